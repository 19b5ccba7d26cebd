"""Split a page's markup into tags and text, in one pass whatever it holds.

What is opened and never closed (a comment, a quoted value, a script) lasts to the end of the
page, as browsers read it, so that nothing is looked for twice.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape

RAW_TEXT = {"script", "style", "title", "textarea", "iframe", "noframes", "noembed", "xmp"}
_TAG = re.compile(r"</?([A-Za-z][^\s/>]*+)")
_GAP = re.compile(r"[\s/]*+")
_NAME = re.compile(r"=?[^\s/>=]*+")
_EQUALS = re.compile(r"\s*+=\s*+")
_BARE = re.compile(r"[^\s>]*+")
_CLOSING = {tag: re.compile(rf"</{tag}(?=[\s/>])", re.IGNORECASE) for tag in RAW_TEXT}


@dataclass(frozen=True)
class Tag:
    """An opening tag, or a closing one without attributes."""

    name: str
    is_closing: bool = False
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Tag | str]:
    """Yield the tags of a page and the text between them, character references resolved."""
    at, end = 0, len(page)
    while at < end:
        start = page.find("<", at)
        if start < 0:
            yield unescape(page[at:])
            return
        if start > at:
            yield unescape(page[at:start])
        token, at = _token(page, start)
        if token is None:
            continue
        yield token
        if isinstance(token, Tag) and not token.is_closing and token.name in RAW_TEXT:
            text, at = _raw_text(page, at, token.name)
            yield text
            yield Tag(token.name, is_closing=True)


def _token(page: str, start: int) -> tuple[Tag | str | None, int]:
    """Return what begins at a "<", None for nothing of use, and where it ends."""
    match = _TAG.match(page, start)
    if match:
        attributes, at = _attributes(page, match.end())
        if at is None:
            return None, len(page)
        return Tag(match[1].lower(), page[start + 1] == "/", attributes), at
    if page.startswith("<!--", start):
        return None, _after(page, "-->", start + 4)
    if page[start + 1 : start + 2] in ("!", "?", "/"):
        return None, _after(page, ">", start + 2)
    return "<", start + 1


def _after(page: str, mark: str, at: int) -> int:
    found = page.find(mark, at)
    return len(page) if found < 0 else found + len(mark)


def _attributes(page: str, at: int) -> tuple[dict[str, str], int | None]:
    """Return the attributes of a tag, the first of a name, and where it ends; None for never."""
    found: dict[str, str] = {}
    while True:
        at = _GAP.match(page, at).end()
        if at >= len(page):
            return found, None
        if page[at] == ">":
            return found, at + 1
        name = _NAME.match(page, at)
        value, at = _value(page, name.end())
        if at is None:
            return found, None
        found.setdefault(name[0].lower(), value)


def _value(page: str, at: int) -> tuple[str, int | None]:
    equals = _EQUALS.match(page, at)
    if equals is None:
        return "", at
    at = equals.end()
    quote = page[at : at + 1]
    if quote in ('"', "'") and quote:
        end = page.find(quote, at + 1)
        return ("", None) if end < 0 else (unescape(page[at + 1 : end]), end + 1)
    bare = _BARE.match(page, at)
    return unescape(bare[0]), bare.end()


def _raw_text(page: str, at: int, name: str) -> tuple[str, int]:
    closing = _CLOSING[name].search(page, at)
    if closing is None:
        return page[at:], len(page)
    text = page[at : closing.start()]
    shown = unescape(text) if name in ("title", "textarea") else text
    return shown, _after(page, ">", closing.end())
