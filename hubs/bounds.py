"""What a figure's value and qualifier say together: the interval its true value lies in."""

from dataclasses import dataclass
from decimal import Decimal

from hubs.models import Figure

INFINITY = Decimal("Infinity")
# How far "about" and "nearly" may be off, as a share of the value.
LOOSENESS = Decimal("0.1")


@dataclass(frozen=True)
class Interval:
    """All values from low to high, in the indicator's unit; an open end is not among them."""

    low: Decimal
    high: Decimal
    is_open_low: bool = False
    is_open_high: bool = False

    @property
    def is_point(self) -> bool:
        """Tell whether only one value is possible."""
        return self.low == self.high

    def is_above(self, other: "Interval") -> bool:
        """Tell whether every value here is greater than every value there."""
        if self.low == other.high:
            return self.is_open_low or other.is_open_high
        return self.low > other.high

    def widened(self, share: Decimal) -> "Interval":
        """Return the interval with each end moved out by a share of itself, ends included."""
        return Interval(self.low - _part(self.low, share), self.high + _part(self.high, share))


def interval_of(figure: Figure) -> Interval:
    """Return the interval of a figure: over 25,000 → above 25,000 without end; vague → all."""
    value = figure.value
    match figure.qualifier:
        case "over":
            return Interval(value, INFINITY, is_open_low=True)
        case "at_least":
            return Interval(value, INFINITY)
        case "under":
            return Interval(-INFINITY, value, is_open_high=True)
        case "at_most":
            return Interval(-INFINITY, value)
        case "range":
            return Interval(value, figure.value_high)
        case "nearly":
            return Interval(value - _part(value, LOOSENESS), value, is_open_high=True)
        case "about":
            return Interval(value, value).widened(LOOSENESS)
        case "vague":
            return Interval(-INFINITY, INFINITY)
    return Interval(value, value)


def is_order_known(one: Interval, other: Interval) -> bool:
    """Tell whether it is certain which of two is greater, or that they are equal."""
    if one.is_point and other.is_point:
        return True
    return one.is_above(other) or other.is_above(one)


def disagree(one: Interval, other: Interval, tolerance: Decimal) -> bool:
    """Tell whether two intervals for the same thing cannot both be right.

    Two points: more than `tolerance` apart, as a share of the greater. Others: still apart
    when each is widened by it, so that "over 25,000" and "25,000" agree.
    """
    if one.is_point and other.is_point:
        greater = max(abs(one.low), abs(other.low))
        return abs(one.low - other.low) > tolerance * greater
    first, second = one.widened(tolerance), other.widened(tolerance)
    return first.low > second.high or second.low > first.high


def _part(end: Decimal, share: Decimal) -> Decimal:
    return abs(end) * share if end.is_finite() else Decimal(0)
