"""A quantity as an article states it, at its place."""

from dataclasses import dataclass
from decimal import Decimal

_PERCENT = Decimal(100)


@dataclass(frozen=True)
class Reading:
    """A quantity at its place.

    start, end: with qualifier and unit; number_start: where the number itself begins.
    value: in base units; None when vague. digits: as parse_quantity gives them.
    form: number, fraction, multiple, vague or rank.
    is_weak: the unit comes from a measure word that may count anything.
    is_small: a Han or spelled number up to ten. needs_look: 兆 stands in it.
    is_measured: its unit is known and none of ours, such as MW. power: of its scale word.
    has_prefix: a unit stands before it.
    """

    start: int
    end: int
    number_start: int
    value: Decimal | None
    qualifier: str
    unit: str | None
    form: str = "number"
    value_high: Decimal | None = None
    digits: int | None = None
    fraction: str = ""
    is_weak: bool = False
    is_small: bool = False
    needs_look: bool = False
    is_measured: bool = False
    power: int = 0
    has_prefix: bool = False


def fraction_reading(
    start: int, end: int, number_start: int, fraction: str, leads: set[str]
) -> Reading:
    """Return the percentage of a fraction such as "1/3", to six decimals."""
    above, below = map(Decimal, fraction.split("/"))
    return Reading(
        start,
        end,
        number_start,
        round(_PERCENT * above / below, 6),
        next(iter(leads - {"", "open"}), "exact"),
        "percent",
        form="fraction",
        digits=0,
        fraction=fraction,
    )
