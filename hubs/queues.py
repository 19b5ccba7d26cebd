"""What waits on the desk about figures: those that contradict each other, undecided."""

from itertools import chain

from django.contrib.auth.models import AbstractBaseUser
from django.core.cache import cache
from django.urls import reverse
from django.utils.translation import gettext_lazy

from editorial.clock import read_clock
from editorial.desk.queues import MOST, Queue, Row, register_queue
from editorial.kept import read_epoch
from editorial.rights import may_write_facts
from hubs.conflicts import find_disputes
from hubs.models import Figure, HubFigure
from sources.models import Decision
from sources.registry import claim_models

# So many figures are compared at most, the newest first.
COMPARED = 500
HOUR = 60 * 60


def register() -> None:
    """Register our queue; called once the apps are ready."""
    register_queue(
        Queue(
            "conflicts",
            gettext_lazy("Conflicts between claims"),
            gettext_lazy("No two figures contradict each other without a decision."),
            open_conflicts,
            position=70,
            for_whom=lambda user: may_write_facts(user, HubFigure),
        )
    )


def open_conflicts(user: AbstractBaseUser) -> list[Row]:
    """Return what contradicts itself and awaits a decision, the newest first: 3 queries.

    Compared once for each state of the clock.
    """
    waiting = open_disputes()[: MOST + 1]
    numbers = list(chain.from_iterable(waiting))
    found = (model.objects.published().for_rows(numbers) for model in _models())
    figures = {figure.number: figure for figure in chain.from_iterable(found)}
    rows = [[figures[number] for number in group if number in figures] for group in waiting]
    return [_row(together) for together in rows if together]


def open_disputes() -> list[list[int]]:
    """Return the numbers of figures that contradict each other, undecided; the newest first.

    Found once for each state of the clock, since nothing of it changes without one.
    """
    key = f"open-disputes:{read_epoch()}:{read_clock()}"
    return cache.get_or_set(key, _find_open, HOUR)


def next_dispute(number: int) -> list[int] | None:
    """Return what to decide after the dispute of a figure, from the top after the last one."""
    waiting = open_disputes()
    here = next((n for n, group in enumerate(waiting) if number in group), -1)
    others = waiting[here + 1 :] + waiting[: max(here, 0)]
    return others[0] if others else None


def _find_open() -> list[list[int]]:
    contested = (model.objects.published().contested()[:COMPARED] for model in _models())
    found = find_disputes(chain.from_iterable(contested))
    disputes = [[figure.number for figure in together] for together in found]
    decided = [set(d) for d in Decision.objects.published().values_list("claims", flat=True)]
    waiting = (g for g in disputes if not any(set(g) <= numbers for numbers in decided))
    return sorted(waiting, reverse=True)


def _models() -> list[type[Figure]]:
    return [model for model in claim_models() if issubclass(model, Figure)]


def _row(figures: list[Figure]) -> Row:
    first = figures[0]
    values = " / ".join(each.as_published or str(each.value) for each in figures)
    return Row(
        f"{first.subject} · {first.indicator}",
        reverse("admin:conflict", args=[first.number]),
        kind=" ".join(f"#{each.number}" for each in figures),
        note=values,
        at=max(each.updated_at for each in figures),
    )
