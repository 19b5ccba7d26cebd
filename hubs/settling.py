"""Editors settle a conflict: a decision with its public reason, and what follows of it."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import override

from editorial.clock import hold_clock
from editorial.drafts import create_record, draft_of, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft, publish_records
from editorial.releasing import add_drafts, create_release
from editorial.review import submit
from editorial.rights import may_publish
from hubs.conflicts import find_disputes
from hubs.models import Figure, Indicator
from hubs.rulings import Ruling, changes_of, texts_in
from sources.models import Decision
from translations.languages import LANGUAGES
from translations.texts import text_of

LONGEST_TITLE = Release._meta.get_field("title").max_length


def conflict_around(figure: Figure) -> list[Figure]:
    """Return a public figure with all of its dispute, lowest number first; itself alone
    where nothing contradicts it. One query.
    """
    rows = type(figure).objects.published().standing().for_cell().beside(figure)
    disputes = find_disputes([figure, *rows])
    return next((found for found in disputes if figure in found), [figure])


def settle(figures: Sequence[Figure], ruling: Ruling, *, by: AbstractBaseUser) -> list[Revision]:
    """Decide on figures that contradict each other, in one action, and return its drafts.

    Whoever may publish alone publishes all of it at once; of others it goes into review, in a
    release set where it is more than one draft, so that it is published whole.
    Errors: ValidationError and PermissionDenied of the services below, ValidationError where
    they have an open draft of a figure that changes; nothing is saved then.
    """
    with hold_clock(by=by, message=_("A conflict is settled")):
        drafts = _drafts(figures, ruling, by)
        if publishes_at_once(by):
            _publish(drafts, ruling, by)
        else:
            _submit(drafts, figures[0], by)
    return drafts


def publishes_at_once(by: AbstractBaseUser) -> bool:
    """Tell whether what someone decides is public at once."""
    return may_publish(by) and not settings.REVIEW_BY_TWO


def _drafts(figures: Sequence[Figure], ruling: Ruling, by: AbstractBaseUser) -> list[Revision]:
    """Write everything that a ruling changes, what others stand on first."""
    drafts = []
    if ruling.indicator is not None and ruling.indicator.pk is None:
        drafts.append(create_record(ruling.indicator, data_of(ruling.indicator), by=by))
    by_number = {figure.number: figure for figure in figures}
    for number, changed in changes_of(figures, ruling).items():
        drafts.append(_changed(by_number[number], changed, by))
    drafts.append(_decided(by_number, ruling, by))
    return [draft for draft in drafts if draft.pk is not None]


def _changed(figure: Figure, changed: Mapping[str, object], by: AbstractBaseUser) -> Revision:
    if draft_of(figure, by) is not None:
        words = _("You have an open draft of “%(record)s”; publish or discard it first.")
        raise ValidationError(words % {"record": figure})
    plain = {n: v.slug if isinstance(v, Indicator) else v for n, v in changed.items()}
    return save_draft(figure, data_of(figure) | plain, by=by)


def _decided(numbers: Mapping[int, Figure], ruling: Ruling, by: AbstractBaseUser) -> Revision:
    decision = Decision()
    said = {"claims": sorted(numbers), "outcome": str(ruling.outcome)}
    return create_record(
        decision, data_of(decision) | said | texts_in("reason", ruling.reasons), by=by
    )


def _publish(drafts: Sequence[Revision], ruling: Ruling, by: AbstractBaseUser) -> None:
    """Publish it all; a definition that was a draft so far goes along."""
    if ruling.indicator is not None and not ruling.indicator.is_public:
        publish_records([ruling.indicator], by=by)
    for draft in drafts:
        publish_draft(draft, by=by)


def _submit(drafts: Sequence[Revision], first: Figure, by: AbstractBaseUser) -> None:
    if len(drafts) > 1:
        slug = f"conflict-{first.number}-{drafts[-1].object}"
        add_drafts(create_release(slug, _titles(first), by=by), drafts, by=by)
    for draft in drafts:
        submit(draft, by=by)


def _titles(figure: Figure) -> dict[str, str]:
    titles = {}
    for code in LANGUAGES:
        with override(code):
            parts = {
                "subject": text_of(figure.subject, "name"),
                "indicator": text_of(figure.indicator, "name"),
            }
            words = _("Conflict settled: %(subject)s, %(indicator)s") % parts
            titles[code] = words[:LONGEST_TITLE]
    return titles
