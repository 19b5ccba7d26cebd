"""Simplified to Traditional as Taiwan writes it, and back: OpenCC between two glossaries.

What has a fixed counterpart (terms of the glossary, names of records) is put in as it is, what
is no prose (references, addresses, code, placeholders) stays; OpenCC converts the rest as one
text, because what a character becomes depends on those beside it.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from opencc import OpenCC

from translations.checks.markup import NO_PROSE
from translations.glossary import HAN, Entry, Finder

CONFIGS = {("zh-hans", "zh-hant"): "s2tw", ("zh-hant", "zh-hans"): "tw2s"}
# Stands for a fixed piece while OpenCC converts what is round it.
PLACE = "\U000f0000"
QUOTES = {
    "zh-hant": dict(zip("“”‘’", "「」『』", strict=True)),
    "zh-hans": dict(zip("「」『』", "“”‘’", strict=True)),
}
# Not the apostrophe of it’s.
QUOTE = re.compile(r"[“”‘「」『』]|(?<![A-Za-z])’|’(?![A-Za-z])")
# What CLDR and Taiwan write for 10¹² after a number, and what the mainland does.
TRILLION = {
    "zh-hant": (re.compile(r"(?<=[0-9])万亿"), "兆"),
    "zh-hans": (re.compile(r"(?<=[0-9])兆(?![瓦赫字位])"), "万亿"),
}


@dataclass(frozen=True)
class Conversion:
    """A converted text.

    changed: places of the words in it that read otherwise than in the original, (start, end),
    end exclusive. fixed: those of terms and names, which the glossary or a record decided.
    """

    text: str
    changed: tuple[tuple[int, int], ...]
    fixed: tuple[tuple[int, int], ...]


@dataclass(frozen=True)
class _Piece:
    """A part of the original that OpenCC must not touch, and what stands for it."""

    start: int
    end: int
    words: str
    named: bool = False


class Converter:
    """Brings texts into the other Chinese script.

    source, target: zh-hans and zh-hant or the other way round. entries: of the glossary.
    names: of records, {as the source writes it: as the target does}; they come before terms.
    Errors: ValueError for another pair of languages.
    """

    def __init__(
        self,
        source: str,
        target: str,
        *,
        entries: Iterable[Entry] = (),
        names: Mapping[str, str] = MappingProxyType({}),
    ):
        if (source, target) not in CONFIGS:
            raise ValueError(f"{source} is not converted to {target}.")
        self.source, self.target = source, target
        terms = (pair for entry in entries for pair in pairs_of(entry, source, target))
        self.words = Finder([*names.items(), *terms])

    def convert(self, text: str) -> Conversion:
        """Return a text in the other script."""
        pieces = list(_pieces(text, self.target, self.words))
        between = _between(text, pieces)
        opencc = _opencc(CONFIGS[self.source, self.target])
        converted = opencc.convert(PLACE.join(between)).split(PLACE)
        parts = [_with_quotes(part, self.target) for part in converted]
        return _joined(between, parts, text, pieces)


def convert(text: str, source: str, target: str, **words) -> Conversion:
    """Return a text in the other Chinese script; words and errors: as Converter takes them."""
    return Converter(source, target, **words).convert(text)


def pairs_of(entry: Entry, source: str, target: str) -> Iterator[tuple[str, str]]:
    """Yield what a term's forms become; as many forms in both scripts go together in order.

    A protected term stays as it is in either script.
    """
    forms = [form for form in entry.forms.get(source, ()) if HAN.search(form)]
    others = [form for form in entry.forms.get(target, ()) if HAN.search(form)]
    if entry.protect:
        yield from ((form, form) for form in (*forms, *others))
    elif len(forms) == len(others):
        yield from zip(forms, others, strict=True)
    elif others:
        yield from ((form, others[0]) for form in forms)


def _pieces(text: str, target: str, words: Finder) -> Iterator[_Piece]:
    """Yield in order what is not OpenCC's to convert."""
    patterns = (*NO_PROSE, re.compile(PLACE))
    taken = sorted(found.span() for pattern in patterns for found in pattern.finditer(text))
    end = 0
    for start, stop in taken:
        if start >= end:
            yield from _named(text, end, start, target, words)
            yield _Piece(start, stop, text[start:stop])
            end = stop
    yield from _named(text, end, len(text), target, words)


def _named(text: str, start: int, end: int, target: str, words: Finder) -> Iterator[_Piece]:
    part = text[start:end]
    found = [(*place, meant) for *place, meant in words.find(part)]
    pattern, trillion = TRILLION[target]
    found += [(*each.span(), trillion) for each in pattern.finditer(part)]
    done = 0
    for first, last, meant in sorted(found):
        if first >= done:
            yield _Piece(start + first, start + last, meant, named=True)
            done = last


def _between(text: str, pieces: list[_Piece]) -> list[str]:
    """Return what stands before, between and after the pieces; one more than there are."""
    starts = [0, *(piece.end for piece in pieces)]
    ends = [*(piece.start for piece in pieces), len(text)]
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


def _with_quotes(text: str, target: str) -> str:
    return QUOTE.sub(lambda found: QUOTES[target].get(found[0], found[0]), text)


def _joined(before: list[str], after: list[str], text: str, pieces: list[_Piece]) -> Conversion:
    """Put the pieces back and tell which places read otherwise than before."""
    parts, changed, fixed, length = [], [], [], 0
    for old, new, piece in zip(before, after, [*pieces, None], strict=True):
        parts.append(new)
        changed += [(length + start, length + end) for start, end in _differences(old, new)]
        length += len(new)
        if piece is None:
            break
        place = (length, length + len(piece.words))
        parts.append(piece.words)
        length = place[1]
        if piece.named:
            fixed.append(place)
            changed += [place] if piece.words != text[piece.start : piece.end] else []
    return Conversion("".join(parts), tuple(changed), tuple(fixed))


def _differences(old: str, new: str) -> Iterator[tuple[int, int]]:
    """Yield the runs of characters that differ; of texts of unlike length what is not alike."""
    if len(old) != len(new):
        start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
        yield start, len(new)
        return
    start = None
    for place, (one, other) in enumerate(zip(old, new, strict=True)):
        if one != other and start is None:
            start = place
        if one == other and start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(new)


@cache
def _opencc(config: str) -> OpenCC:
    return OpenCC(config)
