"""An article cut into pieces: what is claimed, suggested, printed as a number; and how much is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from sources.claimed import ClaimedPlace
from sources.models import Claim, RejectedSuggestion
from sources.suggesting import Offer

_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
_BEFORE_DATE = re.compile(r"(?:năm|tháng|ngày|quý|số|Điều|No\.|[Nn]umber|第)\s?$|\d[/.-]$")
_AFTER_DATE = re.compile(r"\s?(?:年|月|日|号|號|时|時|[/-]\d|:\d)|(?:st|nd|rd|th)\b")
_MONTH = re.compile(
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.?,?\s?$"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_WINDOW = 12


@dataclass(frozen=True)
class Piece:
    """Some code points of a paragraph that are all of a kind.

    start: where it begins in the paragraph. claims: those whose words it is part of; ends:
    those whose words end with it. offer: what is suggested here. is_chosen: whether the form
    is about it. is_open_number: whether it is a number that nothing is claimed of.
    """

    text: str
    start: int
    claims: tuple[Claim, ...] = ()
    ends: tuple[Claim, ...] = ()
    offer: Offer | None = None
    is_chosen: bool = False
    is_open_number: bool = False

    @property
    def end(self) -> int:
        """Return where it ends in the paragraph."""
        return self.start + len(self.text)


@dataclass(frozen=True)
class Line:
    """A paragraph as the desk shows it. elsewhere: claims of it that mark no words in it."""

    number: int
    pieces: list[Piece]
    is_dropped: bool = False
    elsewhere: list[Claim] = field(default_factory=list)
    open_numbers: int = 0


@dataclass(frozen=True)
class Coverage:
    """How many of the numbers an article prints are claimed, refused, or left."""

    claimed: int = 0
    refused: int = 0
    left: int = 0

    @property
    def total(self) -> int:
        """Return how many numbers there are, dates and years left out."""
        return self.claimed + self.refused + self.left


@dataclass(frozen=True)
class Marks:
    """What is known of an article's places.

    chosen: (paragraph, start, end) that the form is about, None for none.
    """

    claims: Sequence[Claim]
    places: Sequence[ClaimedPlace]
    offers: Sequence[Offer]
    rejected: Sequence[RejectedSuggestion] = ()
    dropped: frozenset[int] = frozenset()
    chosen: tuple[int, int, int] | None = None


def lines_of(paragraphs: Sequence[str], marks: Marks) -> list[Line]:
    """Cut the paragraphs of an article at everything that is marked in them."""
    placed = {place.claim.number for place in marks.places}
    return [_line(number, text, marks, placed) for number, text in enumerate(paragraphs, 1)]


def coverage_of(paragraphs: Sequence[str], marks: Marks) -> Coverage:
    """Count the numbers of an article by whether they are claimed."""
    claimed = refused = left = 0
    for number, text in enumerate(paragraphs, 1):
        if number in marks.dropped:
            continue
        for start, end in numbers_in(text):
            if _is_claimed(marks, number, start, end):
                claimed += 1
            elif _is_refused(marks, number, start, end):
                refused += 1
            else:
                left += 1
    return Coverage(claimed, refused, left)


def numbers_in(text: str) -> list[tuple[int, int]]:
    """Return where a paragraph prints numbers that are no dates and no list marks."""
    return [found.span() for found in _NUMBER.finditer(text) if not _is_date(text, *found.span())]


def _is_date(text: str, start: int, end: int) -> bool:
    before, after = text[max(0, start - _WINDOW) : start], text[end : end + _WINDOW]
    if _BEFORE_DATE.search(before) or _MONTH.search(before) or _AFTER_DATE.match(after):
        return True
    return bool(_YEAR.fullmatch(text, start, end)) and not after[:1].strip().startswith("%")


def _line(number: int, text: str, marks: Marks, placed: set[int]) -> Line:
    dropped = number in marks.dropped
    places = [place for place in marks.places if place.paragraph == number]
    offers = [offer for offer in marks.offers if offer.paragraph == number]
    numbers = (
        []
        if dropped
        else [
            span
            for span in numbers_in(text)
            if not _is_claimed(marks, number, *span) and not _is_refused(marks, number, *span)
        ]
    )
    chosen = marks.chosen if marks.chosen and marks.chosen[0] == number else None
    cuts = {0, len(text)}
    cuts |= {edge for place in places for edge in (place.mark_start, place.mark_end)}
    cuts |= {edge for offer in offers for edge in _span(offer)}
    cuts |= {edge for span in numbers for edge in span}
    cuts |= set(chosen[1:]) if chosen else set()
    edges = sorted(edge for edge in cuts if edge <= len(text))
    return Line(
        number,
        [
            _piece(text, start, end, places, offers, numbers, chosen)
            for start, end in zip(edges, edges[1:], strict=False)
        ],
        dropped,
        [c for c in marks.claims if c.paragraph == number and c.number not in placed],
        len(numbers),
    )


def _piece(text: str, start: int, end: int, places, offers, numbers, chosen) -> Piece:
    over = [place for place in places if place.mark_start <= start and end <= place.mark_end]
    offered = [offer for offer in offers if _span(offer)[0] <= start and end <= _span(offer)[1]]
    return Piece(
        text[start:end],
        start,
        tuple(place.claim for place in over),
        tuple(place.claim for place in over if place.mark_end == end),
        min(offered, key=_length, default=None),
        bool(chosen) and chosen[1] <= start and end <= chosen[2],
        any(low <= start and end <= high for low, high in numbers),
    )


def _span(offer: Offer) -> tuple[int, int]:
    place = offer.suggestion.place
    return place.start, place.end


def _length(offer: Offer) -> int:
    start, end = _span(offer)
    return end - start


def _is_claimed(marks: Marks, paragraph: int, start: int, end: int) -> bool:
    return any(place.covers(paragraph, start, end) for place in marks.places)


def _is_refused(marks: Marks, paragraph: int, start: int, end: int) -> bool:
    return any(
        each.paragraph == paragraph and each.start < end and start < each.end
        for each in marks.rejected
        if each.kind == "figure"
    )
