"""Whether two figures of one indicator speak of the same thing, over the same time."""

from collections.abc import Sequence
from datetime import date
from itertools import combinations

from hubs.models import Figure, Indicator
from translations.texts import texts_of

# What adds up over time: a quarter of it is less than a year.
ADDS_UP = {Indicator.Measure.FLOW, Indicator.Measure.GROWTH, Indicator.Measure.COUNT}
DAYS_A_MONTH = 30.44


def is_same_definition(one: Figure, other: Figure) -> bool:
    """Tell whether base, reference and scope of two figures are the same.

    A scope that only one of them states in words is no difference.
    """
    return (
        one.base_on == other.base_on
        and (one.reference_kind, one.reference_id) == (other.reference_kind, other.reference_id)
        and _is_same_text(one, other, "reference_text")
        and _is_same_text(one, other, "detail")
    )


def family_of(indicator: Indicator) -> tuple[int, int]:
    """Return what all definitions of one thing in one unit have in common."""
    return indicator.variant_of_id or indicator.pk, indicator.unit_id


def is_same_span(one: Figure, other: Figure) -> bool:
    """Tell whether two figures count over equally long times, as far as that matters."""
    if one.window_months or other.window_months:
        return one.window_months == other.window_months
    if one.period_end is None or other.period_end is None:
        return True
    return span_of(one) == span_of(other)


def span_of(figure: Figure) -> int | None:
    """Return over how many months a figure adds up.

    0 for a moment, and for what adds up over nothing; None where the start is unknown.
    """
    if figure.indicator.measure not in ADDS_UP or figure.period_end is None:
        return 0
    if figure.period_start is None:
        return None
    days = (figure.period_end - figure.period_start).days + 1
    return round(days / DAYS_A_MONTH)


def overlap(one: Figure, other: Figure) -> bool:
    """Tell whether two periods share a day; two unknown ones may, one unknown does not.

    A period without start ("by 2026") is its last day.
    """
    if one.period_end is None or other.period_end is None:
        return one.period_end == other.period_end
    return _start(one) <= other.period_end and _start(other) <= one.period_end


def do_all(same, figures: Sequence[Figure]) -> bool:
    """Tell whether a test of two figures holds for every pair of them."""
    return all(same(one, other) for one, other in combinations(figures, 2))


def states_scope(figure: Figure) -> bool:
    """Tell whether a figure says in words what it covers."""
    return any(texts_of(figure, "detail").values())


def _start(figure: Figure) -> date:
    return figure.period_start or figure.period_end


def _is_same_text(one: Figure, other: Figure, field: str) -> bool:
    """Compare a translated text where both have it; one common language that agrees is enough."""
    mine, yours = _words(one, field), _words(other, field)
    if not mine or not yours:
        return True
    return bool(mine.items() & yours.items())


def _words(figure: Figure, field: str) -> dict[str, str]:
    texts = texts_of(figure, field)
    return {language: text.strip().casefold() for language, text in texts.items() if text.strip()}
