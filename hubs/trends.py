"""How one indicator of one subject moved: only what may be set side by side, nothing guessed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hubs.bars import Axis, Bar, axis_over, bar_of
from hubs.conflicts import conflicts_of
from hubs.definitions import is_same_definition, is_same_span
from hubs.models import Figure, Indicator, Unit
from hubs.selection import best_first, is_plan, tier_of

FEWEST_IN_LINE = 3
FEWEST_BARS = 2
WHOLE = Axis(Decimal(0), Decimal(100), width=Decimal(100))
RELATIVE = (Figure.Reference.COMPARED_WITH, Figure.Reference.ABOVE, Figure.Reference.RANK_AMONG)
SPARK_WIDTH, SPARK_HEIGHT, SPARK_MARGIN = 120, 32, 4


@dataclass(frozen=True)
class Change:
    """What became of a value, in percentage points or in per cent of the earlier one."""

    earlier: Figure
    later: Figure
    amount: Decimal
    in_points: bool


@dataclass(frozen=True)
class Spark:
    """A small line, as SVG attributes take it. points: "4.00,28.00 116.00,4.00"."""

    first: Figure
    last: Figure
    points: str
    end: tuple[str, str]
    width: int = SPARK_WIDTH
    height: int = SPARK_HEIGHT


@dataclass(frozen=True)
class Line:
    """One figure, its bar or None, and whether it speaks of what is to come."""

    figure: Figure
    bar: Bar | None
    is_plan: bool


@dataclass(frozen=True)
class Trend:
    """An indicator's figures as drawn. lines: a line a figure, the best first.

    is_whole: the bars are parts of a hundred per cent.
    """

    lines: tuple[Line, ...]
    is_whole: bool
    zero: str
    spark: Spark | None
    change: Change | None


def trend_of(figures: Sequence[Figure]) -> Trend:
    """Draw what may be drawn of one subject's figures of one indicator.

    figures: the best first, loaded by for_cell(), so no query runs here. Shares of a whole are
    bars of it; what has comparable periods is bars from one zero.
    """
    points = comparable_points(figures)
    axis, drawn = _axis_of(figures, points)
    return Trend(
        lines=tuple(
            Line(each, bar_of(each, axis) if each in drawn else None, is_plan(each))
            for each in figures
        ),
        is_whole=axis is WHOLE,
        zero=axis.zero if axis else "",
        spark=spark_of(points),
        change=change_of(figures),
    )


def comparable_points(figures: Sequence[Figure]) -> tuple[Figure, ...]:
    """Return the figures that may be set beside the one shown, and that one, the oldest first.

    The first that is no plan is the one shown. Beside it may stand what says the same of
    another known period, over an equally long time, from its source or one as near to the
    fact: one figure a period, chosen by hubs.selection.
    """
    shown = next((figure for figure in figures if not is_plan(figure)), None)
    if shown is None:
        return ()
    by_end: dict = {}
    for figure in best_first(each for each in figures if _may_stand_beside(each, shown)):
        by_end.setdefault(figure.period_end, figure)
    return tuple(by_end[end] for end in sorted(by_end)) if shown in by_end.values() else ()


def change_of(figures: Sequence[Figure]) -> Change | None:
    """Return how the figure shown differs from the one before it, None where that is unsure.

    Only between actual, exact values of one source and definition that nothing contradicts:
    a bound gives no difference.
    """
    points = comparable_points(figures)
    shown = next((figure for figure in figures if not is_plan(figure)), None)
    if shown not in points or not _is_certain(shown, figures):
        return None
    own = [each for each in figures if each.source_id == shown.source_id]
    before = [each for each in comparable_points(own) if each.period_end < shown.period_end]
    if not before or not _is_certain(before[-1], figures):
        return None
    return _difference(before[-1], shown)


def spark_of(points: Sequence[Figure]) -> Spark | None:
    """Draw three or more exact values as a line over time, from the lowest to the highest."""
    exact = [point for point in points if point.qualifier == Figure.Qualifier.EXACT]
    if len(exact) < FEWEST_IN_LINE:
        return None
    days = [point.period_end.toordinal() for point in exact]
    values = [point.value for point in exact]
    places = [
        (
            _place(day, min(days), max(days), SPARK_WIDTH),
            # Down the picture is up the scale.
            _place(-value, -max(values), -min(values), SPARK_HEIGHT),
        )
        for day, value in zip(days, values, strict=True)
    ]
    return Spark(
        first=exact[0],
        last=exact[-1],
        points=" ".join(f"{x},{y}" for x, y in places),
        end=places[-1],
    )


def _may_stand_beside(figure: Figure, shown: Figure) -> bool:
    return (
        not is_plan(figure)
        and figure.value is not None
        and figure.period_end is not None
        and _is_of_one_length(figure, shown)
        and is_same_span(figure, shown)
        and is_same_definition(figure, shown)
        and (figure.source_id == shown.source_id or tier_of(figure.source) == tier_of(shown.source))
    )


def _is_of_one_length(one: Figure, other: Figure) -> bool:
    """Tell whether both speak of a year, or both of a quarter; a stock is a stock at any time."""
    is_stock = one.indicator.measure == Indicator.Measure.STOCK
    return is_stock or one.precision == other.precision


def _is_certain(figure: Figure, figures: Sequence[Figure]) -> bool:
    return (
        figure.kind == Figure.Kind.ACTUAL
        and figure.qualifier == Figure.Qualifier.EXACT
        and not conflicts_of(figure, figures)
    )


def _difference(earlier: Figure, later: Figure) -> Change | None:
    kind = later.indicator.unit.kind
    if kind == Unit.Kind.RANK or later.indicator.measure == Indicator.Measure.RANK:
        return None
    gap = later.value - earlier.value
    if kind in (Unit.Kind.PERCENT, Unit.Kind.PERCENTAGE_POINT):
        return Change(earlier, later, gap, in_points=True)
    if earlier.value <= 0:
        return None
    return Change(earlier, later, gap / earlier.value * 100, in_points=False)


def _axis_of(
    figures: Sequence[Figure], points: Sequence[Figure]
) -> tuple[Axis | None, Sequence[Figure]]:
    """Return the scale of the bars, and the figures that get one."""
    whole = [figure for figure in figures if _is_part_of_whole(figure)]
    if whole:
        return WHOLE, whole
    axis = axis_over(points) if len(points) >= FEWEST_BARS else None
    return axis, points if axis else ()


def _is_part_of_whole(figure: Figure) -> bool:
    indicator = figure.indicator
    return (
        indicator.measure == Indicator.Measure.SHARE
        and indicator.unit.kind == Unit.Kind.PERCENT
        and figure.reference_kind not in RELATIVE
        and figure.value is not None
        and 0 <= figure.value <= 100
        and (figure.value_high is None or figure.value_high <= 100)
    )


def _place(value, low, high, length: int) -> str:
    """Return where a value stands on a length with a margin at both ends, as an attribute."""
    share = Decimal(value - low) / Decimal(high - low) if high > low else Decimal("0.5")
    return f"{SPARK_MARGIN + share * (length - 2 * SPARK_MARGIN):.2f}"
