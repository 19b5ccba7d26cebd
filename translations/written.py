"""Which texts are written, as conditions on the columns of a record; nothing runs here."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import add, or_

from django.db.models import Case, IntegerField, Q, Value, When
from django.db.models.expressions import Combinable

from translations.languages import LANGUAGES, column


def is_there(field: str, language: str) -> Q:
    """Return what is true of the records that have a field in a language."""
    return Q(**{f"{column(field, language)}__gt": ""})


def is_written(field: str) -> Q:
    """Return what is true of the records that have a field in any language."""
    return reduce(or_, (is_there(field, code) for code in LANGUAGES))


def how_many(conditions: Iterable[Q]) -> Combinable:
    """Return the expression that counts how many of these are true of a record."""
    parts = [Case(When(c, then=1), default=0, output_field=IntegerField()) for c in conditions]
    return reduce(add, parts, Value(0))


def count_there(fields: Sequence[str], languages: Iterable[str]) -> Combinable:
    """Return the expression that counts the texts that a record has in some languages."""
    return how_many(is_there(field, code) for code in languages for field in fields)


def count_lacking(fields: Sequence[str], languages: Sequence[str]) -> Combinable:
    """Return the expression that counts the texts that a record has in other languages alone."""
    whole = how_many(is_written(field) for field in fields)
    return whole * len(languages) - count_there(fields, languages)
