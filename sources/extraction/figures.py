"""Suggest the figures of a paragraph: each quantity with its sense, time, subject, indicator."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from sources.quantities.units import GENERAL_UNITS

from .judging import LEAST_SCORE, confidence_of, reasons_of, score_of
from .lexicon import Lexicon, Mention
from .matching import Match, matches_of, share_out
from .meaning import Sense, When, sense_of, when_of, with_windows
from .passages import Paragraph
from .periods import Period
from .quantity import Reading
from .readings import read_quantities
from .spans import Spans
from .subjects import (
    Subject,
    is_company_meant,
    nearest_before,
    referred_to,
    runs_of,
    shared_out,
    subject_of,
)
from .suggestions import FigureSuggestion


@dataclass
class _Draft:
    """A quantity on its way to a suggestion."""

    reading: Reading
    sense: Sense
    when: When
    matches: list[Match]
    subject: Subject | None = None

    @property
    def match(self) -> Match | None:
        return self.matches[0] if self.matches else None

    @property
    def wanted(self) -> str | None:
        return self.match.indicator.subject_type if self.match else None


def figures_of(
    paragraph: Paragraph,
    language: str,
    times: Spans,
    lexicon: Lexicon,
    main: Mention | None,
    published_on: date | None,
    *,
    is_remote: bool,
    recent: Mention | None = None,
) -> list[FigureSuggestion]:
    """Return the figures of a paragraph, by place; those hardly claims are left out.

    main: the article's subject; recent: the company named last before the paragraph.
    """
    readings = read_quantities(paragraph, language, times)
    if not paragraph.names and not paragraph.keywords.things:
        readings = [reading for reading in readings if reading.unit]
    readings, times = with_windows(paragraph, readings, times)
    drafts = _drafts(paragraph, readings, times, lexicon, main, published_on)
    runs = runs_of(paragraph, readings)
    for run in runs:
        _divide_indicators([drafts[position] for position in run])
    _find_subjects(paragraph, drafts, main, recent)
    for run in runs:
        _divide_subjects(paragraph, [drafts[position] for position in run])
    return [
        suggestion
        for draft in drafts
        if (suggestion := _suggestion(paragraph, draft, lexicon, is_remote=is_remote))
    ]


def _drafts(
    paragraph: Paragraph,
    readings: list[Reading],
    times: Spans,
    lexicon: Lexicon,
    main: Mention | None,
    published_on: date | None,
) -> list[_Draft]:
    drafts, previous_end = [], 0
    for position, reading in enumerate(readings):
        is_last = position + 1 == len(readings)
        next_start = len(paragraph.text) if is_last else readings[position + 1].start
        sense = sense_of(paragraph, reading, previous_end)
        previous = readings[position - 1] if position else None
        when = when_of(paragraph, reading, sense, times, next_start, previous)
        sense, when = _of_the_future(sense, when, published_on)
        matches = matches_of(
            paragraph,
            reading,
            sense,
            lexicon,
            next_start=next_start,
            near_type=_near_type(paragraph, reading, main),
        )
        drafts.append(_Draft(reading, sense, when, matches))
        previous_end = reading.end
    return drafts


def _of_the_future(sense: Sense, when: When, published_on: date | None) -> tuple[Sense, When]:
    """Take an actual value of a year after the article for a target ("by") or a forecast."""
    end = when.period.end if when.period else None
    if not published_on or not end or end <= published_on or sense.kind != "actual":
        return sense, when
    if end.year == published_on.year and not when.is_open:
        return sense, when
    if not when.is_open:
        return replace(sense, kind="forecast"), when
    open_period = Period(None, when.period.end, when.period.precision)
    return replace(sense, kind="target"), replace(when, period=open_period)


def _near_type(paragraph: Paragraph, reading: Reading, main: Mention | None) -> str | None:
    """Return the type of the name nearest before a quantity in its segment."""
    if near := nearest_before(paragraph, reading, None):
        return near.subject_type
    if is_company_meant(paragraph, reading):
        return "company"
    if paragraph.name_spans.last_within(0, reading.start, 1):
        return None
    return main.subject_type if main else None


def _divide_indicators(drafts: list[_Draft]) -> None:
    shares = share_out([draft.matches for draft in drafts]) if drafts[0].matches else None
    for draft, match in zip(drafts, shares or (), strict=False):
        draft.matches = [match]


def _find_subjects(
    paragraph: Paragraph, drafts: list[_Draft], main: Mention | None, recent: Mention | None
) -> None:
    previous = None
    for draft in drafts:
        draft.subject = referred_to(paragraph, draft.reading, draft.wanted) or subject_of(
            paragraph,
            draft.reading,
            draft.wanted,
            main,
            is_difference=draft.sense.is_difference and draft.reading.unit == "percentage_point",
            previous=previous,
            recent=recent,
        )
        previous = draft.subject if draft.subject.how != "none" else previous


def _divide_subjects(paragraph: Paragraph, drafts: list[_Draft]) -> None:
    readings = [draft.reading for draft in drafts]
    shares = shared_out(paragraph, readings, drafts[0].wanted)
    for draft, subject in zip(drafts, shares or (), strict=False):
        draft.subject = subject
        if not draft.matches:
            draft.matches = drafts[0].matches


def _ends(reading: Reading, sense: Sense) -> tuple[Decimal | None, Decimal | None]:
    """Return value and upper value: those of a fall are below zero."""
    if not sense.is_fall or reading.value is None or reading.value < 0:
        return reading.value, reading.value_high
    if reading.value_high is None:
        return -reading.value, None
    return -reading.value_high, -reading.value


def _unit(reading: Reading, lexicon: Lexicon) -> str | None:
    """Return the unit that a quantity without an indicator is entered in."""
    if reading.unit in lexicon.units:
        return reading.unit
    if reading.unit is None and reading.is_weak:
        return "items"
    return GENERAL_UNITS.get(reading.unit, reading.unit)


def _suggestion(
    paragraph: Paragraph, draft: _Draft, lexicon: Lexicon, *, is_remote: bool
) -> FigureSuggestion | None:
    reading, sense, when = draft.reading, draft.sense, draft.when
    score = score_of(
        paragraph, reading, sense, draft.match, draft.subject, when, is_remote=is_remote
    )
    if score < LEAST_SCORE:
        return None
    indicator = draft.match.indicator if draft.match else None
    low, high = _ends(reading, sense)
    return FigureSuggestion(
        place=paragraph.place(reading.start, reading.end),
        value=low,
        value_high=high,
        qualifier=reading.qualifier,
        unit=indicator.unit if indicator else _unit(reading, lexicon),
        kind=sense.kind,
        period=when.period,
        subject_type=draft.subject.subject_type,
        subject=draft.subject.slug,
        indicator=indicator.slug if indicator else None,
        digits=reading.digits,
        fraction=reading.fraction,
        window_months=when.months,
        base_on=when.base if sense.is_growth else None,
        confidence=confidence_of(score),
        reasons=reasons_of(reading, draft.matches, draft.subject, when),
    )
