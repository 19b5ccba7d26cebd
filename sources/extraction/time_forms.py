"""The forms in which four languages write times, and the periods that they name."""

import re

from .periods import (
    Period,
    day_period,
    first_months,
    half_period,
    month_span,
    quarter_period,
    years,
)

_HAN_ONES = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2,
             "iii": 3, "iv": 4, "first": 1, "second": 2, "third": 3, "fourth": 4, "hai": 2,
             "ba": 3, "sáu": 6, "chín": 9, "three": 3, "six": 6, "nine": 9, "1st": 1, "2nd": 2,
             "3rd": 3, "4th": 4, "tư": 4, "nhất": 1, "two": 2, "four": 4, "five": 5, "seven": 7,
             "eight": 8, "ten": 10, "eleven": 11, "bốn": 4, "năm": 5, "bảy": 7, "tám": 8,
             "mười": 10, "mười một": 11}  # fmt: skip
_ENGLISH_MONTHS = {name: number for number, names in enumerate((
    "january|jan", "february|feb", "march|mar", "april|apr", "may", "june|jun", "july|jul",
    "august|aug", "september|sept|sep", "october|oct", "november|nov", "december|dec"), 1)
    for name in names.split("|")}  # fmt: skip
_MONTH_NAME = "|".join(sorted(_ENGLISH_MONTHS, key=len, reverse=True))
YEAR = re.compile(
    r"(?P<digits>(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9]|[余多+%万亿家人件名项个台辆位款元])|(?P<han>[一二][〇零一二三四五六七八九]{3})(?=年)"
)
AFTER = re.compile(
    r"(?:年)?\s?(?:"
    r"(?P<isomonth>-(?:0[1-9]|1[0-2]))(?P<isoday>-[0-3][0-9])?(?![0-9])"
    r"|\s?(?:-|~|至|到|–|to|đến|(?P<and>and|và))\s?(?:năm\s)?(?P<last>(?:19|20)[0-9]{2})(?![0-9])年?"
    r")"
)
AFTER_HAN = re.compile(
    r"(?:年)?(?:的|，)?(?:"
    r"(?P<from>[0-9]{1,2})(?:月)?[-~至到](?P<to>[0-9]{1,2})月"
    r"|(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])月(?:份)?"
    r"(?:(?P<day>[0-9]{1,2})[日号]|(?P<monthend>底|末))?"
    r"|第?(?P<quarter>[一二三四1-4])季度?|前(?P<quarters>[一二三])个?季度?"
    r"|前(?P<months>[0-9]{1,2}|十[一二]?|[一二三四五六七八九])个?月"
    r"|(?P<half>[上下])半年"
    r"|(?:年)?(?P<yearend>[底末终])|(?P<yearstart>初)"
    r")"
)
_QUARTER = 3
BEFORE = re.compile(
    rf"(?:(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s(?:of\s)?(?P<name1>{_MONTH_NAME})\.?,?\s$"
    rf"|(?P<name2>{_MONTH_NAME})\.?\s(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)?,?\s$"
    rf"|(?P<endof>(?:the\s)?(?:end|close)\sof\s|end-|late\s|cuối\s)?(?P<name3>{_MONTH_NAME})\.?,?\s(?:of\s)?$"
    r"|(?:ngày\s)?(?P<dv>[0-9]{1,2})(?:/|-|\stháng\s)(?P<mv>[0-9]{1,2})(?:/|-|,?\snăm\s|,\s|\s)$"
    r"|(?P<endof2>cuối\s|hết\s)?tháng\s(?P<month>[0-9]{1,2})(?:/|-|,?\snăm\s|\s)$"
    r"|quý\s(?P<quarter>[1-4]|i{1,3}|iv|nhất|hai|ba|tư)(?:/|-|,?\snăm\s|\scủa\snăm\s|\s)$"
    r"|q(?P<quarter2>[1-4])[\s/-]?(?:of\s)?$"
    r"|(?P<quarter3>first|second|third|fourth|1st|2nd|3rd|4th)[\s-]quarter\s(?:of\s)?$"
    r"|(?P<months>[0-9]{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười\smột|mười)\stháng\s(?P<side>đầu|cuối)\s(?:của\s)?(?:năm\s)?$"
    r"|first\s(?P<months2>two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2})\s(?P<unit2>months|quarters)\sof\s$"
    r"|nửa\s(?P<half>đầu|cuối|sau)\s(?:của\s)?(?:năm\s)?$"
    r"|(?P<half2>first|second)[\s-]half\s(?:of\s)?$|h(?P<half3>[12])[\s/-]?(?:of\s)?$"
    r"|(?P<yearend>(?:the\s)?end[\s-](?:of\s)?|year-end\s|late\s|cuối\snăm\s|cuối\s|hết\snăm\s"
    r"|hết\s|kết\sthúc\snăm\s)$"
    r"|(?P<yearstart>(?:the\s)?(?:start|beginning)\sof\s|early\s|đầu\snăm\s|đầu\s)$"
    r"|(?:giai\sđoạn\s|trong\snăm\s|năm\s|the\syear\s|fiscal\syear\s|fiscal\s)$)"
)
BARE_HAN = re.compile(
    r"(?P<half>[上下])半年|(?:第(?=[一二三四1-4]季)|(?=[一二三四]季度))(?P<quarter>[一二三四1-4])季度?|前(?P<quarters>[一二三])季度"
    r"|前(?P<months>[1-9]|1[0-2]|[一二三四五六七八九]|十一?)个?月"
    r"|(?<![0-9.个])(?P<month>[1-9]|1[0-2])月(?P<monthend>底|末)?(?![0-9]|份?至|-)"
)

