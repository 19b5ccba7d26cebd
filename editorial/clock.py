"""The site's clock: who changes what the public sees holds it, and raises it last."""

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, datetime
from threading import local

from django.contrib.auth.models import AbstractBaseUser
from django.db import connection, transaction
from django.utils import timezone

from editorial.checks import check_records, referring_records
from editorial.journal import Journal
from editorial.models import Change, Clock, Public
from search.services import refresh

_held = local()


@dataclass
class Tick:
    """The changes of one transaction, written under its one sequence when it ends."""

    batch: str = ""
    by: AbstractBaseUser | None = None
    message: str = ""
    sequence: int = 0
    journal: Journal = field(default_factory=Journal)
    changes: list[Change] = field(default_factory=list)
    silent: bool = False
    saved: list[Public] = field(default_factory=list)
    may_orphan: bool = False
    searched: dict[type[Public], set[int]] = field(default_factory=dict)

    def record(self, record: Public, action: str) -> None:
        """Note what happened to a record the public sees or saw."""
        self.changes.append(
            Change(
                model=record._meta.model_name,
                object=record.pk,
                slug=record.key,
                action=action,
                batch=self.batch,
            )
        )

    def check_prose(self, record: Public, *, may_orphan: bool = False) -> None:
        """Have a record's prose checked when the transaction ends.

        may_orphan: the record was moved, changed or taken away, so that the prose of others
        may refer to nothing now; all of it is checked then.
        """
        if record.prose:
            self.saved.append(record)
        self.may_orphan |= may_orphan

    def index(self, record: Public) -> None:
        """Have a record found as it then is, or no more, when the transaction ends."""
        self.searched.setdefault(type(record), set()).add(record.pk)

    def raise_without_change(self) -> None:
        """Ask for a raise although no record changed (settings, work done by hand)."""
        self.silent = True


@contextmanager
def hold_clock(
    batch: str = "", *, by: AbstractBaseUser | None = None, message: str = ""
) -> Iterator[Tick]:
    """Lock the clock, let the block change public records, and raise the clock last.

    A block inside another joins it: one transaction, one sequence. Nothing is raised
    when nothing was recorded. `by` and `message` are what the history says of who changed
    the records, and why. References in prose are checked first, when all that they may
    name is there. Deferred foreign keys are checked before the raise, so
    that the lock is not held for it at commit. What is found is brought in line in the same
    transaction, once for each record.
    Errors: ValidationError when prose refers to nothing; nothing is changed then.
    """
    if tick := getattr(_held, "tick", None):
        tick.by, tick.message = tick.by or by, tick.message or message
        yield tick
        return
    with transaction.atomic():
        clock = _lock()
        _held.tick = tick = Tick(batch or uuid.uuid4().hex, by, message, clock.sequence + 1)
        try:
            yield tick
        finally:
            _held.tick = None
        check_records([*tick.saved, *(referring_records() if tick.may_orphan else ())])
        tick.journal.close(tick.sequence, tick.batch, tick.by, tick.message)
        for model, ids in tick.searched.items():
            refresh(model, ids)
        if tick.changes or tick.silent:
            _raise(clock, tick)


def raise_at_midnight(now: datetime) -> bool:
    """Raise the clock where nothing raised it since midnight UTC; tell whether it was raised.

    What a page says of days ("this year", "a month ago") is rendered anew then. Several nodes
    may call this at once: one of them raises.
    """
    if _is_raised_since(now.date()):
        return False
    with hold_clock() as tick:
        if _is_raised_since(now.date()):
            return False
        tick.raise_without_change()
    return True


def read_clock() -> int:
    """Return the clock's sequence; 0 on a site that never published."""
    return Clock.objects.values_list("sequence", flat=True).first() or 0


def _is_raised_since(day: date) -> bool:
    return Clock.objects.filter(raised_on__gte=day).exists()


def _lock() -> Clock:
    clock = Clock.objects.select_for_update().first()
    if clock is None:
        Clock.objects.bulk_create([Clock(pk=1)], ignore_conflicts=True)
        clock = Clock.objects.select_for_update().get()
    return clock


def _raise(clock: Clock, tick: Tick) -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    clock.sequence = tick.sequence
    for change in tick.changes:
        change.sequence = clock.sequence
    Change.objects.bulk_create(_once(tick.changes), batch_size=500)
    clock.raised_on = timezone.now().date()
    clock.save(update_fields=["sequence", "raised_on"])


def _once(changes: list[Change]) -> list[Change]:
    """Keep one line a record and action; an update beside a creation says nothing more."""
    kept = {(c.model, c.object, c.action): c for c in changes}
    created = {(c.model, c.object) for c in changes if c.action == "created"}
    return [c for (m, o, a), c in kept.items() if not (a == "updated" and (m, o) in created)]
