"""The piece of a text that answers a question, with what was asked for marked in it."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.db.models import Model

from search.asking import Ask, Term
from search.normalise import RUNS, fold, is_han, stem
from search.registry import entry_for
from translations.languages import HTML_CODES, OWN_NAMES, current_language
from translations.texts import chain

LONGEST = 200
BEFORE = 50
# A word that is asked for marks those that go on from it, where it is as long as this.
SHORTEST_BEGINNING = 3

Mark = tuple[int, int]


@dataclass(frozen=True)
class Piece:
    """A part of a snippet. is_asked_for: whether the question has it."""

    text: str
    is_asked_for: bool = False


@dataclass(frozen=True)
class Snippet:
    """What a record says to a question, in the language that says it."""

    pieces: tuple[Piece, ...]
    language: str
    wanted: str

    @property
    def text(self) -> str:
        """Return it without its marks."""
        return "".join(piece.text for piece in self.pieces)

    @property
    def is_fallback(self) -> bool:
        """Tell whether it is in another language than the reader's."""
        return bool(self.pieces) and self.language != self.wanted

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.language]

    @property
    def language_name(self) -> str:
        """Return what its language calls itself."""
        return OWN_NAMES[self.language]

    def __bool__(self):
        return bool(self.pieces)


def snippet_of(record: Model, ask: Ask) -> Snippet:
    """Return the piece of a record's text that has most of a question.

    The reader's language comes first where another has no more of it, unless the question is
    asked of one language. A text that has nothing is shown from its start.
    """
    wanted = current_language()
    texts = entry_for(type(record)).texts(record)
    order = list(chain(wanted, getattr(record, "original_language", "")))
    said = {each: _in_one_line(texts[each][1]) for each in order if each in texts}
    said = {language: text for language, text in said.items() if text}
    if not said:
        return Snippet((), wanted, wanted)
    found = {language: _found(text, ask) for language, text in said.items()}
    language = max(
        found, key=lambda each: (each == ask.language, found[each][0], -order.index(each))
    )
    marks = sorted(set(found[language][1]))
    return Snippet(tuple(_cut(said[language], marks)), language, wanted)


def _in_one_line(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split())


def _found(text: str, ask: Ask) -> tuple[int, list[Mark]]:
    """Return how many groups of a question a text has, and where."""
    written = [(found.span(), fold(found[0])) for found in RUNS.finditer(text)]
    count, marks = 0, []
    for group in ask.groups:
        places = [list(_places(term, written)) for terms in group for term in terms]
        count += any(places)
        marks += [mark for each in places for mark in each]
    return count, marks


def _places(term: Term, written: Iterable[tuple[Mark, str]]) -> Iterator[Mark]:
    words = _words(term)
    for (start, end), run in written:
        for word in words:
            if is_han(word):
                at = run.find(word)
                while at >= 0:
                    yield start + at, start + at + len(word)
                    at = run.find(word, at + len(word))
            elif stem(run) == stem(word) or _goes_on(run, word, term):
                yield start, end


def _goes_on(run: str, word: str, term: Term) -> bool:
    return not term.is_whole and len(word) >= SHORTEST_BEGINNING and run.startswith(word)


def _words(term: Term) -> list[str]:
    """Return the words of a term and its runs of Han, put together from their bigrams."""
    words: list[str] = []
    for token in term.folded:
        if words and is_han(token) and words[-1][-1] == token[0] and len(token) == 2:
            words[-1] += token[1]
        else:
            words.append(token)
    return words


def _cut(text: str, marks: list[Mark]) -> Iterator[Piece]:
    """Yield the pieces of the part of a text round its first mark."""
    if not marks or marks[0][1] <= LONGEST - BEFORE:
        start = 0
    else:
        start = _start(text, marks[0][0] - BEFORE, marks[0][0])
        yield Piece("… ")
    end = len(text) if len(text) - start <= LONGEST else _end(text, start, start + LONGEST)
    at = start
    for first, last in _joined(marks):
        if first >= at and last <= end:
            yield from (Piece(text[at:first]), Piece(text[first:last], is_asked_for=True))
            at = last
    yield Piece(text[at:end].rstrip() + ("" if end == len(text) else " …"))


def _start(text: str, earliest: int, latest: int) -> int:
    space = text.find(" ", earliest, latest)
    return earliest if space < 0 else space + 1


def _end(text: str, start: int, latest: int) -> int:
    space = text.rfind(" ", start + LONGEST - BEFORE, latest)
    return latest if space < 0 else space


def _joined(marks: list[Mark]) -> Iterator[Mark]:
    """Yield marks as they do not overlap; those that touch in Han are one."""
    current: Mark | None = None
    for start, end in marks:
        if current and start <= current[1]:
            current = (current[0], max(current[1], end))
        else:
            if current:
                yield current
            current = (start, end)
    if current:
        yield current
