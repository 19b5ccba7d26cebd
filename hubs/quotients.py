"""One figure divided by another or taken from it, saying no more than their bounds allow."""

from dataclasses import dataclass, replace
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Decimal

from hubs.bounds import interval_of, is_order_known
from hubs.models import Figure

EXACT, OVER, UNDER, ABOUT, RANGE = "exact", "over", "under", "about", "range"
UP, DOWN = {OVER, "at_least"}, {UNDER, "at_most"}
# What a bound says of a result that falls when the bounded value grows.
FLIPPED = {
    OVER: UNDER,
    "at_least": "at_most",
    UNDER: OVER,
    "at_most": "at_least",
    "nearly": ABOUT,
}
LEAST_SIGNIFICANT, MOST_SIGNIFICANT = 2, 3


@dataclass(frozen=True)
class Result:
    """What a calculation gives. value, value_high, qualifier: as a figure has them.

    digits: decimals to print, negative left of the point, as a figure has them.
    """

    value: Decimal
    qualifier: str = EXACT
    value_high: Decimal | None = None
    digits: int = 0

    def times(self, factor: int) -> "Result":
        """Return the result for so many of what it is divided by; factor: a power of ten."""
        shift = Decimal(factor).adjusted()
        high = None if self.value_high is None else self.value_high * factor
        return replace(self, value=self.value * factor, value_high=high, digits=self.digits - shift)


@dataclass(frozen=True)
class Calculation:
    """A result and the two figures that it is made of; each carries its own citation.

    relation: "per", "ratio" or "difference". factor: per so many of the denominator's unit.
    """

    result: Result
    one: Figure
    other: Figure
    relation: str = "per"
    factor: int = 1

    @property
    def parts(self) -> tuple[Figure, Figure]:
        """Return the two figures in the order of the formula."""
        return self.one, self.other


def divide(one: Figure, other: Figure) -> Result | None:
    """Return one / other, None where bounds or vague words make the quotient meaningless.

    Both must be above zero. Printed with three significant digits at most, or those of the
    coarser figure, yet never fewer than two; a bound is rounded to its safe side.
    """
    qualifier = _joined(one.qualifier, _flipped(other.qualifier))
    if qualifier is None or not (_is_positive(one) and _is_positive(other)):
        return None
    low, high = one.value / _high(other), _high(one) / other.value
    digits = _significant(one, other) - 1 - low.adjusted()
    return _rounded(low, high, qualifier, digits)


def subtract(one: Figure, other: Figure) -> Result | None:
    """Return one − other, None where it is not even certain which of them is greater.

    Printed with the decimals of the coarser figure, or the finer one where nothing were left.
    """
    qualifier = _joined(one.qualifier, _flipped(other.qualifier))
    if qualifier is None or not is_order_known(interval_of(one), interval_of(other)):
        return None
    low, high = one.value - _high(other), _high(one) - other.value
    coarse, *_, fine = sorted(max(0, _decimals(each)) for each in (one, other))
    result = _rounded(low, high, qualifier, coarse)
    if low and not result.value:
        result = _rounded(low, high, qualifier, fine)
    # That it is more by more than nothing is no number to print.
    return None if qualifier != EXACT and not result.value else result


def turned(result: Result) -> Result:
    """Return the result times −1: over −2 becomes under 2."""
    if result.value_high is not None:
        return replace(result, value=-result.value_high, value_high=-result.value)
    return replace(result, value=-result.value, qualifier=_flipped(result.qualifier))


def _flipped(qualifier: str) -> str:
    return FLIPPED.get(qualifier, qualifier)


def _joined(one: str, other: str) -> str | None:
    """Return what two qualifiers say together, None where that is nothing.

    other: flipped, so that both push the result the same way or against each other.
    """
    if EXACT in (one, other):
        both = other if one == EXACT else one
    elif one == other:
        both = one
    else:
        known = ((UP, OVER), (DOWN, UNDER), ({ABOUT, "nearly"}, ABOUT))
        both = next((name for group, name in known if {one, other} <= group), None)
    return None if both == "vague" else both


def _is_positive(figure: Figure) -> bool:
    return figure.value is not None and figure.value > 0


def _high(figure: Figure) -> Decimal:
    return figure.value if figure.value_high is None else figure.value_high


def _rounded(low: Decimal, high: Decimal, qualifier: str, digits: int) -> Result:
    if qualifier == RANGE:
        ends = _quantized(low, digits, ROUND_FLOOR), _quantized(high, digits, ROUND_CEILING)
        return Result(ends[0], RANGE, ends[1], digits)
    mode = ROUND_HALF_UP
    if qualifier in UP:
        mode = ROUND_FLOOR
    elif qualifier in DOWN:
        mode = ROUND_CEILING
    return Result(_quantized(low, digits, mode), qualifier, None, digits)


def _quantized(value: Decimal, digits: int, mode: str) -> Decimal:
    return value.quantize(Decimal(1).scaleb(-digits), mode)


def _significant(one: Figure, other: Figure) -> int:
    """Return how many significant digits a quotient is printed with."""
    coarser = min(each.value.adjusted() + 1 + _decimals(each) for each in (one, other))
    return min(MOST_SIGNIFICANT, max(LEAST_SIGNIFICANT, coarser))


def _decimals(figure: Figure) -> int:
    """Return how many decimals a source prints, those of the value where that is not known."""
    if figure.digits is not None:
        return figure.digits
    return max(0, -figure.value.normalize().as_tuple().exponent)
