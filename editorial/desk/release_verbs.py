"""What can be done with a release set: who may, when it is offered, and the service."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db import transaction
from django.utils.translation import gettext_lazy

from editorial.desk.release_forms import (
    DraftsForm,
    LanguagesForm,
    RenameForm,
    SetForm,
    SetMomentForm,
)
from editorial.models import Release
from editorial.publishing import publish_release
from editorial.releasing import (
    add_drafts,
    delete_release,
    leave_languages,
    rename_release,
    restore_release,
)
from editorial.review import schedule_release, take_out_of_release, unschedule_release
from editorial.rights import may_make_sets, may_publish
from translations.languages import LANGUAGES, column

State = Release.State


@dataclass(frozen=True)
class Standing:
    """How a set stands. count: of drafts in it; held_up: of those that keep it."""

    release: Release
    count: int
    held_up: int

    @property
    def is_ready(self) -> bool:
        """Tell whether it could be published now."""
        return self.count > 0 and not self.held_up


@dataclass(frozen=True)
class SetVerb:
    """One thing that can be done with a set.

    label: on its button. done: told when it is done. may: whether someone has the right.
    fits: whether it is offered. act: the service, given set, person and cleaned values.
    initial: what its form holds at first, given the set. folds: whether its form is folded.
    help: what follows. in_list: whether its button stands beside drafts. leaves: whether the
    set is gone afterwards.
    """

    name: str
    label: str
    done: str
    may: Callable[[AbstractBaseUser], bool]
    fits: Callable[[Standing], bool]
    act: Callable[[Release, AbstractBaseUser, dict], object]
    form: type[forms.Form] = SetForm
    help: str = ""
    in_list: bool = False
    leaves: bool = False
    folds: bool = False
    initial: Callable[[Release], dict] = lambda release: {}

    def blank(self, release: Release) -> forms.Form:
        """Return its form as it is before anybody typed."""
        return self.form(auto_id=f"{self.name}-%s", initial=self.initial(release))


def offered(by: AbstractBaseUser, standing: Standing) -> list[SetVerb]:
    """Return what someone may do with a set now."""
    return [verb for verb in SET_VERBS.values() if verb.may(by) and verb.fits(standing)]


def _is_open(standing: Standing) -> bool:
    return standing.release.state == State.OPEN


def _titles(release: Release) -> dict[str, str]:
    names = (column("title", code) for code in LANGUAGES)
    return {name: getattr(release, name) or "" for name in names}


def _left_languages(release: Release) -> dict[str, list[str]]:
    left = [set(later) for later in release.revisions.open().values_list("later", flat=True)]
    return {"languages": sorted(set.intersection(*left)) if left else []}


def _take_out(release: Release, by: AbstractBaseUser, values: dict) -> None:
    with transaction.atomic():
        for draft in values["drafts"]:
            take_out_of_release(draft, release, by=by)


_VERBS = (
    SetVerb(
        "publish",
        gettext_lazy("Publish all now"),
        gettext_lazy("“%(release)s” is published."),
        may_publish,
        lambda standing: standing.is_ready and standing.release.state != State.PUBLISHED,
        lambda release, by, values: publish_release(release, by=by),
        help=gettext_lazy("All of it in one moment, or nothing where one draft cannot be."),
    ),
    SetVerb(
        "schedule",
        gettext_lazy("Schedule"),
        gettext_lazy("“%(release)s” is scheduled."),
        may_publish,
        lambda standing: standing.is_ready and _is_open(standing),
        lambda release, by, values: schedule_release(release, values["publish_at"], by=by),
        form=SetMomentForm,
    ),
    SetVerb(
        "unschedule",
        gettext_lazy("Take off the timer"),
        gettext_lazy("“%(release)s” is off the timer; its drafts stay in it."),
        may_publish,
        lambda standing: standing.release.state == State.SCHEDULED,
        lambda release, by, values: unschedule_release(release, by=by),
    ),
    SetVerb(
        "rename",
        gettext_lazy("Change the titles"),
        gettext_lazy("“%(release)s” has its new titles."),
        may_make_sets,
        lambda standing: standing.release.state != State.PUBLISHED,
        lambda release, by, values: rename_release(
            release, values["titles"], seen=values["seen"], by=by
        ),
        form=RenameForm,
        help=gettext_lazy("Its address stays as it is."),
        folds=True,
        initial=_titles,
    ),
    SetVerb(
        "later",
        gettext_lazy("Choose the languages"),
        gettext_lazy("The languages of “%(release)s” are chosen."),
        may_make_sets,
        lambda standing: _is_open(standing) and standing.count > 0,
        lambda release, by, values: leave_languages(release, values["languages"], by=by),
        form=LanguagesForm,
        help=gettext_lazy(
            "What is left for later stays a draft. A draft of these languages alone leaves the set."
        ),
        folds=True,
        initial=_left_languages,
    ),
    SetVerb(
        "restore",
        gettext_lazy("Restore all before this"),
        gettext_lazy("The drafts that take it back are in this release set."),
        may_make_sets,
        lambda standing: standing.release.state == State.PUBLISHED,
        lambda release, by, values: restore_release(release, by=by),
        help=gettext_lazy(
            "Makes drafts, in a new release set, that take back what this set changed. "
            "Records that were new then are left. Readers see no change."
        ),
    ),
    SetVerb(
        "add",
        gettext_lazy("Put into the set"),
        gettext_lazy("“%(release)s” has more drafts now."),
        may_make_sets,
        _is_open,
        lambda release, by, values: add_drafts(release, values["drafts"], by=by),
        form=DraftsForm,
        in_list=True,
    ),
    SetVerb(
        "remove",
        gettext_lazy("Take out"),
        gettext_lazy("The draft is no longer in “%(release)s”; it is still open."),
        may_make_sets,
        _is_open,
        _take_out,
        form=DraftsForm,
        in_list=True,
    ),
    SetVerb(
        "delete",
        gettext_lazy("Delete this empty set"),
        gettext_lazy("“%(release)s” is deleted."),
        may_make_sets,
        lambda standing: _is_open(standing) and not standing.count,
        lambda release, by, values: delete_release(release, by=by),
        leaves=True,
    ),
)
SET_VERBS = {verb.name: verb for verb in _VERBS}
