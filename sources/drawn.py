"""What the site draws from one source, kind by kind, through the registry."""

from dataclasses import dataclass

from sources import registry
from sources.models import Claim, Source


@dataclass(frozen=True)
class Drawn:
    """The claims of one kind that come from a source, and the partial that shows one."""

    name: str
    label: str
    template: str
    claims: tuple[Claim, ...]


def claims_of(source: Source) -> list[Drawn]:
    """Return the public claims of a source by kind, empty kinds left out.

    A constant number of queries a registered kind.
    """
    found = [_drawn(kind, source) for kind in registry.claim_kinds()]
    return [drawn for drawn in found if drawn.claims]


def _drawn(kind: registry.ClaimKind, source: Source) -> Drawn:
    claims = kind.model.objects.published().for_listing().of_source(source)
    label = kind.model._meta.verbose_name_plural
    return Drawn(kind.name, label, kind.template, tuple(claims))
