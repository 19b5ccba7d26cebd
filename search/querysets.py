"""Reads of the index."""

from django.db.models import Exists, OuterRef, QuerySet

from search.expressions import Expression


class DocumentQuerySet(QuerySet):
    """The rows of the index."""

    def answering(self, expression: Expression):
        """Keep the rows that answer an expression."""
        return self.filter(tokens__asks=expression)

    def without(self, expression: Expression | None):
        """Leave out the records of which any public row answers an expression."""
        if expression is None:
            return self
        return self.filter(~Exists(self.model.objects.of_same_record().answering(expression)))

    def of_same_record(self):
        """Keep the rows of the record that a row of the outer query is about."""
        return self.filter(model=OuterRef("model"), object=OuterRef("object"))

    def ids(self):
        """Return the ids of the records, for a subquery."""
        return self.values("object")
