"""What checks and glossary say of one text beside its original."""

from collections.abc import Sequence


def findings_for(
    original: str, original_language: str, text: str, language: str, *, is_prose: bool
) -> Sequence:
    """Return what the checks find in a translation; nothing for an original or an empty text."""
    return ()


def hits_in(original: str, original_language: str, text: str, language: str) -> Sequence:
    """Return the glossary's terms in an original, with what a translation should have."""
    return ()
