"""Find the time expressions of a paragraph and the periods they name."""

import re
from dataclasses import dataclass
from datetime import date

from .passages import Paragraph
from .periods import (
    Period,
    day_period,
    first_months,
    half_period,
    month_span,
    quarter_period,
    years,
)
from .spans import Spans

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
_YEAR = re.compile(
    r"(?P<digits>(?:19|20)[0-9]{2})(?![0-9]|[.,][0-9]|[余多+%万亿家人件名项个台辆位款元])|(?P<han>[一二][〇零一二三四五六七八九]{3})(?=年)"
)
_COUNTED = re.compile(
    r"(?:(?<!tháng )(?<!tháng [0-9])[0-9]|hai|ba|bốn|năm|mười|vài|mấy|nhiều|những)\s$"
)
_GOES_ON = re.compile(r"(?:[0-9]|[0-9][.,]|[a-z$¥€])$")
_DAY_BEFORE = re.compile(r"(?:^|[^0-9])[0-9]{1,2}-$|[^0-9a-z]-$")
_AFTER = re.compile(
    r"(?:年)?\s?(?:"
    r"(?P<isomonth>-(?:0[1-9]|1[0-2]))(?P<isoday>-[0-3][0-9])?(?![0-9])"
    r"|\s?(?:-|~|至|到|–|to|đến|(?P<and>and|và))\s?(?:năm\s)?(?P<last>(?:19|20)[0-9]{2})(?![0-9])年?"
    r")"
)
_AFTER_HAN = re.compile(
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
_BEFORE = re.compile(
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
_QUARTER = 3
_BEFORE_WINDOW = 40
_FOUNDING_REACH = 36
_ASIDE_WINDOW = 48
_COMPARED = re.compile(
    r"(?:\b(?:than|since|versus|against|compared (?:with|to))\s|\bfrom\s(?=[a-z]{0,3}\$?[0-9])"
    r"|so với\s|kể từ\s|\btừ\s(?:mức\s)?(?=[0-9])).*$"
)
_UNTIL = re.compile("前(?![0-9一二三四五六七八九十]{1,2}个?[月季])|[以之]前")
_BARE_HAN = re.compile(
    r"(?P<half>[上下])半年|(?:第(?=[一二三四1-4]季)|(?=[一二三四]季度))(?P<quarter>[一二三四1-4])季度?|前(?P<quarters>[一二三])季度"
    r"|前(?P<months>[1-9]|1[0-2]|[一二三四五六七八九]|十一?)个?月"
    r"|(?<![0-9.个])(?P<month>[1-9]|1[0-2])月(?P<monthend>底|末)?(?![0-9]|份?至|-)"
)

_BARE_LATIN = re.compile(
    rf"(?:(?<=\bin )|(?<=\bby )|(?<=\bof ))(?P<name3>{_MONTH_NAME})(?![a-z]|\.?\s?[0-9])"
    rf"|(?P<endof>\bend of |\bend-)(?:last )?(?P<name4>{_MONTH_NAME})(?![a-z]|\.?\s?[0-9])"
    r"|\bfirst (?P<months2>two|three|four|five|six|seven|eight|nine|ten|eleven|[0-9]{1,2})"
    r" (?P<unit2>months|quarters)(?! of)\b"
    r"|\b(?P<quarter3>first|second|third|fourth)[\s-]quarter(?! of)\b"
    r"|\b(?P<half2>first|second)[\s-]half(?! of)\b"
    r"|\bquý (?P<quarter>[1-4]|i{1,3}|iv|nhất|hai|ba|tư)\b(?!/|-)"
    r"|\b(?P<months>[0-9]{1,2}|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười một|mười) tháng (?P<side>đầu|cuối)"
    r"(?: năm)?(?! (?:tiên|[0-9]))\b"
    r"|\bnửa (?P<half>đầu|cuối) năm(?! [0-9])\b"
)


@dataclass(frozen=True)
class TimeExpression:
    """A time at its place.

    role: "period", "base" (growth since), "event" (founded then), "now", or "window".
    period: None where a relative word has no date to count from.
    is_relative: counted from the article's date.
    is_moment: "as of", "end of". is_open: "by", so that a target has no start.
    months: of a window. is_aside: of a value that another is compared with, so that it
    governs no other ("up from 57 at the end of 2024").
    """

    start: int
    end: int
    role: str
    period: Period | None
    is_relative: bool = False
    is_moment: bool = False
    is_open: bool = False
    months: int | None = None
    is_aside: bool = False


def find_times(
    paragraph: Paragraph, published_on: date | None, last_year: int | None = None
) -> Spans[TimeExpression]:
    """Find years with what stands around them, relative words, plans and words for now.

    last_year: the year named last before the paragraph, which 全年 ("the whole year") means.
    """
    found = [*_years(paragraph), *_relative(paragraph, published_on), *_plans(paragraph)]
    found += _same_year(paragraph, Spans(_without_overlaps(found)), last_year)
    known = Spans(_without_overlaps(found))
    bare = _bare(paragraph, known, published_on)
    known = Spans(_without_overlaps([*known.things, *bare]))
    return Spans([*known.things, *_now(paragraph, known)])


def _without_overlaps(found: list[TimeExpression]) -> list[TimeExpression]:
    kept, end = [], 0
    for each in sorted(found, key=lambda one: (one.start, -one.end)):
        if each.start >= end:
            kept.append(each)
            end = each.end
    return kept


def _years(paragraph: Paragraph) -> list[TimeExpression]:
    found, end = [], 0
    for match in _YEAR.finditer(paragraph.folded):
        if match.start() < end or _goes_on_before(paragraph.folded, match.start()):
            continue
        year = _year_number(match)
        if expression := _around(paragraph, match.start(), match.end(), year, is_relative=False):
            found.append(expression)
            end = expression.end
    return found


def _year_number(match: re.Match) -> int:
    if match["digits"]:
        return int(match["digits"])
    numerals = match["han"].replace("零", "〇")
    return int("".join(str("〇一二三四五六七八九".find(numeral)) for numeral in numerals))


def _goes_on_before(folded: str, start: int) -> bool:
    """Tell whether four digits are the end of a longer number or word, or an amount of money."""
    before = folded[max(0, start - 3) : start]
    if before[-2:] == "fy":
        return False
    if before[-1:] == "-":
        return not _DAY_BEFORE.search(before)
    return bool(_GOES_ON.search(before))


def _relative(paragraph: Paragraph, published_on: date | None) -> list[TimeExpression]:
    found = []
    for hit in paragraph.hits:
        for group, value in hit.meanings:
            if value == "same":
                continue
            if group == "year" and not _COUNTED.search(
                paragraph.folded[max(0, hit.start - 8) : hit.start]
            ):
                year = published_on.year + int(value) if published_on else None
                found.append(_around(paragraph, hit.start, hit.end, year, is_relative=True))
    return [each for each in found if each]


def _same_year(
    paragraph: Paragraph, known: Spans[TimeExpression], last_year: int | None
) -> list[TimeExpression]:
    found = []
    for hit in paragraph.hits:
        if ("year", "same") in hit.meanings:
            before = known.before(hit.start)
            year = before.period.end.year if before and before.period else last_year
            period = years(year, year) if year else None
            found.append(TimeExpression(hit.start, hit.end, "period", period, is_relative=True))
    return found


def last_year_of(times: Spans[TimeExpression], latest: int | None) -> int | None:
    """Return the last year up to the latest that a paragraph names, None without one."""
    named = [
        each.period.end.year
        for each in times.things
        if each.role == "period" and each.period and not each.is_open
    ]
    return next((year for year in reversed(named) if latest is None or year <= latest), None)


def _plans(paragraph: Paragraph) -> list[TimeExpression]:
    return [
        TimeExpression(hit.start, hit.end, "period", years(int(value), int(value) + 4))
        for hit in paragraph.hits
        for group, value in hit.meanings
        if group == "plan"
    ]


def _bare(
    paragraph: Paragraph, known: Spans[TimeExpression], published_on: date | None
) -> list[TimeExpression]:
    """Read 上半年 or 9月 without a year: that of the year named before, else the article's."""
    found = []
    if not any(mark in paragraph.folded for mark in "月季半"):
        return _bare_latin(paragraph, known, published_on)
    for match in _BARE_HAN.finditer(paragraph.folded):
        if known.holding(match.start()):
            continue
        before = known.before(match.start())
        named = before.period.end.year if before and before.period else None
        year = named or (published_on and published_on.year)
        period = _period_of_han(match, year) if year else None
        if period and not named and period.end > published_on:
            period = _period_of_han(match, year - 1)
        is_end = bool(match["monthend"])
        found.append(
            _placed(
                paragraph, match.start(), match.end(), period, is_relative=True, is_moment=is_end
            )
        )
    return found


def _bare_latin(
    paragraph: Paragraph, known: Spans[TimeExpression], published_on: date | None
) -> list[TimeExpression]:
    """Read "in the first nine months", "in March" and "quý III" without a year."""
    found = []
    for match in _BARE_LATIN.finditer(paragraph.folded):
        if known.holding(match.start()):
            continue
        before = known.before(match.start())
        named = before.period.end.year if before and before.period and before.period.end else None
        year = named or (published_on and published_on.year)
        parts = {name: value for name, value in match.groupdict().items() if value}
        period = _bare_period(parts, year) if year else None
        if period and not named and period.end > published_on:
            period = _bare_period(parts, year - 1)
        found.append(
            _placed(
                paragraph,
                match.start(),
                match.end(),
                period,
                is_relative=True,
                is_moment="endof" in parts,
            )
        )
    return found


def _bare_period(parts: dict[str, str], year: int) -> Period | None:
    return _before_period(parts, year)[0]


def _now(paragraph: Paragraph, known: Spans[TimeExpression]) -> list[TimeExpression]:
    found, end = [], 0
    for hit in paragraph.hits:
        is_now = ("time", "now") in hit.meanings and hit.start >= end
        if is_now and known.holding(hit.start) is None:
            found.append(TimeExpression(hit.start, hit.end, "now", None, is_relative=True))
            end = hit.end
    return found


def _around(
    paragraph: Paragraph, start: int, end: int, year: int | None, *, is_relative: bool
) -> TimeExpression | None:
    """Read what stands before and after a year: months, halves, the end of a range."""
    text = paragraph.folded
    known_year = year or 2000
    between = text[max(0, start - 8) : start].endswith(("between ", "giữa "))
    after = _AFTER_HAN.match(text, end) or (None if is_relative else _AFTER.match(text, end))
    if after and after.re is _AFTER and after["and"] and not between:
        after = None
    if after:
        period, moment = _after_period(after, known_year)
        end = after.end()
    else:
        low = max(0, start - _BEFORE_WINDOW)
        before = _BEFORE.search(text[low:start])
        parts = {n: value for n, value in before.groupdict().items() if value} if before else {}
        period, moment = _before_period(parts, known_year)
        period = period or years(known_year, known_year)
        if before:
            start = low + before.start()
        if text[end : end + 1] == "年":
            end += 1
    if period is None:
        return None
    return _placed(
        paragraph, start, end, period if year else None, is_relative=is_relative, is_moment=moment
    )


def _placed(
    paragraph: Paragraph,
    start: int,
    end: int,
    period: Period | None,
    *,
    is_relative: bool,
    is_moment: bool = False,
) -> TimeExpression:
    """Settle the role of a time by the word before it: "as of", "by", "than", "since"."""
    cues = {value for _, value in paragraph.cues_ending(start, "time")}
    start_of_year = is_moment and period and period.end.month == 1 and period.end.day == 1
    if _is_founding(paragraph, start):
        return TimeExpression(start, end, "event", period, is_relative)
    follows = paragraph.folded[end : end + 3]
    is_base = "base" in cues and not follows.startswith("的")
    if is_base and period and period.precision == "range":
        is_base = (
            paragraph.folded[max(0, start - 10) : start]
            .rstrip()
            .endswith(("比", "较", "so với", "than"))
        )
    if is_base or start_of_year or follows.startswith(("以来", "起", "相比")):
        return TimeExpression(start, end, "base", period, is_relative)
    as_of = "as_of" in cues and period is not None and period.precision in ("month", "day")
    if as_of:
        is_moment = True
        period = Period(period.end, period.end, period.precision)
    return TimeExpression(
        start,
        end,
        "period",
        period,
        is_relative,
        is_moment,
        is_open=_is_open(paragraph, cues, end),
        is_aside=_is_aside(paragraph, start, end),
    )


def _is_open(paragraph: Paragraph, cues: set[str], end: int) -> bool:
    """Tell whether a time only says until when: "by 2030", 2030年以前."""
    return ("by" in cues and "as_of" not in cues) or bool(_UNTIL.match(paragraph.folded, end))


def _is_aside(paragraph: Paragraph, start: int, end: int) -> bool:
    """Tell whether a time is of what something is compared with: "up from 57 in 2024"."""
    before = paragraph.folded[max(0, start - _ASIDE_WINDOW) : start]
    compared = _COMPARED.search(before)
    if compared and paragraph.is_one_clause(start - len(before) + compared.start(), start):
        return True
    return paragraph.folded[end : end + 1] == "的" and before.endswith(
        ("是", "为", "较", "比", "相当于")
    )


def _is_founding(paragraph: Paragraph, start: int) -> bool:
    low = max(0, start - _FOUNDING_REACH)
    said = [
        *paragraph.cues_within(low, start, "presence"),
        *paragraph.cues_within(low, start, "event"),
    ]
    return any(
        value in ("founded", "founding") and paragraph.is_one_clause(end, start)
        for _, end, value in said
    )


def _after_period(match: re.Match, year: int) -> tuple[Period | None, bool]:
    if match.re is _AFTER_HAN:
        period = _period_of_han(match, year)
        return period, bool(match["yearend"] or match["yearstart"] or match["monthend"])
    if match["last"]:
        last = int(match["last"])
        return (years(year, last), False) if last > year else (None, False)
    month = int(match["isomonth"][1:])
    if match["isoday"]:
        return day_period(year, month, int(match["isoday"][1:])), False
    return month_span(year, month, month, "month"), False


def _period_of_han(match: re.Match, year: int) -> Period | None:
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


def _before_period(parts: dict[str, str], year: int) -> tuple[Period | None, bool]:
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
