"""The door upward: what apps above tell the sources about themselves.

Claim models register here, so that a source page lists them and a number finds its claim,
without the sources knowing any subject.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.models import Claim


@dataclass(frozen=True)
class ClaimKind:
    """How one model of claims shows up below: its name in files, its partial on a source page."""

    model: "type[Claim]"
    name: str
    template: str
    position: int


_kinds: dict[str, ClaimKind] = {}


def register_claims(model: "type[Claim]", *, name: str, template: str, position: int) -> None:
    """Let a model's claims be numbered, found by number and listed with their source.

    name: what content files call the kind, such as "figure".
    template: a partial that shows one `claim`, for_listing() being what it reads.
    position: where the kind stands among the others on a source page.
    """
    _kinds[model._meta.label_lower] = ClaimKind(model, name, template, position)


def claim_kinds() -> list[ClaimKind]:
    """Return every registered kind, in the order of a source page."""
    return sorted(_kinds.values(), key=lambda kind: kind.position)


def claim_models() -> "list[type[Claim]]":
    """Return the models of all registered kinds."""
    return [kind.model for kind in claim_kinds()]


def kind_of(label: str) -> ClaimKind | None:
    """Return the kind of a model label such as "hubs.hubfigure", or None."""
    return _kinds.get(label)
