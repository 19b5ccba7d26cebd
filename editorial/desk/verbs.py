"""What can be done with a draft: who may, when it is offered, and the service that does it."""

from collections.abc import Callable
from dataclasses import dataclass

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.apart import leave_for_later
from editorial.clock import hold_clock
from editorial.desk.looks import Look
from editorial.desk.verb_forms import (
    CheckedForm,
    LaterForm,
    PublishForm,
    ReleaseForm,
    ReturnForm,
    ScheduleForm,
    SubmitForm,
    VerbForm,
)
from editorial.drafts import discard_draft
from editorial.models import Revision
from editorial.publishing import publish_draft
from editorial.review import approve, put_in_release, return_draft, schedule, submit, unschedule
from editorial.rights import lacks_approval, may_make_sets, may_publish, may_write

State = Revision.State


@dataclass(frozen=True)
class Verb:
    """One thing that can be done with a draft.

    label: on its button. done: told when it is done. may: whether someone has the right.
    fits: whether it is offered to them. act: the service, given draft, person and cleaned
    values. leaves: whether nothing is left to look at afterwards.
    """

    name: str
    label: str
    done: str
    form: type[VerbForm]
    may: Callable[[AbstractBaseUser, Look], bool]
    fits: Callable[[AbstractBaseUser, Look], bool]
    act: Callable[[Revision, AbstractBaseUser, dict], object]
    leaves: bool = False
    publishes: bool = False

    @property
    def is_way_on(self) -> bool:
        """Tell whether it brings a draft nearer to its readers; such a verb stands first."""
        return self.name in ("publish", "approve", "submit")


def offered(by: AbstractBaseUser, look: Look) -> list[Verb]:
    """Return the verbs that someone may use on a draft now, in the order of a page."""
    if look.record is None or not look.revision.is_open:
        return []
    return [verb for verb in VERBS.values() if verb.may(by, look) and verb.fits(by, look)]


def perform(verb: Verb, draft: Revision, *, by: AbstractBaseUser, values: dict) -> None:
    """Do one thing with a draft.

    values: cleaned by the form of the verb.
    Errors: as its service; ValidationError where the draft was changed since it was looked
    at. Nothing is done then.
    """
    holding = hold_clock(by=by) if verb.publishes else transaction.atomic()
    with holding:
        verb.act(draft, by, values)
        _refuse_unseen(draft, values["version"])


def wrote(by: AbstractBaseUser, draft: Revision) -> bool:
    """Tell whether someone had a hand in a draft; no query where its editors are loaded."""
    return draft.author_id == by.pk or any(each.pk == by.pk for each in draft.editors.all())


def needs_other_eyes(by: AbstractBaseUser, draft: Revision) -> bool:
    """Tell whether someone else has to approve a draft."""
    return settings.REVIEW_BY_TWO and wrote(by, draft)


def _refuse_unseen(draft: Revision, version: int) -> None:
    """Refuse what was changed since. Asked last: only now the draft is locked."""
    if Revision.objects.values_list("version", flat=True).get(pk=draft.pk) != version:
        raise ValidationError(_("The draft was changed since you opened this page. Look again."))


def _is(*states: str) -> Callable[[AbstractBaseUser, Look], bool]:
    return lambda by, look: look.revision.state in states


def _is_sound(look: Look) -> bool:
    return not look.errors and not look.conflicts


def _may_write(by: AbstractBaseUser, look: Look) -> bool:
    return may_write(by, look.model)


def _may_make_sets(by: AbstractBaseUser, look: Look) -> bool:
    return may_make_sets(by)


def _may_publish(by: AbstractBaseUser, look: Look) -> bool:
    return may_publish(by)


def _may_discard(by: AbstractBaseUser, look: Look) -> bool:
    return look.revision.author_id == by.pk or may_publish(by)


def _can_approve(by: AbstractBaseUser, look: Look) -> bool:
    draft = look.revision
    waits = draft.state == State.IN_REVIEW and draft.approved_by_id is None
    return waits and _is_sound(look) and not needs_other_eyes(by, draft)


def _can_publish(by: AbstractBaseUser, look: Look) -> bool:
    return _is_sound(look) and not lacks_approval(look.revision)


def _can_schedule(by: AbstractBaseUser, look: Look) -> bool:
    draft = look.revision
    free = draft.release_id is None and draft.state != State.SCHEDULED
    return free and _can_publish(by, look)


def _is_bound(by: AbstractBaseUser, look: Look) -> bool:
    return look.revision.state == State.SCHEDULED or look.revision.release_id is not None


def _can_join(by: AbstractBaseUser, look: Look) -> bool:
    return look.revision.release_id is None and look.revision.state != State.SCHEDULED


def _can_part(by: AbstractBaseUser, look: Look) -> bool:
    return len(look.languages) > 1 or bool(look.revision.later)


def _has_base(by: AbstractBaseUser, look: Look) -> bool:
    return not look.is_new


_VERBS = (
    Verb(
        "publish",
        gettext_lazy("Publish"),
        gettext_lazy("“%(record)s” is published."),
        PublishForm,
        _may_publish,
        _can_publish,
        lambda draft, by, values: publish_draft(draft, by=by, message=values["message"]),
        leaves=True,
        publishes=True,
    ),
    Verb(
        "approve",
        gettext_lazy("Approve"),
        gettext_lazy("“%(record)s” is approved."),
        CheckedForm,
        _may_publish,
        _can_approve,
        lambda draft, by, values: approve(draft, by=by),
    ),
    Verb(
        "submit",
        gettext_lazy("Submit for review"),
        gettext_lazy("“%(record)s” is submitted for review."),
        SubmitForm,
        _may_write,
        _is(State.DRAFT, State.REJECTED),
        lambda draft, by, values: submit(draft, by=by, message=values["message"]),
    ),
    Verb(
        "return",
        gettext_lazy("Return to its author"),
        gettext_lazy("“%(record)s” is returned to its author."),
        ReturnForm,
        _may_publish,
        _is(State.IN_REVIEW, State.SCHEDULED),
        lambda draft, by, values: return_draft(draft, by=by, reason=values["reason"]),
    ),
    Verb(
        "schedule",
        gettext_lazy("Schedule"),
        gettext_lazy("“%(record)s” is scheduled."),
        ScheduleForm,
        _may_publish,
        _can_schedule,
        lambda draft, by, values: schedule(draft, values["publish_at"], by=by),
    ),
    Verb(
        "unschedule",
        gettext_lazy("Take off the timer"),
        gettext_lazy("“%(record)s” is off the timer and in no release set."),
        VerbForm,
        _may_publish,
        _is_bound,
        lambda draft, by, values: unschedule(draft, by=by),
    ),
    Verb(
        "later",
        gettext_lazy("Choose the languages"),
        gettext_lazy("The languages of “%(record)s” are chosen."),
        LaterForm,
        _may_write,
        _can_part,
        lambda draft, by, values: leave_for_later(draft, values["languages"], by=by),
    ),
    Verb(
        "release",
        gettext_lazy("Put into the release set"),
        gettext_lazy("“%(record)s” is in the release set."),
        ReleaseForm,
        _may_make_sets,
        _can_join,
        lambda draft, by, values: put_in_release(draft, values["release"], by=by),
    ),
    Verb(
        "discard",
        gettext_lazy("Discard this draft"),
        gettext_lazy("The draft of “%(record)s” is discarded; its history keeps it."),
        VerbForm,
        _may_discard,
        _has_base,
        lambda draft, by, values: discard_draft(draft, by=by),
        leaves=True,
    ),
)
VERBS = {verb.name: verb for verb in _VERBS}
