"""What stands before an editor who opens a record: its draft, its versions, who else is there."""

from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone

from editorial.drafts import Seen, begun, draft_of, seen_data
from editorial.models import Editing, Public, Revision
from editorial.patches import data_of, put_on

HERE = timedelta(seconds=30)


@dataclass
class Opened:
    """A record as its form shows it. data: what the form shows, and is saved against."""

    record: Public
    draft: Revision | None
    seen: Seen
    data: dict = field(default_factory=dict)

    @property
    def is_behind(self) -> bool:
        """Tell whether the live record was changed since this draft was begun."""
        base = self.draft and self.draft.base
        return bool(base and base.number != self.record.revision)


def open_record(record: Public, by: AbstractBaseUser, wanted: int | None = None) -> Opened:
    """Return a record with the draft that someone continues put on it; 1 or 2 queries.

    wanted: the key of a given draft, for who reviews. Errors: DoesNotExist for one that is not
    an open draft of this record.
    """
    if wanted is not None:
        drafts = Revision.objects.of_record(record).open().select_related("base", "author")
        draft = drafts.get(pk=wanted)
    else:
        draft = draft_of(record, by)
    if draft is None:
        return Opened(record, None, Seen(record.revision), data_of(record))
    if record.is_public:
        put_on(record, draft.data)
    return Opened(record, draft, Seen(record.revision, draft.pk, draft.version), draft.data)


def reopen_record(record: Public, by: AbstractBaseUser, seen: Seen) -> Opened:
    """Return a record as it stood when a form that is sent now was opened."""
    draft = begun(record, by, seen)
    opened = Opened(record, draft if draft.pk else None, seen, seen_data(draft, record, seen))
    put_on(record, opened.data)
    return opened


def data_at_opening(record: Public, by: AbstractBaseUser, sent: str) -> dict | None:
    """Return what a form showed when it was opened, however often it has saved itself since.

    record: may hold what the form has sent. sent: what the form says it was opened on. None
    where that is not known any more.
    """
    stored = type(record)._default_manager.get(pk=record.pk)
    try:
        seen = Seen.read(sent)
        return seen_data(begun(stored, by, seen), stored, seen)
    except (ValidationError, Revision.DoesNotExist):
        return None


def keep_editing(model: str, pk: int, by: AbstractBaseUser) -> None:
    """Note that someone has a record's form open now."""
    Editing.objects.update_or_create(model=model, object=pk, user=by)


def others_at(model: str, pk: int, by: AbstractBaseUser) -> list[Editing]:
    """Return who else has a record's form open; 1 query."""
    rows = Editing.objects.filter(model=model, object=pk, at__gte=timezone.now() - HERE)
    return list(rows.exclude(user=by).select_related("user"))


def drafts_beside(opened: Opened) -> list[Revision]:
    """Return the open drafts that others have of the record; 1 query."""
    drafts = Revision.objects.of_record(opened.record).open().select_related("author")
    return list(drafts.exclude(pk=opened.draft and opened.draft.pk).order_by("-updated_at"))
