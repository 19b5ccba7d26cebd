"""How many texts of each model are in which state, in each language."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import CharField, Count, QuerySet, Sum, Value

from translations.languages import LANGUAGES
from translations.marks import (
    CONVERTED,
    IN_REVIEW,
    MISSING,
    REVIEWED,
    SAME,
    STALE,
    WRITTEN,
)
from translations.models import FieldState
from translations.written import count_there, how_many, is_written

STATES = (MISSING, STALE, CONVERTED, IN_REVIEW, WRITTEN, REVIEWED, SAME)


@dataclass
class Tally:
    """The texts of one model in one language.

    fields: how many are written in any language; the states add up to it.
    """

    model: str
    language: str
    fields: int = 0
    states: Counter = field(default_factory=Counter)

    @property
    def percent(self) -> int:
        """Return how much of it is there and up to date, in whole percent, never rounded up."""
        lacking = self.states[MISSING] + self.states[STALE]
        return 100 * (self.fields - lacking) // self.fields if self.fields else 100


def tally(records: Sequence[tuple[QuerySet, Sequence[str]]]) -> list[Tally]:
    """Return the tally of each model and language, in order; 2 queries for all models.

    records: rows of a model, and its translated fields.
    """
    found = {
        (rows.model._meta.model_name, code): Tally(rows.model._meta.model_name, code)
        for rows, _fields in records
        for code in LANGUAGES
    }
    for name, language, there, whole in _written(records):
        one = found[name, language]
        one.fields = whole
        one.states[WRITTEN], one.states[MISSING] = there, whole - there
    for name, language, state, is_empty, count in _marked(records):
        one = found[name, language]
        one.states[state] += count
        one.states[MISSING if is_empty else WRITTEN] -= count
    return list(found.values())


def _written(records) -> list[tuple[str, str, int, int]]:
    """Return (model, language, texts that are there, texts written in any language)."""
    counted = [_row_of(rows, fields) for rows, fields in records]
    lines = counted[0].union(*counted[1:], all=True) if counted else ()
    return [
        (name, code, there or 0, whole or 0)
        for name, whole, *counts in lines
        for code, there in zip(LANGUAGES, counts, strict=True)
    ]


def _row_of(rows: QuerySet, fields: Sequence[str]) -> QuerySet:
    """Return one line of a model: its name, texts in any language, texts in each."""
    sums = {
        f"there_{place}": Sum(count_there(fields, [code])) for place, code in enumerate(LANGUAGES)
    }
    whole = Sum(how_many(is_written(name) for name in fields))
    name = Value(rows.model._meta.model_name, output_field=CharField())
    lines = rows.order_by().annotate(label=name).values("label")
    return lines.annotate(whole=whole, **sums).values_list("label", "whole", *sums)


def _marked(records) -> list[tuple[str, str, str, bool, int]]:
    """Return (model, language, state, whether the text is empty, how many)."""
    parts = [
        FieldState.objects.of_model(rows.model)
        .filter(object__in=rows.order_by().values("pk"), field__in=list(fields))
        .order_by()
        .values("model", "language", "state", "is_empty")
        .annotate(n=Count("pk"))
        .values_list("model", "language", "state", "is_empty", "n")
        for rows, fields in records
    ]
    return list(parts[0].union(*parts[1:], all=True)) if parts else []
