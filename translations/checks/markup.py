"""The parts of a text that are no words: references, links, code, placeholders, Markdown."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache

from django.utils.translation import gettext as _

from translations.numbers.reading import blanked

from .finding import ERROR, WARNING, Finding

REFERENCE = re.compile(r"\{\{[^{}\n]{0,300}\}\}")
BRACES = re.compile(r"\{\{|\}\}|｛｛|｝｝")
ANCHOR = re.compile(r"\{#[a-z][-a-z0-9]*\}")
PLACEHOLDER = re.compile(r"%\([a-zA-Z_]{1,60}\)[sd]|(?<!\{)\{[a-zA-Z_][a-zA-Z0-9_]{0,60}\}(?!\})")
LINK = re.compile(r"\]\(([^()\s]{1,2000})[^()\n]{0,300}\)")
ADDRESS = re.compile(r"(?:https?://|www\.)[^\s()<>\"'，。；、」』）]{1,2000}")
CODE = re.compile(r"`[^`\n]{1,500}`")
LIST_MARK = re.compile(r"^ {0,3}(?:[-*+]|\d{1,3}[.)]) ", re.MULTILINE)
NO_PROSE = (CODE, REFERENCE, ANCHOR, LINK, ADDRESS, PLACEHOLDER, LIST_MARK)
# What of an address is the reader's language: /vi/, .zh-hant, ?lang=en.
LANGUAGE_PART = re.compile(
    r"(?:(?<=/)|(?<=\.)|[?&]lang=)(?:en|vi|zh|zh-?han[st]|zh-?(?:cn|tw)|deed)(?=[/.?#]|$)", re.I
)
MARKUP = {
    "headings": re.compile(r"^ {0,3}#{1,6} ", re.MULTILINE),
    "list items": LIST_MARK,
    "table rows": re.compile(r"^ {0,3}\|", re.MULTILINE),
    "quotations": re.compile(r"^ {0,3}>", re.MULTILINE),
    "bold": re.compile(r"\*\*[^*\n]{1,1000}\*\*"),
    "emphasis": re.compile(r"(?<![*\w])\*(?![*\s])[^*\n]{1,1000}\*(?![*\w])"),
    "paragraphs": re.compile(r"\S[ \t\r]*\n[ \t\r]*\n"),
}


@lru_cache(maxsize=64)
def without_markup(text: str) -> str:
    """Return a text of the same length in which only prose is left."""
    for pattern in NO_PROSE:
        text = blanked(text, (found.span() for found in pattern.finditer(text)))
    return text


def check_references(original: str, text: str) -> Iterator[Finding]:
    """Find figures and claims that only one of the texts refers to; their order may differ."""
    yield from _compared(
        *("reference", ERROR, _references(original), _references(text)),
        missing=lambda: _("References that the translation lacks: %(pieces)s"),
        added=lambda: _("References that the original does not have: %(pieces)s"),
        text=text,
    )
    torn = blanked(text, (found.span() for found in REFERENCE.finditer(text)))
    if spans := tuple(found.span() for found in BRACES.finditer(torn)):
        message = _("Braces that open or close no reference")
        yield Finding("braces", ERROR, message, _pieces(text, spans), spans)


def _references(text: str) -> Counter:
    return Counter("".join(found[0].split()) for found in REFERENCE.finditer(text))


def check_placeholders(original: str, text: str) -> Iterator[Finding]:
    """Find places for values that only one of the texts has."""
    one, other = (Counter(PLACEHOLDER.findall(each)) for each in (original, text))
    yield from _compared(
        *("placeholder", ERROR, one, other),
        missing=lambda: _("Placeholders that the translation lacks: %(pieces)s"),
        added=lambda: _("Placeholders that the original does not have: %(pieces)s"),
        text=text,
    )


def check_links(original: str, text: str) -> Iterator[Finding]:
    """Find addresses, anchors and code that differ; an address may name another language."""
    yield from _compared(
        *("link", ERROR, _links(original), _links(text)),
        missing=lambda: _("Links that the translation lacks: %(pieces)s"),
        added=lambda: _("Links that the original does not have: %(pieces)s"),
        text=text,
    )
    one, other = (Counter(CODE.findall(each)) for each in (original, text))
    yield from _compared(
        *("code", WARNING, one, other),
        missing=lambda: _("Code that the translation lacks: %(pieces)s"),
        added=lambda: _("Code that the original does not have: %(pieces)s"),
        text=text,
    )


def _links(text: str) -> Counter:
    left = blanked(text, (found.span() for found in CODE.finditer(text)))
    targets = [found[1] for found in LINK.finditer(left)]
    left = blanked(left, (found.span() for found in LINK.finditer(left)))
    targets += [found[0].rstrip(".,;:!?") for found in ADDRESS.finditer(left)]
    return Counter(_plain(target) for target in targets) + Counter(ANCHOR.findall(left))


def _plain(address: str) -> str:
    without = LANGUAGE_PART.sub("", address)
    return without.rstrip("./") if without != address else address.rstrip("/")


def check_markup(original: str, text: str) -> Iterator[Finding]:
    """Find headings, lists, tables and emphasis that one of the texts has more of."""
    names = _names()
    for kind, pattern in MARKUP.items():
        one, other = (len(pattern.findall(each)) for each in (original, text))
        if one != other:
            message = _("%(kind)s: %(original)s in the original, %(translation)s here") % {
                "kind": names[kind],
                "original": one,
                "translation": other,
            }
            yield Finding("markup", WARNING, message)


def _names() -> dict[str, str]:
    return {
        "headings": _("Headings"),
        "list items": _("List items"),
        "table rows": _("Table rows"),
        "quotations": _("Quotations"),
        "bold": _("Words in bold"),
        "emphasis": _("Words in italics"),
        "paragraphs": _("Breaks between paragraphs"),
    }


def _compared(
    code: str,
    severity: str,
    one: Counter,
    other: Counter,
    *,
    missing: Callable[[], str],
    added: Callable[[], str],
    text: str,
) -> Iterator[Finding]:
    """Yield what one multiset has more of than the other, each way as one finding."""
    for more, less, message in ((one, other, missing), (other, one, added)):
        if pieces := tuple(sorted((more - less).elements())):
            spans = _places(text, pieces) if message is added else ()
            words = message() % {"pieces": listed(pieces)}
            yield Finding(code, severity, words, pieces, spans)


def _places(text: str, pieces: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    found = ((text.find(piece), len(piece)) for piece in dict.fromkeys(pieces[:20]))
    return tuple((start, start + length) for start, length in found if start >= 0)


def _pieces(text: str, spans: tuple[tuple[int, int], ...]) -> tuple[str, ...]:
    return tuple(text[start:end] for start, end in spans)


def listed(pieces: tuple[str, ...], most: int = 5) -> str:
    """Write the first pieces of a list, each cut to what a message can hold."""
    shown = [piece if len(piece) <= 80 else piece[:79] + "…" for piece in pieces[:most]]
    return ", ".join(shown) + (" …" if len(pieces) > most else "")
