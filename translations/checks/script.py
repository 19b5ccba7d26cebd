"""Han characters and punctuation of the other script."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _

from .finding import ERROR, WARNING, Finding
from .han_characters import SIMPLIFIED_ONLY, TRADITIONAL_ONLY
from .markup import listed, without_markup

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af"
FOREIGN = {"zh-hans": TRADITIONAL_ONLY, "zh-hant": SIMPLIFIED_ONLY}
RUN = {
    language: re.compile(f"[{''.join(sorted(characters))}]+")
    for language, characters in FOREIGN.items()
}
# What may be the title or the words of somebody else, kept in their own script.
QUOTED = re.compile(
    r"「[^「」\n]{1,300}」|『[^『』\n]{1,300}』|《[^《》\n]{1,300}》|“[^“”\n]{1,300}”"
)
CURLY = re.compile(r"[“”‘’]|(?<=[\u3000-\u9fff])\"|\"(?=[\u3000-\u9fff])")
CORNERS = re.compile(r"[「」『』]")
HALF_WIDTH = re.compile(
    rf"(?<=[{HAN}])[,;:!?](?=[{HAN}\s]|$)|(?<=[{HAN}])\.(?=\s|$)|(?<=[{HAN}])\([{HAN}]"
)


def check_variant(text: str, language: str) -> Iterator[Finding]:
    """Find characters that exist in the other script alone; within quotes they are asked about."""
    if language not in RUN:
        return
    prose = without_markup(text)
    quoted = _inside(prose)
    found = list(RUN[language].finditer(prose))
    for severity, places in (
        (ERROR, [each for each in found if each.start() not in quoted]),
        (WARNING, [each for each in found if each.start() in quoted]),
    ):
        if places:
            pieces = tuple(each[0] for each in places)
            message = _message(language) % {"pieces": listed(tuple(dict.fromkeys(pieces)))}
            spans = tuple(each.span() for each in places)
            yield Finding("variant", severity, message, pieces, spans)


def _message(language: str) -> str:
    if language == "zh-hant":
        return _("Simplified characters: %(pieces)s")
    return _("Traditional characters: %(pieces)s")


def _inside(text: str) -> set[int]:
    return {place for found in QUOTED.finditer(text) for place in range(*found.span())}


def check_punctuation(text: str, language: str) -> Iterator[Finding]:
    """Find quotation marks and half-width marks that Chinese of this script does not use."""
    if language not in RUN:
        return
    prose = without_markup(text)
    quotes = CURLY if language == "zh-hant" else CORNERS
    if spans := tuple(found.span() for found in quotes.finditer(prose)):
        wanted = "「」『』" if language == "zh-hant" else "“”‘’"
        message = _("Quotation marks are %(marks)s in this language") % {"marks": wanted}
        yield Finding("quotes", WARNING, message, tuple(text[a:b] for a, b in spans), spans)
    if spans := tuple(found.span() for found in HALF_WIDTH.finditer(prose)):
        message = _("Half-width punctuation after a Chinese character")
        yield Finding("punctuation", WARNING, message, tuple(text[a:b] for a, b in spans), spans)
