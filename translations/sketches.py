"""What near originals have in common: a few of their word pairs, chosen alike in every text.

Of all pairs of neighbouring words (in Han, runs of three characters) a text keeps the few
with the lowest hashes. Two texts that share much share some of these too, so candidates are
found by an index, however many texts there are. Nothing here runs a query.
"""

import re
import unicodedata
from zlib import crc32

KEPT = 8
_HAN = r"\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_HAN}]+|(?:(?![{_HAN}])\w)+")
_RUN = 3


def sketch_of(text: str) -> list[int]:
    """Return the keys of a text, at most KEPT, in order; none where it is a word or two."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    found = {crc32(each.encode()) for each in _shingles(_WORD.findall(plain))}
    return sorted(found)[:KEPT] if len(found) > 1 else []


def _shingles(words: list[str]):
    yield from (" ".join(pair) for pair in zip(words, words[1:], strict=False))
    for word in words:
        if re.match(rf"[{_HAN}]", word):
            yield from (word[i : i + _RUN] for i in range(len(word) - _RUN + 1))
