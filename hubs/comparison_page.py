"""What the page of a comparison shows, put together from its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from hubs.bars import Axis, Line, axis_of, lines_of
from hubs.caveats import FEW_KNOWN, NONE_KNOWN, Caveat, caveats_of
from hubs.comparison import ACTUAL, Row
from hubs.forms import ComparisonForm, Hide, Mark, Period, View
from hubs.models import Hub, Indicator
from sources.quantities import number_scale
from translations.languages import current_language

SEPARATOR = "~"


@dataclass(frozen=True)
class Entry:
    """A row with all that its line of the table says. scale: the power of ten its cells share."""

    row: Row
    caveats: list[Caveat]
    scale: int
    is_plan: bool


@dataclass(frozen=True)
class Chart:
    """The bars of one indicator: actual values, then targets, on one scale."""

    indicator: Indicator
    axis: Axis | None
    parts: list[tuple[Entry, list[Line]]]


@dataclass(frozen=True)
class Theme:
    """The entries of one theme, and the same as charts."""

    slug: str
    label: str
    entries: list[Entry]
    charts: list[Chart]


@dataclass(frozen=True)
class Note:
    """One caveat and the entries it is true of."""

    caveat: Caveat
    entries: list[tuple[Indicator, Caveat]]


@dataclass(frozen=True)
class Column:
    """One hub of the comparison. position: from 1; remove_url: the comparison without it."""

    hub: Hub
    position: int
    remove_url: str


@dataclass(frozen=True)
class Page:
    """The whole comparison. empty_count: indicators of which no hub here has a figure."""

    columns: list[Column]
    themes: list[Theme]
    notes: list[Note]
    empty_count: int
    indicator_count: int


def build_page(hubs: Sequence[Hub], rows: Sequence[Row], form: ComparisonForm) -> Page:
    """Put the page of a comparison together; no query runs here. form: valid."""
    entries = [_entry(row) for row in rows]
    empty = [entry for entry in entries if _is_empty(entry, rows)]
    hides = form.cleaned_data.get("hide") == Hide.MISSING
    shown = [entry for entry in entries if not hides or entry not in empty]
    return Page(
        columns=_columns(hubs, form),
        themes=_themes(shown),
        notes=_notes(shown),
        empty_count=len(empty),
        indicator_count=sum(row.kind == ACTUAL for row in rows),
    )


def address(hubs: Sequence[Hub], query: str = "") -> str:
    """Return the address of the comparison of these hubs; of one or none, the builder's."""
    if len(hubs) < 2:
        start = reverse("hubs:compare")
        parts = [f"hub={hub.slug}" for hub in hubs] + [query]
    else:
        start = reverse("hubs:comparison", args=[SEPARATOR.join(hub.slug for hub in hubs)])
        parts = [query]
    return "?".join(filter(None, [start, "&".join(filter(None, parts))]))


def canonical_address(hubs: Sequence[Hub]) -> str:
    """Return the one address of a comparison, in whatever order its hubs are asked for."""
    return address(sorted(hubs, key=lambda hub: hub.slug))


def builder_address(hubs: Sequence[Hub]) -> str:
    """Return the address of the builder with these hubs chosen."""
    return "?".join([reverse("hubs:compare"), "&".join(f"hub={hub.slug}" for hub in hubs)])


def switches_of(hubs: Sequence[Hub], form: ComparisonForm, sets: Sequence[tuple]) -> list[dict]:
    """Return the choices of how a comparison is shown, each option a link.

    form: valid. sets: the sets of indicators to choose from, as (value, label).
    """
    asked = form.cleaned_data
    choices = {
        "view": View.choices,
        "period": Period.choices,
        "mark": Mark.choices,
        "hide": [(None, _("Nothing")), *Hide.choices],
        "set": [(None, _("All")), *sets],
    }
    return [
        {
            "label": form.fields[name].label,
            "options": [
                {
                    "label": label,
                    "url": address(hubs, form.query(**_change(name, value))),
                    "current": asked.get(name) == value and not (name == "set" and asked["ind"]),
                }
                for value, label in options
            ],
        }
        for name, options in choices.items()
    ]


def _change(name: str, value) -> dict:
    """Return what a choice changes: a set of indicators takes the place of single ones."""
    return {name: value, "ind": []} if name == "set" else {name: value}


def _entry(row: Row) -> Entry:
    values = [end for each in row.figures for end in (each.value, each.value_high)]
    scale = number_scale(values, current_language())
    return Entry(row, caveats_of(row), scale, row.kind != ACTUAL)


def _is_empty(entry: Entry, rows: Sequence[Row]) -> bool:
    """Tell whether no hub has a figure, nor a target in the row that follows."""
    indicator = entry.row.indicator
    return not any(row.figures for row in rows if row.indicator == indicator)


def _columns(hubs: Sequence[Hub], form: ComparisonForm) -> list[Column]:
    query = form.query()
    return [
        Column(hub, position, address([each for each in hubs if each != hub], query))
        for position, hub in enumerate(hubs, start=1)
    ]


def _themes(entries: Sequence[Entry]) -> list[Theme]:
    themes = []
    for slug, label in Indicator.Theme.choices:
        of_this = [entry for entry in entries if entry.row.indicator.theme == slug]
        if of_this:
            themes.append(Theme(slug, label, of_this, _charts(of_this)))
    return themes


def _charts(entries: Sequence[Entry]) -> list[Chart]:
    by_indicator: dict[int, list[Entry]] = {}
    for entry in entries:
        by_indicator.setdefault(entry.row.indicator.pk, []).append(entry)
    return [_chart(together) for together in by_indicator.values()]


def _chart(entries: Sequence[Entry]) -> Chart:
    rows = [entry.row for entry in entries]
    axis = axis_of(rows) if any(row.verdict.comparable for row in rows) else None
    parts = [(entry, lines_of(entry.row, axis)) for entry in entries]
    return Chart(rows[0].indicator, axis, parts)


def _notes(entries: Sequence[Entry]) -> list[Note]:
    """Gather what the entries say by what it is; gaps and single targets speak for themselves."""
    notes: dict[str, Note] = {}
    for entry in entries:
        for caveat in entry.caveats:
            if caveat.code != NONE_KNOWN and not (entry.is_plan and caveat.code == FEW_KNOWN):
                note = notes.setdefault(caveat.code, Note(caveat, []))
                note.entries.append((entry.row.indicator, caveat))
    return list(notes.values())
