"""How long the bars of one indicator are: a shared scale from zero, drawn as SVG attributes."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from hubs.comparison import Cell, Row
from hubs.models import Figure
from hubs.quotients import Result

# The rest of the width is left for the arrow of an open end.
WIDTH = Decimal(94)
ARROWS = {"over": "up", "at_least": "up", "under": "down", "at_most": "down"}
LOOSE = {"nearly", "about"}
LOOSE_PART = Decimal("0.1")


@dataclass(frozen=True)
class Bar:
    """One bar. x, width, tip: percentages of the drawing as attributes take them ("62.50").

    arrow: "up" or "down" where the source gives a bound. loose_x, loose_width: the part at the
    end that is not certain ("about", "nearly", a range), or "".
    """

    x: str
    width: str
    tip: str
    arrow: str = ""
    loose_x: str = ""
    loose_width: str = ""


@dataclass(frozen=True)
class Line:
    """One hub in a row. position: its place in the comparison, from 1, which colours it.

    amount: what its bar stands for, a figure or the result of a calculation.
    """

    cell: Cell
    position: int
    amount: Figure | Result | None
    bar: Bar | None


@dataclass(frozen=True)
class Axis:
    """A scale from the lowest of the values and zero to the highest of them and zero."""

    low: Decimal
    high: Decimal
    width: Decimal = WIDTH

    def at(self, value: Decimal) -> Decimal:
        """Return where a value stands, in percent of the width."""
        return (value - self.low) / (self.high - self.low) * self.width

    @property
    def zero(self) -> str:
        """Return where zero stands, as an attribute."""
        return f"{self.at(Decimal(0)):.2f}"


def axis_of(rows: Sequence[Row]) -> Axis | None:
    """Return the scale that the rows of one indicator share; None where all is zero or vague."""
    return axis_over([each for row in rows for each in amounts_of(row)])


def axis_over(amounts: Sequence[Figure | Result | None]) -> Axis | None:
    """Return the scale that amounts share; None where all is zero or vague."""
    values = [_top(each) for each in amounts if _has_value(each)]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    return Axis(low, high) if low < high else None


def is_divided(row: Row) -> bool:
    """Tell whether two cells or more are given per head or area, so that those are compared."""
    return sum(cell.per is not None for cell in row.cells) > 1


def amounts_of(row: Row) -> list[Figure | Result | None]:
    """Return what the bars of a row stand for, one a cell: its figures, or all of them divided."""
    if is_divided(row):
        return [cell.per and cell.per.result for cell in row.cells]
    return [cell.figure for cell in row.cells]


def lines_of(row: Row, axis: Axis | None) -> list[Line]:
    """Return a line a hub, in the order of the cells.

    axis: None draws no bars, for a bar invites to compare.
    """
    return [
        Line(cell, position, amount, bar_of(amount, axis) if axis and _has_value(amount) else None)
        for position, (cell, amount) in enumerate(
            zip(row.cells, amounts_of(row), strict=True), start=1
        )
    ]


def by_value(lines: Sequence[Line]) -> list[Line]:
    """Sort lines, the greatest value first, those without a value last."""
    return sorted(lines, key=_place)


def _place(line: Line) -> tuple:
    if not _has_value(line.amount):
        return True, line.cell.figure is None, 0
    return False, False, -line.amount.value


def _has_value(amount: Figure | Result | None) -> bool:
    return amount is not None and amount.value is not None


def bar_of(figure: Figure | Result, axis: Axis) -> Bar:
    """Return the bar of a figure that has a value."""
    zero, tip = axis.at(Decimal(0)), axis.at(_top(figure))
    solid = _solid_end(figure, zero, axis)
    is_loose = solid != tip
    return Bar(
        x=_text(min(zero, solid)),
        width=_text(abs(solid - zero)),
        tip=_text(tip),
        arrow=ARROWS.get(figure.qualifier, ""),
        loose_x=_text(min(solid, tip)) if is_loose else "",
        loose_width=_text(abs(tip - solid)) if is_loose else "",
    )


def _solid_end(figure: Figure | Result, zero: Decimal, axis: Axis) -> Decimal:
    if figure.qualifier == Figure.Qualifier.RANGE:
        return axis.at(figure.value)
    part = LOOSE_PART if figure.qualifier in LOOSE else 0
    return zero + (axis.at(figure.value) - zero) * (1 - part)


def _top(figure: Figure | Result) -> Decimal:
    return figure.value_high if figure.value_high is not None else figure.value


def _text(share: Decimal) -> str:
    return f"{share:.2f}"
