"""What of an article is still suggested: neither claimed already nor refused by an editor."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from editorial.patches import Data
from sources.articles import passage_sha256
from sources.claimed import ClaimedPlace
from sources.extraction import (
    REASONS,
    EventSuggestion,
    FigureSuggestion,
    MentionSuggestion,
    PresenceSuggestion,
    Suggestions,
)
from sources.extraction.passages import prepare
from sources.extraction.spans import Place as SpanPlace
from sources.models import RejectedSuggestion, Source
from sources.quantities import QuantityError, parse_quantity
from sources.registry import ClaimKind, claim_kinds

Suggestion = FigureSuggestion | PresenceSuggestion | EventSuggestion


@dataclass(frozen=True)
class Offer:
    """A suggestion as editors are offered it.

    kind: which claims it may become. name, about: what it is, the latter only where several
    may stand at one place. start, end: the passage, the sentence that says it; the
    suggestion itself has the exact words.
    """

    suggestion: Suggestion
    kind: ClaimKind
    name: str
    about: str
    start: int
    end: int

    @property
    def key(self) -> str:
        """Return what names it in an address, as long as the text stays."""
        place = self.suggestion.place
        parts = (self.name, place.paragraph, place.start, place.end, self.about)
        return ".".join(str(part) for part in parts if part != "")

    @property
    def paragraph(self) -> int:
        """Return the number of its paragraph."""
        return self.suggestion.place.paragraph

    @property
    def words(self) -> str:
        """Return the exact words that it was read from."""
        return self.suggestion.place.text

    @property
    def reasons(self) -> list[str]:
        """Return why an editor should look twice, in words."""
        return [REASONS[code] for code in getattr(self.suggestion, "reasons", ())]


@dataclass(frozen=True)
class Offers:
    """All that an article is suggested to say, in its order, and the subjects it names.

    main: what it is about, if known.
    """

    all: list[Offer] = field(default_factory=list)
    main: tuple[str, str] | None = None
    mentions: tuple[MentionSuggestion, ...] = ()


def offers_of(found: Suggestions, lines: Sequence[str]) -> Offers:
    """Return everything that an article is suggested to say, in its order; runs no query.

    found: what was read in it; lines: its paragraphs.
    """
    suggested = [*found.figures, *found.presences, *found.events]
    by_number = dict(enumerate(lines, 1))
    offers = [_offer(each, by_number) for each in suggested]
    return Offers(sorted(filter(None, offers), key=_order), found.main, found.mentions)


def open_offers(
    offers: Iterable[Offer],
    lines: Sequence[str],
    claimed: Iterable[ClaimedPlace],
    rejected: Iterable[RejectedSuggestion],
) -> list[Offer]:
    """Keep what is neither claimed nor refused."""
    claimed = list(claimed)
    refused = {(r.paragraph_sha256, r.start, r.end, r.kind, r.about) for r in rejected}
    return [
        offer
        for offer in offers
        if refusal_of(offer, lines) not in refused and not _is_claimed(offer, claimed)
    ]


def read_selection(
    source: Source, line: str, place: SpanPlace, main: tuple[str, str] | None
) -> Offer | None:
    """Return what words that an editor chose say, read alone; None where that is no quantity.

    line: the paragraph. main: (subject type, slug) of what the article is about.
    """
    try:
        read = parse_quantity(place.text, source.language)
    except QuantityError:
        return None
    subject_type, subject = main or ("hub", None)
    figure = FigureSuggestion(
        place=place,
        value=read.value,
        value_high=read.value_high,
        qualifier=read.qualifier,
        unit=read.unit,
        kind="actual",
        period=None,
        subject_type=subject_type,
        subject=subject,
        indicator=None,
        digits=read.digits,
        fraction=read.fraction,
        window_months=None,
        base_on=None,
        confidence=0.0,
        reasons=("indicator_unknown", *(["subject_article"] if subject else ["subject_unknown"])),
    )
    return _offer(figure, {place.paragraph: line})


def said_by(offer: Offer, kind: ClaimKind) -> Data:
    """Return what a suggestion says for a claim of a kind that an editor chose.

    A number may be claimed of another sort of subject: subject and indicator are left out then.
    """
    suggestion = offer.suggestion
    if kind.drafting.takes(suggestion):
        return kind.drafting.data(suggestion)
    if kind.model.states_number and isinstance(suggestion, FigureSuggestion):
        return kind.drafting.data(replace(suggestion, subject=None, indicator=None))
    return {}


def refusal_of(offer: Offer, lines: Sequence[str]) -> tuple:
    """Return by what a refusal of this suggestion is known."""
    place = offer.suggestion.place
    sha256 = passage_sha256(lines[place.paragraph - 1])
    return sha256, place.start, place.end, offer.name, offer.about


def sentence_around(line: str, start: int, end: int) -> tuple[int, int]:
    """Return where the sentence, or the part before a semicolon, that holds a place stands."""
    segments = prepare(1, line).segments
    first = next((each for each in segments if start < each.end), None)
    last = next((each for each in segments if end <= each.end), None)
    if first is None or last is None:
        return start, end
    low, high = first.start, last.end
    held = line[low:high]
    low += len(held) - len(held.lstrip())
    return low, low + len(held.strip())


def _order(offer: Offer) -> tuple:
    place = offer.suggestion.place
    return place.paragraph, place.start, place.end, offer.about


def _offer(suggestion: Suggestion, lines: Mapping[int, str]) -> Offer | None:
    kind = next((k for k in claim_kinds() if k.drafting and k.drafting.takes(suggestion)), None)
    if kind is None:
        return None
    place = suggestion.place
    start, end = sentence_around(lines[place.paragraph], place.start, place.end)
    name, about = _name_of(suggestion)
    return Offer(suggestion, kind, name, about, start, end)


def _name_of(suggestion: Suggestion) -> tuple[str, str]:
    if isinstance(suggestion, PresenceSuggestion):
        return "presence", f"{suggestion.company}.{suggestion.hub}.{suggestion.role}"
    return ("figure" if isinstance(suggestion, FigureSuggestion) else "event"), ""


def _is_claimed(offer: Offer, claimed: Iterable[ClaimedPlace]) -> bool:
    """Tell whether a claim of the same kind says it.

    What names no record alone, and numbers, whatever they are claimed of, are told apart by
    the words that say them; other claims by the records they name, wherever the article does.
    """
    place, model = offer.suggestion.place, offer.kind.model
    like = [each for each in claimed if _is_like(each, model)]
    said = offer.kind.drafting.data(offer.suggestion)
    named = [name for name in model.stands_on if isinstance(said.get(name), str)]
    if model.states_number or not named:
        return any(each.covers(place.paragraph, place.start, place.end) for each in like)
    return any(_names(each.claim, said, named) for each in like)


def _is_like(place: ClaimedPlace, model) -> bool:
    if model.states_number:
        return place.claim.states_number
    return isinstance(place.claim, model)


def _names(claim, said: Data, names: Iterable[str]) -> bool:
    """Tell whether a claim is about the records that a suggestion names."""
    return all(getattr(getattr(claim, name), "slug", None) == said[name] for name in names)
