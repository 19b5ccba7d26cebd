"""Which of several figures is shown, and why: one rule, the same on every page and in the API."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Case, F, IntegerField, Value, When

from hubs.models import Figure
from sources.models import Claim, Publisher, Source

RANKS = {Claim.Rank.PREFERRED: 0, Claim.Rank.NORMAL: 1, Claim.Rank.DEPRECATED: 2}
KINDS = {
    Figure.Kind.ACTUAL: 0,
    Figure.Kind.PROVISIONAL: 1,
    Figure.Kind.ESTIMATE: 2,
    Figure.Kind.FORECAST: 3,
    Figure.Kind.TARGET: 4,
}
PLANS = (Figure.Kind.FORECAST, Figure.Kind.TARGET)
OFFICIAL, SECONDARY, FILING, MEDIA, RELEASE, OTHER = range(6)
TIERS = {
    Publisher.Kind.GOVERNMENT: OFFICIAL,
    Publisher.Kind.ACADEMIC: SECONDARY,
    Publisher.Kind.NEWS_AGENCY: MEDIA,
    Publisher.Kind.NEWSPAPER: MEDIA,
    Publisher.Kind.MAGAZINE: MEDIA,
    Publisher.Kind.BROADCASTER: MEDIA,
    Publisher.Kind.COMPANY: RELEASE,
    Publisher.Kind.WIRE: RELEASE,
}
# What decides, in this order: the names are the API's `selected_by`.
CRITERIA = ("rank", "kind", "period", "source", "reviewed", "recorded")
ONLY = "only"


@dataclass(frozen=True)
class Selection:
    """The figure that is shown; selected_by: what decided, one of CRITERIA, or ONLY."""

    figure: Figure
    selected_by: str


def select(figures: Iterable[Figure]) -> Selection | None:
    """Choose the figure to show for one subject and indicator; None where none may be.

    By rank, then actual before provisional, estimate, forecast and target, then the latest
    period, the nearest source, the latest review, the highest number. Never a deprecated one.
    figures: loaded by for_cell(), so no query runs here. Their order does not matter.
    """
    standing = [figure for figure in figures if figure.rank != Claim.Rank.DEPRECATED]
    if not standing:
        return None
    first, *others = best_first(standing)
    return Selection(first, _deciding(first, others[0]) if others else ONLY)


def best_first(figures: Iterable[Figure]) -> list[Figure]:
    """Sort figures of one subject and indicator by the rule of select(), deprecated ones last."""
    return sorted(figures, key=_key)


def database_order() -> tuple:
    """Return the rule of select() as order_by() takes it: best first, deprecated ones last."""
    return (
        _position("rank", RANKS),
        _position("kind", KINDS),
        F("period_end").desc(nulls_last=True),
        _tier_in_database(),
        F("reviewed_at").desc(nulls_last=True),
        "-number",
    )


def is_plan(figure: Figure) -> bool:
    """Tell whether a figure speaks of what is to come, and so never stands for what is."""
    return figure.kind in PLANS


def tier_of(source: Source) -> int:
    """Return how far a source stands from the fact, from OFFICIAL to OTHER.

    A press release is its issuer's word: an authority's counts as secondary.
    """
    if source.publisher is None:
        return RELEASE if source.kind == Source.Kind.PRESS_RELEASE else OTHER
    tier = TIERS.get(source.publisher.kind, OTHER)
    if source.kind == Source.Kind.PRESS_RELEASE:
        return SECONDARY if tier == OFFICIAL else RELEASE
    if tier == RELEASE and source.kind == Source.Kind.REPORT:
        return FILING
    return tier


def _deciding(first: Figure, second: Figure) -> str:
    pairs = zip(CRITERIA, _key(first), _key(second), strict=True)
    return next(name for name, mine, yours in pairs if mine != yours)


def _key(figure: Figure) -> tuple:
    ended = figure.period_end.toordinal() if figure.period_end else 0
    reviewed = figure.reviewed_at.timestamp() if figure.reviewed_at else 0
    # The number, not the moment it was recorded: a load records all at once.
    return (
        RANKS[figure.rank],
        KINDS[figure.kind],
        -ended,
        tier_of(figure.source),
        -reviewed,
        -figure.number,
    )


def _position(field: str, positions: dict) -> Case:
    cases = (When(**{field: value, "then": Value(n)}) for value, n in positions.items())
    return Case(*cases, output_field=IntegerField())


def _tier_in_database() -> Case:
    """Return tier_of() over the columns of a figure's source."""
    is_release = {"source__kind": Source.Kind.PRESS_RELEASE}
    issuers = [kind for kind, tier in TIERS.items() if tier == RELEASE]
    return Case(
        When(source__publisher__kind=Publisher.Kind.GOVERNMENT, **is_release, then=SECONDARY),
        When(**is_release, then=RELEASE),
        When(source__publisher__kind__in=issuers, source__kind=Source.Kind.REPORT, then=FILING),
        *(When(source__publisher__kind=kind, then=Value(tier)) for kind, tier in TIERS.items()),
        default=Value(OTHER),
        output_field=IntegerField(),
    )
