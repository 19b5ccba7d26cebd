"""Search an article for claims: the one way in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from .events import events_of
from .figures import figures_of
from .lexicon import Lexicon, Mention
from .passages import Paragraph, prepare
from .presences import presences_of
from .spans import Spans
from .subjects import main_subject
from .suggestions import (
    EventSuggestion,
    FigureSuggestion,
    MentionSuggestion,
    PresenceSuggestion,
)
from .times import find_times, last_year_of

_NEIGHBOURS = 2
_LEAST = 6


@dataclass(frozen=True)
class Suggestions:
    """All that an article is suggested to say, each kind in the article's order."""

    figures: tuple[FigureSuggestion, ...]
    presences: tuple[PresenceSuggestion, ...]
    events: tuple[EventSuggestion, ...]
    mentions: tuple[MentionSuggestion, ...]
    main: tuple[str, str] | None


def suggest_claims(
    paragraphs: Sequence[str],
    language: str,
    lexicon: Lexicon,
    *,
    published_on: date | None = None,
    main: tuple[str, str] | None = None,
    dropped: frozenset[int] = frozenset(),
) -> Suggestions:
    """Search an article for figures, presences, events and mentions.

    paragraphs: as sources.articles.paragraphs gives them, number n being item n - 1.
    language: decides the separators of numbers. published_on: what relative times count from.
    main: (subject type, slug) of the article's subject; None lets the article decide.
    dropped: numbers of paragraphs that are no part of the article.
    Places are code points: text == paragraphs[n - 1][start:end]. Runs no query; the time
    taken is linear in the length of the article. Errors: none.
    """
    kept = [
        _prepared(number, text, lexicon)
        for number, text in enumerate(paragraphs, 1)
        if number not in dropped and len(text) >= _LEAST
    ]
    chosen = _chosen(main) or main_subject(kept)
    reader = _Reader(language, lexicon, chosen, published_on)
    for position, paragraph in enumerate(kept):
        if _is_worth_reading(paragraph):
            reader.read(paragraph, is_remote=bool(chosen) and not _names_nearby(kept, position))
    return Suggestions(
        figures=tuple(_without_headlines(reader.figures, kept)),
        presences=tuple(reader.presences),
        events=tuple(reader.events),
        mentions=tuple(_mentions(kept)),
        main=(chosen.subject_type, chosen.slug) if chosen else None,
    )


@dataclass
class _Reader:
    """Reads paragraph after paragraph, and remembers what a later one may refer to."""

    language: str
    lexicon: Lexicon
    main: Mention | None
    published_on: date | None
    company: Mention | None = None
    provinces: list[Mention] = field(default_factory=list)
    year: int | None = None
    figures: list[FigureSuggestion] = field(default_factory=list)
    presences: list[PresenceSuggestion] = field(default_factory=list)
    events: list[EventSuggestion] = field(default_factory=list)

    def read(self, paragraph: Paragraph, *, is_remote: bool) -> None:
        paragraph.add_hits(self.lexicon.words.find(paragraph.folded))
        paragraph.provinces = self.provinces
        times = find_times(paragraph, self.published_on, self.year)
        self.figures += figures_of(
            paragraph,
            self.language,
            times,
            self.lexicon,
            self.main,
            self.published_on,
            is_remote=is_remote,
            recent=self.company,
        )
        self.presences += presences_of(paragraph, times)
        if not is_remote:
            self.events += events_of(paragraph, times, self.main, self.published_on)
        latest = self.published_on.year if self.published_on else None
        self.year = last_year_of(times, latest) or self.year
        self.company = _last_company(paragraph) or self.company
        named = [each for each in paragraph.names if each.level == "province"]
        self.provinces = named[-1:] or self.provinces
        paragraph.forget_hits()


def _prepared(number: int, text: str, lexicon: Lexicon) -> Paragraph:
    paragraph = prepare(number, text)
    paragraph.names = lexicon.mentions(text, paragraph.folded)
    paragraph.name_spans = Spans(paragraph.names)
    return paragraph


def _chosen(main: tuple[str, str] | None) -> Mention | None:
    return Mention(0, 0, *main, False) if main else None


def _is_worth_reading(paragraph: Paragraph) -> bool:
    """Tell whether a paragraph may state a figure, an event or a presence."""
    return len(paragraph.names) > 0 or any(c in paragraph.folded for c in "0123456789分第番百千万")


def _without_headlines(
    figures: list[FigureSuggestion], paragraphs: list[Paragraph]
) -> list[FigureSuggestion]:
    """Leave out of a headline what the text says too, with the same value and unit."""
    prose = {paragraph.number for paragraph in paragraphs if paragraph.is_prose}
    said = {(each.value, each.unit) for each in figures if each.place.paragraph in prose}
    return [
        each
        for each in figures
        if each.place.paragraph in prose or (each.value, each.unit) not in said
    ]


def _last_company(paragraph: Paragraph) -> Mention | None:
    found = [mention for mention in paragraph.names if mention.subject_type == "company"]
    return found[-1] if found else None


def _names_nearby(paragraphs: list[Paragraph], position: int) -> bool:
    near = paragraphs[max(0, position - _NEIGHBOURS) : position + _NEIGHBOURS + 1]
    return any(each.names for each in near)


def _mentions(paragraphs: list[Paragraph]):
    for paragraph in paragraphs:
        for mention in paragraph.names:
            place = paragraph.place(mention.start, mention.end)
            yield MentionSuggestion(place, mention.subject_type, mention.slug)
