"""What one action did is taken back: as drafts in a release set, for a person to publish."""

from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from editorial.clock import hold_clock
from editorial.drafts import draft_of, hold_record, save_draft, told_then
from editorial.models import Public, Release, Revision
from editorial.patches import data_of, merge
from editorial.registry import model_named
from editorial.review import put_in_release
from translations.languages import LANGUAGES, column


@dataclass
class Restored:
    """What became of the records of an action.

    drafts: in the release set, each takes a record back. created: the titles of records that
    were new then and stay. left: those that are as they were, that someone has a draft of,
    or that are no more.
    """

    release: Release
    drafts: list[Revision] = field(default_factory=list)
    created: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)


def restore_before(batch: str, *, by: AbstractBaseUser) -> Restored:
    """Make drafts that take back what one action changed, in a new release set.

    Only the fields that the action changed go back; what was done to others since stays.
    Errors: ValidationError where nothing is to be taken back; PermissionDenied for records
    that they may not write. Nothing is made then.
    """
    revisions = Revision.objects.of_batch(batch).select_related("base")
    with hold_clock(by=by):
        restored = Restored(_open_release(batch))
        for revision in revisions:
            _take_back(revision, restored, by)
        if not restored.drafts:
            raise ValidationError(_("There is nothing to take back."))
    return restored


def _take_back(revision: Revision, restored: Restored, by: AbstractBaseUser) -> None:
    if revision.base is None:
        restored.created.append(revision.title)
        return
    model = model_named(revision.model)
    record = model._default_manager.filter(pk=revision.object).first()
    draft = _draft_before(revision, record, by) if record else None
    if draft is None:
        restored.left.append(revision.title)
        return
    draft.action = Revision.Action.RESTORED
    draft.save(update_fields=["action"])
    restored.drafts.append(put_in_release(draft, restored.release, by=by))


def _draft_before(revision: Revision, record: Public, by: AbstractBaseUser) -> Revision | None:
    """Return a draft of a record as it was before a revision; None where there is none to make."""
    with hold_record(record) as record:
        live = data_of(record)
        data = merge(revision.data, revision.base.data, live).data
        withdrawn = revision.action in (Revision.Action.UNPUBLISHED, Revision.Action.RETIRED)
        came_back = not withdrawn or record.is_public
        if draft_of(record, by) is not None or (data == live and came_back):
            return None
        message = _("Take back revision %(number)s") % {"number": revision.number}
        told = told_then(revision.base, type(record), live, data)
        return save_draft(record, data, by=by, message=message, told=told)


def _open_release(batch: str) -> Release:
    """Make a release set that says in each language what it takes back."""
    tried = Release.objects.filter(slug__startswith=f"before-{batch}").count()
    release = Release(slug=f"before-{batch}-{tried + 1}")
    for language in LANGUAGES:
        with override(language):
            day = timezone.localdate().isoformat()
            title = _("Taken back on %(day)s") % {"day": day}
            setattr(release, column("title", language), title)
    release.save()
    return release
