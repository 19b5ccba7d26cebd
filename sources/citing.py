"""The claims that prose refers to by number."""

from collections import defaultdict
from collections.abc import Collection

from sources import registry
from sources.models import Claim, ClaimNumber
from sources.prose import Reference


def find_claims(references: Collection[Reference], *, public: bool) -> dict[Reference, Claim]:
    """Return the claims of these numbers: one query, and one more a kind of claim."""
    by_number = {reference.number: reference for reference in references}
    given = ClaimNumber.objects.filter(pk__in=by_number).values_list("model", "number")
    numbers: dict[str, list[int]] = defaultdict(list)
    for label, number in given:
        numbers[label].append(number)
    found = {}
    for label, some in numbers.items():
        kind = registry.kind_of(label)
        rows = kind.model.objects.with_source().filter(number__in=some)
        for claim in rows.published() if public else rows:
            found[by_number[claim.number]] = claim
    return found
