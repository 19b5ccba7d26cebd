"""Read what stands at the edges of a number: qualifiers, a currency before, the unit after."""

import re
from functools import lru_cache

from sources.quantities.numerals import by_word
from sources.quantities.parse import TRAILS
from sources.quantities.units import take_unit

from .folding import plain
from .passages import Paragraph

_PREFIX = re.compile(
    r"(?:(?P<usd>us\s?\$|usd|(?<![a-z])\$)|(?P<cny>rmb|cny|cn¥|¥|人民币)|(?P<other>[a-z]{1,2}\$|[€£]|新?台币|港[元币]|[日韩欧]元|hkd|twd|ntd|vnd|eur|jpy|krw|gbp)"
    r"|(?P<percent>百分之)|(?P<per_km2>每平方(?:公里|千米)(?:就|平均)?(?:拥有|有|约有)?"
    r"|mỗi km[2²] có|mỗi kilômét vuông có))\s?$"
)
_PREFIX_WINDOW = 12
_TAIL_END = re.compile(r"[,，、;；。:：()（）!?\"“”「」《》]|\.(?:\s|$)|(?<!km)[0-9]")
_TRAIL_WORDS = {plain(word): value for word, value in by_word(TRAILS).items()}
_TRAIL_LENGTHS = sorted({len(word) for word in _TRAIL_WORDS}, reverse=True)
_CLASSIFIERS = "家件项名位部个条款次间所种座台份单套架艘张栋枚颗"
_FALSE_LEADS = ("通过", "经过", "不过", "最近", "附近", "合约", "节约", "条约")
_OPENING = " \u00a0\"'“「『《("
_MAX_LEADS = 4
TAIL = 36


def edge_before(paragraph: Paragraph, place: int) -> tuple[set[str], str, int]:
    """Read qualifiers and a unit before a number, in any order: (meanings, unit, where)."""
    leads, prefix = set(), ""
    for _ in range(2):
        last = place
        found, at = _prefix(paragraph, place)
        prefix, place = found or prefix, at
        more, place = leads_before(paragraph, place)
        leads |= more
        if place == last:
            break
    return leads, prefix, place


def _prefix(paragraph: Paragraph, place: int) -> tuple[str, int]:
    low = max(0, place - _PREFIX_WINDOW)
    found = _PREFIX.search(paragraph.folded[low:place])
    return (found.lastgroup, low + found.start()) if found else ("", place)


def with_prefix(prefix: str, unit: str | None, place: int, end: int) -> tuple:
    """Settle the unit of a number with one before it: $5 billion, €3m, RMB 12."""
    if prefix == "other":
        return None, place, False
    if prefix in ("usd", "cny") and unit not in (None, prefix):
        return prefix, place, False
    return prefix, end, False


def trail_at(folded: str, place: int) -> tuple[set[str], int]:
    """Read a qualifier after a number or its unit: ({its meaning}, where it ends)."""
    begin = place + 1 if folded[place : place + 1] == " " else place
    for length in _TRAIL_LENGTHS:
        word = folded[begin : begin + length]
        if word in _TRAIL_WORDS:
            return {_TRAIL_WORDS[word]}, begin + length
    return set(), place


def unit_at(folded: str, place: int) -> tuple[str | None, int, bool]:
    """Read the unit at a place: (slug, where it ends, whether a measure word alone says so).

    A known word of no unit of ours, such as MW, gives None and an end beyond the place.
    """
    stop = _TAIL_END.search(folded, place + 1, place + TAIL)
    tail = folded[place : stop.start() if stop else place + TAIL]
    slug, length, is_weak = _unit_of(tail)
    return slug, place + length, is_weak


@lru_cache(maxsize=8192)
def _unit_of(tail: str) -> tuple[str | None, int, bool]:
    slug, rest = take_unit(tail)
    length = len(tail) - len(rest)
    bare = tail.lstrip()
    is_weak = bare[:1] in tuple(_CLASSIFIERS) and (length <= 2 or slug is None)
    return slug, length, is_weak


def leads_before(paragraph: Paragraph, start: int) -> tuple[set[str], int]:
    """Read the qualifiers before a number: (their meanings, where the first real one begins)."""
    leads, place = set(), start
    for _ in range(_MAX_LEADS):
        place = _over_opening(paragraph.folded, place)
        found = paragraph.cues_ending(place, "lead")
        found = [each for each in found if not _is_false(paragraph.folded, each[0], place)]
        if not found:
            break
        place, value = min(found)
        leads.add(value)
        if value not in ("", "open"):
            start = place
    return leads, start


def _over_opening(folded: str, place: int) -> int:
    while place > 0 and folded[place - 1] in _OPENING:
        place -= 1
    return place


def _is_false(folded: str, start: int, end: int) -> bool:
    return end - start == 1 and folded[max(0, start - 1) : end].endswith(_FALSE_LEADS)
