"""What a check finds."""

from dataclasses import dataclass

ERROR, WARNING = "error", "warning"


@dataclass(frozen=True)
class Finding:
    """One thing that a check found in a translation.

    code: names the check, for lists and tests. severity: error or warning. message: in the
    editor's language. pieces: the words concerned, of the original where they are missing.
    spans: their places in the translation in NFC, (start, end), end exclusive.
    """

    code: str
    severity: str
    message: str
    pieces: tuple[str, ...] = ()
    spans: tuple[tuple[int, int], ...] = ()
