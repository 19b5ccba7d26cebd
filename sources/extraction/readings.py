"""Read each quantity of a paragraph: qualifier, value, range, unit, exact place."""

import re
from dataclasses import replace

from .counted import noun_before, unit_before
from .edges import TAIL, edge_before, leads_before, trail_at, unit_at, with_prefix
from .exclusion import is_no_quantity, is_no_rank
from .numbers import NumberToken, find_numbers
from .passages import Paragraph
from .quantity import Reading, fraction_reading
from .spans import Spans
from .spelled import ratio_lists, worded_quantities

_GLUE = re.compile(r"\s?(?:-|~|〜|–|至|到|to\s|đến\s|tới\s|(?P<and>and\s|và\s))\s?")
_AND = re.compile(r"\s?(?:、|,\s|and\s|và\s|和|与)\s?")
_RANK_BEFORE = re.compile(
    r"(?:(?:xếp|đứng|vị trí|hạng|xếp hạng|thứ hạng|giữ vị trí)\s(?:thứ\s|số\s)?"
    r"|(?P<bare>no\.\s?|no\s|number\s)"
    r"|rank(?:ed|s|ing)\s(?:at\s)?(?:no\.\s?)?)$"
)
# Units that are written wherever they are meant.
_OWN_UNITS = ("percent", "percentage_point", "rank", "times", "years", "months", "usd", "per_km2")
_LEAST_CARRIED = 100
_LIKE_SIZE = 30
_AMONG = re.compile(
    r"\s(?:in|among|nationwide|worldwide|globally|nationally|of all|by"
    r"|trong|cả nước|thế giới|toàn)\b"
)
_SLASHED = re.compile(r"/([0-9]{1,2})(?![0-9/])")
_MINUS = re.compile(r"(?:^|[\s(（\u3400-\u9fff])(?P<sign>-|负|âm\s|minus\s|negative\s)$")
_PETAFLOPS = re.compile(r"\s?(?:(?P<whole>pflops|petaflops)|p(?![a-z0-9]))")
_COMPUTING = ("算力", "comput", "tính toán", "flops")
_PETA = 3
_SIGN_WINDOW = 10
_NO_TENTH = tuple("立为功果本员长都熟交千百")
_MOVES = re.compile(r"\s?(?:lên|xuống|xuống còn|to|增至|增加到|升至|降至|至|到)\s?")


def read_quantities(paragraph: Paragraph, language: str, times: Spans) -> list[Reading]:
    """Return the quantities of a paragraph by place; times and names are none."""
    tokens = find_numbers(paragraph, language, times)
    found, skip = ratio_lists(paragraph), -1
    for position, token in enumerate(tokens):
        if position <= skip or _in_name(paragraph, token):
            continue
        following = tokens[position + 1] if position + 1 < len(tokens) else None
        reading, uses_two = _read(paragraph, token, following)
        skip = position + 1 if uses_two else skip
        if reading:
            found.append(reading)
    worded = [each for each in worded_quantities(paragraph) if not times.holding(each.number_start)]
    readings = _with_shared_units(paragraph, _without_overlaps([*found, *worded]))
    return _with_carried_units(paragraph, readings)


def _with_carried_units(paragraph: Paragraph, readings: list[Reading]) -> list[Reading]:
    """Give 17,500 the unit of "Wuhan has 25,000 firms, Ningbo 17,500" in one sentence."""
    for position in range(1, len(readings)):
        last, one = readings[position - 1], readings[position]
        is_bare = one.unit is None and not (one.is_weak or one.is_measured or one.has_prefix)
        if (
            is_bare
            and one.form == "number"
            and _is_alike(last, one)
            and paragraph.segment_at(last.start) == paragraph.segment_at(one.start)
        ):
            readings[position] = replace(one, unit=last.unit)
    return readings


def _is_alike(last: Reading, one: Reading) -> bool:
    """Tell whether two numbers may count the same, by their size."""
    if last.unit is None or last.unit in _OWN_UNITS or last.is_weak or not last.value:
        return False
    return (
        one.value is not None
        and one.value >= _LEAST_CARRIED
        and (last.value / _LIKE_SIZE <= one.value <= last.value * _LIKE_SIZE)
    )


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
    high_value = high.value if high else token.high
    last = high or token
    leads, prefix, start = edge_before(paragraph, token.start)
    trail, place = trail_at(paragraph.folded, last.end)
    unit, end, is_weak = unit_at(paragraph.folded, place)
    if prefix:
        unit, end, is_weak = with_prefix(prefix, unit, place, end)
    is_measured = prefix == "other" or (unit is None and not is_weak and end > place)
    after, end = trail_at(paragraph.folded, end)
    noun = noun_before(paragraph, start) if is_weak else None
    unit, is_weak = (noun or None, False) if noun is not None else (unit, is_weak)
    unit = unit or (None if is_measured else unit_before(paragraph, start))
    reading = Reading(
        start=start,
        end=end,
        number_start=token.start,
        value=token.value,
        value_high=high_value,
        qualifier=_qualifier(
            token,
            leads | trail | after | ({"over"} if token.has_more else set()),
            unit,
            is_range=high_value is not None,
        ),
        unit=unit,
        digits=None if last.value is None else -last.value.as_tuple().exponent,
        form="vague" if token.value is None else "number",
        is_weak=is_weak,
        is_small=token.is_han and token.value is not None and token.value <= 10,
        needs_look=token.has_mega,
        is_measured=is_measured,
        power=last.power,
        has_prefix=bool(prefix),
    )
    reading = _in_known_unit(paragraph, reading, last)
    if is_no_quantity(paragraph, token, reading, has_lead=bool(leads - {"", "open"})):
        return None, high is not None
    reading = _scaled(reading, token, high) if high else reading
    return _signed(paragraph, reading), high is not None


