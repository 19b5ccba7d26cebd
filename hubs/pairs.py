"""Which comparisons search engines may list: pairs of the best documented hubs, no others.

Any two to five hubs can be compared, far more pages than anyone looks for.
"""

from collections.abc import Sequence
from itertools import combinations

from hubs.models import Hub

MOST_HUBS = 6


def findable_pairs() -> list[tuple[Hub, Hub]]:
    """Return the pairs of hubs of one kind, each in the order of its canonical address: 1 query."""
    best = sorted(_best(), key=lambda hub: hub.slug)
    return [pair for pair in combinations(best, 2) if pair[0].kind == pair[1].kind]


def is_findable(hubs: Sequence[Hub]) -> bool:
    """Tell whether the comparison of these hubs is one of those pairs, in any order: 1 query."""
    return set(hubs) in [set(pair) for pair in findable_pairs()]


def _best() -> list[Hub]:
    return list(Hub.objects.published().best_documented()[:MOST_HUBS])
