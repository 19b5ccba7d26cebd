"""The numbered sources of one page."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from sources.groups import Group, group_of
from sources.models import Claim, Source


@dataclass(frozen=True)
class Cited:
    """A source with its number on the page and how many claims there are drawn from it."""

    number: int
    source: Source
    claim_count: int


class References:
    """Numbers a page's sources in the order in which the page first cites them.

    A page makes one, hands it to every partial that cites, and last to
    sources/_references.html. Sources come loaded by for_card(), so no query runs here.
    page_source: the source that the page itself is about; its claims name their paragraph.
    """

    def __init__(self, page_source: Source | None = None):
        self.page_source = page_source
        self._numbers: dict[int, int] = {}
        self._sources: list[Source] = []
        self._claims: dict[int, set[int]] = defaultdict(set)

    def number(self, source: Source) -> int:
        """Return a source's number on this page, from 1; the same one each time."""
        if source.pk not in self._numbers:
            self._sources.append(source)
            self._numbers[source.pk] = len(self._sources)
        return self._numbers[source.pk]

    def cite(self, claim: Claim) -> int | None:
        """Return the number of a claim's source, and count the claim once.

        None where the page itself is about that source.
        """
        if self.page_source is not None and self.page_source.pk == claim.source_id:
            return None
        self._claims[claim.source_id].add(claim.number)
        return self._numbers.get(claim.source_id) or self.number(claim.source)

    @property
    def groups(self) -> list[tuple[str, list[Cited]]]:
        """Return the sources by who speaks in them, official ones first: (label, sources)."""
        together: dict[str, list[Cited]] = defaultdict(list)
        for number, source in self:
            cited = Cited(number, source, len(self._claims[source.pk]))
            together[group_of(source)].append(cited)
        return [(group.label, together[group]) for group in Group if group in together]

    def __iter__(self) -> Iterator[tuple[int, Source]]:
        return iter(enumerate(self._sources, start=1))

    def __len__(self) -> int:
        return len(self._sources)
