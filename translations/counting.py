"""How many texts of each model are in which state, in each language."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import BooleanField, CharField, Count, QuerySet, Sum, Value

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

# The columns of how many texts are there in each language.
THERE = {f"there_{place}": code for place, code in enumerate(LANGUAGES)}
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
    """Return the tally of each model and language, in order; 1 query for all models.

    records: rows of a model, and its translated fields.
    """
    found = {
        (rows.model._meta.model_name, code): Tally(rows.model._meta.model_name, code)
        for rows, _fields in records
        for code in LANGUAGES
    }
    for name, language, state, is_empty, count, *there in _lines(records):
        if state:
            states = found[name, language].states
            states[state] += count
            states[MISSING if is_empty else WRITTEN] -= count
            continue
        for code, written in zip(LANGUAGES, there, strict=True):
            one, whole = found[name, code], count or 0
            one.fields += whole
            one.states += Counter({WRITTEN: written or 0, MISSING: whole - (written or 0)})
    return list(found.values())


def _lines(records) -> Iterable[tuple]:
    """Return what is written of each model, and what is marked, as _written and _marked."""
    parts = [part(*each) for each in records for part in (_written, _marked)]
    return parts[0].union(*parts[1:], all=True) if parts else ()


def _written(rows: QuerySet, fields: Sequence[str]) -> QuerySet:
    """Return one line of a model: its name, no state, texts in any language, texts in each.

    The columns are named one by one, so that modeltranslation leaves them in their order.
    """
    lines = (
        rows.order_by()
        .rewrite(False)
        .annotate(
            label=_word(rows.model._meta.model_name),
            of_language=_word(""),
            of_state=_word(""),
            empty=Value(False, output_field=BooleanField()),
        )
    )
    there = {name: Sum(count_there(fields, [code])) for name, code in THERE.items()}
    whole = Sum(how_many(is_written(name) for name in fields))
    counted = lines.values("label", "of_language", "of_state", "empty").annotate(n=whole, **there)
    return counted.values_list("label", "of_language", "of_state", "empty", "n", *THERE)


def _marked(rows: QuerySet, fields: Sequence[str]) -> QuerySet:
    """Return a line a state: model, language, state, whether the text is empty, how many."""
    own = FieldState.objects.of_model(rows.model).filter(
        object__in=rows.order_by().values("pk"), field__in=list(fields)
    )
    counted = (
        own.order_by()
        .values("model", "language", "state", "is_empty")
        .annotate(n=Count("pk"), **{name: Value(0) for name in THERE})
    )
    return counted.values_list("model", "language", "state", "is_empty", "n", *THERE)


def _word(text: str) -> Value:
    return Value(text, output_field=CharField())
