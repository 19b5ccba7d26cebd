"""How much of a source may still be quoted, in words for editors."""

from django.utils.translation import gettext_lazy as _

from sources.excerpts import Excerpts, Refusal
from sources.models import Claim
from sources.quotes import excerpts_beside, passage_of

WHY_NOT = {
    Refusal.RIGHTS: _("The rights of this source (%(rights)s) allow no quote."),
    Refusal.UNKNOWN: _(
        "No passage is known: the text of the source is not stored, or not at this place."
    ),
    Refusal.TOO_LONG: _(
        "The passage has %(length)s characters; a quote of this source may have %(each)s."
    ),
    Refusal.OPENING: _("This would show most of the paragraph that opens the source."),
    Refusal.NO_ROOM: _(
        "The passage has %(length)s characters; %(left)s of the %(total)s that may be quoted "
        "of this source are left."
    ),
}


def words_of_allowance(claim: Claim) -> str:
    """Say what is left of the claim's source for this claim's quote."""
    excerpts = excerpts_beside(claim)
    facts = {"each": excerpts.each, "left": excerpts.left, "total": excerpts.total}
    if excerpts.total is None:
        return _("The rights of this source set no limit to quotes.")
    if not excerpts.total:
        return _("Nothing of this source can be quoted: %(reason)s") % {
            "reason": _why_nothing(claim)
        }
    words = _("At most %(each)s characters; %(left)s of %(total)s are left for this source.")
    return words % facts


def words_of_refusal(
    refusal: Refusal, excerpts: Excerpts, claim: Claim, passage: str | None = None
) -> str:
    """Say why the claim's passage may not be shown. passage: read here where it is not given."""
    length = len(passage_of(claim) if passage is None else passage)
    facts = {"length": length, "rights": claim.source.get_rights_display()}
    facts |= {"each": excerpts.each, "left": excerpts.left, "total": excerpts.total}
    return WHY_NOT[refusal] % facts


def _why_nothing(claim: Claim) -> str:
    quotable = claim.source.rights == claim.source.Rights.COPYRIGHT
    refusal = Refusal.UNKNOWN if quotable else Refusal.RIGHTS
    return WHY_NOT[refusal] % {"rights": claim.source.get_rights_display()}
