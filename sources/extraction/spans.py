"""Exact places, and which of many that do not overlap holds or precedes another."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar


@dataclass(frozen=True)
class Place:
    """An exact place: paragraph from 1, code points start to end in it, and what stands there."""

    paragraph: int
    start: int
    end: int
    text: str

    def as_json(self) -> dict:
        """Return the fields of a JSON line."""
        return {
            "paragraph": self.paragraph,
            "start": self.start,
            "end": self.end,
            "text": self.text,
        }


class Placed(Protocol):
    """Anything with a start and an end in code points."""

    start: int
    end: int


Thing = TypeVar("Thing", bound=Placed)


class Spans(Generic[Thing]):
    """Things in order of place that do not overlap; each question takes logarithmic time."""

    def __init__(self, things: Sequence[Thing]):
        """Take things in any order."""
        self.things = sorted(things, key=lambda each: each.start)
        self._starts = [each.start for each in self.things]

    def holding(self, place: int) -> Thing | None:
        """Return the thing that covers a place."""
        found = self.before(place + 1)
        return found if found and place < found.end else None

    def before(self, place: int) -> Thing | None:
        """Return the last thing that begins before a place."""
        position = bisect_left(self._starts, place)
        return self.things[position - 1] if position else None

    def within(self, start: int, end: int) -> list[Thing]:
        """Return the things that begin between two places."""
        return self.things[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def last_within(self, start: int, end: int, count: int) -> list[Thing]:
        """Return at most the last so many things that begin between two places."""
        high = bisect_left(self._starts, end)
        return self.things[max(bisect_left(self._starts, start), high - count) : high]

    def position_after(self, place: int) -> int:
        """Return the position of the first thing that begins after a place."""
        return bisect_right(self._starts, place)
