"""What the site draws from one source, kind by kind, through the registry."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from editorial.models import Public
from sources import registry
from sources.models import Claim, Correction, Source
from sources.quotes import show_quotes


@dataclass(frozen=True)
class Drawn:
    """The claims of one kind that come from a source, and the partial that shows one.

    entries: (claim, its kind in one word or ''), in the article's order.
    """

    name: str
    label: str
    template: str
    entries: tuple[tuple[Claim, str], ...]

    @property
    def claims(self) -> list[Claim]:
        """Return the claims alone."""
        return [claim for claim, tag in self.entries]


@dataclass(frozen=True)
class Named:
    """The records of one model that a source names, with how many claims do, most named first."""

    label: str
    records: tuple[tuple[Public, int], ...]


def claims_of(source: Source) -> list[Drawn]:
    """Return the public claims of a source by kind, empty kinds left out, with their quotes.

    A constant number of queries a registered kind, and three for quotes.
    """
    rows = [(kind, list(_public_claims(kind, source))) for kind in registry.claim_kinds()]
    show_quotes(claim for kind, claims in rows for claim in claims)
    return [_drawn(kind, claims) for kind, claims in rows if claims]


def part_corrections(drawn: Iterable[Drawn]) -> tuple[list[Claim], list[Drawn]]:
    """Return what is wrong in a source, apart from what is drawn from it."""
    corrections, others = [], []
    for kind in drawn:
        if isinstance(kind.claims[0], Correction):
            corrections += kind.claims
        else:
            others.append(kind)
    return corrections, others


def named_in(drawn: Iterable[Drawn], mentioned: Iterable[Public] = ()) -> list[Named]:
    """Return the public records that claims name, model by model as the claims first do.

    mentioned: records that the source names besides, of which nothing may be claimed.
    """
    times: Counter[Public] = Counter()
    for kind in drawn:
        names = registry.kind_of(kind.claims[0]._meta.label_lower).names
        for claim in kind.claims:
            times.update(list(dict.fromkeys(each for each in names(claim) if each.is_public)))
    times.update(dict.fromkeys(mentioned, 0))
    by_model: dict[type[Public], list[tuple[Public, int]]] = {}
    for record, count in times.most_common():
        by_model.setdefault(type(record), []).append((record, count))
    return [
        Named(model._meta.verbose_name_plural, tuple(found)) for model, found in by_model.items()
    ]


def _public_claims(kind: registry.ClaimKind, source: Source):
    return kind.model.objects.published().for_listing().of_source(source)


def _drawn(kind: registry.ClaimKind, claims: list[Claim]) -> Drawn:
    label = kind.model._meta.verbose_name_plural
    return Drawn(kind.name, label, kind.template, tuple((each, kind.tag(each)) for each in claims))
