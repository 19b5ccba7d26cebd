"""What programs write of records: the same drafts, under the same rules, as in the desk.

Every write names what its sender had before them; where that has moved on, nothing is saved.
"""

from collections.abc import Iterator
from contextlib import nullcontext
from copy import copy
from enum import StrEnum

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db.models import UniqueConstraint
from django.utils.translation import gettext as _

from editorial.checks import errors_in, prose_columns
from editorial.clock import hold_clock
from editorial.drafts import (
    Conflict,
    EditConflict,
    Seen,
    begun,
    create_record,
    hold_record,
    record_of,
    save_draft,
    seen_data,
)
from editorial.models import Public, Revision
from editorial.patches import Data, data_of, differing, flat, merge, set_columns
from editorial.publishing import publish_draft
from editorial.review import submit
from editorial.rights import require_publisher, require_writer
from editorial.services import check_slug, withdraw_records
from editorial.shapes import shape_of


class Step(StrEnum):
    """How far a draft goes on after it is saved."""

    SUBMIT = "submit"
    PUBLISH = "publish"


class Outdated(Exception):
    """The sender had something else before them than what stands. Nothing was saved.

    names: the fields they sent that hold something else now.
    """

    def __init__(self, revision: int, names: list[str]):
        super().__init__(revision, names)
        self.revision, self.names = revision, names


class Contested(Exception):
    """Fields that were sent hold something else in the draft, or changed on both sides.

    seen: names what stands; who sends it has seen that, and their fields are taken.
    """

    def __init__(self, conflict: EditConflict, seen: Seen):
        super().__init__(str(seen))
        self.conflict, self.seen = conflict, seen


def add_record(
    model: type[Public],
    fields: Data,
    *,
    by: AbstractBaseUser,
    message: str = "",
    step: Step | None = None,
) -> tuple[Public, Revision]:
    """Store a new record with its draft, let it go on, and return both.

    Errors: ValidationError with the messages at their fields, or from publishing;
    PermissionDenied. Nothing is saved then.
    """
    record = model()
    with hold_clock(by=by, message=message):
        require_writer(by, model, fields)
        _validate_sent(record, fields)
        data = flat(shape_of(model), {}) | fields
        draft = create_record(record, data, by=by, message=message)
        return _go_on(record, draft, step, by, message)


def change_record(
    record: Public,
    fields: Data,
    *,
    by: AbstractBaseUser,
    seen: Seen,
    message: str = "",
    step: Step | None = None,
) -> tuple[Public, Revision]:
    """Save some fields of a record in someone's draft, let it go on, and return both.

    The draft has no key where nothing differs from what readers see.
    seen: what they had before them; without a draft it speaks of the live record alone, and
    what the draft changes already is not overwritten.
    Errors: Outdated, Contested; ValidationError and PermissionDenied as add_record.
    """
    publishing = step == Step.PUBLISH
    with (
        hold_clock(by=by, message=message) if publishing else nullcontext(),
        hold_record(record) as record,
    ):
        _require_seen(record, seen, fields)
        require_writer(by, type(record), differing(fields, data_of(record)))
        _validate_sent(record, fields)
        draft = _save(record, fields, by, seen, message)
        return _go_on(record, draft, step, by, message)


def retire_record(
    record: Public,
    *,
    by: AbstractBaseUser,
    seen: Seen,
    message: str = "",
    because: str = "",
    replaced_by: Public | None = None,
) -> list[Public]:
    """Retire a public record and return it with all that went along.

    Errors: Outdated; ValidationError for one that readers do not see, or a replacement
    that cannot be one; PermissionDenied.
    """
    require_publisher(by)
    with hold_clock(by=by, message=message):
        record = type(record)._default_manager.held().get(pk=record.pk)
        _require_seen(record, seen, {})
        if not record.is_public:
            raise ValidationError(_("Only a public record can be retired."))
        return withdraw_records(
            [record],
            by=by,
            message=message,
            retiring=True,
            because=because,
            replaced_by=replaced_by,
        )


def _require_seen(record: Public, seen: Seen, fields: Data) -> None:
    """Refuse what was not made of what stands. Errors: Outdated."""
    known = Revision.objects.of_record(record).filter(pk=seen.draft)
    if seen.number != record.revision or (seen.draft and not known.exists()):
        raise Outdated(record.revision, differing(fields, data_of(record)))


