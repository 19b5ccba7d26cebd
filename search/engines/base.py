"""What an engine does: it keeps rows and answers expressions; it decides on no order.

The order is search.ranking's, so that every engine gives the same. `DatabaseEngine` is what
both databases share; an engine outside the database implements `Engine` alone.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple, Protocol

from django.db import connections, router
from django.db.models import Exists, QuerySet

from search.asking import language_token
from search.engines.statements import (
    Statement,
    count_of_each_kind,
    count_up_to,
    first_of_each_kind,
    latest,
)
from search.expressions import Expression, all_of, any_of, token
from search.models import Document, Name
from search.rows import (
    SAMPLE,
    Described,
    DocumentRow,
    NameRow,
    documents_of,
    names_of,
    step_of,
    step_token,
)


class Candidate(NamedTuple):
    """A record that answers, by what it is ordered. sort: its name as bytes sort."""

    model: str
    object: int
    sort: str


class Found(NamedTuple):
    """What answers one expression. counts: how many records of each kind do, if any."""

    first: list[Candidate]
    counts: dict[str, int]


class Named(NamedTuple):
    """A name that answers. marked: as it is written, without case."""

    model: str
    object: int
    sort: str
    key: str
    marked: str
    is_alias: bool


class Engine(Protocol):
    """What finds. Every answer is exact and complete up to its limit, in the order it says."""

    def put(self, records: Sequence[Described]) -> int:
        """Keep what is said of records that are not kept yet; return the number of rows."""

    def drop(self, model: str, ids: Collection[int]) -> None:
        """Forget records of a kind."""

    def filling(self) -> AbstractContextManager:
        """Return the context in which an empty index is filled fastest."""

    def ids(self, model: str) -> Iterable[int]:
        """Return the ids of all records of a kind that are kept."""

    def matching(self, model: str, asked: Expression, without: Expression | None):
        """Return the ids of a kind's records that answer, for a filter: no order, no limit."""

    def named(
        self, keys: Collection[str], models: Collection[str], language: str, most: int
    ) -> list[Named]:
        """Return what is called just so: any of these keys.

        language: one in which the record says something, '' for any.
        """

    def are_common(self, asked: Sequence[Expression]) -> list[bool]:
        """Tell cheaply of each whether so many records answer that it is asked step by step."""

    def find(
        self,
        asked: Sequence[Expression],
        models: Collection[str],
        without: Expression | None,
        most: int,
    ) -> list[Found]:
        """Return for each expression the first records of each kind, by step and name.

        most: how many of each kind.
        """

    def find_in_step(
        self,
        asked: Expression,
        models: Collection[str],
        step: int,
        without: Expression | None,
        most: int,
    ) -> Found:
        """Return the first records of each kind in one step, by name."""

    def count_in_step(
        self, asked: Expression, models: Collection[str], step: int, without: Expression | None
    ) -> dict[str, int]:
        """Return how many records of each kind answer in one step, if any."""

    def last_steps(self, models: Collection[str]) -> dict[str, int]:
        """Return of each kind the last step that has any record."""

    def resembling(
        self,
        ways: Sequence[Expression],
        models: Collection[str],
        without: Expression | None,
        most: int,
    ) -> list[Named]:
        """Return names whose trigrams answer in one of several ways, in the order of records."""


class DatabaseEngine:
    """What both databases do alike, by Django's own queries."""

    vendor = ""

    def put(self, records: Sequence[Described]) -> int:
        """Keep what is said of records that are not kept yet; return the number of rows."""
        self.write(Name, (row for record in records for row in names_of(record)))
        return self.write(Document, (row for record in records for row in documents_of(record)))

    def drop(self, model: str, ids: Collection[int]) -> None:
        """Forget records of a kind."""
        self.erase(Document.objects.filter(model=model, object__in=ids))
        self.erase(Name.objects.filter(model=model, object__in=ids))

    def filling(self) -> AbstractContextManager:
        """Return the context in which an empty index is filled fastest: any."""
        return nullcontext()

    def write(self, model: type, rows: Iterable[DocumentRow] | Iterable[NameRow]) -> int:
        """Store new rows of the index; return how many."""
        raise NotImplementedError

    def erase(self, rows: QuerySet) -> None:
        """Delete rows of the index."""
        rows.delete()

    def ids(self, model: str) -> Iterable[int]:
        """Return the ids of all records of a kind that are kept."""
        return Document.objects.filter(model=model).values_list("object", flat=True).iterator()

    def matching(self, model: str, asked: Expression, without: Expression | None) -> QuerySet:
        """Return the ids of a kind's records that answer, as a subquery."""
        return Document.objects.answering(asked).without(without).filter(model=model).ids()

    def named(
        self, keys: Collection[str], models: Collection[str], language: str, most: int
    ) -> list[Named]:
        """Return what is called just so: any of these keys."""
        rows = Name.objects.filter(key__in=keys, model__in=models)
        if language:
            rows = rows.filter(tokens__asks=token(language_token(language)))
        return [*map(Named._make, rows.values_list(*Named._fields)[:most])]

    most_in_sample = 3

    def are_common(self, asked: Sequence[Expression]) -> list[bool]:
        """Tell of each by a sample whether so many records answer that it is asked in steps."""
        sampled = [all_of((each, token(SAMPLE))) for each in asked]
        (counts,) = self._run(count_up_to(self.most_in_sample, sampled, self.vendor))
        return [count == self.most_in_sample for count in counts]

    def find(
        self,
        asked: Sequence[Expression],
        models: Collection[str],
        without: Expression | None,
        most: int,
    ) -> list[Found]:
        """Return for each expression the first records of each kind, by step and name; 1 query."""
        found = [Found([], {}) for _ in asked]
        if asked and models:
            statement = first_of_each_kind(asked, models, without, most, self.vendor)
            for number, model, pk, sort, count in self._run(statement):
                found[number].first.append(Candidate(model, pk, sort))
                found[number].counts[model] = count
        return found

    def find_in_step(
        self,
        asked: Expression,
        models: Collection[str],
        step: int,
        without: Expression | None,
        most: int,
    ) -> Found:
        """Return the first records of each kind in one step, by name."""
        return self.find([_within(asked, models, step)], models, without, most)[0]

    def count_in_step(
        self, asked: Expression, models: Collection[str], step: int, without: Expression | None
    ) -> dict[str, int]:
        """Return how many records of each kind answer in one step, if any."""
        within = _within(asked, models, step)
        return dict(self._run(count_of_each_kind(within, models, without, self.vendor)))

    def last_steps(self, models: Collection[str]) -> dict[str, int]:
        """Return of each kind the last step that has any record."""
        return {model: step_of(pk or 0) for model, pk in self._run(latest(models))}

    def resembling(
        self,
        ways: Sequence[Expression],
        models: Collection[str],
        without: Expression | None,
        most: int,
    ) -> list[Named]:
        """Return names whose trigrams answer in one of several ways, in the order of records."""
        rows = Name.objects.filter(tokens__asks_any=ways, model__in=models)
        if without is not None:
            rows = rows.exclude(Exists(Document.objects.of_same_record().answering(without)))
        found = rows.order_by("object", "model", "pk").values_list(*Named._fields)[:most]
        return [*map(Named._make, found)]

    def _run(self, statement: Statement) -> list[tuple]:
        with connections[router.db_for_read(Document)].cursor() as cursor:
            cursor.execute(*statement)
            return cursor.fetchall()


def _within(asked: Expression, models: Collection[str], step: int) -> Expression:
    """Ask for what answers in one step of some kinds."""
    return all_of((asked, any_of(token(step_token(model, step)) for model in models)))
