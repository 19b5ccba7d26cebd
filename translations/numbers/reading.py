"""All numbers of a text, in the order of their places."""

from collections.abc import Iterable, Iterator
from decimal import localcontext

from . import hanzi, spelled
from .arabic import printed
from .dates import moments
from .values import EXACT, Reading

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF1A)} | {
    0xFF05: "%", 0xFF0E: ".", 0xFF0F: "/", 0x2212: "-", 0xFFE5: "¥", 0xFF04: "$",
}  # fmt: skip


def readings(text: str, language: str) -> list[Reading]:
    """Return the numbers of a text, first to last.

    text: in NFC, without what is no prose (references, addresses, code): see `blanked`.
    A number in words may also be read as something else that takes the same place.
    """
    left = text.translate(FULL_WIDTH)
    found: list[Reading] = []
    with localcontext(EXACT):
        for scanner in _scanners(language):
            taken = list(_apart(scanner(left, language)))
            found += taken
            left = blanked(left, ((each.start, each.end) for each in taken))
    return sorted(found, key=lambda each: (each.start, each.end))


def blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """Return a text of the same length with these spans blank, so that places stay."""
    parts, done = [], 0
    for start, end in sorted(spans):
        if end > done:
            start = max(start, done)
            parts += [text[done:start], "\n" * (end - start)]
            done = end
    return "".join([*parts, text[done:]])


def _scanners(language: str) -> Iterator:
    yield moments
    yield spelled.fractions
    if language.startswith("zh"):
        yield hanzi.fractions
    yield printed
    if language.startswith("zh"):
        yield lambda text, _: hanzi.numerals(text)
    else:
        yield spelled.spelled


def _apart(found: Iterable[Reading]) -> Iterator[Reading]:
    """Leave out what overlaps an earlier finding; words may take one place twice."""
    taken: set[int] = set()
    for each in found:
        places = range(each.start, each.end)
        if each.spelled and not each.sure:
            yield each
        elif taken.isdisjoint(places):
            taken.update(places)
            yield each
