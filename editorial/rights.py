"""Who may write, review and publish; asked by every service that a person calls."""

from collections.abc import Iterable

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from editorial.models import Public, Revision
from editorial.roles import MAKE_SETS, PUBLISH, translated_fields


def may_read(by: AbstractBaseUser, model: type[Public]) -> bool:
    """Tell whether someone may see the drafts and the history of a model's records."""
    return by.has_perm(f"{model._meta.app_label}.view_{model._meta.model_name}")

# Who may do one of these to a record may look at it, as in the admin.
VIEWING = ("view", "change")


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
    for model in models:
        names = (f"{model._meta.app_label}.{verb}_{model._meta.model_name}" for verb in VIEWING)
        if not any(by.has_perm(name) for name in names):
            raise PermissionDenied(_("You may not look at these records."))


def require_writer(by: AbstractBaseUser | None, model: type[Public], names: Iterable[str]) -> None:
    """Refuse fields that someone may not write.

    Errors: PermissionDenied naming them.
    """
    texts = translated_fields(model)
    facts = [name for name in names if name not in texts]
    if not may_write(by, model) or (facts and not may_write_facts(by, model)):
        words = _("You may not change these fields: %(names)s.")
        raise PermissionDenied(words % {"names": ", ".join(facts or names)})


def require_publisher(by: AbstractBaseUser | None) -> None:
    """Refuse whoever may not publish. Errors: PermissionDenied."""
    if not may_publish(by):
        raise PermissionDenied(_("Only a publisher may do this."))


def may_make_sets(by: AbstractBaseUser | None) -> bool:
    """Tell whether someone may make release sets and choose their drafts."""
    return by is None or by.has_perm(MAKE_SETS)


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


def require_other_eyes(revision: Revision, by: AbstractBaseUser) -> None:
    """Refuse that someone approves what they wrote, where the site demands two people.

    Errors: ValidationError.
    """
    wrote = revision.author_id == by.pk or revision.editors.filter(pk=by.pk).exists()
    if settings.REVIEW_BY_TWO and wrote:
        raise ValidationError(_("You wrote this draft; someone else has to approve it."))
