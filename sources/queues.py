"""What waits on the desk about articles, and about claims whose place in them is not known."""

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import CharField, Value
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy

from editorial.desk.queues import MOST, Queue, Row, register_queue
from editorial.desk.rows import change_address
from editorial.rights import may_write_facts
from sources.models import Arrival, Correction, Snapshot
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
    register_queue(
        Queue(
            "inbox",
            gettext_lazy("Articles to look at"),
            gettext_lazy("Everything you imported is saved."),
            arrivals_of,
            position=35,
            for_whom=lambda user: may_write_facts(user, Correction),
        )
    )
    register_queue(
        Queue(
            "lost-passages",
            gettext_lazy("Lost passages"),
            gettext_lazy("Every claim's passage stands in the latest text of its source."),
            lost_passages,
            position=85,
            for_whom=lambda user: may_write_facts(user, Correction),
        )
    )


def arrivals_of(user: AbstractBaseUser) -> list[Row]:
    """Return what a user imported and has not saved as a source; 1 query."""
    rows = Arrival.objects.filter(by=user).defer("raw").order_by("-at")[: MOST + 1]
    return [Row(str(each), reverse("admin:arrival", args=[each.pk]), at=each.at) for each in rows]


def lost_passages(user: AbstractBaseUser) -> list[Row]:
    """Return the claims whose passage the latest text of their source lacks; 2 queries.

    A claim that was given another place, or was retired, is no longer among them.
    """
    lost = {
        number: (snapshot, sha256)
        for snapshot in Snapshot.objects.with_lost()
        for number, sha256 in snapshot.lost.items()
    }
    found = [row for row in _numbered(lost) if lost[str(row[0])][1] == row[3]] if lost else []
    return [_lost_row(row, lost[str(row[0])][0]) for row in found[: MOST + 1]]


def _numbered(numbers) -> list[tuple]:
    fields = ("number", "label", "pk", "passage_sha256", "as_published")
    kinds = [
        model.objects.standing().exclude(state="retired").filter(number__in=map(int, numbers))
        .order_by().annotate(label=Value(model._meta.label_lower, CharField())).values_list(*fields)
        for model in claim_models()
    ]  # fmt: skip
    return list(kinds[0].union(*kinds[1:], all=True).order_by("number"))


def _lost_row(row: tuple, snapshot: Snapshot) -> Row:
    number, label, key, _sha256, as_published = row
    model = kind_of(label).model
    return Row(
        " ".join(filter(None, (f"#{number}", as_published))),
        change_address(model, key),
        kind=capfirst(model._meta.verbose_name),
        note=snapshot.source.original_title,
        at=snapshot.fetched_at,
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
