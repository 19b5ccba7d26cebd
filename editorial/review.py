"""The way of a draft to its publishing: submitted, approved or returned, scheduled."""

from datetime import datetime

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.drafts import locked, require_open
from editorial.models import Release, Revision
from editorial.rights import require_approval, require_other_eyes, require_publisher


@transaction.atomic
def submit(draft: Revision, *, by: AbstractBaseUser, message: str = "") -> Revision:
    """Put a draft into the queue of those who review, and return it; twice changes nothing.

    Errors: ValidationError for a draft that is closed.
    """
    draft = locked(draft)
    require_open(draft)
    draft.state, draft.publish_at = Revision.State.IN_REVIEW, None
    draft.reason, draft.message = "", message[:200] or draft.message
    draft.save()
    draft.editors.add(by)
    return draft


@transaction.atomic
def approve(draft: Revision, *, by: AbstractBaseUser) -> Revision:
    """Note that someone who may publish finds a draft good, and return it.

    Errors: ValidationError for one that is not in review, or that they wrote themselves where
    the site demands two people; PermissionDenied.
    """
    require_publisher(by)
    draft = locked(draft)
    if draft.state != Revision.State.IN_REVIEW:
        raise ValidationError(_("Only a draft in review can be approved."))
    require_other_eyes(draft, by)
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

    at: aware. Errors: ValidationError for a time that has passed, or a draft that lacks the
    approval the site demands; PermissionDenied.
    """
    require_publisher(by)
    draft = locked(draft)
    require_open(draft)
    require_approval(draft, by)
    refuse_past(at)
    draft.state, draft.publish_at, draft.published_by = Revision.State.SCHEDULED, at, by
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
    draft.state = Revision.State.IN_REVIEW if draft.approved_by_id else Revision.State.DRAFT
    draft.publish_at, draft.release, draft.published_by = None, None, None
    draft.save()
    return draft


@transaction.atomic
def put_in_release(draft: Revision, release: Release, *, by: AbstractBaseUser) -> Revision:
    """Let a draft be published together with others, and return it.

    Errors: ValidationError for a closed draft, or a set that is scheduled or published.
    """
    draft = locked(draft)
    require_open(draft)
    if Release.objects.select_for_update().get(pk=release.pk).state != Release.State.OPEN:
        raise ValidationError(_("This release set takes no more drafts."))
    draft.release, draft.publish_at = release, None
    draft.save()
    return draft


@transaction.atomic
def schedule_release(release: Release, at: datetime, *, by: AbstractBaseUser) -> Release:
    """Have all drafts of a release set published by the timer at one time.

    Errors: ValidationError for an empty set, one that is published, a time that has passed,
    or a draft that lacks its approval; PermissionDenied.
    """
    require_publisher(by)
    release = Release.objects.select_for_update().get(pk=release.pk)
    drafts = list(release.revisions.open().select_for_update())
    if release.state == Release.State.PUBLISHED or not drafts:
        raise ValidationError(_("There is nothing to publish in this release set."))
    refuse_past(at)
    for draft in drafts:
        require_approval(draft, by)
        draft.state, draft.published_by = Revision.State.SCHEDULED, by
        draft.save()
    release.state, release.publish_at = Release.State.SCHEDULED, at
    release.save()
    return release


@transaction.atomic
def unschedule_release(release: Release, *, by: AbstractBaseUser | None) -> Release:
    """Take a release set off the timer; its drafts stay in it. Errors: PermissionDenied."""
    require_publisher(by)
    release = Release.objects.select_for_update().get(pk=release.pk)
    if release.state == Release.State.SCHEDULED:
        release.state, release.publish_at = Release.State.OPEN, None
        release.save()
        release.revisions.open().update(state=Revision.State.IN_REVIEW)
    return release


def refuse_past(at: datetime) -> None:
    """Refuse a time that has passed. Errors: ValidationError at `publish_at`."""
    if at <= timezone.now():
        raise ValidationError({"publish_at": _("Choose a time that is still to come.")})
