"""Changes to claims and their numbers."""

from django.core.management.color import no_style
from django.db import connection, transaction

from editorial.services import save_record
from sources.models import Claim, ClaimNumber


@transaction.atomic
def save_claim(claim: Claim) -> Claim:
    """Save a claim, giving it the next number when it has none, and return it.

    A number given from outside (a content file) is taken over and never given again.
    Errors: ValidationError from the record's own rules; IntegrityError for a number
    that another claim has.
    """
    label = claim._meta.label_lower
    if claim.number is None:
        claim.number = ClaimNumber.objects.create(model=label).pk
    elif claim.pk is None:
        ClaimNumber.objects.get_or_create(number=claim.number, defaults={"model": label})
    return save_record(claim)


def continue_numbers() -> None:
    """Let new numbers follow the highest one taken over; needed after a load."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [ClaimNumber]):
            cursor.execute(statement)
