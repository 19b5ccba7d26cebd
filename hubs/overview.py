"""The list of hubs, put together from loaded records: its columns, rows and order."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hubs.forms import HubListForm, Sort
from hubs.models import Absence, Hub, HubFigure, Indicator
from hubs.profile import Row, rows_of
from translations.texts import Text, text_of, texts_of

LATIN, HAN = ("en", "vi"), ("zh-hans", "zh-hant")
# What sorts by a count starts with the largest, what sorts by name with the first.
SORTED_BY = {
    Sort.FIGURES: lambda hub: (hub.sourced_count, hub.figure_count),
    Sort.COMPANIES: lambda hub: hub.company_count,
    Sort.UPDATED: lambda hub: hub.updated_at,
}


@dataclass(frozen=True)
class Cell:
    """What is known of one hub and indicator. absence: why nothing is, where somebody looked."""

    row: Row
    absence: Absence | None


@dataclass(frozen=True)
class HubRow:
    """A hub with a cell an indicator. second_name: its name in another script, or None."""

    hub: Hub
    second_name: Text | None
    cells: tuple[Cell, ...]

    @property
    def has_news(self) -> bool:
        """Tell whether any cell says more than that there is no figure."""
        return any(cell.row.figures or cell.absence for cell in self.cells)


@dataclass(frozen=True)
class Heading:
    """The head of a column that sorts. url: the list sorted by it, the other way if it is now."""

    url: str
    sorted: str


def rows_for(
    hubs: Sequence[Hub],
    indicators: Sequence[Indicator],
    figures: Iterable[HubFigure],
    absences: Iterable[Absence],
) -> list[HubRow]:
    """Line up what is known of hubs, in their order; no query runs here.

    figures: of these hubs and indicators, loaded by for_cell().
    """
    by_hub: dict[int, list[HubFigure]] = defaultdict(list)
    for figure in figures:
        by_hub[figure.hub_id].append(figure)
    known = {pk: rows_of(of_hub) for pk, of_hub in by_hub.items()}
    reasons = {(absence.hub_id, absence.indicator_id): absence for absence in absences}
    return [
        HubRow(
            hub,
            second_name(hub),
            tuple(
                Cell(
                    known.get(hub.pk, {}).get(each.pk, Row(each, ())),
                    reasons.get((hub.pk, each.pk)),
                )
                for each in indicators
            ),
        )
        for hub in hubs
    ]


def in_order(hubs: Sequence[Hub], sort: str) -> list[Hub]:
    """Sort hubs that come by name; a hub with nothing to sort by is last in both directions.

    hubs: with `sourced_count`, `figure_count` and `company_count`.
    """
    backwards, by = sort.startswith("-"), SORTED_BY.get(Sort(sort.lstrip("-")))
    if by is None:
        return list(reversed(hubs)) if backwards else list(hubs)
    unknown = [hub for hub in hubs if not _is_known(by(hub))]
    known = [hub for hub in hubs if hub not in unknown]
    return sorted(known, key=by, reverse=not backwards) + unknown


def headings(form: HubListForm) -> dict[str, Heading]:
    """Return the columns that sort, by the name of their order. form: valid."""
    return {name: _heading(form, Sort(name)) for name in (Sort.NAME, *SORTED_BY)}


def second_name(hub: Hub) -> Text | None:
    """Return the name a place has in the other script: Han for Latin and Latin for Han."""
    here, names = text_of(hub, "name"), texts_of(hub, "name")
    others = LATIN if here.language in HAN else HAN
    found = next((language for language in others if names[language]), None)
    return Text(names[found], found, here.wanted) if found else None


def _heading(form: HubListForm, sort: Sort) -> Heading:
    now = form.cleaned_data["sort"]
    rises = (sort == Sort.NAME) != now.startswith("-")
    if now.lstrip("-") != sort:
        return Heading(form.query(sort=sort), "none")
    other = sort if now.startswith("-") else f"-{sort}"
    return Heading(form.query(sort=other), "ascending" if rises else "descending")


def _is_known(value) -> bool:
    return any(value) if isinstance(value, tuple) else bool(value)
