"""Judge whether a quantity is likely a claim at all, and what an editor should check."""

import re

from .matching import Match
from .meaning import Sense, When
from .passages import Paragraph
from .quantity import Reading
from .subjects import Subject

LEAST_SCORE = 3
_SURE_SCORE = 9
_SURE_UNITS = ("percent", "percentage_point", "cny", "usd", "eflops", "per_km2", "km2", "rank")
_SPANS = ("years", "months")
_CLOSE_CALL = 1.0
_LARGE = 100
_MONEY = ("cny", "usd")
_LEAST_SUM = 100_000
_SCALED = 4
_LIKE_PRICE = 4
_HEAD_WINDOW = 40
_A_HEAD = re.compile(r"per capita|per person|a head|bình quân|đầu người|人均|均")


def score_of(
    paragraph: Paragraph,
    reading: Reading,
    sense: Sense,
    match: Match | None,
    subject: Subject,
    when: When,
    *,
    is_remote: bool,
) -> int:
    """Add up what speaks for a claim: unit, indicator, subject, time; and what against it.

    is_remote: neither the paragraph nor its neighbours name a known subject.
    """
    if reading.unit in _SPANS and match is None:
        return 0
    if reading.is_small and reading.is_weak and match is None:
        return 0
    score = _score_of_unit(reading)
    score += {"sentence": 2, "paragraph": 1, "article": 0, "none": -1}[subject.how]
    score += 3 if match else 0
    score += when.period is not None and when.how == "sentence"
    score += reading.qualifier not in ("exact", "vague")
    score += sense.is_growth or sense.is_share
    score -= 3 if not paragraph.is_prose else 0
    score -= 3 if is_remote else 0
    score -= _LIKE_PRICE if not match and _is_price(paragraph, reading) else 0
    if not match and reading.unit not in _SURE_UNITS:
        score -= 2 if reading.is_small else 0
        score -= 1 if reading.form == "vague" else 0
    return score


def _score_of_unit(reading: Reading) -> int:
    large = reading.value is not None and reading.value >= 100
    if reading.unit in _SURE_UNITS:
        return 3
    if reading.unit is None and not reading.is_weak:
        return _score_of_bare(reading)
    return (1 if reading.is_weak else 2) + int(large)


def _score_of_bare(reading: Reading) -> int:
    """Score a number without a unit of ours: MW speaks for it, a bare 4008 against it."""
    if reading.is_measured:
        return 2
    large = reading.value is not None and reading.value >= _LARGE
    is_bare = not reading.power and reading.qualifier in ("exact", "range")
    return -1 if is_bare else int(large)


def _is_price(paragraph: Paragraph, reading: Reading) -> bool:
    """Tell whether a small sum of money is a price, a fare or a rent, and no income a head."""
    if reading.unit not in _MONEY and not (reading.has_prefix and reading.is_measured):
        return False
    if reading.value is None or reading.value >= _LEAST_SUM or reading.power >= _SCALED:
        return False
    low = max(0, reading.start - _HEAD_WINDOW)
    return _A_HEAD.search(paragraph.folded, low, reading.end + _HEAD_WINDOW) is None


def confidence_of(score: int) -> float:
    """Turn a score into 0 to 1."""
    return round(min(1.0, max(0, score) / _SURE_SCORE), 2)


def reasons_of(
    reading: Reading, matches: list[Match], subject: Subject, when: When
) -> tuple[str, ...]:
    """Return the codes of what an editor should check."""
    doubts = {
        f"subject_{subject.how}": subject.how in ("paragraph", "article"),
        "subject_unknown": subject.slug is None,
        "indicator_unknown": not matches,
        "indicator_unsure": len(matches) > 1
        and matches[0].weight - matches[1].weight < _CLOSE_CALL,
        "unit_unknown": reading.unit is None,
        "period_carried": when.how == "carried",
        "period_relative": when.is_relative,
        "ambiguous_scale": reading.needs_look,
    }
    return tuple(code for code, holds in doubts.items() if holds)
