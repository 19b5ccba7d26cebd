"""How a list is narrowed and sorted: one declaration a field, for queries and OpenAPI alike.

A filter is called like the field of the answer it looks at. Several values of one
parameter are OR, different parameters AND.
"""

import operator
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import reduce

from django.db.models import F, Q, QuerySet

from editorial.api.parameters import Parameter
from editorial.api.values import Choice, Day, Flag, Key, Moment, Value, Words
from translations.texts import shown, sort_key

SUFFIXES = {
    "": "Keep what has one of these values.",
    "n": "Leave out what has one of these values.",
    "gte": "Keep what is equal or greater.",
    "lte": "Keep what is equal or smaller.",
    "empty": "true keeps what has no value, false what has one.",
    "ic": "Keep what contains this text, in upper or lower case.",
}


@dataclass(frozen=True)
class Filter:
    """Narrow by one field of the answer.

    column: where the value is kept, the field's own name when left out.
    nullable: the column may be null or '', so `__empty` makes sense and sorting puts such
    rows last. translated: compares the text that the reader is shown.
    needs: the queryset method that adds the column. by: the queryset method that narrows,
    for what no single column holds; such a filter does not sort.
    """

    name: str
    value: Value
    description: str
    column: str = ""
    nullable: bool = False
    translated: bool = False
    needs: str = ""
    by: Callable[[QuerySet, list], QuerySet] | None = None
    example: object = None

    @property
    def path(self) -> str:
        """Return the lookup path of the column."""
        return self.column or self.name

    @property
    def sorts(self) -> bool:
        """Tell whether a list may be sorted by this field."""
        return self.by is None

    def suffixes(self) -> list[str]:
        """Return what may follow the name after two underscores, '' for nothing."""
        if isinstance(self.value, Flag):
            return [""]
        found = ["", "n"]
        found += ["gte", "lte"] if self.value.comparable else []
        found += ["ic"] if isinstance(self.value, Words) else []
        return found + (["empty"] if self.nullable else [])

    def parameters(self) -> Iterable[Parameter]:
        """Yield one parameter a suffix."""
        for suffix in self.suffixes():
            empty = suffix == "empty"
            yield Parameter(
                f"{self.name}__{suffix}" if suffix else self.name,
                Flag() if empty else self.value,
                f"{self.description} {SUFFIXES[suffix]}",
                many=not empty and not isinstance(self.value, Flag),
                most=self.value.most,
                example=None if suffix else self.example,
            )

    def narrow(self, rows: QuerySet, asked: dict) -> QuerySet:
        """Keep the rows that all of this field's parameters ask for."""
        for suffix in self.suffixes():
            sent = asked.get(f"{self.name}__{suffix}" if suffix else self.name)
            if sent is not None:
                rows = self._apply(rows, suffix, sent)
        return rows

    def ready(self, rows: QuerySet) -> QuerySet:
        """Add the column this field is compared or sorted by, where the table has none."""
        if self.needs:
            return getattr(rows, self.needs)()
        if self.translated:
            return rows.alias(**{self._alias: shown(self.path)})
        return rows

    def order(self, *, descending: bool):
        """Return the expression that sorts by this field; what is empty comes last."""
        last = True if self.nullable else None
        if self.translated:
            by = sort_key(self.path)
        else:
            by = F(f"{self.path}__slug" if isinstance(self.value, Key) else self.path)
        return by.desc(nulls_last=last) if descending else by.asc(nulls_last=last)

    @property
    def _alias(self) -> str:
        return f"shown_{self.name}" if self.translated else self.path

    def _apply(self, rows: QuerySet, suffix: str, sent) -> QuerySet:
        if self.by is not None:
            kept = self.by(rows, sent)
            if suffix != "n":
                return kept
            return rows.exclude(pk__in=kept.order_by().values("pk"))
        condition = self._condition(suffix, sent if isinstance(sent, list) else [sent])
        rows = self.ready(rows)
        return rows.exclude(condition) if suffix == "n" else rows.filter(condition)

    def _condition(self, suffix: str, values: list) -> Q:
        if suffix == "empty":
            return self._empty() if values[0] else ~self._empty()
        if isinstance(self.value, Day | Moment):
            return self._within(suffix, values)
        if suffix in ("gte", "lte", "ic"):
            lookup = "icontains" if suffix == "ic" else suffix
            return _any(Q(**{f"{self._alias}__{lookup}": value}) for value in values)
        return Q(**{f"{self._alias}__in": values})

    def _within(self, suffix: str, spans: list[tuple]) -> Q:
        """Compare with the first or last day of what was named: 2024 lasts all year."""
        if suffix == "gte":
            return Q(**{f"{self.path}__gte": min(first for first, _last in spans)})
        if suffix == "lte":
            return Q(**{f"{self.path}__lte": max(last for _first, last in spans)})
        return _any(Q(**{f"{self.path}__range": span}) for span in spans)

    def _empty(self) -> Q:
        null = Q(**{f"{self._alias}__isnull": True})
        is_text = isinstance(self.value, Words | Choice)
        return null | Q(**{self._alias: ""}) if is_text else null


def _any(conditions: Iterable[Q]) -> Q:
    return reduce(operator.or_, conditions)
