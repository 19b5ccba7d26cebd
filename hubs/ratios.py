"""Figures per head or per square kilometre, and how each hub stands to one: only what is sound."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from hubs.comparison import ACTUAL, Cell, Row
from hubs.conflicts import conflicts_of, is_settled
from hubs.definitions import do_all, is_same_definition, states_scope
from hubs.models import Figure, Hub, HubFigure, Indicator, Unit
from hubs.quotients import Calculation, Result, divide, subtract
from hubs.selection import select
from hubs.verdicts import DAYS_A_YEAR, MISSING
from sources.models import Claim, Decision

CAPITA, AREA = "capita", "area"
# The indicators that figures are divided by.
DENOMINATORS = {CAPITA: "population", AREA: "land-area"}
# So many of the denominator's unit as make the smallest result of a row at least 1.
FACTORS = {CAPITA: (1, 10_000, 1_000_000), AREA: (1, 100, 10_000)}
NO_DENOMINATOR, NO_PERIOD, OTHER_SCOPE = "no_denominator", "no_period", "other_scope"
NOT_ACTUAL, NOT_COMPARABLE = "not_actual", "not_comparable"
OPEN_CONFLICT, TOO_VAGUE = "open_conflict", "too_vague"
REFUSALS = (
    NO_DENOMINATOR,
    NO_PERIOD,
    OTHER_SCOPE,
    NOT_ACTUAL,
    NOT_COMPARABLE,
    OPEN_CONFLICT,
    TOO_VAGUE,
)
RATIO, DIFFERENCE = "ratio", "difference"
IN_PERCENT = {Unit.Kind.PERCENT, Unit.Kind.PERCENTAGE_POINT}
NOT_AN_AMOUNT = {Indicator.Measure.RANK, Indicator.Measure.GROWTH}


def divide_rows(
    rows: Sequence[Row],
    per: str,
    denominators: Iterable[HubFigure],
    decisions: Sequence[Decision] = (),
) -> list[Row]:
    """Add to each cell its figure per head (CAPITA) or per square kilometre (AREA), or why not.

    denominators: what is sourced of the indicator DENOMINATORS names, loaded by for_cell().
    Only actual figures of indicators that may be divided, in rows that nothing but a missing
    figure keeps from being compared; the denominator is an actual figure of the same hub and
    scope, at most a year away, not contradicted by another.
    Returns rows whose cells have `per` or `per_refused`, where there is a figure to divide.
    """
    by_hub: dict[int, list[HubFigure]] = defaultdict(list)
    for figure in denominators:
        if figure.rank != Claim.Rank.DEPRECATED:
            by_hub[figure.hub_id].append(figure)
    return [
        _divided(row, per, by_hub, decisions) if may_be_divided(row.indicator, per) else row
        for row in rows
    ]


def relate_rows(rows: Sequence[Row], base: Hub) -> list[Row]:
    """Add to each cell how its figure stands to that of one hub: a ratio, or a difference.

    Only in comparable rows of actual figures; percentages differ by percentage points, and
    ranks and rates of growth in other units give nothing.
    """
    return [_related(row, base) for row in rows]


def may_be_divided(indicator: Indicator, per: str) -> bool:
    """Tell whether an indicator makes sense per head or per square kilometre."""
    return indicator.ratio_ok and indicator.slug != DENOMINATORS[per]


def relation_of(indicator: Indicator) -> str | None:
    """Return how two values of an indicator are related: RATIO, DIFFERENCE, or None."""
    if indicator.unit.kind in IN_PERCENT:
        return DIFFERENCE
    is_amount = indicator.measure not in NOT_AN_AMOUNT and indicator.unit.kind != Unit.Kind.RANK
    return RATIO if is_amount else None


def _divided(row: Row, per: str, by_hub: dict, decisions) -> Row:
    if row.kind != ACTUAL:
        return row
    found = [_per(row, cell, by_hub[cell.hub.pk], decisions) for cell in row.cells]
    given = [each for each in found if isinstance(each, Calculation)]
    if not do_all(is_same_definition, [each.other for each in given]):
        found = [OTHER_SCOPE if each in given else each for each in found]
    factor = _factor([each.result for each in given], FACTORS[per])
    cells = [_with_per(cell, each, factor) for cell, each in zip(row.cells, found, strict=True)]
    return replace(row, cells=tuple(cells))


def _with_per(cell: Cell, found: Calculation | str, factor: int) -> Cell:
    if isinstance(found, str):
        return replace(cell, per_refused=found)
    return replace(cell, per=replace(found, result=found.result.times(factor), factor=factor))


def _per(row: Row, cell: Cell, denominators, decisions) -> Calculation | str:
    """Return the figure of a cell divided, or why it is not: '' where there is none."""
    figure = cell.figure
    if figure is None:
        return ""
    if refused := _refused(row, cell):
        return refused
    near = [each for each in denominators if _is_near(figure, each)]
    fitting = [each for each in near if _is_same_scope(figure, each)]
    if not fitting:
        return OTHER_SCOPE if near else NO_DENOMINATOR
    other = _nearest(figure, fitting)
    against = conflicts_of(other, denominators)
    if against and not is_settled(other, against, decisions):
        return OPEN_CONFLICT
    result = divide(figure, other)
    return TOO_VAGUE if result is None else Calculation(result, figure, other)


def _refused(row: Row, cell: Cell) -> str:
    """Return what keeps the figure of a cell from being divided by anything, or ''."""
    checks = {
        NOT_ACTUAL: cell.figure.kind != Figure.Kind.ACTUAL,
        OPEN_CONFLICT: cell.is_open,
        NO_PERIOD: cell.figure.period_end is None,
        TOO_VAGUE: cell.figure.value is None,
        NOT_COMPARABLE: bool(set(row.verdict.reasons) - {MISSING}),
    }
    return next((name for name, is_so in checks.items() if is_so), "")


def _is_near(figure: Figure, other: Figure) -> bool:
    """Tell whether another figure is an actual one, at most a year away."""
    if other.kind != Figure.Kind.ACTUAL or other.period_end is None:
        return False
    return _days_between(figure, other) <= DAYS_A_YEAR


def _is_same_scope(figure: Figure, other: Figure) -> bool:
    """Tell whether a denominator covers the hub as a whole, or just what the figure covers.

    One that says in words what it covers departs from its indicator's definition.
    """
    if other.base_on or other.reference_kind:
        return False
    return not states_scope(other) or (states_scope(figure) and is_same_definition(figure, other))


def _nearest(figure: Figure, others: Sequence[HubFigure]) -> HubFigure:
    least = min(_days_between(figure, other) for other in others)
    return select(each for each in others if _days_between(figure, each) == least).figure


def _days_between(one: Figure, other: Figure) -> int:
    return abs((one.period_end - other.period_end).days)


def _factor(results: Sequence[Result], factors: Sequence[int]) -> int:
    least = min((result.value for result in results), default=1)
    return next((factor for factor in factors if least * factor >= 1), factors[-1])


def _related(row: Row, base: Hub) -> Row:
    relation = relation_of(row.indicator)
    other = next((cell for cell in row.cells if cell.hub == base), None)
    if row.kind != ACTUAL or not row.verdict.comparable or not relation or not _is_sound(other):
        return row
    cells = [
        replace(cell, to_base=_relation(cell.figure, other.figure, relation))
        if cell is not other and _is_sound(cell)
        else cell
        for cell in row.cells
    ]
    return replace(row, cells=tuple(cells))


def _is_sound(cell: Cell | None) -> bool:
    """Tell whether a cell holds an actual value that no other contradicts."""
    figure = cell and cell.figure
    return bool(figure and figure.kind == Figure.Kind.ACTUAL and not cell.is_open)


def _relation(one: HubFigure, other: HubFigure, relation: str) -> Calculation | None:
    result = divide(one, other) if relation == RATIO else subtract(one, other)
    return result and Calculation(result, one, other, relation)
