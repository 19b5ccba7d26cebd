"""The door upward: what apps above tell the sources about themselves.

Claim models register here, so that a source page lists them and a number finds its claim,
without the sources knowing any subject.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from editorial.models import Public
    from sources.models import Claim


def name_nothing(claim: "Claim") -> "Iterable[Public]":
    """Name no record."""
    return ()


def tag_nothing(claim: "Claim") -> str:
    """Give no tag."""
    return ""


@dataclass(frozen=True)
class ClaimKind:
    """How one model of claims shows up below: its name in files, its partial on a source page."""

    model: "type[Claim]"
    name: str
    template: str
    position: int
    names: "Callable[[Claim], Iterable[Public]]" = name_nothing
    tag: "Callable[[Claim], str]" = tag_nothing


_kinds: dict[str, ClaimKind] = {}


def register_claims(
    model: "type[Claim]",
    *,
    name: str,
    template: str,
    position: int,
    names: "Callable[[Claim], Iterable[Public]]" = name_nothing,
    tag: "Callable[[Claim], str]" = tag_nothing,
) -> None:
    """Let a model's claims be numbered, found by number and listed with their source.

    name: what content files call the kind, such as "figure".
    template: a partial that shows one `claim`, for_listing() being what it reads.
    position: where the kind stands among the others on a source page.
    names: returns the records that a claim names, loaded by for_listing(); each has a page.
    tag: returns what kind of such a claim it is, in one word, '' where its partial says it.
    """
    _kinds[model._meta.label_lower] = ClaimKind(model, name, template, position, names, tag)


def claim_kinds() -> list[ClaimKind]:
    """Return every registered kind, in the order of a source page."""
    return sorted(_kinds.values(), key=lambda kind: kind.position)


def claim_models() -> "list[type[Claim]]":
    """Return the models of all registered kinds."""
    return [kind.model for kind in claim_kinds()]


def kind_of(label: str) -> ClaimKind | None:
    """Return the kind of a model label such as "hubs.hubfigure", or None."""
    return _kinds.get(label)
