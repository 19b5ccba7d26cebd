"""Terms of the glossary in a text, and whether its translation uses the right ones.

Pure calculation on loaded entries: see GlossaryTerm.objects.entries().
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

LETTER = re.compile(r"[^\W\d_]")
HAN = re.compile(r"[\u3400-\u9fff]")


@dataclass(frozen=True)
class Entry:
    """One term. forms: by language, the form to use first, then others that are right too.

    protect: it is written alike in both Chinese scripts, whatever conversion would make of it.
    """

    slug: str
    forms: Mapping[str, tuple[str, ...]]
    protect: bool = False
    note: str = ""


@dataclass(frozen=True)
class Hit:
    """A term in an original. start, end: its place there, end exclusive.

    expected: the forms of the other language, the one to use first; empty where the glossary
    has none. kept: the translation contains one of them.
    """

    entry: Entry
    start: int
    end: int
    expected: tuple[str, ...]
    kept: bool


def forms_of(text: str) -> tuple[str, ...]:
    """Return the forms that a term's column holds, parted by semicolons of either width."""
    return tuple(form.strip() for form in re.split("[;；]", text) if form.strip())


def hits(
    original: str,
    original_language: str,
    text: str,
    language: str,
    entries: Sequence[Entry],
) -> list[Hit]:
    """Return the terms of an original in order, the longest where several begin, each place once.

    text: the translation, '' for one that is not written yet: then nothing is kept.
    """
    finder = Finder(
        (form, entry) for entry in entries for form in entry.forms.get(original_language, ())
    )
    found = list(finder.find(original))
    there = {
        entry.slug: _contains(text, entry.forms.get(language, ())) for _start, _end, entry in found
    }
    return [
        Hit(entry, start, end, entry.forms.get(language, ()), there[entry.slug])
        for start, end, entry in found
    ]


class Finder:
    """Finds the longest of many words at each place of a text.

    Latin words are found whole, in any case (but AI, IT only so), and in English in the plural;
    Han anywhere.
    """

    def __init__(self, words: Iterable[tuple[str, object]]):
        """Take (word, what it stands for); of one word given twice the first one counts."""
        self.meanings: dict[str, object] = {}
        for word, meaning in words:
            for form in _inflected(word):
                self.meanings.setdefault(form, meaning)
        self.lengths = sorted({len(word) for word in self.meanings}, reverse=True)

    def find(self, text: str) -> Iterator[tuple[int, int, object]]:
        """Yield (start, end, what it stands for), none within another."""
        folded, place = _folded(text), 0
        while place < len(text):
            word = self._longest(text, folded, place)
            if word:
                yield place, place + len(word), self.meanings[word]
            place += len(word) or 1

    def _longest(self, text: str, folded: str, start: int) -> str:
        if _is_within(text, start):
            return ""
        for length in self.lengths:
            end = start + length
            for word in (text[start:end], folded[start:end]):
                if word in self.meanings and not _is_within(text, end):
                    return word
        return ""


def _is_within(text: str, place: int) -> bool:
    """Tell whether a place parts two Latin letters of one word."""
    if not 0 < place < len(text):
        return False
    return all(LETTER.match(each) and not HAN.match(each) for each in text[place - 1 : place + 1])


def _folded(text: str) -> str:
    """Return a text in lower case with every character in its place."""
    return "".join(low if len(low := each.lower()) == 1 else each for each in text)


def _inflected(word: str) -> list[str]:
    """Return a word as it is looked up, and what may be its plural in English."""
    word = word if word.isupper() else _folded(word)
    if not word.isascii():
        return [word]
    return [word, word + "s", word + "es", *([word[:-1] + "ies"] if word.endswith("y") else [])]


def _contains(text: str, forms: Iterable[str]) -> bool:
    return next(Finder((form, form) for form in forms).find(text), None) is not None
