"""Tell of each quantity in what sense it is said: kind, growth, share; and when."""

import re
from dataclasses import dataclass, replace
from datetime import date

from .passages import Paragraph
from .periods import Period
from .quantity import Reading
from .spans import Spans
from .times import TimeExpression

_REACH = 240
_NEAR = 30
_AFTER = 14
_FOLLOWING = 28
_FEW = 12
_JUST_AFTER = 12
_CHANGED_BY = 8
_ASIDE_GAP = 6
_COMPARING = re.compile(r"\b(?:than|compared|versus|against|since|so với|kể từ|from)\b|同期")
_JOINTS = ("and", "và", "、", "和", "与", ",", "%", "")
_CARRY_SENTENCES = 2


@dataclass(frozen=True)
class Sense:
    """What the words around a quantity make of it."""

    kind: str
    is_growth: bool
    is_share: bool
    is_difference: bool
    clause_start: int
    is_fall: bool = False


@dataclass(frozen=True)
class When:
    """The period of a quantity and how it was found.

    months: of a window without dates. base: since when a growth counts.
    how: sentence, carried (from a sentence before), or none. is_relative: from the article's date.
    is_open: "by" stands before it.
    """

    period: Period | None
    months: int | None = None
    base: date | None = None
    how: str = "none"
    is_relative: bool = False
    is_open: bool = False


def with_windows(
    paragraph: Paragraph, readings: list[Reading], times: Spans
) -> tuple[list[Reading], Spans]:
    """Turn "the last ten years" and "in 13 months" from quantities into times without dates."""
    windows = [each for each in (_window(paragraph, one) for one in readings) if each]
    windows += [
        TimeExpression(start, end, "window", None, months=int(value))
        for start, end, value in paragraph.cues("span")
    ]
    starts = {each.start for each in windows}
    kept = [each for each in readings if each.start not in starts]
    return kept, Spans([*times.things, *windows])


def _window(paragraph: Paragraph, reading: Reading) -> TimeExpression | None:
    if reading.unit not in ("years", "months") or reading.value is None:
        return None
    before = any(v == "window" for _, v in paragraph.cues_ending(reading.number_start, "time"))
    before = before or any(v == "window" for _, v in paragraph.cues_ending(reading.start, "time"))
    after = any(v == "window_end" for _, v in paragraph.cues_beginning(reading.end, "time"))
    if not (before or after):
        return None
    months = int(reading.value) * (12 if reading.unit == "years" else 1)
    return TimeExpression(reading.start, reading.end, "window", None, months=months)


def sense_of(paragraph: Paragraph, reading: Reading, previous_end: int) -> Sense:
    """Read kind, growth and share from the words since the quantity before it."""
    segment = paragraph.segments[paragraph.segment_at(reading.start)]
    near = max(segment.start, previous_end, reading.number_start - 3 * _NEAR)
    part = {v for _, _, v in paragraph.cues_within(near, reading.number_start, "part")}
    after = reading.end + _AFTER
    part |= {v for _, _, v in paragraph.cues_within(reading.end, after, "part")} & {"share"}
    low = max(near, reading.number_start - _NEAR)
    is_growth = _is_growth(paragraph, reading, low)
    return Sense(
        kind=_kind(paragraph, reading),
        is_growth=is_growth,
        is_fall=is_growth and _is_fall(paragraph, reading, low),
        is_share="share" in part,
        is_difference="difference" in part,
        clause_start=near,
    )


def _kind(paragraph: Paragraph, reading: Reading) -> str:
    low = max(paragraph.sentence_start(reading.start), reading.number_start - _REACH)
    found = paragraph.cues_within(low, reading.number_start, "kind")
    return found[-1][2] if found else "actual"


def _is_growth(paragraph: Paragraph, reading: Reading, low: int) -> bool:
    if reading.form in ("rank", "vague"):
        return False
    if reading.form == "fraction":
        low = max(low, reading.start - _CHANGED_BY)
    if reading.form == "multiple":
        return True
    found = _growth_cues(paragraph, low, reading.number_start)
    said = [each for each in found if each[2] != "level"]
    if said and (said[-1][2] == "noun" or found[-1][2] != "level"):
        return True
    end = paragraph.clause_end(reading.end, min(len(paragraph.folded), reading.end + _AFTER))
    after = paragraph.cues_within(reading.end, end, "growth")
    return reading.unit in ("percent", "percentage_point") and any(v == "noun" for *_, v in after)