BARE_LATIN = re.compile(
    rf"(?:(?<=\bin )|(?<=\bby )|(?<=\bof ))(?P<name3>{_MONTH_NAME})(?![a-z]|\.?\s?[0-9])"
    rf"|(?P<endof>\bend of |\bend-)(?:last )?(?P<name4>{_MONTH_NAME})(?![a-z]|\.?\s?[0-9])"
    r"|\bfirst (?P<months2>two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2})"
    r" (?P<unit2>months|quarters)(?! of)\b"
    r"|\b(?P<quarter3>first|second|third|fourth)[\s-]quarter(?! of)\b"
    r"|\b(?P<half2>first|second)[\s-]half(?! of)\b"
    r"|\bquý (?P<quarter>[1-4]|i{1,3}|iv|nhất|hai|ba|tư)\b(?!/|-)"
    r"|\b(?P<months>[0-9]{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười)"
    r" tháng (?P<side>đầu|cuối)"
    r"(?: năm)?(?! (?:tiên|[0-9]))\b"
    r"|\bnửa (?P<half>đầu|cuối) năm(?! [0-9])\b"
)


def after_period(match: re.Match, year: int) -> tuple[Period | None, bool]:
    """Return the period of what follows a year, and whether it is a moment."""
    if match.re is AFTER_HAN:
        period = period_of_han(match, year)
        return period, bool(match["yearend"] or match["yearstart"] or match["monthend"])
    if match["last"]:
        last = int(match["last"])
        return (years(year, last), False) if last > year else (None, False)
    month = int(match["isomonth"][1:])
    if match["isoday"]:
        return day_period(year, month, int(match["isoday"][1:])), False
    return month_span(year, month, month, "month"), False


def period_of_han(match: re.Match, year: int) -> Period | None:
    """Return the period of a Chinese form of a year; None where the calendar has none."""
    parts = {name: value for name, value in match.groupdict().items() if value}
    if "from" in parts:
        return month_span(year, int(parts["from"]), int(parts["to"]), "range")
    if "month" in parts:
        return _month_of_han(parts, year)
    if "quarter" in parts:
        return quarter_period(year, _HAN_ONES[parts["quarter"]])
    if "quarters" in parts:
        return first_months(year, 3 * _HAN_ONES[parts["quarters"]])
    if "months" in parts:
        return first_months(year, _small_number(parts["months"]))
    if "half" in parts:
        return half_period(year, 1 if parts["half"] == "上" else 2)
    if "monthend" in parts:
        return None
    return day_period(year, 12, 31) if "yearend" in parts else day_period(year, 1, 1)


def _month_of_han(parts: dict[str, str], year: int) -> Period | None:
    month = _small_number(parts["month"])
    if "day" in parts:
        return day_period(year, month, int(parts["day"]))
    span = month_span(year, month, month, "month")
    return Period(span.end, span.end, "day") if span and "monthend" in parts else span


def _small_number(text: str) -> int:
    if text.isascii():
        return int(text)
    return sum(10 if c == "十" else "〇一二三四五六七八九".find(c) for c in text)


def before_period(parts: dict[str, str], year: int) -> tuple[Period | None, bool]:
    """Return the period of what stands before a year, and whether it is a moment.

    parts: the groups of BEFORE that matched; none of them gives None.
    """
    if "yearend" in parts:
        return day_period(year, 12, 31), True
    if "yearstart" in parts:
        return day_period(year, 1, 1), True
    span = _before_span(parts, year)
    if span and ("endof" in parts or "endof2" in parts):
        return Period(span.end, span.end, "day"), True
    return span, False


def _before_span(parts: dict[str, str], year: int) -> Period | None:
    if "dv" in parts:
        return day_period(year, int(parts["mv"]), int(parts["dv"]))
    if name := parts.get("name1") or parts.get("name2"):
        return day_period(year, _ENGLISH_MONTHS[name], int(parts.get("day") or parts["day2"]))
    if named := parts.get("name3") or parts.get("name4") or parts.get("month"):
        month = _ENGLISH_MONTHS.get(named) or int(named)
        return month_span(year, month, month, "month")
    if quarter := parts.get("quarter") or parts.get("quarter2") or parts.get("quarter3"):
        return quarter_period(year, _HAN_ONES[quarter])
    if count := parts.get("months") or parts.get("months2"):
        number = _HAN_ONES.get(count) or int(count)
        number *= _QUARTER if parts.get("unit2") == "quarters" else 1
        return _months_of_side(year, number, parts.get("side", "đầu"))
    if half := parts.get("half") or parts.get("half2") or parts.get("half3"):
        return half_period(year, 1 if half in ("đầu", "first", "1") else 2)
    return None


def _months_of_side(year: int, count: int, side: str) -> Period | None:
    if side == "cuối":
        return half_period(year, 2) if count == 6 else month_span(year, 13 - count, 12, "range")
    return first_months(year, count)


def year_number(match: re.Match) -> int:
    """Return the year that a match of YEAR writes in digits or Han numerals."""
    if match["digits"]:
        return int(match["digits"])
    numerals = match["han"].replace("零", "〇")
    return int("".join(str("〇一二三四五六七八九".find(numeral)) for numeral in numerals))


def bare_period(parts: dict[str, str], year: int) -> Period | None:
    """Return the period of a form without a year, in the year given."""
    return before_period(parts, year)[0]
