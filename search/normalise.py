"""One normaliser for indexing and asking: a name is found however it is written."""

import re
import unicodedata
from functools import cache

from opencc import OpenCC

HAN = "\u2e80-\u2fdf\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
RUNS = re.compile(rf"[{HAN}]+|[^\W_{HAN}]+")
HAN_RUN = re.compile(rf"[{HAN}]+")


def fold(text: str) -> str:
    """Return text without case, marks and script variants: NFKC, đ→d, Traditional→Simplified."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("đ", "d")
    marked = unicodedata.normalize("NFD", text)
    bare = "".join(c for c in marked if not unicodedata.combining(c))
    return _to_simplified().convert(unicodedata.normalize("NFC", bare))


def tokens(text: str) -> list[str]:
    """Return the folded words of a text in order; a run of Han gives its bigrams."""
    return [token for run in RUNS.findall(fold(text)) for token in _parts(run)]


def phrases(text: str) -> list[str]:
    """Return what a question asks for: each Latin word, each Han run as a phrase of bigrams."""
    return [" ".join(_parts(run)) for run in RUNS.findall(fold(text))]


def says(text: str, question: str) -> bool:
    """Tell whether a text answers a question as the index does: each term starts a word of it."""
    words = f" {' '.join(tokens(text))} "
    terms = phrases(question)
    return bool(terms) and all((f" {t}" if len(t) > 1 else t) in words for t in terms)


def _parts(run: str) -> list[str]:
    if len(run) > 1 and HAN_RUN.fullmatch(run):
        return [run[i : i + 2] for i in range(len(run) - 1)]
    return [run]


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")
