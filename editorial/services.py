"""Every change of a record's public state goes through these verbs."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.models import Action, FormerSlug, Public, Revision, State
from editorial.registry import records_on, records_under
from search.services import index_record, remove_record


def save_record(record: Public) -> Public:
    """Save a draft, or change a public record where it stands, and return it.

    A public record gets the next revision and a line in the feed. A changed slug of a
    record that was ever public is kept as a former one.
    Errors: ValidationError when the slug was once another record's, when a public record
    would stand on one that is not, or when its prose, or prose that refers to it, would
    refer to nothing.
    """
    with hold_clock() as tick:
        former = _stored_key(record)
        check_slug(record, record.key)
        if former is not None and record.is_public:
            tick.journal.open(record)
            refuse_hidden(record)
            record.revision += 1
        record.save()
        tick.check_prose(record, may_orphan=former is not None and record.is_public)
        if former not in (None, record.key) and record.published_at:
            _keep_former_slug(record, former)
            tick.record(record, Action.RENAMED)
        if record.is_public:
            tick.record(record, Action.UPDATED)
            index_record(record)
    return record


def publish(record: Public) -> Public:
    """Make a saved record public from now on and return it; twice changes nothing.

    Errors: ValidationError naming the records it stands on that are not public.
    """
    with hold_clock() as tick:
        if record.is_public:
            return record
        refuse_hidden(record)
        again = record.published_at is not None
        draft = Revision.objects.of_record(record).open().first()
        tick.journal.open(record, Revision.Action.PUBLISHED, draft)
        record.state = State.PUBLIC
        record.published_at = record.published_at or timezone.now()
        record.replaced_by, record.retired_because = None, ""
        record.revision += again
        record.save()
        tick.record(record, Action.CREATED)
        tick.check_prose(record)
        index_record(record)
    return record


def check_slug(record: Public, slug: str) -> None:
    """Refuse a slug under which another record of its model was once found.

    Errors: ValidationError naming the field `slug`.
    """
    taken = FormerSlug.objects.filter(model=record._meta.model_name, slug=slug)
    if record.key_field == "slug" and taken.exclude(object=record.pk).exists():
        raise ValidationError(
            {"slug": _("Another record was once found under “%(slug)s”.") % {"slug": slug}}
        )


def unpublish(record: Public) -> list[Public]:
    """Take a public record back to draft and return it with all that stood on it."""
    return _withdraw(record, State.DRAFT, Action.DELETED, Revision.Action.UNPUBLISHED)


def retire(record: Public, *, replaced_by: Public | None = None, because: str = "") -> list[Public]:
    """Retire a public record and return it with all that was retired along with it.

    Its address then answers 410, tells `because` (one of Reason) and names `replaced_by`.
    Errors: ValidationError when the replacement is not public or is the record itself.
    """
    if replaced_by is not None and (replaced_by.pk == record.pk or not replaced_by.is_public):
        raise ValidationError(_("A replacement must be another public record."))
    with hold_clock():
        withdrawn = _withdraw(record, State.RETIRED, Action.RETIRED, Revision.Action.RETIRED)
        if withdrawn:
            record.replaced_by, record.retired_because = replaced_by, because
            record.save(update_fields=["replaced_by", "retired_because"])
    return withdrawn


def withdraw_records(
    records: Iterable[Public],
    *,
    by: AbstractBaseUser | None,
    message: str = "",
    retiring: bool = False,
    replaced_by: Public | None = None,
    because: str = "",
) -> list[Public]:
    """Unpublish or retire records in one action; return them with all that went along.

    Errors: as retire and unpublish, and nothing is changed then.
    """
    with hold_clock(by=by, message=message):
        if retiring:
            done = [retire(r, replaced_by=replaced_by, because=because) for r in records]
        else:
            done = [unpublish(record) for record in records]
    return [row for rows in done for row in rows]


def delete_draft(record: Public) -> None:
    """Delete a record that was never public; who wrote its drafts stays on record.

    Errors: ValidationError when it once was: such a record is retired, not deleted.
    """
    if record.published_at is not None:
        raise ValidationError(
            _("“%(record)s” was public once; retire it instead.") % {"record": record}
        )
    with transaction.atomic():
        drafts = Revision.objects.of_record(record).open()
        drafts.update(state=Revision.State.SUPERSEDED, publish_at=None, release=None)
        record.delete()


def withdrawn_along(record: Public) -> list[Public]:
    """List the public records that retiring or unpublishing this one takes along."""
    found: dict[tuple[type, int], Public] = {}
    waiting = [record]
    while waiting:
        for rows in records_on(waiting.pop()):
            new = [row for row in rows if (type(row), row.pk) not in found]
            found |= {(type(row), row.pk): row for row in new}
            waiting += new
    return list(found.values())


def _withdraw(record: Public, state: State, action: Action, told: str) -> list[Public]:
    with hold_clock() as tick:
        if not record.is_public:
            return []
        withdrawn = [record, *withdrawn_along(record)]
        for row in withdrawn:
            tick.journal.open(row, told)
            row.state = state
            row.revision += 1
            row.save(update_fields=["state", "revision", "updated_at"])
            tick.record(row, action)
            tick.check_prose(row, may_orphan=True)
            remove_record(row)
    return withdrawn


def _stored_key(record: Public) -> str | None:
    if record.pk is None:
        return None
    stored = type(record)._default_manager.filter(pk=record.pk).values_list(record.key_field)
    return next((str(key) for (key,) in stored), None)


def refuse_hidden(record: Public) -> None:
    """Refuse to show a record that stands on one that is not public.

    Errors: ValidationError naming those that are not.
    """
    hidden = [str(under) for under in records_under(record) if not under.is_public]
    if hidden:
        raise ValidationError(
            _("“%(record)s” needs these to be public first: %(hidden)s.")
            % {"record": record, "hidden": ", ".join(hidden)}
        )


def _keep_former_slug(record: Public, former: str) -> None:
    model = record._meta.model_name
    FormerSlug.objects.filter(model=model, slug=record.key, object=record.pk).delete()
    FormerSlug.objects.get_or_create(model=model, slug=former, defaults={"object": record.pk})
