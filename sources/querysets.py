"""Reads of sources and claims."""

from django.db.models import Count, IntegerField, OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from editorial.querysets import PublicQuerySet
from sources import registry


class SourceQuerySet(PublicQuerySet):
    """Sources by what pages and the API read of them."""

    def for_card(self):
        """Load what a reference or a source card reads, in one query."""
        return self.select_related("publisher")

    def with_claim_count(self):
        """Add `claim_count`, the number of public claims of every kind drawn from a source."""
        total = Value(0)
        for model in registry.claim_models():
            total = total + _count_of(model)
        return self.annotate(claim_count=total)


class ClaimQuerySet(PublicQuerySet):
    """Claims with what cites them."""

    def with_source(self):
        """Load the source and its publisher along."""
        return self.select_related("source__publisher")


def _count_of(model):
    rows = model.objects.published().filter(source=OuterRef("pk")).order_by()
    counted = rows.values("source").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
