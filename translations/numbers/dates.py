"""Months, quarters, half-years, decades and days written with strokes, as readings."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from .values import HANZI_ONES, Reading, read_hanzi
from .words import ENGLISH_MONTHS, LATIN, ROMAN, VIETNAMESE_MONTHS, alternatives

_ORDER = {"first": 1, "second": 2, "third": 3, "fourth": 4, "nhất": 1, "hai": 2, "ba": 3, "tư": 4}
_SHORT = {name[:3]: number for number, name in enumerate(ENGLISH_MONTHS, 1)} | {"Sept": 9}
_LONG = {name: number for number, name in enumerate(ENGLISH_MONTHS, 1)}
# "May" and "March" are words too: they may be a month and need not be one.
_UNSURE = ("May", "March")

_DAYS = re.compile(
    r"(?<![\d/.-])(?:(?P<y>\d{4})([-/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
    r"|(?P<d2>\d{1,2})([-/.])(?P<m2>\d{1,2})\5(?P<y2>\d{4})"
    r"|(?P<m3>\d{1,2})/(?P<y3>\d{4}))(?![\d/])"
)
_VI_DAY = re.compile(r"(?<=ngày )(\d{1,2})/(\d{1,2})(?![\d/])", re.IGNORECASE)
_EN_MONTH = re.compile(rf"(?<![{LATIN}])({alternatives(_LONG)}|{alternatives(_SHORT)})\.?")
_DATED_BEFORE = re.compile(
    r"(?:\b(?:in|of|since|by|until|from|to|early|late|and) |\d(?:st|nd|rd|th)? |mid-)$",
    re.IGNORECASE,
)
_DATED_AFTER = re.compile(r" \d")
_VI_MONTH = re.compile(
    rf"(?<![{LATIN}])tháng (?:(\d{{1,2}})(?!\d)|({alternatives(VIETNAMESE_MONTHS)}))",
    re.IGNORECASE,
)
_ZH_MONTH = re.compile(r"(\d{1,2}|十[一二]?|[一二三四五六七八九])月")
_EN_QUARTER = re.compile(
    rf"(?<![{LATIN}\d])(?:(Q)(?P<q>[1-4])(?!\d)|(?P<n>first|second|third|fourth) quarter"
    r"|(H)(?P<h>[12])(?!\d)|(?P<o>first|second) half)",
    re.IGNORECASE,
)
_VI_QUARTER = re.compile(
    rf"(?<![{LATIN}])(?:quý (?P<q>IV|I{{1,3}}|[1-4]|nhất|hai|ba|tư)(?![{LATIN}\d])"
    r"|(?:6 tháng|sáu tháng|nửa) (?P<h>đầu|cuối)(?: năm)?)",
    re.IGNORECASE,
)
_ZH_QUARTER = re.compile(r"第(?P<q>[1-4一二三四])季|(?P<q2>[1-4一二三四])季度|(?P<h>[上下])半年")
_DECADE = {
    "en": re.compile(r"(?<![\d.,])(\d{3}0|\d0)s(?![A-Za-z])"),
    "vi": re.compile(r"(?:thập niên|thập kỷ|những năm) (\d{3}0|\d0)(?!\d)", re.IGNORECASE),
    "zh": re.compile(r"(\d{3}0|\d0|[二三四五六七八九]十)年代"),
}


def moments(text: str, language: str) -> Iterator[Reading]:
    """Yield what a text says of days with strokes, decades, quarters and months, in this order.

    A yielded reading may overlap a later one; the first one counts.
    """
    for found in _DAYS.finditer(text):
        yield from _day(found)
    if language == "vi":
        for found in _VI_DAY.finditer(text):
            yield _plain(found, 1)
            yield _month(int(found[2]), *found.span(2))
    script = language[:2]
    for found in _DECADE[script].finditer(text):
        yield _decade(found)
    yield from {"en": _english, "vi": _vietnamese, "zh": _chinese}[script](text)


def _day(found: re.Match) -> Iterator[Reading]:
    year, month, day = next(
        names
        for names in (("y", "m", "d"), ("y2", "m2", "d2"), ("y3", "m3", ""))
        if found[names[0]]
    )
    yield _plain(found, year)
    yield _month(int(found[month]), *found.span(month))
    if day:
        yield _plain(found, day)


def _plain(found: re.Match, group: str | int) -> Reading:
    return Reading(((Decimal(found[group]), ""),), *found.span(group))


def _decade(found: re.Match) -> Reading:
    """Read the 1990s, 90年代 and những năm 90 as one decade; "những năm 2020" may be years."""
    value = int(found[1]) if found[1].isdecimal() else int(read_hanzi(found[1]))
    decade = value if value > 99 else value + (1900 if value >= 30 else 2000)
    keys = ((Decimal(decade), "decade"),)
    if found[0].lower().startswith("những"):
        keys += ((Decimal(decade), ""),)
    return Reading(keys, *found.span())


def _month(number: int, start: int, end: int, **how) -> Reading:
    value = Decimal(number)
    return Reading(((value, "month"), (value, "")), start, end, **how)


def _part(kind: str, number: int, found: re.Match, *, spelled: bool) -> Reading:
    keys = ((Decimal(number), kind), (Decimal(number), ""))
    return Reading(keys, *found.span(), spelled=spelled)


def _english(text: str) -> Iterator[Reading]:
    for found in _EN_QUARTER.finditer(text):
        kind = "quarter" if found["q"] or found["n"] else "half"
        word = found["n"] or found["o"]
        number = _ORDER[word.lower()] if word else int(found["q"] or found["h"])
        reading = _part(kind, number, found, spelled=bool(word))
        # "the first half" may be one of anything.
        yield replace(reading, sure=not found["o"])
    for found in _EN_MONTH.finditer(text):
        name = found[1]
        dated = bool(_DATED_BEFORE.search(text[max(0, found.start() - 8) : found.start()]))
        dated = dated or bool(_DATED_AFTER.match(text, found.end()))
        sure = dated or (name in _LONG and name not in _UNSURE)
        if sure or name in _UNSURE:
            number = _LONG.get(name) or _SHORT[name]
            yield _month(number, *found.span(), spelled=not sure, sure=sure)


def _vietnamese(text: str) -> Iterator[Reading]:
    for found in _VI_QUARTER.finditer(text):
        yield _vietnamese_part(found)
    for found in _VI_MONTH.finditer(text):
        word = (found[2] or "").lower()
        number = int(found[1]) if found[1] else VIETNAMESE_MONTHS[" ".join(word.split())]
        yield _month(number, *found.span(), spelled=bool(word), sure=not word)


def _vietnamese_part(found: re.Match) -> Reading:
    if half := found["h"]:
        number = 1 if half.lower() == "đầu" else 2
        return Reading(((Decimal(number), "half"), (Decimal(6), "")), *found.span(), spelled=True)
    word = found["q"]
    number = ROMAN.get(word.upper()) or _ORDER.get(word.lower()) or int(word)
    return _part("quarter", number, found, spelled=word.lower() in _ORDER)


def _chinese(text: str) -> Iterator[Reading]:
    for found in _ZH_QUARTER.finditer(text):
        if half := found["h"]:
            yield _part("half", "上下".index(half) + 1, found, spelled=True)
        else:
            word = found["q"] or found["q2"]
            number = int(word) if word.isdecimal() else int(read_hanzi(word))
            yield _part("quarter", number, found, spelled=word in HANZI_ONES)
    for found in _ZH_MONTH.finditer(text):
        word = found[1]
        number = int(word) if word.isdecimal() else int(read_hanzi(word))
        yield _month(number, *found.span(), spelled=not word.isdecimal())
