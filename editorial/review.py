"""The way of a draft to its publishing: submitted, approved or returned, scheduled."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.drafts import locked, require_open
from editorial.models import Release, Revision
from editorial.publish_checks import refuse_faulty_drafts
from editorial.rights import (
    require_approval,
    require_other_eyes,
    require_publisher,
    require_set_maker,
)


@transaction.atomic
def submit(draft: Revision, *, by: AbstractBaseUser, message: str = "") -> Revision:
    """Put a draft into the queue of those who review, and return it; twice changes nothing.

    Errors: ValidationError for a draft that is closed, or scheduled.
    """
    draft = locked(draft)
    require_open(draft)
    if draft.state == Revision.State.SCHEDULED:
        raise ValidationError(_("This draft is scheduled; take it off the timer first."))
    draft.state, draft.reason = Revision.State.IN_REVIEW, ""
    draft.message = message[:200] or draft.message
    draft.save()
    draft.editors.add(by)
    return draft


@transaction.atomic
def approve(draft: Revision, *, by: AbstractBaseUser) -> Revision:
    """Note that someone who may publish finds a draft good, and return it.

    Errors: ValidationError for one that is not in review, that a check finds an error in, or
    that they wrote themselves where the site demands two people; PermissionDenied.
    """
    require_publisher(by)
    draft = locked(draft)
    if draft.state != Revision.State.IN_REVIEW:
        raise ValidationError(_("Only a draft in review can be approved."))
    require_other_eyes(draft, by)
    refuse_faulty_drafts([draft])
    draft.approved_by = by
    draft.save()
    return draft


@transaction.atomic
def return_draft(draft: Revision, *, by: AbstractBaseUser | None, reason: str) -> Revision:
    """Give a draft back to its author with the reason, and return it.

    Errors: ValidationError without a reason, or for a draft that nobody submitted;
    PermissionDenied.
    """
    require_publisher(by)
    draft = locked(draft)
    if draft.state not in (Revision.State.IN_REVIEW, Revision.State.SCHEDULED):
        raise ValidationError(_("Only a draft in review can be returned."))
    if not reason.strip():
        raise ValidationError({"reason": _("Say what should be changed.")})
    draft.state, draft.reason = Revision.State.REJECTED, reason.strip()
    draft.approved_by, draft.publish_at = None, None
    draft.save()
    return draft


@transaction.atomic
def schedule(draft: Revision, at: datetime, *, by: AbstractBaseUser) -> Revision:
    """Have a draft published by the timer, and return it.

    at: aware. Errors: ValidationError for a time that has passed, a draft of a release set, one
    that a check finds an error in, or that lacks the approval the site demands;
    PermissionDenied.
    """
    require_publisher(by)
    draft = locked(draft)
    require_open(draft)
    if draft.release_id:
        raise ValidationError(_("This draft is in a release set, which has a time of its own."))
    require_approval(draft, by)
    refuse_past(at)
    refuse_faulty_drafts([draft])
    draft.state, draft.publish_at, draft.published_by = Revision.State.SCHEDULED, at, by
    draft.reason = ""
    draft.save()
    return draft


@transaction.atomic
def unschedule(draft: Revision, *, by: AbstractBaseUser) -> Revision:
    """Take a draft off the timer and out of its release set, and return it.

    Errors: ValidationError for a draft that is closed; PermissionDenied.
    """
    require_publisher(by)
    draft = locked(draft)
    require_open(draft)
    if draft.state == Revision.State.SCHEDULED:
        draft.state = Revision.State.IN_REVIEW if draft.approved_by_id else Revision.State.DRAFT
    draft.publish_at, draft.release, draft.published_by = None, None, None
    draft.save()
    return draft


@transaction.atomic
def put_in_release(draft: Revision, release: Release, *, by: AbstractBaseUser | None) -> Revision:
    """Let a draft be published together with others, and return it.

    Errors: ValidationError for a draft that is closed or scheduled, or a set that is scheduled
    or published; PermissionDenied.
    """
    require_set_maker(by)
    _require_open_set(release)
    draft = locked(draft)
    require_open(draft)
    if draft.state == Revision.State.SCHEDULED:
        raise ValidationError(_("This draft is scheduled; take it off the timer first."))
    draft.release = release
    draft.save()
    return draft


@transaction.atomic
def take_out_of_release(
    draft: Revision, release: Release, *, by: AbstractBaseUser | None
) -> Revision:
    """Let a draft be published on its own again, and return it; twice changes nothing.

    Errors: ValidationError for a set that is scheduled or published; PermissionDenied.
    """
    require_set_maker(by)
    _require_open_set(release)
    draft = locked(draft)
    if draft.release_id == release.pk and draft.is_open:
        draft.release = None
        draft.save()
    return draft


@transaction.atomic
def schedule_release(release: Release, at: datetime, *, by: AbstractBaseUser) -> Release:
    """Have all drafts of a release set published by the timer at one time.

    Errors: ValidationError for an empty set, one that is published, a time that has passed,
    or a draft that was returned, that a check finds an error in, or that lacks its approval;
    PermissionDenied.
    """
    require_publisher(by)
    release = Release.objects.select_for_update().get(pk=release.pk)
    drafts = list(release.revisions.open().select_for_update())
    if release.state == Release.State.PUBLISHED or not drafts:
        raise ValidationError(_("There is nothing to publish in this release set."))
    refuse_past(at)
    refuse_faulty_drafts(drafts)
    for draft in drafts:
        refuse_returned(draft)
        require_approval(draft, by)
        draft.state, draft.published_by = Revision.State.SCHEDULED, by
        draft.save()
    release.state, release.publish_at, release.reason = Release.State.SCHEDULED, at, ""
    release.save()
    return release


def unschedule_release(release: Release, *, by: AbstractBaseUser | None) -> Release:
    """Take a release set off the timer; its drafts stay in it. Errors: PermissionDenied."""
    require_publisher(by)
    return take_off_timer(release)


@transaction.atomic
def take_off_timer(release: Release, reason: str = "") -> Release:
    """Let a release set wait again, with its drafts in review, and return it.

    reason: why it could not be published. One that is not scheduled stays as it is.
    """
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state == Release.State.SCHEDULED:
        release.state, release.publish_at = Release.State.OPEN, None
        release.reason = reason
        release.save()
        scheduled = release.revisions.filter(state=Revision.State.SCHEDULED)
        scheduled.update(state=Revision.State.IN_REVIEW, published_by=None)
    return release


def refuse_returned(draft: Revision) -> None:
    """Refuse to publish in a set what was returned to its author. Errors: ValidationError."""
    if draft.state == Revision.State.REJECTED:
        words = _("“%(record)s” was returned to its author.")
        raise ValidationError(words % {"record": draft.title})


def _require_open_set(release: Release) -> None:
    """Lock a release set and refuse to change what is in it once it has its time."""
    if Release.objects.select_for_update().get(pk=release.pk).state != Release.State.OPEN:
        raise ValidationError(_("This release set takes no more drafts."))


def refuse_past(at: datetime) -> None:
    """Refuse a time that has passed. Errors: ValidationError at `publish_at`."""
    if at <= timezone.now():
        raise ValidationError({"publish_at": _("Choose a time that is still to come.")})
