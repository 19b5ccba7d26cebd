"""Choose the indicator of a quantity by the keywords around it, its unit and its sense."""

from dataclasses import dataclass
from functools import lru_cache

from sources.registry import IndicatorWords

from .lexicon import Lexicon
from .meaning import Sense
from .passages import Paragraph
from .phrases import Hit
from .quantity import Reading

_NAMED_UNITS = {
    "percent", "percentage_point", "cny", "usd", "rank", "times", "per_km2", "km2", "eflops",
    "months", "years",
}  # fmt: skip
# What may be counted with the measure words that alone mean these units.
_COUNTED_WITH = {
    "items": ("items", "patents", "policies"),
    "companies": ("companies", "stores", "branches"),
}
_REACH = 260
_MONEY_POWER = 8
_LEAST = 2.5
_HAN_WEIGHT = 2.0
_LATIN_WEIGHT = 0.5
_MOST_WEIGHT = 14.0
_FADE = 30.0
_MOST_FADE = 5.0
_INHERITED = 1.0
_OTHER_SEGMENT = 6.0
_SHARE = 2.0
_WRONG_TYPE = 8.0


@dataclass(frozen=True)
class Match:
    """An indicator that may be meant, the keyword that says so, and how strongly."""

    indicator: IndicatorWords
    weight: float
    keyword: tuple[int, int]


def matches_of(
    paragraph: Paragraph,
    reading: Reading,
    sense: Sense,
    lexicon: Lexicon,
    *,
    next_start: int,
    near_type: str | None,
) -> list[Match]:
    """Return the indicators that fit, the likeliest first.

    next_start: where the next quantity begins. near_type: what the nearest name before is
    of, which an indicator of the other type contradicts.
    """
    best: dict[str, Match] = {}
    for hit in _keywords_around(paragraph, reading, next_start):
        for group, slug in hit.meanings:
            if group not in ("keyword", "inherited"):
                continue
            indicator = lexicon.indicators[slug]
            if not _fits(indicator, reading, sense):
                continue
            weight = _weight(paragraph, hit, reading, sense, indicator)
            weight -= _INHERITED if group == "inherited" else 0
            weight -= _WRONG_TYPE if near_type not in (None, indicator.subject_type) else 0
            if weight >= _LEAST and (slug not in best or weight > best[slug].weight):
                best[slug] = Match(indicator, weight, (hit.start, hit.end))
    return sorted(best.values(), key=lambda match: (-match.weight, match.indicator.slug))


def _keywords_around(paragraph: Paragraph, reading: Reading, next_start: int) -> list[Hit]:
    segments = paragraph.segments
    position = paragraph.segment_at(reading.start)
    first = position
    while first and segments[first - 1].sentence == segments[position].sentence:
        first -= 1
        if segments[first].start < reading.start - _REACH:
            break
    low = max(segments[first].start, reading.start - _REACH)
    before = paragraph.keywords.within(low, reading.end)
    end = min(next_start, segments[position].end, reading.end + _REACH)
    end = paragraph.clause_end(reading.end, max(end, reading.end))
    return [*before, *paragraph.keywords.within(reading.end, end)]


def _fits(indicator: IndicatorWords, reading: Reading, sense: Sense) -> bool:
    """Tell whether unit and measure allow the indicator."""
    if indicator.unit != reading.unit and not _may_count(indicator, reading):
        return False
    if indicator.unit in ("percentage_point", "rank"):
        return True
    return (indicator.measure == "growth") == sense.is_growth or indicator.unit == "times"


def _may_count(indicator: IndicatorWords, reading: Reading) -> bool:
    """Tell whether a quantity without a certain unit may count what the indicator counts."""
    if indicator.unit == "cny" and reading.unit is None and reading.power >= _MONEY_POWER:
        return not (reading.is_weak or reading.is_measured)
    if indicator.unit in _NAMED_UNITS:
        return False
    if reading.unit is None and reading.is_measured:
        return False
    if reading.unit is None:
        return indicator.unit != "persons" or not reading.is_weak
    if reading.is_weak or reading.unit == "items":
        return indicator.unit in _COUNTED_WITH.get(reading.unit, ())
    return False


def _weight(
    paragraph: Paragraph,
    hit: Hit,
    reading: Reading,
    sense: Sense,
    indicator: IndicatorWords,
) -> float:
    weight = _weight_of_word(paragraph.folded[hit.start : hit.end])
    gap = max(0, reading.start - hit.end, hit.start - reading.end)
    weight -= min(_MOST_FADE, gap / _FADE)
    if paragraph.segment_at(hit.start) != paragraph.segment_at(reading.start):
        weight -= _OTHER_SEGMENT
    if indicator.measure == "share" and reading.unit == "percent":
        weight += _SHARE if sense.is_share else 0
    return weight


@lru_cache(maxsize=4096)
def _weight_of_word(word: str) -> float:
    han = sum(character >= "\u3400" for character in word)
    return min(_MOST_WEIGHT, _HAN_WEIGHT * han + _LATIN_WEIGHT * (len(word) - han))


def share_out(run_matches: list[list[Match]]) -> list[Match] | None:
    """Divide a list of quantities among the indicators that one keyword announces.

    run_matches: the matches of each. Returns one each, in the indicators' order, or None
    where no keyword announces just as many as there are quantities.
    """
    first = run_matches[0]
    for keyword in dict.fromkeys(match.keyword for match in first):
        named = [match for match in first if match.keyword == keyword]
        if len(named) == len(run_matches):
            return sorted(named, key=lambda match: match.indicator.slug)
    return None