def _is_fall(paragraph: Paragraph, reading: Reading, low: int) -> bool:
    """Tell whether a growth is one below zero: "fell 3.2%", giảm 3,2%, 降幅3.2%."""
    if reading.unit in ("times", "rank", "years", "months") or reading.value is None:
        return False
    said = [
        each for each in _growth_cues(paragraph, low, reading.number_start) if each[2] != "level"
    ]
    falls = paragraph.cues_within(low, reading.number_start, "fall")
    return bool(said and falls) and falls[-1][1] >= said[-1][1]


def _growth_cues(paragraph: Paragraph, low: int, high: int) -> list[tuple[int, int, str]]:
    """Return the cues of growth, without those that are part of another (增加值, "makes up")."""
    neutral = paragraph.cues_within(max(0, low - _AFTER), high, "neutral")
    return [
        each
        for each in paragraph.cues_within(low, high, "growth")
        if not any(start <= each[0] < end for start, end, _ in neutral)
    ]


def when_of(
    paragraph: Paragraph,
    reading: Reading,
    sense: Sense,
    times: Spans,
    next_start: int,
    previous: Reading | None = None,
) -> When:
    """Find the period of a quantity: the nearest time before it that governs its sentence.

    A time right after it in its own clause comes first where none stands before it there;
    a window reaches only to the next semicolon; a word for now ends the search; a sentence
    without a time takes that of the one or two before it, unless it states a plan or turns to
    another subject and another unit. previous: the quantity before it.
    """
    base = _base(times, reading, next_start)
    for found in (
        _following(paragraph, reading, times, next_start),
        _preceding(paragraph, reading, times),
        _later_in_sentence(paragraph, reading, times, next_start),
    ):
        if found:
            return _when(found, sense, base)
    goes_on = previous is not None and previous.unit == reading.unit
    if sense.kind != "actual" or (not goes_on and _names_another(paragraph, reading)):
        return When(None, base=base)
    if carried := _carried(paragraph, reading, times):
        return replace(_when(carried, sense, base), how="carried")
    return When(None, base=base)


def _when(time: TimeExpression, sense: Sense, base: date | None) -> When:
    period = time.period
    if time.role == "now" or period is None:
        return When(None, time.months, base, how="sentence", is_relative=time.is_relative)
    if sense.kind in ("target", "forecast") and time.is_open:
        period = Period(None, period.end, period.precision)
    return When(
        period, base=base, how="sentence", is_relative=time.is_relative, is_open=time.is_open
    )


def _base(times: Spans, reading: Reading, next_start: int) -> date | None:
    near = times.within(reading.end, min(next_start, reading.end + 2 * _NEAR))
    before = times.last_within(reading.start - 2 * _NEAR, reading.start, 1)
    for each in [*near, *before]:
        if each.role == "base" and each.period and not each.is_relative:
            return each.period.start
    return None


def _following(
    paragraph: Paragraph, reading: Reading, times: Spans, next_start: int
) -> TimeExpression | None:
    limit = min(next_start, reading.end + 2 * _FOLLOWING, len(paragraph.folded))
    limit = min(limit, paragraph.segments[paragraph.segment_at(reading.start)].end)
    found = [each for each in times.within(reading.end, limit) if each.role == "period"]
    if found and _is_of_another(paragraph, reading, found[0]):
        return None
    if not found or not paragraph.is_one_clause(reading.end, found[0].start):
        return None
    low = max(0, reading.start - _REACH)
    before = times.last_within(low, reading.start, 1)
    is_just_after = found[0].start - reading.end <= _JUST_AFTER and not paragraph.cues_within(
        reading.end, found[0].start, "growth"
    )
    if not is_just_after and before and paragraph.is_one_clause(before[0].end, reading.start):
        return None
    return found[0]


