"""Checks of the words as such: left untranslated, far too long or short, spaces."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.numbers.reading import blanked

from .finding import ERROR, WARNING, Finding
from .markup import without_markup

HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
# Any letter of Vietnamese that English has not.
VIETNAMESE = re.compile("[à-ýăđĩũơưạ-ỹ]", re.IGNORECASE)
DOMAIN = re.compile(r"\b[\w-]{1,60}\.(?:com|cn|org|net|io|ai|vn|tw|hk)\b", re.I)
# Words without capital that names and units are made of.
NO_WORDS = {"km", "de", "of", "van", "von", "la", "le", "di", "du", "the", "and", "x"}
FEWEST_WORDS = 8
# How long texts are against each other: a Chinese character holds what three letters do.
WEIGHT = {"en": 1.0, "vi": 0.95, "zh-hans": 3.1, "zh-hant": 3.1}
SHORTEST = 60
# By how much a translation may be shorter or longer: a short one, a long one, one of a script.
SHORT, LONG, CONVERTED = (0.3, 3.3), (0.45, 2.2), (0.7, 1.4)
LONG_FROM = 250
TITLE = re.compile(r"《[^《》\n]{1,300}》")
SPACES = {
    "double": re.compile(r"(?<=\S)[ \u00a0\u3000]{2,}(?=\S)"),
    "before": re.compile(
        r"(?<=\w)[ \u00a0\u3000]+(?=[,;:!?，。；：！？、）」』》](?!\S*[)(]))"
        r"|(?<=\w)[ \u3000]+(?=\.(?:\s|$))"
    ),
    "within": re.compile(r"(?<=[\u4e00-\u9fff])[ \u3000]{1,9}(?=[\u4e00-\u9fff])"),
}


def check_untranslated(
    original: str, original_language: str, text: str, language: str
) -> Iterator[Finding]:
    """Find what was left in the language of the original, whole or by paragraph."""
    if original_language[:2] == language[:2]:
        return
    theirs = {each.strip() for each in original.split("\n") if _says_something(each)}
    copied = [each.strip() for each in text.split("\n") if each.strip() in theirs]
    if copied:
        message = _("The same words as in the original: not translated?")
        spans = tuple(_span(text, each) for each in dict.fromkeys(copied))
        yield Finding("untranslated", ERROR, message, tuple(copied), spans)
    elif _in_another_language(without_markup(text), language):
        message = _("This does not read like the language it is meant to be in")
        yield Finding("language", WARNING, message)


def _says_something(text: str) -> bool:
    """Tell whether a text is more than names, numbers and signs."""
    prose = DOMAIN.sub(" ", without_markup(text))
    words = [word.rstrip("²³") for word in WORD.findall(prose)]
    words = [word for word in words if word.casefold() not in NO_WORDS]
    return bool(HAN.search(prose)) or any(word[0].islower() and word[1:] for word in words)


def _in_another_language(prose: str, language: str) -> bool:
    words = [word for word in WORD.findall(prose) if not HAN.search(word)]
    han, lower = len(HAN.findall(prose)), sum(word[0].islower() for word in words)
    if language.startswith("zh"):
        return lower >= FEWEST_WORDS and han < lower
    if han > 10 and han > len(words):
        return True
    return language == "vi" and lower >= FEWEST_WORDS and not VIETNAMESE.search(prose)


def _span(text: str, piece: str) -> tuple[int, int]:
    start = text.find(piece)
    return start, start + len(piece)


def check_length(
    original: str, original_language: str, text: str, language: str
) -> Iterator[Finding]:
    """Find a translation that can hardly say all, or only, what its original says."""
    one = _length(original, original_language)
    other = _length(text, language)
    if max(one, other) < SHORTEST:
        return
    fewest, most = LONG if max(one, other) >= LONG_FROM else SHORT
    if original_language[:2] == language[:2]:
        fewest, most = CONVERTED
    if other < one * fewest:
        yield Finding("length", WARNING, _("Much shorter than the original: is something missing?"))
    elif other > one * most:
        yield Finding("length", WARNING, _("Much longer than the original: was something added?"))


def _length(text: str, language: str) -> float:
    return len("".join(without_markup(text).split())) * WEIGHT[language]


def check_spaces(text: str, language: str, kind: str) -> Iterator[Finding]:
    """Find spaces too many; in prose those of tables and ends of lines do no harm."""
    # Within a title a space stands between its lines.
    prose = blanked(without_markup(text), (found.span() for found in TITLE.finditer(text)))
    if text != text.strip() and (kind == "plain" or text != text.lstrip(" \u3000")):
        message = _("Begins or ends with a space")
        yield Finding("spaces", WARNING, message, (), _outer(text))
    doubled = [] if kind == "prose" and "|" in text else _spans("double", prose)
    places = doubled + _spans("before", prose)
    if language.startswith("zh"):
        places += _spans("within", prose)
    if places:
        message = _("Spaces that do not belong here")
        spans = tuple(sorted(places))
        yield Finding("spaces", WARNING, message, tuple(text[a:b] for a, b in spans), spans)


def _spans(name: str, text: str) -> list[tuple[int, int]]:
    return [found.span() for found in SPACES[name].finditer(text)]


def _outer(text: str) -> tuple[tuple[int, int], ...]:
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return tuple(span for span in ((0, start), (end, len(text))) if span[0] < span[1])
