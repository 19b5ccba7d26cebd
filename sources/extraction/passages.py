"""A paragraph prepared for reading: folded, cut into sentences, its names and cues found."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from .folding import plain
from .phrases import Hit
from .spans import Place, Spans

_SENTENCE_END = re.compile(r"[。！？!?…]+[\"”’」』)）]*|\.[\"”’)]*(?=\s|$)|[;；]|\n")
_ABBREVIATIONS = {
    "no", "tp", "mr", "mrs", "ms", "dr", "inc", "co", "ltd", "corp", "st", "vs", "u.s", "approx",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "ts", "gs",
    "pgs", "ths", "p", "q", "ca", "cf",
}  # fmt: skip
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)?$")
_CLAUSE_END = re.compile(r"[,，、:：()（）]\s*(?![0-9]{3}(?![0-9]))|—|--|//?(?=[a-z ])")
_CLOSING = ' \u00a0"”’」』)）'
_DECLARING = "。.!！;；…：:"
_LEAST_LETTERS = 8
_SPACES = " \t\u00a0\u2009\u202f"
_WORD_WINDOW = 12
_KEYWORDS = ("keyword", "inherited")


@dataclass(frozen=True)
class Segment:
    """A part of a paragraph between full stops or semicolons.

    start, end: code points, end after its mark. sentence: counts sentences, so that segments
    joined by a semicolon share one.
    """

    start: int
    end: int
    sentence: int


class Cue(NamedTuple):
    """A word at its place, and what it means in the group that was asked for."""

    start: int
    end: int
    value: str


@dataclass
class Paragraph:
    """One paragraph with what was found in it; places are code points of its text.

    number: from 1, as locators count. folded: as long as the text.
    provinces: the one named last before it, if any. keywords: of indicators, by place.
    """

    number: int
    text: str
    folded: str
    segments: list[Segment]
    names: list = field(default_factory=list)
    name_spans: Spans = field(default_factory=lambda: Spans(()))
    provinces: list = field(default_factory=list)
    keywords: Spans = field(default_factory=lambda: Spans(()))

    def __post_init__(self):
        self.forget_hits()
        self._first_segments = {}
        for position, segment in enumerate(self.segments):
            self._first_segments.setdefault(segment.sentence, position)
        self._segment_ends = [segment.end for segment in self.segments[:-1]]

    @cached_property
    def is_prose(self) -> bool:
        """Tell a paragraph of sentences from a headline, a link or a time stamp."""
        text = self.text.rstrip(_CLOSING)
        return len(text) >= _LEAST_LETTERS and (
            text[-1] in _DECLARING or any(mark in text for mark in "。；，")
        )

    def place(self, start: int, end: int) -> Place:
        """Return a place of this paragraph with its text."""
        return Place(self.number, start, end, self.text[start:end])

    def forget_hits(self) -> None:
        """Let go of cues and keywords; the names are what the whole article needs."""
        self.keywords = Spans(())
        self._cues: dict[str, list[Cue]] = defaultdict(list)
        self._starts: dict[str, list[int]] = {}
        self._endings: dict[tuple[int, str], list] = defaultdict(list)
        self._beginnings: dict[tuple[int, str], list] = defaultdict(list)

    def add_hits(self, hits: Iterable[Hit]) -> None:
        """Keep cues and keywords, and index them by group and by both ends.

        hits: by place.
        """
        keywords = {}
        for hit in hits:
            start, end, meanings = hit
            for group, value in meanings:
                if group in _KEYWORDS:
                    keywords[start, end] = hit
                    continue
                self._cues[group].append(Cue(start, end, value))
                self._endings[end, group].append((start, value))
                self._beginnings[start, group].append((end, value))
        self.keywords = Spans(keywords.values())

    def cues(self, group: str) -> list[Cue]:
        """Return the group's cues, by place."""
        return self._cues.get(group, [])

    def cues_ending(self, place: int, group: str) -> list[tuple[int, str]]:
        """Return (start, value) of the group's cues that end at a place or before its spaces."""
        return self._endings.get((self.back_over_spaces(place), group), [])

    def cues_beginning(self, place: int, group: str) -> list[tuple[int, str]]:
        """Return (end, value) of the group's cues that begin at a place or after its spaces."""
        while place < len(self.folded) and self.folded[place] in _SPACES:
            place += 1
        return self._beginnings.get((place, group), [])

    def cues_within(self, start: int, end: int, group: str) -> list[Cue]:
        """Return the group's cues between two places, by place."""
        if group not in self._cues:
            return []
        cues = self._cues[group]
        if group not in self._starts:
            self._starts[group] = [cue.start for cue in cues]
        starts = self._starts[group]
        near = cues[bisect_left(starts, start) : bisect_left(starts, end)]
        return [cue for cue in near if cue.end <= end]

    def back_over_spaces(self, place: int) -> int:
        """Return the place after the last character before a place that is no space."""
        while place > 0 and self.folded[place - 1] in _SPACES:
            place -= 1
        return place

    def segment_at(self, place: int) -> int:
        """Return the position in `segments` of the one that holds a place."""
        return bisect_right(self._segment_ends, place)

    def sentence_start(self, place: int) -> int:
        """Return where the sentence of a place begins, before all its semicolons."""
        position = self.segment_at(place)
        sentence = self.segments[position].sentence
        return self.segments[self._first_segments[sentence]].start

    def clause_end(self, place: int, limit: int) -> int:
        """Return where the clause that goes on at a place ends, at most at the limit."""
        found = _CLAUSE_END.search(self.folded, place, limit)
        return found.start() if found else limit

    def is_one_clause(self, start: int, end: int) -> bool:
        """Tell whether no comma, colon or bracket parts two places."""
        return _CLAUSE_END.search(self.folded, start, max(start, end)) is None


def prepare(number: int, text: str) -> Paragraph:
    """Fold a paragraph and cut it into segments; names and cues come later."""
    return Paragraph(number, text, plain(text), cut(text))


def cut(text: str) -> list[Segment]:
    """Cut a paragraph at full stops, question marks and semicolons, not at abbreviations."""
    segments, start, sentence = [], 0, 0
    for found in _SENTENCE_END.finditer(text):
        if found[0][0] == "." and _is_abbreviation(text, found.start()):
            continue
        segments.append(Segment(start, found.end(), sentence))
        start = found.end()
        sentence += found[0] not in ";；"
    if start < len(text) or not segments:
        segments.append(Segment(start, len(text), sentence))
    return segments


def _is_abbreviation(text: str, place: int) -> bool:
    word = _LAST_WORD.search(text, max(0, place - _WORD_WINDOW), place)
    return bool(word) and word[0].lower() in _ABBREVIATIONS
