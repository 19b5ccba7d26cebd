"""The text of an article as everything counts it: lines, paragraphs, passages, hashes."""

import hashlib
import unicodedata


def normalise_text(text: str) -> str:
    """Return the text as its hash sees it: NFC, LF, every line stripped."""
    lines = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.strip() for line in lines.split("\n"))


def text_sha256(text: str) -> str:
    """Return the hex SHA-256 by which a received text is recognised."""
    return hashlib.sha256(normalise_text(text).encode()).hexdigest()


def paragraphs(text: str) -> list[str]:
    """Return the non-blank lines; paragraph n of a locator is item n - 1."""
    return [line for line in normalise_text(text).split("\n") if line]


def passage_text(text: str, paragraph: int, start: int | None, end: int | None) -> str:
    """Return the passage of a locator: code points start to end, or the whole paragraph.

    Errors: IndexError where the text has no such paragraph.
    """
    whole = paragraphs(text)[paragraph - 1]
    return whole if start is None else whole[start:end]


def passage_sha256(passage: str) -> str:
    """Return the first 12 hex digits of a passage's SHA-256, which its locator carries."""
    return hashlib.sha256(passage.encode()).hexdigest()[:12]
