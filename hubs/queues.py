"""What waits on the desk about figures: those that contradict each other, undecided."""

from itertools import chain

from django.contrib.auth.models import AbstractBaseUser
from django.urls import reverse
from django.utils.translation import gettext_lazy

from editorial.desk.queues import MOST, Queue, Row, register_queue
from editorial.rights import may_write_facts
from hubs.conflicts import find_conflicts
from hubs.models import Figure, HubFigure
from sources.models import Decision
from sources.registry import claim_models

# So many figures are compared at most, the newest first.
COMPARED = 500


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
    """Return the groups of public figures that contradict each other and await a decision.

    1 query a model of figures, and 1 for the decisions.
    """
    models = [model for model in claim_models() if issubclass(model, Figure)]
    contested = (model.objects.published().contested()[:COMPARED] for model in models)
    figures = {figure.number: figure for figure in chain.from_iterable(contested)}
    decided = [
        set(numbers) for numbers in Decision.objects.published().values_list("claims", flat=True)
    ]
    groups = {
        frozenset((number, *others))
        for number, others in find_conflicts(figures.values()).items()
        if others
    }
    waiting = [sorted(g) for g in groups if not any(g <= numbers for numbers in decided)]
    rows = [_row([figures[number] for number in group]) for group in sorted(waiting, reverse=True)]
    return rows[: MOST + 1]


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
