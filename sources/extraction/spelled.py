"""Read quantities that are written in words: a third, doubled, two dozen, one in five."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from .edges import leads_before, trail_at, unit_at
from .passages import Cue, Paragraph
from .quantity import Reading, fraction_reading
from .wordings import NUMERALS, SCALES

_WORDED = ("fraction", "multiple", "vague", "place", "tenth")
_SMALL = 10
_MOST_WORDS = 12
_TEN = 10
_THOUSAND = 1000
_ORDINAL_BEFORE = (
    "tháng ", "thứ ", "quý ", "số ", "hạng ", "lần ", "ngày ", "mùng ", "chapter ", "part ",
    "phase ", "number ", "no. ", "day ", "vạn ", "first ", "last ", "next ", "top ",
)  # fmt: skip
_AND = " and "
_ONE_OF = re.compile(
    r"(?:(?:every|each)\s)?one (?:in|out of)(?: every)?\s(?P<en>[a-z]+|[0-9]{1,3})(?![a-z0-9])"
    r"|cứ\s(?P<vi>[0-9]{1,3})\s[^,.;0-9]{1,24}?(?:thì\s)?có\s(?:1|một)(?![0-9])"
    r"|每(?P<zh>[0-9]{1,3}|[二三四五六七八九十两])[家个人名件位户辆][^,。;，；]{0,8}?(?:就|便)?有(?:1|一)[家个人名件位户辆]"
)
_RATIO = re.compile(
    r"(?<![0-9.:])[0-9]{1,2}(?:\.[0-9]{1,3})?(?:\s?[:∶]\s?[0-9]{1,2}(?:\.[0-9]{1,3})?){1,4}(?![0-9:])"
)
_PART = re.compile(r"[0-9.]+")
_WHOLE = range(99, 102)
_HAN_ONES = {numeral: number for number, numeral in enumerate("一二三四五六七八九十", 1)} | {
    "两": 2
}


def worded_quantities(paragraph: Paragraph) -> list[Reading]:
    """Return the quantities of a paragraph that are written without a digit."""
    found = _one_of_many(paragraph)
    found += [
        _one_worded(paragraph, *cue, group)
        for group in _WORDED
        for cue in paragraph.cues(group)
        if not _is_quarter(paragraph, cue.start)
    ]
    return [*found, *_spelled_numbers(paragraph)]


def ratio_lists(paragraph: Paragraph) -> list[Reading]:
    """Read the shares of a whole written as a proportion: 0.1∶21.4∶78.5."""
    if not any(mark in paragraph.folded for mark in ":∶"):
        return []
    found = []
    for match in _RATIO.finditer(paragraph.folded):
        parts = list(_PART.finditer(match[0]))
        if round(sum(Decimal(part[0].rstrip(".")) for part in parts)) not in _WHOLE:
            continue
        for part in parts:
            start, end = match.start() + part.start(), match.start() + part.end()
            value = Decimal(part[0])
            digits = -value.as_tuple().exponent
            found.append(Reading(start, end, start, value, "exact", "percent", digits=digits))
    return found


def _one_of_many(paragraph: Paragraph) -> list[Reading]:
    """Read "one in five", 每5家就有1家 and "cứ 5 hãng có 1" as 20 percent."""
    if not any(mark in paragraph.folded for mark in ("one in", "one out", "cứ ", "每")):
        return []
    found = []
    for match in _ONE_OF.finditer(paragraph.folded):
        word = match[match.lastgroup]
        below = int(word) if word.isdigit() else NUMERALS.get(word) or _HAN_ONES.get(word)
        if below and below > 1:
            leads, begin = leads_before(paragraph, match.start())
            reading = fraction_reading(begin, match.end(), match.start(), f"1/{below}", leads)
            found.append(reading)
    return found


def _is_quarter(paragraph: Paragraph, start: int) -> bool:
    """Tell whether "three quarters" are those of a year: "the first three quarters"."""
    return paragraph.folded[max(0, start - 6) : start] == "first "


def _one_worded(paragraph: Paragraph, start: int, end: int, value: str, group: str) -> Reading:
    leads, begin = leads_before(paragraph, start)
    after, end = trail_at(paragraph.folded, end)
    leads |= after
    if group == "fraction":
        return fraction_reading(begin, end, start, value, leads)
    if group == "tenth":
        half = fraction_reading(begin, end, start, "1/2", leads)
        return replace(half, value=Decimal(value), fraction="")
    if group == "vague":
        unit, after, is_weak = unit_at(paragraph.folded, end)
        return Reading(start, after, start, None, "vague", unit, form="vague", is_weak=is_weak)
    unit, form = ("rank", "rank") if group == "place" else ("times", "multiple")
    qualifier = next(iter(leads - {"", "open"}), "exact")
    return Reading(begin, end, start, Decimal(value), qualifier, unit, form=form, digits=0)


def _spelled_numbers(paragraph: Paragraph) -> list[Reading]:
    """Read numbers written in words: "two dozen", "nine percentage points", mười bốn nghìn."""
    found = []
    for chain in _chains(paragraph):
        words = [cue.value for cue in chain]
        value = number_of(words)
        start, end = chain[0].start, chain[-1].end
        if value is not None and not paragraph.folded.endswith(_ORDINAL_BEFORE, 0, start):
            reading = _spelled(paragraph, start, end, value)
            if reading.unit or value > _SMALL:
                found.append(reading)
    return found


def _chains(paragraph: Paragraph) -> list[list[Cue]]:
    """Join the words that make up one number."""
    chains: list[list[Cue]] = []
    for cue in paragraph.cues("numeral"):
        last = chains[-1][-1] if chains else None
        if last and cue.start < last.end:
            continue
        between = paragraph.folded[last.end : cue.start] if last else None
        goes_on = between in (" ", "-") or (between == _AND and last.value in SCALES)
        if goes_on and len(chains[-1]) < _MOST_WORDS:
            chains[-1].append(cue)
        else:
            chains.append([cue])
    return chains


def number_of(words: Sequence[str]) -> Decimal | None:
    """Work out a number in words; None for one that is none, such as năm or "million" alone.

    năm is five only before a scale word: it is a year too.
    """
    if words[0] in SCALES or words[0] == "rưỡi" or words in (["one"], ["một"], ["half a"]):
        return None
    total, group, last, last_scale = Decimal(0), Decimal(0), Decimal(0), Decimal(1)
    for position, word in enumerate(words):
        following = words[position + 1] if position + 1 < len(words) else ""
        if word == "năm" and following not in SCALES:
            return None
        if word in SCALES:
            last_scale = Decimal(SCALES[word])
            multiplied = last if last_scale == _TEN else group
            group += (multiplied or 1) * last_scale - multiplied
            if last_scale >= _THOUSAND and following not in SCALES:
                total, group = total + group, Decimal(0)
        elif word == "rưỡi":
            group += last_scale / 2
        else:
            last = Decimal("0.5") if word in ("half a", "nửa") else Decimal(NUMERALS[word])
            group += last
    return total + group


def _spelled(paragraph: Paragraph, start: int, end: int, value: Decimal) -> Reading:
    leads, begin = leads_before(paragraph, start)
    unit, end, is_weak = unit_at(paragraph.folded, end)
    after, end = trail_at(paragraph.folded, end)
    qualifier = next(iter((leads | after) - {"", "open"}), "exact")
    return Reading(
        begin,
        end,
        start,
        value,
        qualifier,
        unit,
        digits=0,
        is_weak=is_weak,
        is_small=value <= _SMALL,
    )
