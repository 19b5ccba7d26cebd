"""Read each quantity of a paragraph: qualifier, value, range, unit, exact place."""

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from sources.quantities.numerals import by_word
from sources.quantities.parse import TRAILS
from sources.quantities.units import take_unit

from .counted import noun_before, unit_before
from .exclusion import is_no_quantity, is_no_rank
from .folding import plain
from .numbers import NumberToken, find_numbers
from .passages import Paragraph
from .spans import Spans

_PREFIX = re.compile(
    r"(?:(?P<usd>us\s?\$|usd|(?<![a-z])\$)|(?P<cny>rmb|cny|cn¥|¥|人民币)|(?P<other>[a-z]{1,2}\$|[€£]|新?台币|港[元币]|[日韩欧]元)"
    r"|(?P<percent>百分之)|(?P<per_km2>每平方(?:公里|千米)(?:就|平均)?(?:拥有|有|约有)?"
    r"|mỗi km[2²] có|mỗi kilômét vuông có))\s?$"
)
_PREFIX_WINDOW = 12
_GLUE = re.compile(r"\s?(?:-|~|〜|–|至|到|to\s|đến\s|tới\s|(?P<and>and\s|và\s))\s?")
_AND = re.compile(r"\s?(?:、|,\s|and\s|và\s|和|与)\s?")
_TAIL_END = re.compile(r"[,，、;；。:：()（）!?\"“”「」《》]|\.(?:\s|$)|(?<!km)[0-9]")
_TAIL = 36
_TRAIL_WORDS = {plain(word): value for word, value in by_word(TRAILS).items()}
_TRAIL_LENGTHS = sorted({len(word) for word in _TRAIL_WORDS}, reverse=True)
_CLASSIFIERS = "家件项名位部个条款次间所种座台"
_FALSE_LEADS = ("通过", "经过", "不过", "最近", "附近", "合约", "节约", "条约")
_OPENING = " \u00a0\"'“「『《("
_MAX_LEADS = 4
_PERCENT = Decimal(100)
_WORDED = ("fraction", "multiple", "vague", "place", "count", "tenth")
_RANK_BEFORE = re.compile(
    r"(?:(?:xếp|đứng|vị trí|hạng|xếp hạng|thứ hạng|giữ vị trí)\s(?:thứ\s|số\s)?"
    r"|no\.\s?|no\s|number\s"
    r"|rank(?:ed|s|ing)\s(?:at\s)?(?:no\.\s?)?)$"
)
_MOVES = re.compile(r"\s?(?:lên|xuống|xuống còn|to|增至|增加到|升至|降至|至|到)\s?")


