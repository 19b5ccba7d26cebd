"""Who may write, review and publish; asked by every service that a person calls."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from editorial.models import Public, Revision
from editorial.roles import MAKE_SETS, PUBLISH, VIEW_SETS, translated_fields
from translations.languages import LANGUAGES
from translations.marks import REVIEWED, Told
from translations.models import Assignment

# Who may do one of these to a record may look at its drafts and its history, as in the admin.
VIEWING = ("view", "change")


def may_read(by: AbstractBaseUser, model: type[Public]) -> bool:
    """Tell whether someone may see the drafts and the history of a model's records."""
    names = (f"{model._meta.app_label}.{verb}_{model._meta.model_name}" for verb in VIEWING)
    return any(by.has_perm(name) for name in names)


def may_write(by: AbstractBaseUser | None, model: type[Public], action: str = "change") -> bool:
    """Tell whether someone may add or change records of a model; a command may."""
    name = f"{model._meta.app_label}.{action}_{model._meta.model_name}"
    return by is None or by.has_perm(name)


def may_write_facts(by: AbstractBaseUser | None, model: type[Public]) -> bool:
    """Tell whether someone may write more than translated texts."""
    return may_write(by, model, "add")


def may_publish(by: AbstractBaseUser | None) -> bool:
    """Tell whether someone may publish, schedule, retire and prefer."""
    return by is None or by.has_perm(PUBLISH)


def require_viewer(by: AbstractBaseUser, models: Iterable[type[Public]]) -> None:
    """Refuse records of models that someone may not look at. Errors: PermissionDenied."""
    if not all(may_read(by, model) for model in models):
        raise PermissionDenied(_("You may not look at these records."))


def refused_fields(
    by: AbstractBaseUser | None, model: type[Public], names: Iterable[str]
) -> list[str]:
    """Return those of a model's fields that someone may not write, in order.

    Whoever writes only texts writes those of the own languages; without any, all of them.
    """
    names = list(names)
    if not may_write(by, model):
        return names
    if may_write_facts(by, model):
        return []
    own = Assignment.objects.languages_of(by) or set(LANGUAGES)
    texts = translated_fields(model)
    return [name for name in names if texts.get(name) not in own]


def require_writer(by: AbstractBaseUser | None, model: type[Public], names: Iterable[str]) -> None:
    """Refuse fields that someone may not write, and whoever may write none.

    Errors: PermissionDenied naming them.
    """
    names = list(names)
    refused = refused_fields(by, model, names)
    if refused or not may_write(by, model):
        words = _("You may not change these fields: %(names)s.")
        raise PermissionDenied(words % {"names": ", ".join(refused)})


def may_review_texts(by: AbstractBaseUser | None, model: type[Public]) -> bool:
    """Tell whether someone may say that a translation is right as a second reader."""
    return may_write_facts(by, model)


def require_voice(by: AbstractBaseUser | None, model: type[Public], told: Told) -> None:
    """Refuse what someone may not say of texts: those of other languages, or that they are right.

    Whoever writes only texts takes them up to in review. Errors: PermissionDenied.
    """
    require_writer(by, model, told.marks)
    reviewed = any(mark.said == REVIEWED for mark in told.marks.values())
    if reviewed and not may_review_texts(by, model):
        raise PermissionDenied(_("Only an editor may call a translation reviewed."))


def require_publisher(by: AbstractBaseUser | None) -> None:
    """Refuse whoever may not publish. Errors: PermissionDenied."""
    if not may_publish(by):
        raise PermissionDenied(_("Only a publisher may do this."))


def may_make_sets(by: AbstractBaseUser | None) -> bool:
    """Tell whether someone may make release sets and choose their drafts."""
    return by is None or by.has_perm(MAKE_SETS)


def require_set_viewer(by: AbstractBaseUser) -> None:
    """Refuse whoever may not look at release sets. Errors: PermissionDenied."""
    if not (by.has_perm(VIEW_SETS) or may_make_sets(by)):
        raise PermissionDenied(_("You may not look at release sets."))


def require_set_maker(by: AbstractBaseUser | None) -> None:
    """Refuse whoever may not make release sets. Errors: PermissionDenied."""
    if not may_make_sets(by):
        raise PermissionDenied(_("Only an editor may change release sets."))


def lacks_approval(revision: Revision) -> bool:
    """Tell whether a second person has still to approve, where the site demands two."""
    return settings.REVIEW_BY_TWO and revision.approved_by_id is None


def require_approval(revision: Revision, by: AbstractBaseUser | None) -> None:
    """Refuse to publish what no second person has approved, where the site demands two.

    Errors: ValidationError. A command publishes what was approved before it was scheduled.
    """
    if lacks_approval(revision):
        words = _("“%(record)s” must be approved by someone who did not write it.")
        raise ValidationError(words % {"record": revision.title})


def reviewer_of(draft: Revision, by: AbstractBaseUser | None) -> AbstractBaseUser | None:
    """Return the second person who looked at a draft: who approved it, or publishes it now.

    by: who publishes. None where nobody but its writers has seen it.
    """
    if draft.approved_by_id:
        return draft.approved_by
    wrote = by and (draft.author_id == by.pk or draft.editors.filter(pk=by.pk).exists())
    return None if wrote else by


def require_other_eyes(revision: Revision, by: AbstractBaseUser) -> None:
    """Refuse that someone approves what they wrote, where the site demands two people.

    Errors: ValidationError.
    """
    wrote = revision.author_id == by.pk or revision.editors.filter(pk=by.pk).exists()
    if settings.REVIEW_BY_TWO and wrote:
        raise ValidationError(_("You wrote this draft; someone else has to approve it."))
