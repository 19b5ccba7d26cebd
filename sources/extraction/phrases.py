"""Find many phrases of any script in one pass over a text."""

import re
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, NamedTuple, TypeVar

Meaning = TypeVar("Meaning", bound=Hashable)
_WORD = "a-z0-9_\u00c0-\u024f\u1e00-\u1eff"
_WORD_CHARACTER = re.compile(f"[{_WORD}]")
_HEAD = 2


class Hit(NamedTuple):
    """A phrase at its place: code points start to end, and all that it may mean."""

    start: int
    end: int
    meanings: tuple

    def meanings_of(self, group: str) -> str:
        """Return the value of its first meaning in a group, "" without one."""
        return next((value for name, value in self.meanings if name == group), "")


class PhraseIndex(Generic[Meaning]):
    """Phrases by their first two characters, so that a text is read once, whatever their number.

    A phrase that begins or ends in a letter or digit of Latin script is found only where
    no such letter or digit adjoins it. The time taken is linear in the length of the text:
    at each place at most as many lengths are tried as phrases with that beginning have.
    """

    def __init__(self, phrases: Iterable[tuple[str, Meaning]]):
        """Take folded phrases; those of one ASCII character are left out."""
        self._meanings: dict[str, tuple[Meaning, ...]] = {}
        lengths: dict[str, set[int]] = {}
        for phrase, meaning in phrases:
            if not phrase or (len(phrase) < _HEAD and phrase.isascii()):
                continue
            known = self._meanings.get(phrase, ())
            if meaning not in known:
                self._meanings[phrase] = (*known, meaning)
                lengths.setdefault(phrase[:_HEAD], set()).add(len(phrase))
        self._lengths = {head: tuple(sorted(each, reverse=True)) for head, each in lengths.items()}
        self._singles = {phrase for phrase in self._meanings if len(phrase) == 1}
        self._starts = _pattern_of_starts(set(lengths), self._singles)

    def find(self, text: str) -> Iterator[Hit]:
        """Yield every phrase of a folded text, by place; at one place the longest first."""
        lengths_of, meanings_of, singles = self._lengths.get, self._meanings.get, self._singles
        limit = len(text)
        for found in self._starts.finditer(text):
            start = found.start()
            head = text[start : start + _HEAD]
            for length in lengths_of(head, ()):
                if start + length > limit:
                    continue
                meanings = meanings_of(text[start : start + length])
                if meanings and _is_whole(text, start + length):
                    yield Hit(start, start + length, meanings)
            if head[0] in singles and _stands_alone(text, start):
                yield Hit(start, start + 1, meanings_of(head[0]))

    def find_longest(self, text: str) -> Iterator[Hit]:
        """Yield the phrases of a folded text that do not overlap, the first and longest of each."""
        end = 0
        for hit in self.find(text):
            if hit.start >= end:
                end = hit.end
                yield hit


def _pattern_of_starts(heads: set[str], singles: set[str]) -> re.Pattern:
    """Match the places at which a phrase may begin, as far as two characters tell."""
    words = [head for head in heads if _WORD_CHARACTER.match(head)]
    others = [head for head in heads if not _WORD_CHARACTER.match(head) and head not in singles]
    parts = [f"[{_one_of(singles)}]"] if singles else []
    parts += [f"[{_one_of(h[0] for h in others)}](?=[{_one_of(h[1:] for h in others)}])"] * bool(
        others
    )
    parts += [f"(?<![{_WORD}])[{_one_of(h[0] for h in words)}]"] * bool(words)
    return re.compile("|".join(parts) or "(?!)")


def _one_of(characters: Iterable[str]) -> str:
    return "".join(re.escape(character) for character in sorted(set(characters)))


def _stands_alone(text: str, place: int) -> bool:
    """Tell whether a character is Han, or a Latin letter that is a word of its own."""
    if not _WORD_CHARACTER.match(text[place]):
        return True
    before = place > 0 and _WORD_CHARACTER.match(text[place - 1])
    return not before and _is_whole(text, place + 1)


def _is_whole(text: str, end: int) -> bool:
    """Tell whether no letter goes on where a phrase in Latin script ends."""
    return not (
        end < len(text)
        and _WORD_CHARACTER.match(text[end - 1])
        and _WORD_CHARACTER.match(text[end])
    )