@dataclass(frozen=True)
class Reading:
    """A quantity at its place.

    start, end: with qualifier and unit; number_start: where the number itself begins.
    value: in base units; None when vague. digits: as parse_quantity gives them.
    form: number, fraction, multiple, vague or rank.
    is_weak: the unit comes from a measure word that may count anything.
    is_small: a Han or spelled number up to ten. needs_look: 兆 stands in it.
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


def read_quantities(paragraph: Paragraph, language: str, times: Spans) -> list[Reading]:
    """Return the quantities of a paragraph by place; times and names are none."""
    tokens = find_numbers(paragraph, language, times)
    found, skip = [], -1
    for position, token in enumerate(tokens):
        if position <= skip or _in_name(paragraph, token):
            continue
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        reading, uses_two = _read(paragraph, token, following)
        skip = position + 1 if uses_two else skip
        if reading:
            found.append(reading)
    worded = [each for each in _worded(paragraph) if not times.holding(each.number_start)]
    return _with_shared_units(paragraph, _without_overlaps([*found, *worded]))


def _with_shared_units(paragraph: Paragraph, readings: list[Reading]) -> list[Reading]:
    """Give 1,500 the unit of "1,500 and 2,200 firms", and 6 that of "from 5 firms to 6"."""
    for position in range(len(readings) - 2, -1, -1):
        one, following = readings[position], readings[position + 1]
        joint = _AND.match(paragraph.folded, one.end)
        if one.unit is None and joint and joint.end() == following.start:
            readings[position] = replace(one, unit=following.unit, is_weak=following.is_weak)
        moves = _MOVES.match(paragraph.folded, one.end)
        is_money = paragraph.folded[following.number_start - 1] in "$€£"
        if following.unit is None and not is_money and moves and moves.end() == following.start:
            readings[position + 1] = replace(following, unit=one.unit, is_weak=one.is_weak)
    return readings


def _in_name(paragraph: Paragraph, token: NumberToken) -> bool:
    return paragraph.name_spans.holding(token.start) is not None


def _without_overlaps(readings: list[Reading]) -> list[Reading]:
    kept, end = [], 0
    for each in sorted(readings, key=lambda one: (one.start, -one.end)):
        if each.start >= end:
            kept.append(each)
            end = each.end
    return kept


def _read(
    paragraph: Paragraph, token: NumberToken, following: NumberToken | None
) -> tuple[Reading | None, bool]:
    """Read the quantity that a number begins: (it or None, whether it takes the next number)."""
    if fraction := _slashed(paragraph, token):
        return fraction, False
    if paragraph.folded[token.start - 1 : token.start] == "第":
        return _rank(paragraph, token), False
    if ranked := _latin_rank(paragraph, token):
        return ranked, False
    high = _high_end(paragraph, token, following)
    last = high or token
    leads, prefix, start = _before(paragraph, token.start)
    trail, place = _trail(paragraph.folded, last.end)
    unit, end, is_weak = _unit(paragraph.folded, place)
    if prefix:
        unit, end, is_weak = _with_prefix(prefix, unit, place, end)
    after, end = _trail(paragraph.folded, end)
    noun = noun_before(paragraph, start) if is_weak else None
    unit, is_weak = (noun or None, False) if noun is not None else (unit, is_weak)
    unit = unit or unit_before(paragraph, start)
    reading = Reading(
        start=start,
        end=end,
        number_start=token.start,
        value=token.value,
        value_high=high.value if high else None,
        qualifier=_qualifier(
            token,
            leads | trail | after | ({"over"} if token.has_more else set()),
            unit,
            is_range=high is not None,
        ),
        unit=unit,
        digits=None if last.value is None else -last.value.as_tuple().exponent,
        form="vague" if token.value is None else "number",
        is_weak=is_weak,
        is_small=token.is_han and token.value is not None and token.value <= 10,
        needs_look=token.has_mega,
    )
    if is_no_quantity(paragraph, token, reading, has_lead=bool(leads - {"", "open"})):
        return None, high is not None
    return (_scaled(reading, token, high) if high else reading), high is not None


def _scaled(reading: Reading, low: NumberToken, high: NumberToken) -> Reading:
    """Give the lower end of 500–600万 the scale that only the upper end prints."""
    if high.power and not low.power:
        scaled = low.value.scaleb(high.power)
        if scaled < high.value:
            return replace(reading, value=scaled)
    return reading


def _slashed(paragraph: Paragraph, token: NumberToken) -> Reading | None:
    found = re.compile(r"/([0-9]{1,2})(?![0-9/])").match(paragraph.folded, token.end)
    if found is None or token.value is None or token.power:
        return None
    below = int(found[1])
    is_part = 0 < token.value < below
    said = paragraph.cues_within(max(0, token.start - 24), token.start, "part")
    if not is_part or not said:
        return None
    leads, start = _leads(paragraph, token.start)
    return _fraction(start, found.end(), token.start, f"{int(token.value)}/{below}", leads)


def _fraction(start: int, end: int, number_start: int, fraction: str, leads: set[str]) -> Reading:
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


def _rank(paragraph: Paragraph, token: NumberToken) -> Reading | None:
    if token.value is None or token.value < 1 or is_no_rank(paragraph, token):
        return None
    end = token.end + (paragraph.folded[token.end : token.end + 1] in ("位", "名"))
    start = _start_of_rank(paragraph, token.start - 1)
    return Reading(start, end, token.start, token.value, "exact", "rank", form="rank", digits=0)


def _latin_rank(paragraph: Paragraph, token: NumberToken) -> Reading | None:
    """Read "ranked No. 2" and "xếp thứ 3"."""
    found = _RANK_BEFORE.search(paragraph.folded[max(0, token.start - 20) : token.start])
    if found is None or token.power or not token.value or token.value >= 1000:
        return None
    start = token.start - len(found[0])
    return Reading(
        start, token.end, token.start, token.value, "exact", "rank", form="rank", digits=0
    )


def _start_of_rank(paragraph: Paragraph, place: int) -> int:
    found = [start for start, _ in paragraph.cues_ending(place, "rank")]
    return min(found, default=place)


def _high_end(
    paragraph: Paragraph, low: NumberToken, high: NumberToken | None
) -> NumberToken | None:
    """Return the number that ends a range begun by this one; "rose from 5 to 6" is none."""
    if high is None or low.value is None or high.value is None or high.start - low.end > _TAIL:
        return None
    low_unit, unit_end, _ = _unit(paragraph.folded, low.end)
    high_unit = _unit(paragraph.folded, high.end)[0]
    if low_unit and high_unit and low_unit != high_unit:
        return None
    for place in {low.end, unit_end}:
        glue = _GLUE.match(paragraph.folded, place)
        if glue and glue.end() == high.start and _is_range(paragraph, low, high, glue):
            return high
    return None


def _is_range(paragraph: Paragraph, low: NumberToken, high: NumberToken, glue: re.Match) -> bool:
    leads, start = _leads(paragraph, low.start)
    said = paragraph.cues_within(max(0, start - 24), start, "growth")
    moves = [value for *_, value in said if value != "level"]
    if high.value.scaleb(0) <= low.value or (glue["and"] and "open" not in leads):
        return False
    return not (("open" in leads or glue[0].strip() in ("to", "lên")) and moves)


def _before(paragraph: Paragraph, place: int) -> tuple[set[str], str, int]:
    """Read qualifiers and a unit before a number, in any order: (meanings, unit, where)."""
    leads, prefix = set(), ""
    for _ in range(2):
        found, at = _prefix(paragraph, place)
        prefix, place = found or prefix, at
        more, place = _leads(paragraph, place)
        leads |= more
    return leads, prefix, place


def _prefix(paragraph: Paragraph, place: int) -> tuple[str, int]:
    low = max(0, place - _PREFIX_WINDOW)
    found = _PREFIX.search(paragraph.folded[low:place])
    return (found.lastgroup, low + found.start()) if found else ("", place)


def _with_prefix(prefix: str, unit: str | None, place: int, end: int) -> tuple:
    if prefix == "other":
        return None, place, False
    if prefix in ("usd", "cny") and unit not in (None, prefix):
        return prefix, place, False
    return prefix, end, False


def _trail(folded: str, place: int) -> tuple[set[str], int]:
    """Read a qualifier after a number or its unit: ({its meaning}, where it ends)."""
    begin = place + 1 if folded[place : place + 1] == " " else place
    for length in _TRAIL_LENGTHS:
        word = folded[begin : begin + length]
        if word in _TRAIL_WORDS:
            return {_TRAIL_WORDS[word]}, begin + length
    return set(), place


def _unit(folded: str, place: int) -> tuple[str | None, int, bool]:
    """Read the unit at a place: (slug, where it ends, whether a measure word alone says so)."""
    stop = _TAIL_END.search(folded, place + 1, place + _TAIL)
    tail = folded[place : stop.start() if stop else place + _TAIL]
    slug, length, is_weak = _unit_of(tail)
    return slug, place + length, is_weak


@lru_cache(maxsize=8192)
def _unit_of(tail: str) -> tuple[str | None, int, bool]:
    slug, rest = take_unit(tail)
    length = len(tail) - len(rest)
    bare = tail.lstrip()
    is_weak = bare[:1] in tuple(_CLASSIFIERS) and (length <= 2 or slug is None)
    return slug, length, is_weak


def _leads(paragraph: Paragraph, start: int) -> tuple[set[str], int]:
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


def _qualifier(token: NumberToken, found: set[str], unit: str | None, *, is_range: bool) -> str:
    if token.value is None:
        return "vague"
    if is_range:
        return "range"
    real = found - {"", "open"}
    if unit == "percentage_point":
        real -= {"over"} if len(real) > 1 else set()
    for qualifier in ("about", "nearly", "over", "under", "at_least", "at_most"):
        if qualifier in real:
            return qualifier
    return "exact" if token.has_coefficient else "about"


def _worded(paragraph: Paragraph) -> list[Reading]:
    found = []
    for hit in paragraph.hits:
        for group, value in hit.meanings:
            if group in _WORDED and not _is_quarter(paragraph, hit.start):
                found.append(_one_worded(paragraph, hit.start, hit.end, group, value))
    return found


def _is_quarter(paragraph: Paragraph, start: int) -> bool:
    """Tell whether "three quarters" are those of a year: "the first three quarters"."""
    return paragraph.folded[max(0, start - 6) : start] == "first "


def _spelled(
    paragraph: Paragraph, begin: int, end: int, start: int, value: Decimal, leads: set[str]
) -> Reading:
    unit, end, is_weak = _unit(paragraph.folded, end)
    qualifier = next(iter(leads - {"", "open"}), "exact")
    return Reading(begin, end, start, value, qualifier, unit, digits=0, is_weak=is_weak)


def _one_worded(paragraph: Paragraph, start: int, end: int, group: str, value: str) -> Reading:
    leads, begin = _leads(paragraph, start)
    after, end = _trail(paragraph.folded, end)
    leads |= after
    if group == "fraction":
        return _fraction(begin, end, start, value, leads)
    if group == "tenth":
        return replace(
            _fraction(begin, end, start, "1/2", leads), value=Decimal(value), fraction=""
        )
    if group == "count":
        return _spelled(paragraph, begin, end, start, Decimal(value), leads)
    if group == "vague":
        unit, after, is_weak = _unit(paragraph.folded, end)
        return Reading(start, after, start, None, "vague", unit, form="vague", is_weak=is_weak)
    unit, form = ("rank", "rank") if group == "place" else ("times", "multiple")
    qualifier = next(iter(leads - {"", "open"}), "exact")
    return Reading(begin, end, start, Decimal(value), qualifier, unit, form=form, digits=0)
