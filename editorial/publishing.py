"""Drafts become what readers see: one, all of a release set, or what is due."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from operator import attrgetter

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.apart import published_part, split
from editorial.candidates import before_of, candidate_of
from editorial.clock import Tick, hold_clock
from editorial.drafts import (
    Conflict,
    EditConflict,
    draft_of,
    locked,
    require_open,
    save_draft,
)
from editorial.journal import base_of
from editorial.models import Public, Release, Revision
from editorial.patches import data_of, differing, merge, set_columns, set_relations
from editorial.publish_checks import refuse_errors, refuse_faulty_drafts
from editorial.registry import model_named
from editorial.review import refuse_returned, take_off_timer
from editorial.rights import require_approval, require_publisher, reviewer_of
from editorial.services import refuse_hidden, show
from editorial.shapes import shape_of, shapes
from editorial.validation import said_of, validate
from translations.states import settle_record


@dataclass(frozen=True)
class Outcome:
    """What the timer did with one thing that was due; error is '' where it was published.

    kind: the name of the record's model, "release" for a set.
    """

    kind: str
    title: str
    error: str = ""


def publish_draft(draft: Revision, *, by: AbstractBaseUser | None, message: str = "") -> Public:
    """Let readers see a draft and return its record; twice changes nothing.

    Only what the draft changes is written, and only where the live record still holds what
    the draft was based on; other changes made since stay.
    Errors: EditConflict where the live record was changed in the same fields since;
    ValidationError where the record's rules, its approval or what it stands on forbid it;
    PermissionDenied. Nothing is changed then.
    """
    require_publisher(by)
    with hold_clock(by=by, message=message or draft.message) as tick:
        record, draft = _hold(draft), locked(draft)
        if draft.state == Revision.State.PUBLISHED:
            return record
        draft.message = message[:200] or draft.message
        return _apply(draft, record, by, tick)


def publish_release(release: Release, *, by: AbstractBaseUser | None) -> list[Public]:
    """Publish all drafts of a release set in one transaction, or none; twice changes nothing.

    Errors: as publish_draft, naming the record; ValidationError for an empty set.
    """
    require_publisher(by)
    with hold_clock(by=by) as tick:
        release = Release.objects.select_for_update().get(pk=release.pk)
        return [] if release.state == Release.State.PUBLISHED else _apply_all(release, by, tick)


def publish_records(records: Iterable[Public], *, by: AbstractBaseUser | None) -> list[Public]:
    """Publish records as they stand in someone's drafts, all or none; return those changed.

    Of a public record that is their own draft, of a hidden one its only draft, or the record
    itself where it has none. Errors: as publish_draft.
    """
    with hold_clock(by=by):
        drafts = [_draft_to_publish(record, by) for record in records]
        return [publish_draft(draft, by=by) for draft in drafts if draft is not None]


def publish_due(now: datetime) -> Iterator[Outcome]:
    """Publish all that is due, each on its own, in the order of its time; tell what became of it.

    Several nodes may run this at once: what one has published the other leaves alone. What
    cannot be published goes back to its author, or its set off the timer, with the reason.
    """
    due = [*Revision.objects.due(now), *Release.objects.due(now)]
    for thing in sorted(due, key=attrgetter("publish_at", "pk")):
        if isinstance(thing, Release):
            yield from _publish_due_release(thing, now)
        else:
            yield from _publish_due_draft(thing, now)


def in_order(drafts) -> Iterator[Revision]:
    """Yield drafts so that what others stand on comes before them."""
    order = [shape.label for shape in shapes()]
    waiting = sorted(drafts, key=lambda draft: (order.index(draft.model), draft.pk))
    by_slug = {(draft.model, draft.data.get("slug")): draft for draft in waiting}
    done: set[int] = set()

    def lineage(draft: Revision) -> Iterator[Revision]:
        if draft.pk in done:
            return
        done.add(draft.pk)
        for name in shape_of(model_named(draft.model)).parents:
            parent = by_slug.get((draft.model, draft.data.get(name)))
            yield from lineage(parent) if parent else ()
        yield draft

    for draft in waiting:
        yield from lineage(draft)


def _draft_to_publish(record: Public, by: AbstractBaseUser | None) -> Revision | None:
    if found := draft_of(record, by):
        return found
    return None if record.is_public else save_draft(record, data_of(record), by=by)


def _hold(draft: Revision) -> Public:
    """Lock the record of a draft and return it, before the draft, as save_draft does."""
    found = model_named(draft.model)._default_manager.held().filter(pk=draft.object).first()
    if found is None:
        raise ValidationError(_("“%(record)s” is gone.") % {"record": draft.title})
    return found


def _hold_drafts(release: Release) -> list[Revision]:
    """Lock the records of a release set, then its drafts, and return these.

    Errors: ValidationError where there are none, or one may not go along.
    """
    places: dict[str, list[int]] = {}
    for model, pk in release.revisions.open().values_list("model", "object"):
        places.setdefault(model, []).append(pk)
    for model, keys in places.items():
        list(model_named(model)._default_manager.filter(pk__in=keys).held().values_list("pk"))
    rows = release.revisions.open().select_related("base").order_by("pk")
    drafts = list(rows.select_for_update(of=("self",)))
    if not drafts:
        raise ValidationError(_("There is nothing to publish in this release set."))
    for draft in drafts:
        _refuse_left_behind(draft, release)
    return drafts


def _apply_all(release: Release, by: AbstractBaseUser | None, tick: Tick) -> list[Public]:
    """Write the drafts of a release set, which is locked, on their records."""
    drafts = _hold_drafts(release)
    refuse_faulty_drafts(drafts)
    records = [_apply_in_set(draft, by, tick) for draft in in_order(drafts)]
    release.state, release.published_seq = Release.State.PUBLISHED, tick.sequence
    release.reason = ""
    release.save()
    return records


def _refuse_left_behind(draft: Revision, release: Release) -> None:
    """Refuse to publish in a set what was returned, or edited after it was scheduled."""
    refuse_returned(draft)
    scheduled = release.state == Release.State.SCHEDULED
    if scheduled and draft.state != Revision.State.SCHEDULED:
        words = _("“%(record)s” was edited after the release set was scheduled.")
        raise ValidationError(words % {"record": draft.title})


def _apply(
    draft: Revision,
    record: Public,
    by: AbstractBaseUser | None,
    tick: Tick,
    *,
    is_checked: bool = False,
) -> Public:
    """Write a draft on its record, both locked. is_checked: as one of many, before."""
    require_open(draft)
    require_approval(draft, by)
    _refuse_withdrawn(draft, record)
    live = data_of(record)
    merged = merge(draft.base.data if draft.base else live, draft.data, live)
    if merged.conflicts:
        found = _conflicts(draft, live, merged.conflicts)
        raise EditConflict(record, found, who=_last_publisher(record))
    data = published_part(draft, record, live, merged.data)
    names = differing(live, data)
    if not names and record.is_public:
        return _give_up(draft, record, live, tick)
    base, before = _base_in_row(draft, record), before_of(draft, record, live)
    reviewer = reviewer_of(draft, tick.by)
    draft, rest = split(draft, record, merged.data)
    tick.journal.open(record, draft=draft, before=base, rest=rest)
    _fill(record, data, names)
    record.note_review(reviewer, timezone.now())
    if not is_checked:
        more = {"release": draft.release_id, "told": draft.told}
        refuse_errors([candidate_of(record, before, data, **more)])
    _write(record, data, names, tick)
    if rest and not record.is_public:
        settle_record(record, shape_of(type(record)).texts, live, data)
    if not record.is_public:
        refuse_hidden(record)
        tick.journal.open(record, Revision.Action.PUBLISHED)
        show(record, tick)
    return record


def _give_up(draft: Revision, record: Public, live: dict, tick: Tick) -> Public:
    """Close a draft that holds what is live, and keep what it says of the texts.

    Errors: ValidationError where all that it changes is left for later.
    """
    if draft.later and differing(live, draft.data):
        raise ValidationError(_("All that this draft changes is left for later."))
    if draft.states:
        settle_record(record, shape_of(type(record)).texts, live, live, told=draft.told)
        tick.raise_without_change()
    draft.state = Revision.State.SUPERSEDED
    draft.save()
    return record


def _base_in_row(draft: Revision, record: Public) -> Revision | None:
    """Return the base of a draft where it is what the row holds now."""
    base = draft.base
    return base if base and base.number == record.revision else None


def _refuse_withdrawn(draft: Revision, record: Public) -> None:
    """Refuse to bring back by an old draft what was withdrawn since it was begun."""
    if draft.base and not record.is_public and draft.base.number != record.revision:
        words = _("“%(record)s” was withdrawn since this draft was begun; save the draft again.")
        raise ValidationError(words % {"record": record})


def _fill(record: Public, data: dict, names: list[str]) -> None:
    try:
        set_columns(record, data, names)
        validate(record, names)
    except ValidationError as error:
        raise ValidationError(said_of(record, error)) from error


def _write(record: Public, data: dict, names: list[str], tick: Tick) -> None:
    shape_of(type(record)).save_edited(record)
    set_relations(record, data, names)
    if record.is_public:
        refuse_hidden(record)
        tick.index(record)


def _conflicts(draft: Revision, live: dict, names: list[str]) -> list[Conflict]:
    return [Conflict(n, draft.base.data[n], live[n], draft.data[n]) for n in names]


def _last_publisher(record: Public) -> AbstractBaseUser | None:
    return base_of(record).published_by


def _apply_in_set(draft: Revision, by: AbstractBaseUser | None, tick: Tick) -> Public:
    try:
        return _apply(draft, _hold(draft), by, tick, is_checked=True)
    except ValidationError as error:
        words = _("“%(record)s”: %(words)s")
        told = words % {"record": draft.title, "words": " ".join(error.messages)}
        raise ValidationError(told) from error


def _publish_due_draft(draft: Revision, now: datetime) -> Iterator[Outcome]:
    try:
        with hold_clock(by=draft.published_by, message=draft.message) as tick:
            record = _hold(draft)
            still = Revision.objects.due(now).filter(pk=draft.pk).select_for_update().first()
            if still is None:
                return
            _apply(still, record, None, tick)
    except ValidationError as error:
        _give_back(draft, now, " ".join(error.messages))
        yield Outcome(draft.model, draft.title, " ".join(error.messages))
    else:
        yield Outcome(draft.model, draft.title)


def _publish_due_release(release: Release, now: datetime) -> Iterator[Outcome]:
    try:
        scheduled = release.revisions.open().select_related("published_by").first()
        with hold_clock(by=scheduled.published_by if scheduled else None) as tick:
            still = Release.objects.due(now).filter(pk=release.pk).select_for_update().first()
            if still is None:
                return
            _apply_all(still, None, tick)
    except ValidationError as error:
        take_off_timer(release, " ".join(error.messages))
        yield Outcome("release", str(release), " ".join(error.messages))
    else:
        yield Outcome("release", str(release))


@transaction.atomic
def _give_back(draft: Revision, now: datetime, reason: str) -> None:
    draft = Revision.objects.due(now).filter(pk=draft.pk).select_for_update().first()
    if draft is not None:
        draft.state, draft.reason, draft.publish_at = Revision.State.REJECTED, reason, None
        draft.save()
