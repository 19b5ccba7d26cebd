"""What the page of a comparison shows, put together from its rows."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from hubs.bars import Axis, Line, axis_of, by_value, is_divided, lines_of
from hubs.caveats import FEW_KNOWN, NONE_KNOWN, Caveat, caveats_of
from hubs.comparison import ACTUAL, NOT_RECORDED, Row
from hubs.comparison_data import Comparison, known_indicators
from hubs.comparison_options import address
from hubs.comparison_trends import Series, trends_of
from hubs.forms import ComparisonForm
from hubs.models import Hub, HubFigure, Indicator
from hubs.verdicts import MISSING
from sources.quantities import number_scale
from translations.languages import current_language


@dataclass(frozen=True)
class Entry:
    """A row with all that its line of the table says.

    scale: the power of ten its cells share. lines: a cell and its bar a hub, in their order.
    """

    row: Row
    caveats: list[Caveat]
    scale: int
    is_plan: bool
    lines: list[Line]
    axis: Axis | None

    @property
    def by_value(self) -> list[Line]:
        """Return the lines, the greatest value first."""
        return by_value(self.lines)

    @property
    def is_divided(self) -> bool:
        """Tell whether the bars stand for what is calculated per head or area."""
        return is_divided(self.row)


@dataclass(frozen=True)
class Chart:
    """One indicator: actual values, then targets, and the lines over the years."""

    indicator: Indicator
    entries: list[Entry]
    trends: list[Series]


@dataclass(frozen=True)
class Reason:
    """Why some hubs have no figure: a code and the day of the search."""

    missing: str
    searched_on: date | None
    hubs: list[Hub]


@dataclass(frozen=True)
class Gap:
    """An indicator of which no hub has a figure, with the reasons on record."""

    indicator: Indicator
    reasons: list[Reason]


@dataclass(frozen=True)
class Theme:
    """The charts of one theme, their entries for the table, and what is known of no hub."""

    slug: str
    label: str
    charts: list[Chart]
    gaps: list[Gap]

    @property
    def entries(self) -> list[Entry]:
        """Return the entries of all charts, in their order."""
        return [entry for chart in self.charts for entry in chart.entries]


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
    is_base: bool


@dataclass(frozen=True)
class Page:
    """The whole comparison. empty_count: indicators of which no hub here has a figure.

    hidden_count: indicators left out because all hubs have the same value.
    """

    columns: list[Column]
    themes: list[Theme]
    notes: list[Note]
    empty_count: int
    hidden_count: int
    indicator_count: int


def build_page(comparison: Comparison, form: ComparisonForm) -> Page:
    """Put the page of a comparison together; no query runs here. form: valid."""
    known = known_indicators(comparison.rows)
    everything = {row.indicator for row in comparison.rows}
    themes = _themes(comparison, known)
    entries = [entry for theme in themes for entry in theme.entries]
    return Page(
        columns=_columns(comparison.hubs, form),
        themes=themes,
        notes=_notes(entries),
        empty_count=len(everything - known),
        hidden_count=len(known - {row.indicator for row in comparison.shown}),
        indicator_count=len(everything),
    )


def _columns(hubs: Sequence[Hub], form: ComparisonForm) -> list[Column]:
    base = form.cleaned_data.get("base")
    return [
        Column(
            hub,
            position,
            address(
                [each for each in hubs if each != hub],
                form.query(base=None if base == hub.slug else base),
            ),
            base == hub.slug,
        )
        for position, hub in enumerate(hubs, start=1)
    ]


def _themes(comparison: Comparison, known: set[Indicator]) -> list[Theme]:
    """Gather what is shown by theme; what is known of no hub is listed, not tabulated."""
    charts = _charts([row for row in comparison.shown if row.indicator in known], comparison)
    gaps = [_gap(row) for row in comparison.shown if row.indicator not in known]
    themes = [
        Theme(
            slug,
            label,
            [chart for chart in charts if chart.indicator.theme == slug],
            [gap for gap in gaps if gap.indicator.theme == slug],
        )
        for slug, label in Indicator.Theme.choices
    ]
    return [theme for theme in themes if theme.charts or theme.gaps]


def _gap(row: Row) -> Gap:
    reasons: dict[tuple, list[Hub]] = defaultdict(list)
    for cell in row.cells:
        if cell.missing != NOT_RECORDED:
            reasons[cell.missing, cell.searched_on].append(cell.hub)
    return Gap(row.indicator, [Reason(*reason, hubs) for reason, hubs in reasons.items()])


def _charts(rows: Sequence[Row], comparison: Comparison) -> list[Chart]:
    together: dict[Indicator, list[Row]] = defaultdict(list)
    for row in rows:
        together[row.indicator].append(row)
    figures: dict[int, list[HubFigure]] = defaultdict(list)
    for figure in comparison.figures:
        figures[figure.indicator_id].append(figure)
    return [
        Chart(
            indicator,
            _entries(group),
            trends_of(comparison.hubs, figures[indicator.pk], comparison.decisions),
        )
        for indicator, group in together.items()
    ]


def _entries(rows: Sequence[Row]) -> list[Entry]:
    """Return the entries of one indicator; their bars share one scale."""
    drawn = _drawn(rows)
    axis = axis_of(drawn)
    return [_entry(row, axis if row in drawn else None) for row in rows]


def _drawn(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that get bars: comparable ones, and a lone target beside one of them.

    Beside what is divided by something, targets, which are not, get none.
    """
    comparable = [row for row in rows if row.verdict.comparable]
    if any(is_divided(row) for row in rows):
        return [row for row in rows if is_divided(row)]
    return [
        row
        for row in rows
        if row in comparable
        or (comparable and row.kind != ACTUAL and row.verdict.reasons == (MISSING,))
    ]


def _entry(row: Row, axis: Axis | None) -> Entry:
    values = [end for each in row.figures for end in (each.value, each.value_high)]
    return Entry(
        row=row,
        caveats=caveats_of(row),
        scale=number_scale(values, current_language()),
        is_plan=row.kind != ACTUAL,
        lines=lines_of(row, axis),
        axis=axis,
    )


def _notes(entries: Sequence[Entry]) -> list[Note]:
    """Gather what the entries say by what it is; gaps and single targets speak for themselves."""
    notes: dict[str, Note] = {}
    for entry in entries:
        for caveat in entry.caveats:
            if caveat.code != NONE_KNOWN and not (entry.is_plan and caveat.code == FEW_KNOWN):
                note = notes.setdefault(caveat.code, Note(caveat, []))
                note.entries.append((entry.row.indicator, caveat))
    return list(notes.values())
