"""The door for references in prose: who finds what they name, and how it is shown."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sources.models import Claim
    from sources.prose import Reference


@dataclass(frozen=True)
class Finder:
    """How references of one kind are read.

    find: find(references, public=…) → {reference: claim}, in a constant number of queries.
    template: a partial that shows one `claim`, or None, with the page's `references`.
    words: words(claim, language) → the same as plain text.
    """

    find: "Callable[..., dict[Reference, Claim]]"
    template: str
    words: "Callable[[Claim, str], str]"


_finders: dict[str, Finder] = {}


def register_finder(kind: str, finder: Finder) -> None:
    """Let prose refer to claims of a kind: the word after `{{figure:`, or "claim"."""
    _finders[kind] = finder


def finder_of(kind: str) -> Finder | None:
    """Return who finds a kind of reference, None where nobody does."""
    return _finders.get(kind)
