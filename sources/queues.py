"""What waits on the desk about claims: those that do not say where they are read."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, Value
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from editorial.desk.queues import MOST, Queue, Row, register_queue
from editorial.desk.rows import change_address
from editorial.rights import may_write_facts
from sources.models import Correction
from sources.registry import claim_models, kind_of


def register() -> None:
    """Register our queue; called once the apps are ready."""
    register_queue(
        Queue(
            "without-passage",
            gettext_lazy("Claims without passage"),
            gettext_lazy("Every claim names the paragraph it is read in."),
            claims_without_passage,
            position=90,
            for_whom=lambda user: may_write_facts(user, Correction),
        )
    )


def claims_without_passage(user: AbstractBaseUser) -> list[Row]:
    """Return the claims of all kinds that name no place in their source; 1 query."""
    fields = ("number", "label", "pk", "as_published", "source__original_title", "recorded_at")
    kinds = [
        model.objects.standing().without_passage().order_by()
        .annotate(label=Value(model._meta.label_lower, CharField()))
        .values_list(*fields)
        for model in claim_models()
    ]  # fmt: skip
    found = kinds[0].union(*kinds[1:], all=True).order_by("number")
    return [_row(*values) for values in found[: MOST + 1]]


def _row(number: int, label: str, key: int, as_published: str, source: str, at) -> Row:
    model = kind_of(label).model
    return Row(
        " ".join(filter(None, (f"#{number}", as_published))),
        change_address(model, key),
        kind=capfirst(model._meta.verbose_name),
        note=source,
        at=at,
    )
