"""Judge whether a quantity is likely a claim at all, and what an editor should check."""

from .matching import Match
from .meaning import Sense, When
from .passages import Paragraph
from .readings import Reading
from .subjects import Subject

LEAST_SCORE = 3
_SURE_SCORE = 9
_SURE_UNITS = ("percent", "percentage_point", "cny", "usd", "eflops", "per_km2", "km2", "rank")
_SPANS = ("years", "months")
_CLOSE_CALL = 1.0


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
    score = _score_of_unit(reading)
    score += {"sentence": 2, "paragraph": 1, "article": 0, "none": -1}[subject.how]
    score += 3 if match else 0
    score += when.period is not None and when.how == "sentence"
    score += reading.qualifier not in ("exact", "vague")
    score += sense.is_growth or sense.is_share
    score -= 3 if not paragraph.is_prose else 0
    score -= 3 if is_remote else 0
    if not match and reading.unit not in _SURE_UNITS:
        score -= 2 if reading.is_small else 0
        score -= 1 if reading.form == "vague" else 0
    return score


def _score_of_unit(reading: Reading) -> int:
    large = reading.value is not None and reading.value >= 100
    if reading.unit in _SURE_UNITS:
        return 3
    if reading.unit is None:
        return int(large)
    return (1 if reading.is_weak else 2) + int(large)


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
