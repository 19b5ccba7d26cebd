"""The headings of a text in Markdown, for the list of contents beside it; and its bare words."""

import re
from dataclasses import dataclass

# A heading that links lead to names its anchor: `## Status words {#status}`. Forms send \r\n.
ANCHORED = re.compile(r"^## +(?P<words>.+?) +\{#(?P<anchor>[a-z0-9-]+)\}[ \r]*$", re.MULTILINE)
ANCHOR = re.compile(r" +\{#[a-z0-9-]+\}[ \r]*$", re.MULTILINE)
TARGET = re.compile(r"\]\([^)\s]*\)")
MARKS = re.compile(r"^(?:#+|[-*]|\d+\.) +|[*`\[]|\{\{[^}]*\}\}", re.MULTILINE)


@dataclass(frozen=True)
class Heading:
    """One part of a text: what it is called, and the id that a link to it names."""

    words: str
    anchor: str


def headings_of(text: str) -> list[Heading]:
    """Return the second-level headings that name an anchor, in their order."""
    return [Heading(found["words"], found["anchor"]) for found in ANCHORED.finditer(text)]


def plain_text(text: str) -> str:
    """Return the words of a text without the marks of Markdown, to be searched."""
    return MARKS.sub("", TARGET.sub("", ANCHOR.sub("", text)))
