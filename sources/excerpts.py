"""How much of a source readers may see: the one rule for pages, API, exports and feeds.

Of a text under copyright only passages that editors marked public, each short, together
little, and never the opening paragraph whole. What cannot be measured is not shown: a
passage must stand, letter for letter, at its place in a text that we have received.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from sources.articles import paragraphs

FREE = ("open_licence", "public_domain")
COPYRIGHT = "copyright"
# A quote may not pass one tenth of the text, nor show three quarters of its opening.
PART_OF_TEXT = 10
HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")


@dataclass(frozen=True)
class Limits:
    """The most characters of one quote and of all quotes of a source.

    opening: how long a paragraph must be to be the lead and no title or menu.
    """

    each: int
    total: int
    opening: int


LATIN_LIMITS = Limits(each=300, total=900, opening=100)
HAN_LIMITS = Limits(each=120, total=360, opening=40)


class Refusal(StrEnum):
    """Why a passage is not shown."""

    RIGHTS = "rights"
    UNKNOWN = "unknown"
    TOO_LONG = "too_long"
    OPENING = "opening"
    NO_ROOM = "no_room"


@dataclass(frozen=True)
class Place:
    """Where a passage stands: a received text, a paragraph from 1, code points or all of it."""

    snapshot: int
    paragraph: int
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Marked:
    """A claim's passage that an editor marked public; no place and '' where none is known."""

    number: int
    text: str = ""
    place: Place | None = None


@dataclass(frozen=True)
class Excerpts:
    """What is shown of one source: {claim number: passage}, and why the rest is not.

    each, total, used: in characters; each and total are None where the rights set no limit.
    """

    shown: Mapping[int, str] = field(default_factory=dict)
    refused: Mapping[int, Refusal] = field(default_factory=dict)
    each: int | None = None
    total: int | None = None
    used: int = 0

    @property
    def left(self) -> int | None:
        """Return how many characters may still be shown, None for any number."""
        return None if self.total is None else self.total - self.used


def full_text_may_show(rights: str) -> bool:
    """Tell whether readers may see the whole text of a source with these rights."""
    return rights in FREE


def choose_excerpts(
    rights: str, language: str, texts: Mapping[int, str], marked: Iterable[Marked]
) -> Excerpts:
    """Decide which marked passages of one source are shown, the lowest claim number first.

    texts: the received texts by snapshot, the latest and those in which passages stand; the
    shortest sets the limit. Passages that overlap count once. Unknown rights show nothing.
    """
    passages = sorted(marked, key=lambda each: each.number)
    if full_text_may_show(rights):
        known = {each.number: each.text for each in passages if each.text}
        return Excerpts(known, _refuse([p for p in passages if not p.text], Refusal.UNKNOWN))
    if rights != COPYRIGHT:
        return Excerpts(refused=_refuse(passages, Refusal.RIGHTS), each=0, total=0)
    if not texts:
        return Excerpts(refused=_refuse(passages, Refusal.UNKNOWN), each=0, total=0)
    limits = limits_of(language, texts.values())
    return _within(limits, {key: paragraphs(text) for key, text in texts.items()}, passages)


def limits_of(language: str, texts: Iterable[str]) -> Limits:
    """Return the limits of a script: Han where the language or a quarter of the letters is."""
    letters = [c for text in texts for c in text if c.isalpha()]
    han = sum(1 for letter in letters if HAN.match(letter))
    is_han = language.startswith("zh") or (letters and han * 4 >= len(letters))
    return HAN_LIMITS if is_han else LATIN_LIMITS


def opening_of(lines: list[str], limits: Limits) -> range:
    """Return the numbers of the paragraphs that open a text: up to the first long one."""
    long = (n for n, line in enumerate(lines, 1) if len(line) > limits.opening)
    return range(1, next(long, 1) + 1)


def _within(limits: Limits, texts: Mapping[int, list[str]], passages: list[Marked]) -> Excerpts:
    length = min(sum(map(len, lines)) for lines in texts.values())
    budget = _Budget(limits, min(limits.total, length // PART_OF_TEXT), texts)
    shown: dict[int, str] = {}
    refused: dict[int, Refusal] = {}
    for passage in passages:
        if reason := budget.refuse(passage):
            refused[passage.number] = reason
        else:
            shown[passage.number] = passage.text
    return Excerpts(shown, refused, limits.each, budget.total, budget.used)


class _Budget:
    """What may still be shown of one text under copyright."""

    def __init__(self, limits: Limits, total: int, texts: Mapping[int, list[str]]):
        self.limits = limits
        self.total = total
        self.texts = texts
        self.used = 0
        self.covered: dict[tuple[int, int], set[int]] = defaultdict(set)

    def refuse(self, passage: Marked) -> Refusal | None:
        """Return why a passage does not fit, or None once it has been counted."""
        span = self._span(passage)
        if not span:
            return Refusal.UNKNOWN
        if len(span) > self.limits.each:
            return Refusal.TOO_LONG
        shown = self.covered[passage.place.snapshot, passage.place.paragraph]
        if self._shows_opening(passage.place, shown.union(span)):
            return Refusal.OPENING
        new = len(shown.union(span)) - len(shown)
        if self.used + new > self.total:
            return Refusal.NO_ROOM
        shown.update(span)
        self.used += new
        return None

    def _span(self, passage: Marked) -> range | None:
        """Return the code points of a passage, None where its place does not hold it."""
        place = passage.place
        lines = self.texts.get(place.snapshot, []) if place else []
        if not place or not 1 <= place.paragraph <= len(lines):
            return None
        line = lines[place.paragraph - 1]
        span = range(len(line))[place.start : place.end]
        return span if passage.text == line[place.start : place.end] else None

    def _shows_opening(self, place: Place, shown: set[int]) -> bool:
        lines = self.texts[place.snapshot]
        if place.paragraph not in opening_of(lines, self.limits):
            return False
        return len(shown) * 4 >= len(lines[place.paragraph - 1]) * 3


def _refuse(passages: Iterable[Marked], reason: Refusal) -> dict[int, Refusal]:
    return {passage.number: reason for passage in passages}
