"""Languages published apart: what a draft leaves for later stays a draft of its author."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from editorial.drafts import locked, require_open
from editorial.models import Public, Revision
from editorial.patches import Data
from editorial.registry import model_named
from editorial.rights import may_make_sets, require_writer
from editorial.shapes import Shape, shape_of
from translations.languages import LANGUAGES, column
from translations.marks import Told, told_again
from translations.states import marks_of


@transaction.atomic
def leave_for_later(
    draft: Revision, languages: Iterable[str], *, by: AbstractBaseUser | None
) -> Revision:
    """Choose which languages of a draft are not published along with it, and return it.

    Errors: ValidationError for a draft that is closed, or for all languages; PermissionDenied
    for who neither writes it nor makes release sets.
    """
    if not may_make_sets(by):
        require_writer(by, model_named(draft.model), draft.changed)
    draft = locked(draft)
    require_open(draft)
    chosen = [code for code in LANGUAGES if code in set(languages)]
    if len(chosen) == len(LANGUAGES):
        raise ValidationError(_("One language at least has to be published."))
    draft.later = chosen
    draft.save(update_fields=["later", "updated_at"])
    return draft


def columns_for_later(draft: Revision, shape: Shape) -> list[str]:
    """Return the columns that a draft leaves for later."""
    return [column(name, code) for name in shape.texts for code in draft.later]


def published_part(draft: Revision, record: Public, live: Data, merged: Data) -> dict:
    """Return what of a draft is published now: what is left for later stays as readers see it.

    merged: the draft brought together with the live data. A text that readers never saw is
    empty until it is published.
    """
    later = columns_for_later(draft, shape_of(type(record)))
    seen = live if record.is_public else draft.base.data if draft.base else {}
    return dict(merged) | {name: seen.get(name) or "" for name in later}


def split(draft: Revision, record: Public, merged: Data) -> tuple[Revision, Revision | None]:
    """Return the revision to publish, and the draft that keeps the rest, None where there is none.

    record, draft: locked, not written yet. merged: all that the draft holds.
    """
    shape = shape_of(type(record))
    later = columns_for_later(draft, shape)
    if not later:
        return draft, None
    part = Revision(
        author=draft.author,
        approved_by=draft.approved_by,
        message=draft.message,
        release=draft.release,
        action=draft.action,
        base=draft.base,
        states=_without(draft.told, later).as_data(),
    )
    if not record.is_public:
        draft.states = told_again(shape.texts, later, merged, marks_of(record)).as_data()
    draft.data, draft.later, draft.state = dict(merged), [], Revision.State.DRAFT
    draft.action, draft.approved_by = Revision.Action.EDITED, None
    draft.publish_at, draft.published_by, draft.release = None, None, None
    return part, draft


def _without(told: Told, names: list[str]) -> Told:
    return Told({n: mark for n, mark in told.marks.items() if n not in names}, told.minor)
