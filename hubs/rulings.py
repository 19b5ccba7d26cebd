"""What editors decide on figures that contradict each other, and what it changes of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.text import slugify

from hubs.models import Figure, Indicator
from sources.models import Claim, Decision
from translations.languages import LANGUAGES, column

Outcome = Decision.Outcome
# The outcomes that are about one of the figures.
ABOUT_ONE = (Outcome.PREFERRED, Outcome.DEPRECATED, Outcome.DEFINITION)
RANKS = {Outcome.PREFERRED: Claim.Rank.PREFERRED, Outcome.DEPRECATED: Claim.Rank.DEPRECATED}
LONGEST_SLUG = Indicator._meta.get_field("slug").max_length
# What a definition shares with those of the same family.
SHARED = (
    *("subject", "unit", "measure", "theme", "direction", "decimals", "comparable"),
    *("max_gap_years", "conflict_tolerance", "ratio_ok"),
)


@dataclass(frozen=True)
class Ruling:
    """One decision before it is stored.

    reasons: what readers are told, by language. chosen: the figure that is preferred or
    deprecated, or goes under another definition. indicator: that definition, stored or not.
    """

    outcome: str
    reasons: Mapping[str, str] = field(default_factory=dict)
    chosen: Figure | None = None
    indicator: Indicator | None = None


def changes_of(figures: Sequence[Figure], ruling: Ruling) -> dict[int, dict[str, object]]:
    """Return what a ruling changes of figures, by their number: new values by field.

    figures: the whole dispute. One that was preferred before is so no longer where another
    one is now, or where both stand.
    """
    changes: dict[int, dict[str, object]] = {}
    if ruling.outcome in (Outcome.PREFERRED, Outcome.BOTH):
        preferred = (each for each in figures if each.rank == Claim.Rank.PREFERRED)
        changes = {each.number: _ranked(Claim.Rank.NORMAL, {}) for each in preferred}
    if ruling.chosen is not None and ruling.outcome in RANKS:
        changes[ruling.chosen.number] = _ranked(RANKS[ruling.outcome], ruling.reasons)
    if ruling.chosen is not None and ruling.indicator and ruling.outcome == Outcome.DEFINITION:
        changes[ruling.chosen.number] = {"indicator": ruling.indicator}
    return changes


def define_otherwise(
    indicator: Indicator, names: Mapping[str, str], definitions: Mapping[str, str], slug: str = ""
) -> Indicator:
    """Return an unsaved indicator under the same parent, with another name and definition.

    names, definitions: by language. slug: '' takes it from the English name, or from the
    slug of the indicator. What its figures are measured in is as it is of the indicator.
    """
    other = Indicator(**{name: getattr(indicator, name) for name in SHARED})
    other.variant_of_id = indicator.variant_of_id or indicator.pk
    other.slug = slug or slugify(names.get("en", ""))[:LONGEST_SLUG] or f"{indicator.slug}-variant"
    for name, text in {**texts_in("name", names), **texts_in("definition", definitions)}.items():
        setattr(other, name, text)
    return other


def texts_in(name: str, texts: Mapping[str, str]) -> dict[str, str]:
    """Return texts by language as the columns of a translated field."""
    return {column(name, code): texts.get(code, "") for code in LANGUAGES}


def _ranked(rank: str, reasons: Mapping[str, str]) -> dict[str, object]:
    return {"rank": str(rank)} | texts_in("rank_reason", reasons)
