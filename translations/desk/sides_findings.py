"""What checks and glossary say of one text beside its original."""

from collections.abc import Sequence
from dataclasses import dataclass

from translations.checks import Finding, findings
from translations.glossary import Entry, hits

PROSE, PLAIN = "prose", "plain"


@dataclass(frozen=True)
class Term:
    """A term of the glossary in an original. text: as it stands there.

    expected: what a translation should say, the form to use first. kept: whether it does.
    """

    text: str
    expected: tuple[str, ...]
    kept: bool
    note: str


def findings_for(
    original: str, original_language: str, text: str, language: str, *, is_prose: bool
) -> list[Finding]:
    """Return what the checks find in a translation; nothing for an original or an empty text."""
    if not original_language:
        return []
    kind = PROSE if is_prose else PLAIN
    return findings(original, original_language, text, language, kind=kind)


def terms_in(
    original: str, original_language: str, text: str, language: str, entries: Sequence[Entry]
) -> list[Term]:
    """Return the glossary's terms in an original that it knows in the other language, each once."""
    if not original_language:
        return []
    found: dict[str, Term] = {}
    for hit in hits(original, original_language, text, language, entries):
        term = Term(original[hit.start : hit.end], hit.expected, hit.kept, hit.entry.note)
        if hit.expected:
            found.setdefault(hit.entry.slug, term)
    return list(found.values())
