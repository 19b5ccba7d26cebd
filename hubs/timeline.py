"""Events by time: by decade, with what is planned and what is undated apart."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from hubs.models import Event


@dataclass(frozen=True)
class Kind:
    """A kind of event that a timeline may be narrowed to."""

    value: str
    label: str
    count: int


@dataclass(frozen=True)
class Timeline:
    """Events by time. decades: (first year, events) in order; planned and undated apart.

    kinds: those of all events, in the order declared. kind: the one shown, '' for all of them.
    total: how many events there are, shown or not.
    """

    decades: tuple[tuple[int, tuple[Event, ...]], ...]
    planned: tuple[Event, ...]
    undated: tuple[Event, ...]
    kinds: tuple[Kind, ...]
    kind: str
    total: int

    def __bool__(self):
        return self.total > 0

    @property
    def is_empty(self) -> bool:
        """Tell whether no event is of the kind asked for."""
        return not (self.decades or self.planned or self.undated)


def timeline_of(events: Sequence[Event], kind: str | None = "") -> Timeline:
    """Group events; no query runs here.

    events: by date. kind: keeps those of one kind, '' all; None none, for a kind that is none.
    """
    kept = [event for event in events if kind == "" or event.kind == kind]
    happened = [event for event in kept if event.date and not event.planned]
    counts = Counter(event.kind for event in events)
    return Timeline(
        decades=tuple((year, tuple(group)) for year, group in groupby(happened, key=_decade)),
        planned=tuple(event for event in kept if event.planned),
        undated=tuple(event for event in kept if not event.date and not event.planned),
        kinds=tuple(
            Kind(value, label, counts[value])
            for value, label in Event.Kind.choices
            if value in counts
        ),
        kind=kind or "",
        total=len(events),
    )


def _decade(event: Event) -> int:
    return event.date.year // 10 * 10
