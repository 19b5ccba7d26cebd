"""The numbered sources of one page."""

from collections.abc import Iterator

from sources.models import Source


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

    def number(self, source: Source) -> int:
        """Return a source's number on this page, from 1; the same one each time."""
        if source.pk not in self._numbers:
            self._sources.append(source)
            self._numbers[source.pk] = len(self._sources)
        return self._numbers[source.pk]

    def __iter__(self) -> Iterator[tuple[int, Source]]:
        return iter(enumerate(self._sources, start=1))

    def __len__(self) -> int:
        return len(self._sources)
