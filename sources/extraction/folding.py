"""Fold a text without moving a character, so that what is found keeps its exact place."""

import unicodedata

from search.normalise import HAN_RUN, fold
from sources.quantities.numerals import FULL_WIDTH

_QUOTES = {"’": "'", "‘": "'", "＇": "'", "`": "'"}


class _Table(dict):
    """A translation table that works out each character once."""

    def __init__(self, fold_one):
        self.fold_one = fold_one

    def __missing__(self, code: int) -> str:
        character = chr(code)
        folded = self.fold_one(character)
        self[code] = folded if len(folded) == 1 else character
        return self[code]


def _plain_character(character: str) -> str:
    if HAN_RUN.match(character):
        return fold(character)
    wide = FULL_WIDTH.get(ord(character))
    half = wide if isinstance(wide, str) else chr(wide) if wide else character
    return _QUOTES.get(half, half).lower()


def _bare_character(character: str) -> str:
    return unicodedata.normalize("NFD", "d" if character == "đ" else character)[:1]


_PLAIN = _Table(_plain_character)
_BARE = _Table(_bare_character)


def plain(text: str) -> str:
    """Return a text in lower case, half width and Simplified characters, as long as it was."""
    return text.translate(_PLAIN)


def bare(plain_text: str) -> str:
    """Return a plain text without its marks too (hàng châu → hang chau), as long as it was."""
    return plain_text.translate(_BARE)


def same_letters(one: str, other: str) -> bool:
    """Tell whether two plain texts differ at most in where a tone mark stands (hoà, hòa)."""
    if one == other:
        return True
    return sorted(unicodedata.normalize("NFD", one)) == sorted(unicodedata.normalize("NFD", other))
