"""Which hub lies in which: a district in its city, a city in its province."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from hubs.models import Hub


@dataclass(frozen=True)
class HubTree:
    """The public hubs as a tree. parents: {id: id of the hub it is part of, or None}."""

    parents: dict[int, int | None]

    def within(self, ids: Iterable[int]) -> set[int]:
        """Return these hubs and every hub below them."""
        found: set[int] = set()
        waiting = list(ids)
        while waiting:
            here = waiting.pop()
            if here not in found:
                found.add(here)
                waiting += self._children[here]
        return found

    def around(self, hub: int) -> list[int]:
        """Return this hub and every hub above it, the nearest first."""
        path = [hub]
        while (above := self.parents.get(path[-1])) is not None and above not in path:
            path.append(above)
        return path

    @cached_property
    def _children(self) -> dict[int, list[int]]:
        children = defaultdict(list)
        for hub, parent in self.parents.items():
            children[parent].append(hub)
        return children


def load_tree() -> HubTree:
    """Read the tree of the public hubs, in one query."""
    return HubTree(dict(Hub.objects.published().values_list("pk", "parent")))
