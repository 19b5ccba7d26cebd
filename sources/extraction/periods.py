"""Build periods out of years, quarters, months and days."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class Period:
    """What a figure speaks of: first and last day, None where open, and how exact they are."""

    start: date | None
    end: date | None
    precision: str


def years(first: int, last: int) -> Period:
    """Return the period of whole years."""
    precision = "year" if first == last else "range"
    return Period(date(first, 1, 1), date(last, 12, 31), precision)


def month_span(year: int, first: int, last: int, precision: str) -> Period | None:
    """Return the period of whole months of a year, None for months there are not."""
    if not 1 <= first <= last <= 12:
        return None
    return Period(date(year, first, 1), date(year, last, monthrange(year, last)[1]), precision)


def day_period(year: int, month: int, day: int) -> Period | None:
    """Return the period of one day, None where the calendar has none."""
    if not (1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]):
        return None
    return Period(date(year, month, day), date(year, month, day), "day")


def first_months(year: int, count: int) -> Period | None:
    """Return the period of so many months from January."""
    precision = {3: "quarter", 6: "half"}.get(count, "range")
    return month_span(year, 1, count, precision)


def quarter_period(year: int, quarter: int) -> Period | None:
    """Return the period of a quarter, 1 to 4."""
    return month_span(year, 3 * quarter - 2, 3 * quarter, "quarter")


def half_period(year: int, half: int) -> Period | None:
    """Return the period of a half-year, 1 or 2."""
    return month_span(year, 6 * half - 5, 6 * half, "half")
