"""One normaliser for indexing and asking: a name is found however it is written."""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from operator import add

from opencc import OpenCC

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
FIRST_HAN = HAN[0]
RUNS = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
ASCII_RUNS = re.compile("[A-Za-z0-9]+")
HAN_RUN = re.compile(rf"[{HAN}]+")
MANY = re.compile(r"[a-z]{2,}(?:[^suia]s|ies)")
LONGEST_TOKEN = 64


class _Folded(dict):
    """A translation table that works out each character once, without its neighbours.

    So a part of a text folds as it does within the whole, and a letter stays one letter.
    """

    def __missing__(self, code: int) -> str:
        lower = chr(code).casefold().replace("đ", "d")
        bare = (c for c in unicodedata.normalize("NFD", lower) if not unicodedata.combining(c))
        text = unicodedata.normalize("NFC", "".join(bare))
        self[code] = _to_simplified().convert(text) if HAN_RUN.match(text) else text
        return self[code]


_FOLDED = _Folded()


def fold(text: str) -> str:
    """Return text without case, marks and script variants: NFKC, đ→d, Traditional→Simplified."""
    return unicodedata.normalize("NFKC", text).translate(_FOLDED)


def marked(text: str) -> str:
    """Return text without case and width alone: marks and script variants stay."""
    return unicodedata.normalize("NFKC", text).casefold()


def tokens(text: str) -> list[str]:
    """Return the folded words of a text in order; a run of Han gives its bigrams."""
    return [token for run in runs(fold(text)) for token in parts(run)]


def runs(text: str) -> list[str]:
    """Return the words of a text and its runs of Han, in order."""
    return (ASCII_RUNS if text.isascii() else RUNS).findall(text)


def parts(run: str) -> list[str]:
    """Return the tokens of one run: a word itself, the bigrams of a run of Han."""
    if run < FIRST_HAN or not is_han(run):
        return [run[:LONGEST_TOKEN]]
    return [*map(add, run, run[1:])] or [run]


def stems(folded: list[str]) -> list[str]:
    """Return the tokens of folded runs in order, words without their plural."""
    found: list[str] = []
    for run in folded:
        if run < FIRST_HAN:
            found.append(stem(run[:LONGEST_TOKEN]) if run[-1] == "s" else run[:LONGEST_TOKEN])
        else:
            found += parts(run)
    return found


def is_han(run: str) -> bool:
    """Tell whether a run is one of Han; a run never mixes."""
    return HAN_RUN.match(run) is not None


def key(text: str) -> str:
    """Return what two spellings of one name have in common: hàng-châu → hang chau."""
    return " ".join(runs(fold(text)))


def marked_key(text: str) -> str:
    """Return what is the same where a name is written with the same marks and characters."""
    return " ".join(runs(marked(text)))


def stem(word: str) -> str:
    """Return an English word without its plural: drones → drone, cities → city."""
    if not word.endswith("s") or MANY.fullmatch(word) is None:
        return word
    return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]


def grams(text_key: str) -> Iterator[str]:
    """Yield the trigrams of a key, and the bigrams of its Han, with its two ends.

    What two spellings that differ in one letter share.
    """
    for run in text_key.split(" "):
        width = 2 if is_han(run) else 3
        ended = f"<{run}>"
        yield from (ended[i : i + width] for i in range(len(ended) - width + 1))


def phrases(text: str) -> list[str]:
    """Return what a question asks for: each Latin word, each Han run as a phrase of bigrams."""
    return [" ".join(parts(run)) for run in runs(fold(text))]


def says(text: str, question: str) -> bool:
    """Tell whether a text answers a question as the index does: each term starts a word of it."""
    words = f" {' '.join(tokens(text))} "
    terms = phrases(question)
    return bool(terms) and all((f" {t}" if len(t) > 1 else t) in words for t in terms)


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")
