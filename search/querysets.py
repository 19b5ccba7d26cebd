"""Reads of the index."""

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Window
from django.db.models.functions import Collate, RowNumber

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

    def first_of_each_kind(self, most: int, vendor: str):
        """Keep so many records of each kind, the first by name; add `count`, how many there are.

        Names sort as bytes do, which every database does alike.
        """
        records = self.values("model", "object", "sort").annotate(rows=Count("pk"))
        by_name = (Collate(F("sort"), BYTE_ORDER[vendor]), "object")
        return records.annotate(
            count=Window(Count("*"), partition_by="model"),
            place=Window(RowNumber(), partition_by="model", order_by=by_name),
        ).filter(place__lte=most)

    def ids(self):
        """Return the ids of the records, for a subquery."""
        return self.values("object")
