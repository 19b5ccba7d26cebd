"""Editors settle a conflict: a decision with its public reason, and the ranks that follow."""

from collections.abc import Mapping, Sequence

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.drafts import create_record, save_draft
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from editorial.review import submit
from editorial.rights import may_publish
from hubs.conflicts import find_disputes
from hubs.models import Figure
from sources.models import Claim, Decision
from translations.languages import LANGUAGES, column

RANKS = {
    Decision.Outcome.PREFERRED: Claim.Rank.PREFERRED,
    Decision.Outcome.DEPRECATED: Claim.Rank.DEPRECATED,
}


def conflict_around(figure: Figure) -> list[Figure]:
    """Return a public figure with all of its dispute, lowest number first; itself alone
    where nothing contradicts it. One query.
    """
    rows = type(figure).objects.published().standing().for_cell().beside(figure)
    disputes = find_disputes([figure, *rows])
    return next((found for found in disputes if figure in found), [figure])


def settle(
    figures: Sequence[Figure],
    outcome: str,
    *,
    by: AbstractBaseUser,
    reasons: Mapping[str, str],
    chosen: Figure | None = None,
) -> list[Revision]:
    """Decide on figures that contradict each other, in one action, and return its drafts.

    chosen: the figure that is preferred or deprecated. reasons: what readers are told, by
    language. Whoever may publish alone publishes at once; of others it goes into review.
    Errors: ValidationError and PermissionDenied of the services below; nothing is saved then.
    """
    with hold_clock(by=by, message=_("A conflict is settled")):
        drafts = [_decided(figures, outcome, reasons, by)]
        if outcome in RANKS and chosen is not None:
            drafts.append(_ranked(chosen, RANKS[outcome], reasons, by))
        for draft in drafts:
            _send_on(draft, by)
    return drafts


def _decided(figures: Sequence[Figure], outcome: str, reasons, by) -> Revision:
    decision = Decision()
    numbers = sorted(figure.number for figure in figures)
    data = data_of(decision) | {"claims": numbers, "outcome": str(outcome)}
    return create_record(decision, data | _texts("reason", reasons), by=by)


def _ranked(figure: Figure, rank: str, reasons, by) -> Revision:
    data = data_of(figure) | {"rank": str(rank)} | _texts("rank_reason", reasons)
    return save_draft(figure, data, by=by)


def _texts(field: str, texts: Mapping[str, str]) -> dict[str, str]:
    return {column(field, code): texts.get(code, "") for code in LANGUAGES}


def _send_on(draft: Revision, by: AbstractBaseUser) -> None:
    if draft.pk is None:
        return
    if may_publish(by) and not settings.REVIEW_BY_TWO:
        publish_draft(draft, by=by)
    else:
        submit(draft, by=by)
