"""Changes to claims and their numbers."""

from django.core.exceptions import ValidationError
from django.core.management.color import no_style
from django.db import connection, transaction

from editorial.services import save_record
from sources.allowance import words_of_refusal
from sources.articles import passage_sha256
from sources.models import Claim, ClaimNumber
from sources.quotes import passage_at, try_quote

LOCATOR = ("source_id", "paragraph", "start", "end")
QUOTING = (*LOCATOR, "passage_id", "quote_public")


@transaction.atomic
def save_claim(claim: Claim) -> Claim:
    """Save a claim, giving it the next number when it has none, and return it.

    The hash of its passage follows the locator, where the text of the source is stored.
    Errors: ValidationError from the record's own rules, and at `quote_public` where its
    passage may not be shown; IntegrityError for a number that another claim has.
    """
    check_quote(claim)
    fit_hash(claim)
    return take_over_claim(claim)


@transaction.atomic
def take_over_claim(claim: Claim) -> Claim:
    """Save a claim as a content file has it, with its own number where it gives one.

    A number given from outside is never given again. What readers see of its quote is
    decided when it is shown, for the text of its source may come later.
    """
    label = claim._meta.label_lower
    if claim.number is None:
        claim.number = ClaimNumber.objects.create(model=label).pk
    elif claim.pk is None:
        ClaimNumber.objects.get_or_create(number=claim.number, defaults={"model": label})
    return save_record(claim)


def check_quote(claim: Claim) -> None:
    """Refuse to mark a passage public that readers may not be shown.

    A claim whose quote is as it was stored passes: what has changed since, such as the
    rights of the source, is looked at whenever a quote is shown.
    Errors: ValidationError at `quote_public`, naming what is left.
    """
    if not claim.quote_public or claim.source_id is None or not _has_changed(claim, QUOTING):
        return
    excerpts, refusal = try_quote(fit_hash(claim))
    if refusal:
        raise ValidationError({"quote_public": words_of_refusal(refusal, excerpts, claim)})


def fit_hash(claim: Claim) -> Claim:
    """Bring a claim's hash to its locator and return the claim.

    A hash that is there stays while the locator does; '' where no stored text has the place.
    """
    moved = claim.pk is not None and _has_changed(claim, LOCATOR)
    if claim.source_id is None or (claim.passage_sha256 and not moved):
        return claim
    passage = passage_at(claim)
    claim.passage_sha256 = passage_sha256(passage) if passage else ""
    return claim


def continue_numbers() -> None:
    """Let new numbers follow the highest one taken over; needed after a load."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [ClaimNumber]):
            cursor.execute(statement)


def _has_changed(claim: Claim, names: tuple[str, ...]) -> bool:
    """Tell whether any of these columns differs from what is stored; a new claim does."""
    stored = type(claim)._default_manager.filter(pk=claim.pk).values(*names).first()
    return stored != {name: getattr(claim, name) for name in names}