def _preceding(paragraph: Paragraph, reading: Reading, times: Spans) -> TimeExpression | None:
    position = paragraph.segment_at(reading.start)
    sentence = paragraph.segments[position].sentence
    for time in reversed(times.last_within(0, reading.start, 6)):
        at = paragraph.segment_at(time.start)
        if paragraph.segments[at].sentence != sentence:
            return None
        if time.role == "window":
            return time if at == position else TimeExpression(0, 0, "now", None)
        if _is_passed_over(paragraph, time, reading):
            continue
        if time.role == "now" or (time.role == "period" and _governs(paragraph, time, reading)):
            return time
    return None


def _governs(paragraph: Paragraph, time: TimeExpression, reading: Reading) -> bool:
    """Tell whether a time may be that of figures after it: a dateline or "on 5 March" is not."""
    is_day = time.period is not None and time.period.precision == "day" and not time.is_moment
    return not is_day or paragraph.is_one_clause(time.end, reading.start)


def _later_in_sentence(
    paragraph: Paragraph, reading: Reading, times: Spans, next_start: int
) -> TimeExpression | None:
    """Return the next time of the sentence; past another quantity only if it stands in brackets."""
    segment = paragraph.segments[paragraph.segment_at(reading.start)]
    limit = min(segment.end, reading.end + _REACH)
    named = [
        each
        for each in times.within(segment.start, limit)[:_FEW]
        if each.role == "period" and not each.is_aside
    ]
    if named and _is_of_another(paragraph, reading, named[0]):
        return None
    if len(named) == 1 and named[0].start >= reading.end:
        return named[0]
    between = paragraph.folded[reading.end : min(next_start, reading.end + _AFTER)].strip()
    if between not in _JOINTS and between[:1] != "(":
        limit = min(limit, next_start)
    for time in times.within(reading.end, limit):
        if time.role == "period" and not time.is_aside:
            return time
    return None


def _names_another(paragraph: Paragraph, reading: Reading) -> bool:
    """Tell whether a sentence begins to speak of another subject than the one before it."""
    start = paragraph.sentence_start(reading.start)
    named = paragraph.name_spans.within(start, reading.start)
    known = paragraph.name_spans.last_within(0, start, _FEW)
    before = {(each.subject_type, each.slug) for each in known}
    return any((each.subject_type, each.slug) not in before for each in named)


def _is_passed_over(paragraph: Paragraph, time: TimeExpression, reading: Reading) -> bool:
    """Tell whether a time is of another value: "up from 57 in 2024", 是2020年的2.3倍."""
    gap = paragraph.folded[time.end : reading.number_start]
    if time.is_aside:
        return len(gap) > _ASIDE_GAP or reading.unit == "times"
    return reading.unit == "times" and gap.startswith(("的", "同期的")) and len(gap) <= _ASIDE_GAP


def _is_of_another(paragraph: Paragraph, reading: Reading, time: TimeExpression) -> bool:
    """Tell whether a time after a value is what it is compared with, as in "5% more than in 2023".

    A multiple needs no such word: gấp 1,4 lần năm 2022.
    """
    between = paragraph.folded[reading.end : min(time.start, reading.end + _REACH)]
    if time.is_aside and _COMPARING.search(between):
        return True
    return (
        reading.unit == "times"
        and time.start - reading.end <= _JUST_AFTER
        and (paragraph.is_one_clause(reading.end, time.start))
    )


def _carried(paragraph: Paragraph, reading: Reading, times: Spans) -> TimeExpression | None:
    position = paragraph.segment_at(reading.start)
    sentence = paragraph.segments[position].sentence
    for time in reversed(times.last_within(0, reading.start, 4)):
        if time.role in ("now", "window"):
            return None
        distance = sentence - paragraph.segments[paragraph.segment_at(time.start)].sentence
        is_dateline = time.period and time.period.precision == "day" and not time.is_moment
        if time.is_aside or is_dateline:
            continue
        if time.role == "period":
            return time if distance <= _CARRY_SENTENCES else None
    return None
