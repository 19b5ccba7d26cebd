"""Where in an article its claims stand, as exact places."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sources.models import Claim


@dataclass(frozen=True)
class ClaimedPlace:
    """What a claim takes up of an article.

    paragraph: from 1. start, end: its passage. mark_start, mark_end: the words that it gives
    as printed, within the passage, else the passage itself.
    """

    claim: Claim
    paragraph: int
    start: int
    end: int
    mark_start: int
    mark_end: int

    def covers(self, paragraph: int, start: int, end: int) -> bool:
        """Tell whether the marked words and a place share a character."""
        return self.paragraph == paragraph and self.mark_start < end and start < self.mark_end


def places_of(claims: Iterable[Claim], lines: Sequence[str]) -> list[ClaimedPlace]:
    """Return where claims stand in the paragraphs of their article.

    Left out are those without a paragraph, those whose paragraph or range is not in this
    text, and those of a whole paragraph that print no words.
    """
    return [place for claim in claims if (place := _place_of(claim, lines))]


def _place_of(claim: Claim, lines: Sequence[str]) -> ClaimedPlace | None:
    if not claim.paragraph or claim.paragraph > len(lines):
        return None
    line = lines[claim.paragraph - 1]
    has_range = claim.start is not None and claim.end <= len(line)
    start, end = (claim.start, claim.end) if has_range else (0, len(line))
    printed = claim.as_published
    found = line.find(printed, start, end) if printed else -1
    if found >= 0:
        return ClaimedPlace(claim, claim.paragraph, start, end, found, found + len(printed))
    if not has_range:
        return None
    return ClaimedPlace(claim, claim.paragraph, start, end, start, end)
