"""Which figure a number names: figures of hubs and, through the registry, of what lies above."""

from urllib.parse import urlencode

from hubs.models import Figure
from sources import registry
from sources.models import ClaimNumber


def figure_kinds() -> list[registry.ClaimKind]:
    """Return the registered kinds of claims that are figures."""
    return [kind for kind in registry.claim_kinds() if issubclass(kind.model, Figure)]


def kind_of_number(number: int) -> registry.ClaimKind | None:
    """Return the kind of figure that a number was given to, None where it names no figure."""
    given = ClaimNumber.objects.filter(pk=number).first()
    kind = registry.kind_of(given.model) if given else None
    return kind if kind in figure_kinds() else None


def api_address(kind: registry.ClaimKind, number: int) -> str:
    """Return the address of a figure's data."""
    return f"/api/v1/{kind.name}s/{number}/"


def list_address(kind: registry.ClaimKind, **query: str) -> str:
    """Return the address of the data of many figures, such as those of one indicator."""
    return f"/api/v1/{kind.name}s/?{urlencode(query)}"
