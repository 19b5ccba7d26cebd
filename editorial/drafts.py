"""Drafts over records: begun, saved without losing another's work, discarded, restored."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from types import MappingProxyType

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.journal import base_of
from editorial.labels import label_of
from editorial.models import Public, Revision, State
from editorial.patches import Data, data_of, differing, merge, set_columns, set_relations
from editorial.registry import model_named
from editorial.rights import may_publish, require_voice, require_writer
from editorial.shapes import shape_of
from editorial.validation import validate
from translations.marks import UNTOLD, Told, told_again
from translations.states import marks_of, settle_record


@dataclass(frozen=True)
class Seen:
    """What an editor had before them: the live revision, and the draft at a version."""

    number: int
    draft: int | None = None
    version: int = 0

    def __str__(self):
        return f"{self.number}.{self.draft or 0}.{self.version}"

    @classmethod
    def read(cls, text: str) -> "Seen":
        """Return what a form carried along. Errors: ValidationError for any other text."""
        parts = text.split(".")
        if len(parts) != 3 or not all(part.isascii() and part.isdigit() for part in parts):
            raise ValidationError(_("This form does not say what it was opened on; open it anew."))
        number, draft, version = map(int, parts)
        return cls(number, draft or None, version)


@dataclass(frozen=True)
class Conflict:
    """A field that two people changed: what it was, what it is now, what is to be saved."""

    field: str
    base: object
    theirs: object
    mine: object


class EditConflict(ValidationError):
    """Two people changed the same fields of a record. Nothing was saved; the editor chooses.

    token: names what they chose against; who: whose change stands now, None if not known.
    """

    def __init__(
        self,
        record: Public,
        conflicts: list[Conflict],
        token: str = "",
        who: AbstractBaseUser | None = None,
    ):
        names = ", ".join(label_of(record._meta, conflict.field) for conflict in conflicts)
        super().__init__(_("Someone else changed these meanwhile: %(names)s.") % {"names": names})
        self.conflicts, self.token, self.who = conflicts, token, who


def draft_of(record: Public, by: AbstractBaseUser) -> Revision | None:
    """Return the draft that someone continues: their own, or the one of a hidden record."""
    drafts = Revision.objects.of_record(record).open().select_related("base", "author")
    return (drafts.filter(author=by) if record.is_public else drafts).first()


def create_record(
    record: Public,
    data: Data,
    *,
    by: AbstractBaseUser | None,
    message: str = "",
    told: Told = UNTOLD,
) -> Revision:
    """Store a new record, hidden from readers, with the draft that is to be published.

    record: unsaved. data: every field, as editorial.patches gives it. told: what is said of
    its texts.
    Errors: ValidationError from the record's own rules; PermissionDenied.
    """
    require_writer(by, type(record), _filled(data))
    with hold_clock(by=by, message=message):
        set_columns(record, data, data)
        validate(record, data)
        _write_through(record, data, list(data))
        stored = data_of(record)
        _settle(record, {}, stored, told)
        draft = Revision(
            action=Revision.Action.CREATED, data=stored, changed=_filled(stored), author=by
        )
        draft.states = told.as_data()
        return _keep(draft, record, by, message)


def save_draft(
    record: Public,
    data: Data,
    *,
    by: AbstractBaseUser | None,
    seen: Seen | None = None,
    message: str = "",
    settled: Mapping[str, str] = MappingProxyType({}),
    token: str = "",
    told: Told = UNTOLD,
) -> Revision:
    """Save what someone wrote over a record as a draft and return it; readers see no change.

    seen: what they had before them when they began; without it, what stands now. What others
    saved meanwhile is merged in, field by field. settled: {field: "mine" or "theirs"} where the
    editor has chosen, against what `token` names. told: what they say of its texts. Of a
    record that is not public the row follows its draft. Where nothing differs nothing is
    saved; the draft may have no key then.
    Errors: EditConflict where both changed a field; ValidationError for a slug that is
    another draft's; PermissionDenied for fields that they may not write. Nothing is saved then.
    """
    with hold_record(record) as record:
        draft = _held_draft(record, by, seen)
        seen = seen or Seen(record.revision, draft.pk, draft.version)
        now = _token(draft, record)
        chosen = settled if token == now else {}
        mine = _merged(record, seen_data(draft, record, seen), data, draft.data, chosen, now, draft)
        mine, base = _on_live(mine, draft, record, chosen, now) if draft.pk else (mine, None)
        names = differing(draft.data, mine)
        settles = chosen and base is not None and base.pk != draft.base_id
        if not (names or settles or told.says_anything) and (draft.pk or record.is_public):
            return draft
        require_writer(by, type(record), names)
        require_voice(by, type(record), told)
        _refuse_slug_of_other_draft(record, mine, names)
        base = base or (base_of(record) if record.published_at else None)
        draft.trail = [*draft.trail, {name: draft.data[name] for name in names}]
        draft.version += 1
        before, draft.data, draft.base = draft.data, mine, base
        draft.states = draft.told.and_then(told).as_data()
        draft.changed = differing(mine, base.data) if base else _filled(mine)
        _reopen(draft, by)
        set_columns(record, mine, names)
        validate(record, names)
        if not record.is_public:
            _write_through(record, mine, names)
            _settle(record, before, mine, told)
        return _keep(draft, record, by, message)


def discard_draft(draft: Revision, *, by: AbstractBaseUser) -> None:
    """Give a draft up; it stays in the history of who wrote what, closed.

    Errors: ValidationError for one that is closed, or that is all there is of its record;
    PermissionDenied for another's where one may not publish.
    """
    with transaction.atomic():
        draft = locked(draft)
        require_open(draft)
        if draft.base is None:
            raise ValidationError(_("This draft is all there is of the record; delete that."))
        _require_own(draft, record_of(draft), by)
        draft.state, draft.publish_at, draft.release = Revision.State.SUPERSEDED, None, None
        draft.save()


def restore(revision: Revision, record: Public, *, by: AbstractBaseUser) -> Revision:
    """Make a draft that takes a record back to what a revision held, and return it.

    Errors: ValidationError where the same person has an open draft of a public record, or
    where the record holds just that.
    """
    message = _("Bring back a draft that was given up")
    if revision.number:
        message = _("Restore revision %(number)s") % {"number": revision.number}

    def change(live: dict) -> dict:
        return live | _known(revision.data, live)

    return draft_from(record, change, by, message, past=revision)


def draft_from(
    record: Public,
    change: Callable[[dict], dict],
    by: AbstractBaseUser,
    message: str,
    past: Revision | None = None,
) -> Revision:
    """Make a draft that restores something of a record, and return it.

    change: gives the data to go to, from those that are live. past: where the states of the
    texts that go back are taken from.
    Errors: as restore.
    """
    with hold_record(record) as record:
        if record.is_public and draft_of(record, by) is not None:
            words = _("You have an open draft of “%(record)s”; publish or discard it first.")
            raise ValidationError(words % {"record": record})
        live = data_of(record)
        data = change(live)
        told = told_then(past, type(record), live, data) if past else UNTOLD
        draft = save_draft(record, data, by=by, message=message, told=told)
        if draft.pk is None:
            raise ValidationError(_("“%(record)s” already holds that.") % {"record": record})
        draft.action = Revision.Action.RESTORED
        draft.save(update_fields=["action"])
    return draft


def told_then(past: Revision, model: type[Public], live: Data, data: Data) -> Told:
    """Return what a revision knew of the texts that go back to what it held.

    live, data: the record as it is and as it is to be.
    """
    back = [name for name in differing(live, data) if past.data.get(name) == data[name]]
    return told_again(shape_of(model).texts, back, past.data, past.told.marks)


def record_of(revision: Revision) -> Public:
    """Return the record of a revision as it stands. Errors: DoesNotExist."""
    return model_named(revision.model)._default_manager.get(pk=revision.object)


@contextmanager
def hold_record(record: Public) -> Iterator[Public]:
    """Lock a record until the block ends and yield it as stored, for work on its drafts.

    The row of a record that readers do not see follows its draft, so the clock is held as
    well, and first: all take clock, release set, record and draft in this order, so that
    nobody waits for somebody who waits for them.
    """
    rows = type(record)._default_manager
    public = rows.filter(pk=record.pk, state=State.PUBLIC).exists()
    while True:
        with transaction.atomic() if public else hold_clock():
            stored = rows.held().get(pk=record.pk)
            if stored.is_public or not public:
                yield stored
                return
        public = False


def locked(revision: Revision) -> Revision:
    """Return a revision as it stands, locked until the transaction ends."""
    return Revision.objects.select_for_update().get(pk=revision.pk)


def require_open(draft: Revision) -> None:
    """Refuse a draft that was published or discarded. Errors: ValidationError."""
    if not draft.is_open:
        raise ValidationError(
            _("The draft of “%(record)s” is already %(state)s.")
            % {"record": draft.title, "state": draft.get_state_display().lower()}
        )


def begun(record: Public, by: AbstractBaseUser | None, seen: Seen | None) -> Revision:
    """Return the draft to write in, an unsaved one at version 0 where there is none."""
    if seen and seen.draft:
        draft = Revision.objects.of_record(record).get(pk=seen.draft)
        if draft.is_open:
            _require_own(draft, record, by)
            return draft
    if (found := draft_of(record, by)) is not None:
        return found
    return Revision(author=by, data=data_of(record))


def _held_draft(record: Public, by: AbstractBaseUser | None, seen: Seen | None) -> Revision:
    """Return the draft to write in, locked; discarding one needs no lock on its record."""
    draft = begun(record, by, seen)
    if draft.pk is None:
        return draft
    draft = locked(draft)
    return draft if draft.is_open else begun(record, by, seen)


def seen_data(draft: Revision, record: Public, seen: Seen) -> dict:
    """Return what an editor had before them. draft: the one that is written in now."""
    if seen.draft is not None and seen.draft != draft.pk:
        return Revision.objects.get(pk=seen.draft).at_version(seen.version)
    if seen.draft is not None:
        return draft.at_version(seen.version)
    numbered = Revision.objects.of_record(record).filter(number=seen.number).first()
    return numbered.data if numbered else draft.at_version(0)


def _require_own(draft: Revision, record: Public, by: AbstractBaseUser | None) -> None:
    if record.is_public and by and draft.author_id != by.pk and not may_publish(by):
        raise PermissionDenied(_("This is someone else's draft."))


def _merged(record, base, mine, theirs, chosen, token: str, revision: Revision) -> dict:
    merged = merge(base, mine, theirs)
    if left := [name for name in merged.conflicts if name not in chosen]:
        found = [Conflict(n, base[n], theirs[n], mine[n]) for n in left]
        raise EditConflict(record, found, token, _last_hand(revision))
    taken = {n: theirs[n] for n in merged.conflicts if chosen[n] == "theirs"}
    return merged.data | taken


def _on_live(mine: dict, draft: Revision, record: Public, chosen, token: str):
    """Return the data and its base, moved on to what is live where that was changed since."""
    if draft.base is None or draft.base.number == record.revision:
        return mine, draft.base
    base = base_of(record)
    return _merged(record, draft.base.data, mine, base.data, chosen, token, base), base


def _token(draft: Revision, record: Public) -> str:
    return f"{draft.pk or 0}.{draft.version}.{record.revision}"


def _last_hand(revision: Revision) -> AbstractBaseUser | None:
    return revision.published_by or revision.author


def _reopen(draft: Revision, by: AbstractBaseUser | None) -> None:
    """Take a draft that is edited back from review, unless the reviewer edits it."""
    reviewing = draft.state == Revision.State.IN_REVIEW and by and draft.author_id != by.pk
    draft.approved_by = None
    if not reviewing:
        draft.state, draft.publish_at = Revision.State.DRAFT, None


def _write_through(record: Public, data: Data, names: list[str]) -> None:
    shape_of(type(record)).save_edited(record)
    set_relations(record, data, names)


def _settle(record: Public, before: Data, after: Data, told: Told) -> None:
    """Store the states of the texts of a row that follows its draft."""
    marks = marks_of(record) if before else {}
    texts = shape_of(type(record)).texts
    settle_record(record, texts, before, after, marks=marks, told=told)


def _known(data: Data, live: Data) -> dict:
    return {name: data[name] for name in live if name in data}


def _keep(draft: Revision, record: Public, by: AbstractBaseUser | None, message: str) -> Revision:
    draft.model, draft.object = record._meta.model_name, record.pk
    draft.title = str(record)[:200]
    draft.message = message[:200] or draft.message
    draft.save()
    if by is not None:
        draft.editors.add(by)
    return draft


def _filled(data: Data) -> list[str]:
    return [name for name, value in data.items() if value not in (None, "", [])]


def _refuse_slug_of_other_draft(record: Public, data: Data, names: list[str]) -> None:
    if "slug" not in names:
        return
    drafts = Revision.objects.open().filter(model=record._meta.model_name)
    if drafts.filter(data__slug=data["slug"]).exclude(object=record.pk).exists():
        words = _("Another draft wants to be found under “%(slug)s”.")
        raise ValidationError({"slug": words % {"slug": data["slug"]}})
