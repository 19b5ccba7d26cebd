"""How many companies a place has, those of the places inside it included."""

from collections.abc import Iterable

from hubs.models import Hub
from hubs.tree import HubTree


def count_companies(
    hubs: Iterable[int], tree: HubTree, companies_by_hub: dict[int, set[int]]
) -> dict[int, int]:
    """Return the number of companies in each hub, a company counting once in all that hold it.

    hubs: the ids to count for. companies_by_hub: ids of the companies in each hub itself.
    """
    return {
        hub: len(set().union(*(companies_by_hub.get(pk, ()) for pk in tree.within([hub]))))
        for hub in hubs
    }


def with_company_counts(hubs: Iterable[Hub], tree: HubTree) -> list[Hub]:
    """Return the hubs, each with `company_count`, in their order: one query more."""
    listed = list(hubs)
    counts = count_companies([hub.pk for hub in listed], tree, Hub.objects.companies_by_hub())
    for hub in listed:
        hub.company_count = counts[hub.pk]
    return listed
