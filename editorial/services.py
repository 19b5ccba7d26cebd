"""Every change of a record's public state goes through these verbs."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.clock import Tick, hold_clock
from editorial.models import Action, FormerSlug, Public, Revision, State
from editorial.patches import data_of
from editorial.registry import records_on, records_under

STATE_FIELDS = ("state", "published_at", "revision", "replaced_by", "retired_because")


def save_record(record: Public) -> Public:
    """Save a draft, or change a public record where it stands, and return it.

    A public record gets the next revision and a line in the feed. A changed slug of a
    record that was ever public is kept as a former one.
    Errors: ValidationError when the record was published, changed or withdrawn by someone
    else since it was read, when the slug was once another record's, when a public record
    would stand on one that is not, or when its prose, or prose that refers to it, would
    refer to nothing.
    """
    with hold_clock() as tick:
        former = _unmoved_key(record)
        if former != record.key or not record.is_public:
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
            tick.index(record)
    return record


def publish(record: Public) -> Public:
    """Make a saved record public from now on and return it; twice changes nothing.

    Errors: ValidationError naming the records it stands on that are not public.
    """
    with hold_clock() as tick:
        stored = _held(record)
        if record.is_public:
            return record
        refuse_hidden(stored)
        tick.journal.open(record, Revision.Action.PUBLISHED, _draft_in_row(stored))
        show(record, tick)
    return record


def show(record: Public, tick: Tick) -> None:
    """Let readers see a hidden record that is locked, may be shown and is in the journal."""
    again = record.published_at is not None
    record.state = State.PUBLIC
    record.published_at = record.published_at or timezone.now()
    record.replaced_by, record.retired_because = None, ""
    record.revision += again
    record.save(update_fields=[*STATE_FIELDS, "updated_at"])
    tick.record(record, Action.CREATED)
    tick.check_prose(record)
    tick.index(record)


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
    with hold_clock():
        if replaced_by is not None:
            _held(replaced_by)
            if replaced_by.pk == record.pk or not replaced_by.is_public:
                raise ValidationError(_("A replacement must be another public record."))
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
    """Delete a record that was never public; its draft stays in the history, closed.

    Errors: ValidationError when it once was: such a record is retired, not deleted.
    """
    with hold_clock() as tick:
        _held(record)
        if record.published_at is not None:
            raise ValidationError(
                _("“%(record)s” was public once; retire it instead.") % {"record": record}
            )
        closed = {"state": Revision.State.SUPERSEDED, "publish_at": None, "release": None}
        Revision.objects.of_record(record).open().update(**closed)
        tick.index(record)
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
        _held(record)
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
            tick.index(row)
    return withdrawn


def _held(record: Public) -> Public:
    """Lock a record's row and return it as stored; its state in memory is brought to that."""
    stored = type(record)._default_manager.held().get(pk=record.pk)
    for name in STATE_FIELDS:
        attname = record._meta.get_field(name).attname
        setattr(record, attname, getattr(stored, attname))
    return stored


def _draft_in_row(stored: Public) -> Revision | None:
    """Return the open draft that becomes live with the row of a hidden record.

    One that was begun while the record was public, and says something else, stays a draft.
    """
    for draft in Revision.objects.of_record(stored).open().select_for_update(of=("self",)):
        if draft.base_id is None or draft.data == data_of(stored):
            return draft
    return None


def _unmoved_key(record: Public) -> str | None:
    """Return the key that is stored, None of a new record; its state must be that in memory."""
    manager = type(record)._default_manager
    stored = manager.filter(pk=record.pk).values(record.key_field, "state", "revision").first()
    if record.pk is None or stored is None:
        return None
    if (stored["state"], stored["revision"]) != (record.state, record.revision):
        words = _("Someone else changed “%(record)s” meanwhile; nothing was saved.")
        raise ValidationError(words % {"record": record})
    return str(stored[record.key_field])


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
