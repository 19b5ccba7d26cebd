"""Find the time expressions of a paragraph and the periods they name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from .passages import Paragraph
from .periods import Period, years
from .spans import Spans
from .time_forms import (
    AFTER,
    AFTER_HAN,
    BARE_HAN,
    BARE_LATIN,
    BEFORE,
    YEAR,
    after_period,
    bare_period,
    before_period,
    period_of_han,
    year_number,
)

_COUNTED = re.compile(
    r"(?:(?<!tháng )(?<!tháng [0-9])[0-9]|hai|ba|bốn|năm|mười|vài|mấy|nhiều|những)\s$"
)
_ALONE = ("in ", "by ", "since ", "from ", "than ")
_GOES_ON = re.compile(r"(?:[0-9]|[0-9][.,]|[a-z$¥€])$")
_DAY_BEFORE = re.compile(r"(?:^|[^0-9])[0-9]{1,2}-$|[^0-9a-z]-$")
_BEFORE_WINDOW = 40
_FOUNDING_REACH = 36
_FEW = 6
_BARE_BEFORE = 22
_BARE_AFTER = 14
_ASIDE_WINDOW = 48
_COMPARED = re.compile(
    r"(?:\b(?:than|since|versus|against|compared (?:with|to))\s|\bfrom\s(?=[a-z]{0,3}\$?[0-9])"
    r"|so với\s|kể từ\s|\btừ\s(?:mức\s)?(?=[0-9])).*$"
)
_MONTHS = 12
_YEAR_ENDED = re.compile(
    r"(?:year (?:that )?(?:ended|ending|ends|to|through)(?: (?:in|on))?"
    r"|năm tài chính (?:kết thúc|tính đến)(?: (?:vào|cuối|hết))?)\s$"
)
_OF_YEAR = re.compile("止?的?(?:财年|财政年度|会计年度)")
_BEFORE_YEAR = re.compile(r"(?:\bbefore|\btrước(?: năm)?)\s(?=(?:năm )?[0-9]{4})")
_UNTIL = re.compile("前(?![0-9一二三四五六七八九十]{1,2}个?[月季])|[以之]前")


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
    for match in YEAR.finditer(paragraph.folded):
        if match.start() < end or _goes_on_before(paragraph.folded, match.start()):
            continue
        year = year_number(match)
        if expression := _around(paragraph, match.start(), match.end(), year, is_relative=False):
            found.append(expression)
            end = expression.end
    return found


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
    for start, end, value in paragraph.cues("year"):
        if value == "same" or _COUNTED.search(paragraph.folded[max(0, start - 8) : start]):
            continue
        year = published_on.year + int(value) if published_on else None
        found.append(_around(paragraph, start, end, year, is_relative=True))
    return [each for each in found if each]


def _same_year(
    paragraph: Paragraph, known: Spans[TimeExpression], last_year: int | None
) -> list[TimeExpression]:
    found = []
    for start, end, value in paragraph.cues("year"):
        if value == "same":
            before = [
                each
                for each in known.last_within(0, start, _FEW)
                if each.role == "period" and each.period and not each.is_aside
            ]
            year = before[-1].period.end.year if before else last_year
            period = years(year, year) if year else None
            found.append(TimeExpression(start, end, "period", period, is_relative=True))
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
        TimeExpression(start, end, "period", years(int(value), int(value) + 4))
        for start, end, value in paragraph.cues("plan")
    ]


def _bare(
    paragraph: Paragraph, known: Spans[TimeExpression], published_on: date | None
) -> list[TimeExpression]:
    """Read 上半年 or 9月 without a year: that of the year named before, else the article's."""
    found = []
    if not any(mark in paragraph.folded for mark in "月季半"):
        return _bare_latin(paragraph, known, published_on)
    for match in BARE_HAN.finditer(paragraph.folded):
        if known.holding(match.start()):
            continue
        before = known.before(match.start())
        named = before.period.end.year if before and before.period else None
        year = named or (published_on and published_on.year)
        period = period_of_han(match, year) if year else None
        if period and not named and period.end > published_on:
            period = period_of_han(match, year - 1)
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
    for match in _bare_matches(paragraph):
        if known.holding(match.start()):
            continue
        before = known.before(match.start())
        named = before.period.end.year if before and before.period and before.period.end else None
        year = named or (published_on and published_on.year)
        parts = {name: value for name, value in match.groupdict().items() if value}
        period = bare_period(parts, year) if year else None
        if period and not named and period.end > published_on:
            period = bare_period(parts, year - 1)
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


def _bare_matches(paragraph: Paragraph) -> Iterator[re.Match]:
    """Find the forms around words such as "quarter", each once."""
    end = 0
    for cue in paragraph.cues("span_of_year"):
        if cue.start < end:
            continue
        low = max(end, cue.start - _BARE_BEFORE)
        if found := BARE_LATIN.search(paragraph.folded, low, cue.end + _BARE_AFTER):
            end = found.end()
            yield found


def _now(paragraph: Paragraph, known: Spans[TimeExpression]) -> list[TimeExpression]:
    found, end = [], 0
    for cue in paragraph.cues("time"):
        is_now = cue.value == "now" and cue.start >= end
        if is_now and known.holding(cue.start) is None:
            found.append(TimeExpression(cue.start, cue.end, "now", None, is_relative=True))
            end = cue.end
    return found


def _around(
    paragraph: Paragraph, start: int, end: int, year: int | None, *, is_relative: bool
) -> TimeExpression | None:
    """Read what stands before and after a year: months, halves, the end of a range."""
    text = paragraph.folded
    known_year = year or 2000
    between = text[max(0, start - 8) : start].endswith(("between ", "giữa "))
    after = AFTER_HAN.match(text, end) or (None if is_relative else AFTER.match(text, end))
    if after and after.re is AFTER and after["and"] and not between:
        after = None
    if after:
        period, moment = after_period(after, known_year)
        end = after.end()
    else:
        low = max(0, start - _BEFORE_WINDOW)
        before = BEFORE.search(text[low:start]) if _may_go_before(text, start) else None
        parts = {n: value for n, value in before.groupdict().items() if value} if before else {}
        period, moment = before_period(parts, known_year)
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


def _may_go_before(text: str, start: int) -> bool:
    """Tell by its end whether what stands before a year may be one of its forms."""
    last = text[start - 1 : start]
    ends_so = last.isspace() or last.isdigit() or last in ("-", "/")
    return ends_so and not text.endswith(_ALONE, 0, start)


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
    if period and (fiscal := _financial_year(paragraph, start, end, period)):
        return TimeExpression(start, end, "period", fiscal, is_relative)
    if (
        period
        and period.precision == "year"
        and _BEFORE_YEAR.search(paragraph.folded, max(0, start - _FEW - 1), start + _FEW)
    ):
        period = years(period.end.year - 1, period.end.year - 1)
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


def _financial_year(paragraph: Paragraph, start: int, end: int, period: Period) -> Period | None:
    """Return the twelve months that end when a "year ended March 2025" does."""
    before = paragraph.folded[max(0, start - _BEFORE_WINDOW) : start]
    if not (_YEAR_ENDED.search(before) or _OF_YEAR.match(paragraph.folded, end)):
        return None
    last = period.end
    begun = last.year - 1 if last.month < _MONTHS else last.year
    return Period(date(begun, last.month % _MONTHS + 1, 1), last, "range")


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
