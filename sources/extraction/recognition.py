"""Recognise the language of an article and the date it carries."""

import re
from collections.abc import Sequence
from datetime import date

from opencc import OpenCC

from .lexicon import make_lexicon
from .passages import prepare
from .times import find_times

_SAMPLE = 20_000
_HAN = re.compile("[\u3400-\u9fff]")
_LETTER = re.compile(r"[^\W\d_]")
_VIETNAMESE = re.compile("[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]")
_LEAST_HAN = 0.2
_LEAST_VIETNAMESE = 0.03
_OPENING_PARAGRAPHS = 6
_DATELINE = 160


def find_language(text: str) -> str:
    """Return en, vi, zh-hans or zh-hant: by script, by marked letters, by forms of characters."""
    sample = text[:_SAMPLE].lower()
    letters = len(_LETTER.findall(sample)) or 1
    if len(_HAN.findall(sample)) / letters >= _LEAST_HAN:
        return "zh-hant" if _is_traditional(sample) else "zh-hans"
    marked = len(_VIETNAMESE.findall(sample))
    return "vi" if marked / letters >= _LEAST_VIETNAMESE else "en"


def _is_traditional(sample: str) -> bool:
    simplified, traditional = OpenCC("t2s").convert(sample), OpenCC("s2t").convert(sample)
    return _differences(sample, simplified) > _differences(sample, traditional)


def _differences(one: str, other: str) -> int:
    return sum(a != b for a, b in zip(one, other, strict=False))


def find_date(paragraphs: Sequence[str]) -> date | None:
    """Return the first full date at the beginning of an article: a dateline or a time stamp.

    Only the first paragraphs are read, and only their beginnings: a date further on is part
    of what the article tells.
    """
    lexicon = make_lexicon([], [])
    for number, text in enumerate(paragraphs[:_OPENING_PARAGRAPHS], 1):
        paragraph = prepare(number, text[:_DATELINE])
        paragraph.add_hits(lexicon.words.find(paragraph.folded))
        for time in find_times(paragraph, None).things:
            if time.period and time.period.precision == "day" and time.period.start:
                return time.period.start
    return None
