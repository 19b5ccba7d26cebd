"""The door of Today: what waits for somebody, each kind of it a queue that an app registers."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils import timezone

# What a queue counts before it says "more than".
MOST = 99
FIRST = 5


@dataclass(frozen=True)
class Row:
    """One thing that waits.

    url: where it is done, '' for nowhere yet. kind: what it is, in a word. note: why, or how
    much. at: since when; due: for when. count: how many things it stands for. html_lang: the
    language of the title where it is known.
    """

    title: str
    url: str = ""
    kind: str = ""
    note: str = ""
    at: datetime | None = None
    due: datetime | None = None
    count: int = 1
    html_lang: str = ""

    @property
    def is_late(self) -> bool:
        """Tell whether it should have been done by now."""
        return self.due is not None and self.due < timezone.now()


def everyone(user: AbstractBaseUser) -> bool:
    """Tell that a queue is for all of the desk."""
    return True


@dataclass(frozen=True)
class Queue:
    """A kind of work that waits.

    name: in the address of its own page. title, empty: what it is called, and what is said
    where nothing waits; both lazy. rows: returns what waits for a user, the most urgent first,
    MOST + 1 at most, in a constant number of queries. position: those of the user come first.
    for_whom: tells whether a user has to do with it. address: the name of the page that shows
    all of it, where that is not the queue's own; query: with which parameters.
    """

    name: str
    title: str
    empty: str
    rows: Callable[[AbstractBaseUser], Iterable[Row]]
    position: int
    for_whom: Callable[[AbstractBaseUser], bool] = everyone
    address: str = ""
    query: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Filled:
    """A queue and what waits in it for one user."""

    queue: Queue
    rows: list[Row]

    @property
    def count(self) -> int:
        """Return how many things wait, as far as they were counted."""
        return sum(row.count for row in self.rows)

    @property
    def is_capped(self) -> bool:
        """Tell whether more wait than were counted."""
        return len(self.rows) > MOST

    @property
    def url(self) -> str:
        """Return where all of it is shown."""
        if self.queue.address:
            return reverse(self.queue.address, query=self.queue.query)
        return reverse("admin:queue", args=[self.queue.name])

    @property
    def first(self) -> list[Row]:
        """Return what Today shows."""
        return self.rows[:FIRST]

    @property
    def shown(self) -> list[Row]:
        """Return what the queue's own page shows."""
        return self.rows[:MOST]


_queues: dict[str, Queue] = {}


def register_queue(queue: Queue) -> None:
    """Show a queue on Today; called once the apps are ready."""
    _queues[queue.name] = queue


def queues_for(user: AbstractBaseUser) -> list[Queue]:
    """Return the queues that a user has to do with, in order."""
    found = (queue for queue in _queues.values() if queue.for_whom(user))
    return sorted(found, key=lambda queue: queue.position)


def fill(queue: Queue, user: AbstractBaseUser) -> Filled:
    """Return a queue with what waits in it for a user."""
    return Filled(queue, list(queue.rows(user)))