def _signed(paragraph: Paragraph, reading: Reading) -> Reading:
    """Read the minus before a number."""
    low = max(0, reading.number_start - _SIGN_WINDOW)
    found = _MINUS.search(paragraph.folded, low, reading.number_start)
    if found is None or reading.value is None:
        return reading
    return replace(reading, value=-reading.value, start=min(reading.start, found.start("sign")))


def _in_known_unit(paragraph: Paragraph, reading: Reading, last: NumberToken) -> Reading:
    """Turn petaflops into exaflops (5000P算力), and 3成 into 30 percent."""
    folded = paragraph.folded
    if reading.value is None:
        return reading
    if folded[last.end : last.end + 1] == "成" and not folded[last.end + 1 :].startswith(_NO_TENTH):
        return replace(
            reading, value=10 * reading.value, unit="percent", end=last.end + 1, is_weak=False
        )
    if reading.unit is not None:
        return reading
    found = _PETAFLOPS.match(folded, last.end)
    near = folded[max(0, reading.start - TAIL) : last.end + TAIL]
    if found and (found["whole"] or any(word in near for word in _COMPUTING)):
        value = reading.value.scaleb(-_PETA)
        return replace(
            reading,
            value=value,
            unit="eflops",
            end=max(reading.end, found.end()),
            is_measured=False,
        )
    return reading


def _scaled(reading: Reading, low: NumberToken, high: NumberToken) -> Reading:
    """Give the lower end of 500–600万 the scale that only the upper end prints."""
    if high.power and not low.power:
        scaled = low.value.scaleb(high.power)
        if scaled < high.value:
            return replace(reading, value=scaled)
    return reading


def _slashed(paragraph: Paragraph, token: NumberToken) -> Reading | None:
    found = _SLASHED.match(paragraph.folded, token.end)
    if found is None or token.value is None or token.power:
        return None
    below = int(found[1])
    is_part = 0 < token.value < below
    said = paragraph.cues_within(max(0, token.start - 24), token.start, "part")
    if not is_part or not said:
        return None
    leads, start = leads_before(paragraph, token.start)
    return fraction_reading(start, found.end(), token.start, f"{int(token.value)}/{below}", leads)


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
    if found["bare"] and not _is_ranking(paragraph, token, len(found[0])):
        return None
    start = token.start - len(found[0])
    return Reading(
        start, token.end, token.start, token.value, "exact", "rank", form="rank", digits=0
    )


def _is_ranking(paragraph: Paragraph, token: NumberToken, length: int) -> bool:
    """Tell "No. 2 in the country" and "ranks it No. 2" from the number of a bus or a rule."""
    start = token.start - length
    if paragraph.cues_within(max(0, start - TAIL), start, "rank"):
        return True
    return _AMONG.match(paragraph.folded, token.end) is not None


def _start_of_rank(paragraph: Paragraph, place: int) -> int:
    found = [start for start, _ in paragraph.cues_ending(place, "rank")]
    return min(found, default=place)


def _high_end(
    paragraph: Paragraph, low: NumberToken, high: NumberToken | None
) -> NumberToken | None:
    """Return the number that ends a range begun by this one; "rose from 5 to 6" is none."""
    if high is None or low.value is None or high.value is None or high.start - low.end > TAIL:
        return None
    low_unit, unit_end, _ = unit_at(paragraph.folded, low.end)
    high_unit = unit_at(paragraph.folded, high.end)[0]
    if low_unit and high_unit and low_unit != high_unit:
        return None
    for place in {low.end, unit_end}:
        glue = _GLUE.match(paragraph.folded, place)
        if glue and glue.end() == high.start and _is_range(paragraph, low, high, glue):
            return high
    return None


def _is_range(paragraph: Paragraph, low: NumberToken, high: NumberToken, glue: re.Match) -> bool:
    leads, start = leads_before(paragraph, low.start)
    said = paragraph.cues_within(max(0, start - 24), start, "growth")
    moves = [value for *_, value in said if value != "level"]
    if high.value.scaleb(0) <= low.value or (glue["and"] and "open" not in leads):
        return False
    return not (("open" in leads or glue[0].strip() in ("to", "lên")) and moves)


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
