"""Figures of several hubs side by side, and whether they may be compared."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from hubs.conflicts import conflicts_of, is_settled
from hubs.definitions import family_of, span_of
from hubs.models import Absence, Figure, Hub, HubFigure, Indicator
from hubs.quotients import Calculation
from hubs.selection import is_plan, select
from hubs.verdicts import Verdict, extremes_of, judge
from sources.models import Decision

ACTUAL, TARGET = "actual", "target"
LATEST, COMMON = "latest", "common"
HIDE_MISSING, HIDE_SAME = "missing", "same"
NOT_RECORDED = "not_recorded"
NO_COMMON_PERIOD = "no_common_period"


@dataclass(frozen=True)
class Cell:
    """What one hub has in one row: a figure, or the reason why there is none.

    missing: not_found, not_applicable, withheld or not_recorded; "" beside a figure.
    conflicts: the figures that contradict the one shown, settled or not.
    is_open: a conflict that the editors have not settled.
    is_off_period: another period than most cells of the row.
    has_plan: there is a target or forecast, in the row that follows.
    other: where there is no figure, the one of another definition of the same thing.
    per, per_refused: the figure per head or area, or why it cannot be had; from hubs.ratios.
    to_base: how the figure stands to that of one hub; from hubs.ratios.
    """

    hub: Hub
    figure: HubFigure | None = None
    missing: str = ""
    searched_on: date | None = None
    selected_by: str = ""
    conflicts: tuple[HubFigure, ...] = ()
    is_open: bool = False
    is_off_period: bool = False
    has_plan: bool = False
    other: HubFigure | None = None
    per: Calculation | None = None
    per_refused: str = ""
    to_base: Calculation | None = None

    @property
    def actual(self) -> HubFigure | None:
        """Return the figure, by the name that hubs/_differing.html reads."""
        return self.figure

    @property
    def differing(self) -> tuple[HubFigure, ...]:
        """Return the figure and those that contradict it, the lowest value first."""
        together = (self.figure, *self.conflicts) if self.conflicts else ()
        return tuple(sorted(together, key=lambda figure: figure.value))


@dataclass(frozen=True)
class Row:
    """One indicator across the hubs: actual values, or targets and forecasts.

    cells: one a hub, in the hubs' order. highest, lowest: the hubs whose values are certainly
    that, None where the row is not comparable, there is a tie, or it holds plans.
    """

    indicator: Indicator
    kind: str
    cells: tuple[Cell, ...]
    verdict: Verdict
    highest: Hub | None = None
    lowest: Hub | None = None

    @property
    def figures(self) -> list[HubFigure]:
        """Return the figures shown, in the order of the cells."""
        return [cell.figure for cell in self.cells if cell.figure]


@dataclass(frozen=True)
class _Asked:
    """What all rows of one comparison share."""

    hubs: Sequence[Hub]
    decisions: Sequence[Decision]
    period: str


@dataclass(frozen=True)
class _Known:
    """What is known of one indicator: figures and absence by the hub's id.

    others: the figures of its other definitions, by the hub's id too.
    """

    figures: dict[int, list[HubFigure]]
    absences: dict[int, Absence]
    others: dict[int, list[HubFigure]] = field(default_factory=dict)


def compare(
    hubs: Sequence[Hub],
    indicators: Sequence[Indicator],
    figures: Iterable[HubFigure],
    *,
    absences: Iterable[Absence] = (),
    decisions: Sequence[Decision] = (),
    period: str = LATEST,
) -> list[Row]:
    """Line up the figures of several hubs, one row per indicator in the order given.

    figures: loaded by for_cell(), so no query runs here; those of other hubs or indicators
    are passed over, but for other definitions of what a hub has no figure of; deprecated ones
    are never shown.
    period: LATEST takes each hub's own latest, COMMON the latest that all hubs with figures
    have, where there is one.
    Returns a row of kind ACTUAL per indicator and, right after it, one of kind TARGET where
    any hub has a target or forecast; row.cells has shape (len(hubs),).
    Units: those of the indicator. Targets and forecasts never fill an actual cell.
    Errors: none; an empty sequence gives an empty list.
    Source: each cell's figure carries its own citation.
    """
    asked = _Asked(hubs, decisions, period)
    figures = list(figures)
    known = _by_indicator(figures, absences)
    families = _by_family(figures)
    rows = []
    for indicator in indicators if hubs else ():
        actual = _split(known[indicator.pk], plans=False)
        actual = replace(actual, others=_defined_otherwise(indicator, families))
        plans = _split(known[indicator.pk], plans=True)
        rows.append(_row(asked, indicator, ACTUAL, actual, planned=plans.figures))
        if any(hub.pk in plans.figures for hub in hubs):
            rows.append(_row(asked, indicator, TARGET, plans))
    return rows


def period_key(figure: Figure) -> tuple:
    """Return what makes two figures of a row be of the same period; sorts by time.

    A stock of a year is the one at its end; what adds up needs the same span too.
    """
    span = figure.window_months or span_of(figure)
    return (figure.period_end or date.min, span if span is not None else -1)


def _by_indicator(figures, absences) -> dict[int, _Known]:
    known = defaultdict(lambda: _Known(defaultdict(list), {}))
    for figure in figures:
        known[figure.indicator_id].figures[figure.hub_id].append(figure)
    for absence in absences:
        known[absence.indicator_id].absences[absence.hub_id] = absence
    return known


def _by_family(figures: Sequence[HubFigure]) -> dict[tuple, list[HubFigure]]:
    """Gather the actual figures of all definitions of one thing in one unit."""
    families = defaultdict(list)
    for figure in figures:
        if not is_plan(figure):
            families[family_of(figure.indicator)].append(figure)
    return families


def _defined_otherwise(indicator: Indicator, families) -> dict[int, list[HubFigure]]:
    found = defaultdict(list)
    for figure in families.get(family_of(indicator), ()):
        if figure.indicator_id != indicator.pk:
            found[figure.hub_id].append(figure)
    return found


def _split(known: _Known, *, plans: bool) -> _Known:
    """Return what is known of actual values alone, or of plans alone.

    That something was not found, or is withheld, says nothing of plans for it.
    """
    kept = {
        hub: [figure for figure in group if is_plan(figure) == plans]
        for hub, group in known.figures.items()
    }
    absences = {
        hub: absence
        for hub, absence in known.absences.items()
        if not plans or absence.reason == Absence.Reason.NOT_APPLICABLE
    }
    return _Known({hub: group for hub, group in kept.items() if group}, absences)


def _row(asked: _Asked, indicator: Indicator, kind: str, known: _Known, planned=()) -> Row:
    groups = [known.figures.get(hub.pk, []) for hub in asked.hubs]
    candidates, notes = _of_common_period(groups) if asked.period == COMMON else (groups, ())
    selections = [select(group) for group in candidates]
    usual = _usual_period([chosen.figure for chosen in selections if chosen])
    cells = []
    for hub, group, chosen in zip(asked.hubs, groups, selections, strict=True):
        has_plan = hub.pk in planned
        if chosen:
            cell = _filled(hub, chosen, group, asked.decisions, usual, has_plan)
        else:
            cell = _empty(hub, known.absences.get(hub.pk), has_plan)
            other = select(known.others.get(hub.pk, ()))
            cell = replace(cell, other=other and other.figure)
        cells.append(cell)
    return _judged(Row(indicator, kind, tuple(cells), Verdict(notes=notes)))


def _of_common_period(groups: list[list[HubFigure]]) -> tuple[list[list[HubFigure]], tuple]:
    """Keep, of every hub, the figures of the latest period that all have; all where none is."""
    filled = [group for group in groups if group]
    known = [{period_key(figure) for figure in group if figure.period_end} for group in filled]
    common = set.intersection(*known) if known else set()
    if common:
        latest = max(common)
        return [[each for each in group if period_key(each) == latest] for group in groups], ()
    is_missed = len(filled) > 1 and any(known)
    return groups, (NO_COMMON_PERIOD,) if is_missed else ()


def _usual_period(figures: list[HubFigure]) -> tuple | None:
    """Return the most common period, of several the latest."""
    counted = Counter(period_key(figure) for figure in figures)
    return max(counted, key=lambda key: (counted[key], key), default=None)


def _filled(hub, chosen, group, decisions, usual, has_plan) -> Cell:
    conflicting = tuple(conflicts_of(chosen.figure, group))
    return Cell(
        hub,
        figure=chosen.figure,
        selected_by=chosen.selected_by,
        conflicts=conflicting,
        is_open=bool(conflicting) and not is_settled(chosen.figure, conflicting, decisions),
        is_off_period=period_key(chosen.figure) != usual,
        has_plan=has_plan,
    )


def _empty(hub: Hub, absence: Absence | None, has_plan: bool) -> Cell:
    if absence is None:
        return Cell(hub, missing=NOT_RECORDED, has_plan=has_plan)
    return Cell(hub, missing=absence.reason, searched_on=absence.searched_on, has_plan=has_plan)


def _judged(row: Row) -> Row:
    """Add the verdict to what a row's own notes say, and the extremes where it allows them."""
    verdict = judge(
        row.indicator,
        row.figures,
        is_open=any(cell.is_open for cell in row.cells),
        is_settled=any(cell.conflicts and not cell.is_open for cell in row.cells),
        has_other=any(cell.other for cell in row.cells),
        notes=row.verdict.notes,
    )
    row = replace(row, verdict=verdict)
    if row.kind != ACTUAL or not verdict.comparable:
        return row
    highest, lowest = extremes_of(row.indicator, row.figures)
    return replace(row, highest=highest and highest.hub, lowest=lowest and lowest.hub)
