"""Reads of the index."""

from django.db.models import Exists, F, OuterRef, QuerySet
from django.db.models.functions import Collate

from search.expressions import Expression

# Plain byte order has another name in each database.
BYTE_ORDER = {"postgresql": "C", "sqlite": "BINARY"}


class DocumentQuerySet(QuerySet):
    """The rows of the index."""

    def answering(self, expression: Expression):
        """Keep the rows that answer an expression."""
        return self.filter(tokens__asks=expression)

    def of_models(self, names):
        """Keep the rows of some kinds of records."""
        return self.filter(model__in=names)

    def without(self, expression: Expression | None):
        """Leave out the records of which any public row answers an expression."""
        if expression is None:
            return self
        same = self.model.objects.filter(model=OuterRef("model"), object=OuterRef("object"))
        return self.filter(~Exists(same.answering(expression)))

    def by_name(self, vendor: str):
        """Sort by name as bytes sort, which every database does alike."""
        return self.order_by(Collate(F("sort"), BYTE_ORDER[vendor]), "object")

    def ids(self):
        """Return the ids of the records, for a subquery."""
        return self.values("object")
