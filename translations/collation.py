"""How names sort in each language: the same order on both databases.

PostgreSQL brings the collations of ICU; SQLite gets its own under the same names: pinyin as
GB 18030 orders its common characters, strokes as Big5 does, Vietnamese by letter, then tone.
"""

import unicodedata
from collections.abc import Callable
from functools import lru_cache

from django.db.backends.sqlite3.base import DatabaseWrapper

COLLATIONS = {
    "en": "en-x-icu",
    "vi": "vi-x-icu",
    "zh-hans": "zh-Hans-x-icu",
    "zh-hant": "zh-Hant-x-icu",
}
VIETNAMESE_LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
TONES = "\u0300\u0309\u0303\u0301\u0323"


def vietnamese_key(text: str) -> tuple:
    """Return what sorts a Vietnamese name: letters first (ă after a, đ after d), then tones."""
    letters, tones = [], []
    for character in unicodedata.normalize("NFD", text.casefold()):
        if character in TONES:
            tones.append((len(letters), TONES.index(character)))
        else:
            letters.append(character)
    whole = unicodedata.normalize("NFC", "".join(letters))
    return [_rank(character) for character in whole], tones


def pinyin_key(text: str) -> list:
    """Return what sorts a name in Simplified Chinese: Han by pinyin, then other scripts."""
    return [_han_first(character, "gb18030") for character in text.casefold()]


def stroke_key(text: str) -> list:
    """Return what sorts a name in Traditional Chinese: Han by strokes, then other scripts."""
    return [_han_first(character, "big5hkscs") for character in text.casefold()]


def english_key(text: str) -> str:
    """Return what sorts an English name: without case and marks."""
    marked = unicodedata.normalize("NFD", text.casefold())
    return "".join(c for c in marked if not unicodedata.combining(c))


KEYS: dict[str, Callable[[str], object]] = {
    "en": english_key,
    "vi": vietnamese_key,
    "zh-hans": pinyin_key,
    "zh-hant": stroke_key,
}


def add_collations(sender: type, connection, **kwargs) -> None:
    """Give a fresh SQLite connection the collations that PostgreSQL has."""
    if issubclass(sender, DatabaseWrapper):
        for language, name in COLLATIONS.items():
            connection.connection.create_collation(name, _comparison(KEYS[language]))


def _comparison(key: Callable[[str], object]) -> Callable[[str, str], int]:
    # Sorting asks for the key of each name many times.
    key = lru_cache(maxsize=10_000)(key)

    def compare(one: str, other: str) -> int:
        first, second = key(one), key(other)
        return (first > second) - (first < second)

    return compare


def _rank(character: str) -> tuple[int, int]:
    place = VIETNAMESE_LETTERS.find(character)
    return (1, place) if place >= 0 else (0 if ord(character) < 128 else 2, ord(character))


def _han_first(character: str, encoding: str) -> tuple[int, bytes]:
    encoded = character.encode(encoding, errors="replace")
    if not character.isalpha():
        return 0, encoded
    return (1 if len(encoded) > 1 else 2), encoded
