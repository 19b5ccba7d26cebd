"""Find many phrases of any script in one pass over a text."""

from collections.abc import Hashable, Iterable
from string import ascii_lowercase, digits
from typing import Generic, NamedTuple, TypeVar

from ahocorasick import Automaton

Meaning = TypeVar("Meaning", bound=Hashable)
_LATIN = frozenset(
    [
        *ascii_lowercase,
        *digits,
        "_",
        *map(chr, range(0xC0, 0x250)),
        *map(chr, range(0x1E00, 0x1F00)),
    ]
)


class Hit(NamedTuple):
    """A phrase at its place: code points start to end, and all that it may mean."""

    start: int
    end: int
    meanings: tuple


class PhraseIndex(Generic[Meaning]):
    """Phrases of any number, found in one pass over a text, as Aho and Corasick do it.

    A phrase that begins or ends in a letter or digit of Latin script is found only where
    no such letter or digit adjoins it. The time taken is linear in the length of the text and
    in what is found there.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]):
        """Take folded phrases; those of one ASCII character are left out."""
        meanings: dict[str, dict[Meaning, None]] = {}
        for phrase, meaning in phrases:
            if len(phrase) > 1 or not phrase.isascii():
                meanings.setdefault(phrase, {})[meaning] = None
        self._automaton = Automaton()
        for phrase, means in meanings.items():
            edges = phrase[0] in _LATIN, phrase[-1] in _LATIN
            self._automaton.add_word(phrase, (len(phrase), *edges, tuple(means)))
        self._automaton.make_automaton()

    def find(self, text: str) -> list[Hit]:
        """Return every phrase of a folded text, by place; at one place the longest first."""
        if not self._automaton:
            return []
        padded, found = f"{text} ", []
        for last, (length, opens, closes, meanings) in self._automaton.iter(text):
            if closes and padded[last + 1] in _LATIN:
                continue
            if opens and padded[last - length] in _LATIN:
                continue
            found.append(Hit(last + 1 - length, last + 1, meanings))
        found.sort(key=lambda hit: (hit.start, -hit.end))
        return found
