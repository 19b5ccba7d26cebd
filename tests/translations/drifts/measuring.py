"""How many drifts the checks find, and how often they are wrong about texts without any."""

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import permutations

from django.conf import settings

from editorial.files import read_items
from tests.translations.drifts.planting import planted
from translations.checks import Finding, findings
from translations.languages import LANGUAGES

# Lists of words: those by which articles are searched, and those of the glossary.
NO_TRANSLATIONS = {"keywords", "term"}
PROSE = {"summary", "body"}


def content_texts() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield (place, {language: text}) of every translated field of the starter content."""
    for item in read_items(settings.CONTENT_DIR):
        for field in item.shape.texts:
            if field in item.mapping and field not in NO_TRANSLATIONS:
                yield f"{item.place} {field}", item.mapping[field]


def found_of(texts: Iterable[tuple[str, dict[str, str]]]) -> dict[str, list[Finding]]:
    """Return what the checks find, by place and pair of languages."""
    found = {}
    for place, text in texts:
        kind = "prose" if place.split()[-1] in PROSE else "plain"
        for one, other in permutations([code for code in LANGUAGES if text.get(code)], 2):
            if told := findings(text[one], one, text[other], other, kind=kind):
                found[f"{place} {one} → {other}"] = told
    return found


def recall(texts: list[dict[str, str]], count: int) -> tuple[Counter, Counter, list[tuple]]:
    """Plant drifts and return (planted by kind, found by kind, those that were missed)."""
    made, found, missed = Counter(), Counter(), []
    for kind, original, language, drifted, other in planted(texts, count):
        made[kind] += 1
        if findings(original, language, drifted, other, kind="prose"):
            found[kind] += 1
        else:
            missed.append((kind, language, other, original, drifted))
    return made, found, missed
