"""Which texts are written in some language and lack in another."""

from collections.abc import Iterable, Sequence
from functools import reduce
from operator import or_

from django.db.models import Case, IntegerField, Q, QuerySet, Sum, Value, When

from translations.languages import LANGUAGES, column


def lacks(field: str, language: str) -> Q:
    """Return what is true of the rows that have a text in some language, but not in this one."""
    others = (Q(**{f"{column(field, code)}__gt": ""}) for code in LANGUAGES if code != language)
    return reduce(or_, others) & ~Q(**{f"{column(field, language)}__gt": ""})


def lacks_any(fields: Iterable[str], language: str) -> Q:
    """Return what is true of the rows where one of these fields lacks in a language."""
    return reduce(or_, (lacks(field, language) for field in fields))


def count_missing(records: Sequence[tuple[QuerySet, Sequence[str]]]) -> dict[str, int]:
    """Return how many texts lack in each language; 1 query for all models.

    records: rows, and the translated fields that count.
    """
    counts = [_counted(rows, fields) for rows, fields in records]
    found = counts[0].union(*counts[1:], all=True) if counts else ()
    missing = dict.fromkeys(LANGUAGES, 0)
    for row in found:
        for place, language in enumerate(LANGUAGES):
            missing[language] += row[place] or 0
    return missing


def _counted(rows: QuerySet, fields: Sequence[str]) -> QuerySet:
    """Return one row: the number of missing texts in the order of LANGUAGES."""
    sums = {f"missing_{place}": _sum(fields, code) for place, code in enumerate(LANGUAGES)}
    whole = rows.order_by().annotate(whole=Value(1)).values("whole")
    return whole.annotate(**sums).values_list(*sums)


def _sum(fields: Sequence[str], language: str) -> Sum:
    parts = [
        Case(When(lacks(field, language), then=1), default=0, output_field=IntegerField())
        for field in fields
    ]
    return Sum(reduce(lambda one, other: one + other, parts))
