"""Turn a received file into text: decoded, and of HTML its text blocks, one a line."""

from pathlib import Path

from sources.intake.decode import UnreadableText
from sources.intake.read import Article, read_bytes

__all__ = ["UnreadableText", "read_article"]


def read_article(path: Path) -> Article:
    """Return a .txt or .html file read as numbered blocks.

    Errors: OSError where it cannot be read, UnreadableText where it cannot be decoded.
    """
    return read_bytes(path.read_bytes(), name=path.name)
