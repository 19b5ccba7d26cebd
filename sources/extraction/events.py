"""Suggest dated events: a time and a verb of founding, issuing, launching in one clause."""

from datetime import date

from .lexicon import Mention
from .passages import Paragraph
from .spans import Spans
from .suggestions import EventSuggestion
from .times import TimeExpression

_REACH = 110
_PRECISIONS = {"day": "day", "month": "month"}
_MOST = 6


def events_of(
    paragraph: Paragraph, times: Spans, main: Mention | None, published_on: date | None
) -> list[EventSuggestion]:
    """Return the dated events of a paragraph, at most one for each time."""
    dated = [
        time
        for time in times.things
        if time.role in ("period", "base", "event") and time.period and time.period.start
    ]
    events = [
        _event(paragraph, time, main, published_on)
        for time in dated
        if time.period.precision != "range"
    ]
    return [event for event in events if event]


def _event(
    paragraph: Paragraph, time: TimeExpression, main: Mention | None, published_on: date | None
) -> EventSuggestion | None:
    segment = paragraph.segments[paragraph.segment_at(time.start)]
    low, high = max(segment.start, time.start - _REACH), min(segment.end, time.end + _REACH)
    verbs = paragraph.cues_within(low, high, "event")
    if not verbs or (time.role == "base" and verbs[0][2] not in ("designation", "founding")):
        return None
    nearest = min(verbs, key=lambda verb: max(verb[0] - time.end, time.start - verb[1]))
    start, end = _clause(
        paragraph, low, high, min(time.start, nearest[0]), max(time.end, nearest[1])
    )
    named = paragraph.name_spans.within(start, end)[:_MOST]
    planned = _is_planned(paragraph, low, high, time, published_on)
    return EventSuggestion(
        place=paragraph.place(start, end),
        kind=nearest[2],
        date=time.period.end if time.is_moment else time.period.start,
        precision=_PRECISIONS.get(time.period.precision, "year"),
        date_qualifier="by" if planned and (time.is_open or time.is_moment) else "",
        planned=planned,
        hubs=_slugs(named, "hub") or ((main.slug,) if _is_hub(main) else ()),
        companies=_slugs(named, "company"),
    )


def _is_hub(main: Mention | None) -> bool:
    return main is not None and main.subject_type == "hub"


def _clause(paragraph: Paragraph, low: int, high: int, start: int, end: int) -> tuple[int, int]:
    """Widen a place to the names around it, up to the marks that part its clause."""
    folded = paragraph.folded
    while start > low and folded[start - 1] not in "。;；!！?？,，":
        start -= 1
    while end < high and folded[end] not in "。;；!！?？,，":
        end += 1
    while start < end and folded[start] in " \u00a0":
        start += 1
    return start, end


def _is_planned(
    paragraph: Paragraph, low: int, high: int, time: TimeExpression, published_on: date | None
) -> bool:
    said = [value for *_, value in paragraph.cues_within(low, high, "kind")]
    is_future = published_on is not None and time.period.end > published_on
    return is_future and time.period.start > published_on or "target" in said[:1]


def _slugs(mentions: list[Mention], subject_type: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(m.slug for m in mentions if m.subject_type == subject_type))
