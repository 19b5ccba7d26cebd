"""What the reading desk knows of an article: text, claims, suggestions, what is chosen."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from django.http import Http404
from django.utils.http import urlencode

from editorial.models import Revision
from sources.articles import paragraphs
from sources.claimed import ClaimedPlace, places_of
from sources.desk.article import Coverage, Line, Marks, coverage_of, lines_of
from sources.desk.claim_forms import Place
from sources.extraction.spans import Place as SpanPlace
from sources.mentioning import Mentioned, mentioned_in
from sources.models import Claim, Correction, RejectedSuggestion, Snapshot, Source
from sources.registry import ClaimKind, Named, claim_kinds
from sources.searching import search_article
from sources.suggesting import (
    Offer,
    Offers,
    offers_of,
    open_offers,
    read_selection,
    said_by,
    sentence_around,
)

# What is chosen beside a number before it counts as a passage of its own.
BARELY_MORE = 8


@dataclass(frozen=True)
class Choice:
    """What the form is about: a suggestion, or a place that an editor chose.

    asked: what an address names it by. offer: None for a place where nothing is suggested.
    is_own: whether an editor chose the place. passage, named: the words of the place, and whom
    they name.
    """

    place: Place
    kind: ClaimKind
    asked: Mapping[str, object]
    offer: Offer | None = None
    is_own: bool = False
    passage: str = ""
    named: Named = field(default_factory=dict)

    @property
    def query(self) -> str:
        """Return what an address names it by, for claims of whatever kind."""
        return urlencode(self.asked)

    @property
    def said(self) -> Mapping:
        """Return what the suggestion says, for a claim of the chosen kind, else the passage."""
        said = said_by(self.offer, self.kind) if self.offer else {}
        if self.offer and self.kind.drafting.takes(self.offer.suggestion):
            return said
        read = self.kind.drafting.read(self.passage, self.named)
        return read | {name: value for name, value in said.items() if value is not None}


@dataclass(frozen=True)
class ClaimLine:
    """A claim of the article in one line, with its open draft if it has one."""

    claim: Claim
    kind: ClaimKind
    words: str
    draft: Revision | None

    @property
    def change_name(self) -> str:
        """Return the name of the address of its form."""
        options = self.claim._meta
        return f"admin:{options.app_label}_{options.model_name}_change"


@dataclass(frozen=True)
class RefusedLine:
    """A suggestion that was refused, with the words as the text has them now."""

    pk: int
    paragraph: int
    words: str


@dataclass(frozen=True)
class Desk:
    """An article with all that was made of it; loaded by open_desk()."""

    source: Source
    snapshot: Snapshot | None
    paragraphs: list[str]
    dropped: frozenset[int]
    claims: list[Claim]
    rejected: list[RejectedSuggestion]
    suggested: Offers

    @cached_property
    def places(self) -> list[ClaimedPlace]:
        """Return where the claims stand."""
        return places_of(self.claims, self.paragraphs)

    @cached_property
    def offers(self) -> list[Offer]:
        """Return what is still suggested, in the order of the article."""
        return open_offers(self.suggested.all, self.paragraphs, self.places, self.rejected)

    @cached_property
    def refused(self) -> list[RefusedLine]:
        """Return what editors refused of this text."""
        lines = self.paragraphs
        return [
            RefusedLine(each.pk, each.paragraph, lines[each.paragraph - 1][each.start : each.end])
            for each in self.rejected
            if each.paragraph <= len(lines)
        ]

    def marks(self, choice: Choice | None) -> Marks:
        """Return what is marked in the article."""
        return Marks(
            self.claims,
            self.places,
            self.offers,
            self.rejected,
            self.dropped,
            choice and _marked(choice, self.paragraphs),
        )

    def lines(self, choice: Choice | None) -> list[Line]:
        """Return the article in pieces."""
        return lines_of(self.paragraphs, self.marks(choice))

    @cached_property
    def coverage(self) -> Coverage:
        """Return how many of its numbers are claimed."""
        return coverage_of(self.paragraphs, self.marks(None))

    @cached_property
    def mentioned(self) -> list[Mentioned]:
        """Return whom the article names; runs a query, and one for each sort of subject."""
        return mentioned_in(self.source, self.suggested.mentions, self.rejected)

    @property
    def unkept(self) -> int:
        """Return of how many that is not kept yet."""
        return sum(each.mention is None for each in self.mentioned)

    def named_at(self, place: Place) -> Named:
        """Return whom the words of a place name."""
        found: dict[str, list[str]] = {}
        for each in self.suggested.mentions:
            here = each.place
            if here.paragraph == place.paragraph and place.start <= here.start < place.end:
                slugs = found.setdefault(each.subject_type, [])
                slugs += [each.subject] if each.subject not in slugs else []
        return found

    def quote(self, choice: Choice) -> tuple[str, str, str]:
        """Return what the passage says before, in and after the words that the form is about."""
        place, line = choice.place, self.paragraphs[choice.place.paragraph - 1]
        _number, low, high = _marked(choice, self.paragraphs)
        return line[place.start : low], line[low:high], line[high : place.end]

    def neighbours(self, choice: Choice | None) -> tuple[Offer | None, Offer | None]:
        """Return the suggestions before and after what is chosen."""
        if choice is None:
            return None, self.offers[0] if self.offers else None
        here = _where(choice)
        before = [offer for offer in self.offers if _at(offer) < here]
        after = [offer for offer in self.offers if _at(offer) > here]
        return (before[-1] if before else None), (after[0] if after else None)


def open_desk(source: Source) -> Desk:
    """Load an article with its claims and suggestions: a constant number of queries."""
    snapshot = Snapshot.objects.filter(source=source).newest_first().first()
    text = paragraphs(snapshot.text) if snapshot else []
    dropped = frozenset(snapshot.dropped if snapshot else ())
    claims = [claim for kind in claim_kinds() for claim in kind.model.objects.at_desk(source)]
    return Desk(
        source,
        snapshot,
        text,
        dropped,
        sorted(claims, key=lambda claim: (claim.paragraph or 0, claim.start or 0, claim.number)),
        list(RejectedSuggestion.objects.of_source(source)),
        offers_of(search_article(source, snapshot, text), text) if text else Offers(),
    )


def claim_lines(claims: Iterable[Claim]) -> list[ClaimLine]:
    """Return claims in one line each; one query for the drafts of all of them."""
    claims = list(claims)
    kinds = {kind.model: kind for kind in claim_kinds()}
    keys: dict[str, list[int]] = {}
    for claim in claims:
        keys.setdefault(claim._meta.model_name, []).append(claim.pk)
    rows = Revision.objects.of_records(keys).open().latest_saved().for_rows()
    drafts = {(draft.model, draft.object): draft for draft in reversed(rows)}
    return [
        ClaimLine(claim, kind, _words(claim, kind), drafts.get((claim._meta.model_name, claim.pk)))
        for claim in claims
        for kind in [kinds[type(claim)]]
    ]


def choose(desk: Desk, asked: Mapping[str, str]) -> Choice | None:
    """Return what an address asks for: a suggestion, a place, else the first suggestion.

    asked: `offer`, or `paragraph` with `start` and `end`; `as` is the kind of claim.
    Errors: Http404 for a place that the article does not have.
    """
    if asked.get("paragraph"):
        return _at_place(desk, asked)
    wanted = asked.get("offer")
    found = next((offer for offer in desk.offers if offer.key == wanted), None)
    offer = found or (desk.offers[0] if desk.offers and not wanted else None)
    if offer is None:
        return None
    place = Place(offer.paragraph, offer.start, offer.end, offer.words)
    return _chosen(desk, place, _kind(asked, offer.kind), {"offer": offer.key}, offer)


def drafted_kinds() -> list[ClaimKind]:
    """Return the kinds of claims that the desk can draft."""
    return [kind for kind in claim_kinds() if kind.drafting]


def _at_place(desk: Desk, asked: Mapping[str, str]) -> Choice:
    paragraph, start, end = (_number(asked.get(name)) for name in ("paragraph", "start", "end"))
    if not paragraph or paragraph > len(desk.paragraphs):
        raise Http404
    line = desk.paragraphs[paragraph - 1]
    low, high = start or 0, min(end or len(line), len(line))
    if not line[low:high].strip():
        raise Http404
    named = {"paragraph": paragraph, "start": low, "end": high}
    held = line[low:high]
    low += len(held) - len(held.lstrip())
    high = low + len(held.strip())
    offer = _within(desk.suggested.all, paragraph, low, high)
    if offer is None:
        place = SpanPlace(paragraph, low, high, line[low:high])
        offer = read_selection(desk.source, line, place, desk.suggested.main)
    printed = offer.words if offer else ""
    if offer and high - low < len(printed) + BARELY_MORE:
        low, high = sentence_around(line, low, high)
    kind = _kind(asked, offer.kind if offer else _wordy_kind())
    read = Place(paragraph, low, high, printed)
    return _chosen(desk, read, kind, named, offer, is_own=True)


def _chosen(desk: Desk, place: Place, kind: ClaimKind, asked, offer, *, is_own=False) -> Choice:
    passage = desk.paragraphs[place.paragraph - 1][place.start : place.end]
    return Choice(place, kind, asked, offer, is_own, passage, desk.named_at(place))


def _wordy_kind() -> ClaimKind:
    """Return the kind for words without a number: the last that says what the article says."""
    return [kind for kind in drafted_kinds() if kind.model is not Correction][-1]


def _within(offers: Iterable[Offer], paragraph: int, start: int, end: int) -> Offer | None:
    """Return the first suggestion of a place: one that lies in it, else one that it lies in."""
    here = [offer for offer in offers if offer.paragraph == paragraph]
    spans = [(offer, offer.suggestion.place.start, offer.suggestion.place.end) for offer in here]
    inside = [offer for offer, low, high in spans if start <= low and high <= end]
    around = [offer for offer, low, high in spans if low <= start and end <= high]
    return next(iter([*inside, *around]), None)


def _kind(asked: Mapping[str, str], default: ClaimKind) -> ClaimKind:
    return next((kind for kind in drafted_kinds() if kind.name == asked.get("as")), default)


def _number(text: str | None) -> int | None:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 9 else None


def _words(claim: Claim, kind: ClaimKind) -> str:
    return (kind.drafting.line(claim) if kind.drafting else "") or str(claim)


def _marked(choice: Choice, lines: list[str]) -> tuple[int, int, int]:
    """Return the words that the form is about."""
    place = choice.place
    if choice.offer and not choice.is_own:
        said = choice.offer.suggestion.place
        return said.paragraph, said.start, said.end
    found = lines[place.paragraph - 1].find(place.printed, place.start) if place.printed else -1
    if found < 0:
        return place.paragraph, place.start, place.end
    return place.paragraph, found, found + len(place.printed)


def _where(choice: Choice) -> tuple:
    if choice.offer and not choice.is_own:
        return _at(choice.offer)
    return choice.place.paragraph, choice.place.start, choice.place.start, ""


def _at(offer: Offer) -> tuple:
    place = offer.suggestion.place
    return place.paragraph, place.start, place.end, offer.about
