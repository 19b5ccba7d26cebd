"""Long texts by paragraph: those of a translation beside those of its original."""

import re

_BETWEEN = re.compile(r"\n[ \t]*\n\s*")
BETWEEN = "\n\n"


def paragraphs(text: str) -> list[str]:
    """Return the paragraphs of a text: what empty lines part; none of an empty one."""
    return [part for part in _BETWEEN.split(text.replace("\r\n", "\n").strip()) if part]


def aligned(original: str, text: str) -> list[tuple[str, str]]:
    """Return the paragraphs of an original, each beside its translation.

    Where there are more or fewer of them than in the translation, or only one, that is a
    single pair of the whole texts. One that is not written yet has an empty paragraph each.
    """
    one, other = paragraphs(original), paragraphs(text)
    if not other:
        other = [""] * len(one)
    if len(one) < 2 or len(one) != len(other):
        return [(original, text)]
    return list(zip(one, other, strict=True))


def joined(parts: list[str]) -> str:
    """Return the text of some paragraphs; empty ones are left out."""
    return BETWEEN.join(part for part in (each.strip() for each in parts) if part)
