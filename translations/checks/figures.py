"""Whether a translation states the numbers of its original."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from translations.numbers import Difference, Reading, differences, readings

from .finding import ERROR, WARNING, Finding
from .markup import listed, without_markup

# Longer texts are read by paragraph elsewhere; this keeps a page of checks within its time.
LONGEST = 200_000


def check_numbers(
    original: str, original_language: str, text: str, language: str
) -> Iterator[Finding]:
    """Find numbers, percentages, years and money that differ, whatever form they are written in."""
    one, other = original[:LONGEST], text[:LONGEST]
    theirs = readings(without_markup(one), original_language)
    ours = readings(without_markup(other), language)
    found = differences(theirs, ours)
    yield from _told(found, one, other)
    yield from _misprinted(ours, other)


def _told(found: Difference, original: str, text: str) -> Iterator[Finding]:
    """Yield what stands in the original alone, then what stands in the translation alone."""
    lacking = (
        ("numbers", ERROR, found.missing, _("Numbers that the translation lacks: %(pieces)s")),
        ("number_count", WARNING, found.fewer, _("More often in the original: %(pieces)s")),
        ("number_words", WARNING, found.words_missing, _("Only the original says: %(pieces)s")),
    )
    money = [other for _one, other in found.currencies]
    added = (
        ("numbers", ERROR, found.added, _("Numbers that the original lacks: %(pieces)s")),
        ("currency", ERROR, money, _("Another currency than in the original: %(pieces)s")),
        ("number_count", WARNING, found.more, _("More often than in the original: %(pieces)s")),
        ("number_words", WARNING, found.words_added, _("The original does not say: %(pieces)s")),
        ("number_order", WARNING, found.reordered, _("Did these change places? %(pieces)s")),
    )
    for code, severity, readings_there, message in lacking:
        if readings_there:
            pieces = _pieces(readings_there, original)
            yield Finding(code, severity, message % {"pieces": listed(pieces)}, pieces)
    for code, severity, readings_here, message in added:
        if readings_here:
            yield _placed(code, severity, message, readings_here, text)


def _misprinted(ours: list[Reading], text: str) -> Iterator[Finding]:
    if wrong := [each for each in ours if each.misprinted]:
        message = _("Comma and point as another language writes them: %(pieces)s")
        yield _placed("number_format", ERROR, message, wrong, text)


def _placed(code: str, severity: str, message: str, found: list[Reading], text: str) -> Finding:
    pieces = _pieces(found, text)
    spans = tuple((each.start, each.end) for each in found)
    return Finding(code, severity, message % {"pieces": listed(pieces)}, pieces, spans)


def _pieces(found: list[Reading], text: str) -> tuple[str, ...]:
    return tuple(text[each.start : each.end].strip() for each in found)