def _save(record: Public, fields: Data, by, seen: Seen, message: str) -> Revision:
    draft = begun(record, by, seen)
    if draft.pk and not seen.draft:
        data = _put_beside(record, draft, fields)
        seen = Seen(record.revision, draft.pk, draft.version)
    else:
        data = seen_data(draft, record, seen) | fields
    try:
        return save_draft(record, data, by=by, seen=seen, message=message)
    except EditConflict as conflict:
        now = Seen(record.revision, draft.pk, draft.version)
        if seen != now or any(each.field not in fields for each in conflict.conflicts):
            raise Contested(conflict, now) from conflict
        # They saw the live record and the draft as both stand, so what they send is taken.
        mine = dict.fromkeys(fields, "mine")
        return save_draft(
            record, data, by=by, seen=seen, message=message, settled=mine, token=conflict.token
        )


def _put_beside(record: Public, draft: Revision, fields: Data) -> dict:
    """Return a draft's data with fields of who saw only the live record.

    Errors: Contested for a field that the draft changes to something else.
    """
    base = draft.base.data if draft.base else draft.at_version(0)
    merged = merge(base, base | fields, draft.data)
    if merged.conflicts:
        found = [Conflict(n, base[n], draft.data[n], fields[n]) for n in merged.conflicts]
        conflict = EditConflict(record, found, who=draft.author)
        raise Contested(conflict, Seen(record.revision, draft.pk, draft.version))
    return merged.data


def _go_on(record: Public, draft: Revision, step: Step | None, by, message: str):
    if step == Step.PUBLISH:
        require_publisher(by)
    if draft.pk is None or step is None:
        return type(record)._default_manager.get(pk=record.pk), draft
    if step == Step.SUBMIT:
        draft = submit(draft, by=by, message=message)
        return record_of(draft), draft
    record = publish_draft(draft, by=by, message=message)
    return record, Revision.objects.get(pk=draft.pk)


def _validate_sent(record: Public, fields: Data) -> None:
    """Refuse at once what else would be refused only when the draft is published.

    Errors: ValidationError with the messages at their fields.
    """
    wrong: dict[str, list] = {}
    for name, words in (*_unknown(record, fields), *_twins(record, fields)):
        wrong.setdefault(name, []).append(words)
    prose = {n: fields[n] for n in prose_columns(record) if fields.get(n)}
    for name, words in errors_in(prose, public=False).items():
        wrong.setdefault(name, []).append(words)
    for error in _refused(record, fields):
        wrong = error.update_error_dict(wrong)
    if wrong:
        raise ValidationError(wrong)


def _refused(record: Public, fields: Data) -> Iterator[ValidationError]:
    """Yield what the services would refuse; each looks at the record as it is to be."""
    shape, wanted = shape_of(type(record)), copy(record)
    try:
        if "slug" in fields:
            check_slug(record, fields["slug"])
        set_columns(wanted, fields, fields)
        if shape.refuse:
            shape.refuse(wanted)
    except ValidationError as error:
        yield error


def _unknown(record: Public, fields: Data) -> Iterator[tuple[str, str]]:
    """Yield the relations that name a record which is not there; 1 query a relation."""
    for name in filter(fields.__contains__, shape_of(type(record)).many):
        model = record._meta.get_field(name).related_model
        known = model._default_manager.filter(slug__in=fields[name])
        for slug in sorted({*fields[name]} - {*known.values_list("slug", flat=True)}):
            words = _("There is no %(model)s “%(slug)s”.")
            yield name, words % {"model": model._meta.verbose_name, "slug": slug}


def _twins(record: Public, fields: Data) -> Iterator[tuple[str, str]]:
    """Yield the child rows of which two are the same to the database."""
    for name in filter(fields.__contains__, shape_of(type(record)).rows or {}):
        rows, model = fields[name], record._meta.get_field(name).related_model
        for rule in model._meta.constraints:
            if isinstance(rule, UniqueConstraint) and rows:
                keys = [tuple(row[n] for n in rule.fields if n in row) for row in rows]
                if len(set(keys)) < len(keys):
                    yield name, _("Two of these are the same.")
