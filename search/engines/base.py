"""What an engine does: it keeps rows and answers expressions; it decides on no order.

The order is search.ranking's, so that every engine gives the same. `DatabaseEngine` is what
both databases share; an engine outside the database implements `Engine` alone.
"""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import NamedTuple, Protocol

from django.db.models import QuerySet

from search.expressions import Expression, all_of, any_of, token
from search.models import Document, Name
from search.rows import SAMPLE, Described, documents_of, names_of, step_of, step_token

BATCH = 500


class Candidate(NamedTuple):
    """A record that answers, by what it is ordered. sort: its name as bytes sort."""

    model: str
    object: int
    sort: str


FOUND_IN_STEP = (*Candidate._fields, "count")


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

    def named(self, keys: Collection[str], models: Collection[str], most: int) -> list[Named]:
        """Return what is called just so: any of these keys."""

    def is_common(self, asked: Expression) -> bool:
        """Tell cheaply whether so many records answer that they are asked for step by step."""

    def find(
        self, asked: Expression, models: Collection[str], without: Expression | None, most: int
    ) -> list[Candidate]:
        """Return what answers, of all kinds, in no order; more than `most` may be left out."""

    def find_in_step(
        self,
        asked: Expression,
        models: Collection[str],
        step: int,
        without: Expression | None,
        most: int,
    ) -> tuple[list[Candidate], dict[str, int]]:
        """Return the first records of each kind in one step by name, and how many answer."""

    def last_step(self, model: str) -> int:
        """Return the last step of a kind that has any record."""

    def resembling(self, asked: Expression, models: Collection[str], most: int) -> list[Named]:
        """Return names whose trigrams answer, in the order of their records."""


class DatabaseEngine:
    """What both databases do alike, by Django's own queries."""

    vendor = ""

    def put(self, records: Sequence[Described]) -> int:
        """Keep what is said of records that are not kept yet; return the number of rows."""
        documents = [row for record in records for row in documents_of(record)]
        self.write(Document, documents)
        self.write(Name, [row for record in records for row in names_of(record)])
        return len(documents)

    def drop(self, model: str, ids: Collection[int]) -> None:
        """Forget records of a kind."""
        self.erase(Document.objects.filter(model=model, object__in=ids))
        self.erase(Name.objects.filter(model=model, object__in=ids))

    def filling(self) -> AbstractContextManager:
        """Return the context in which an empty index is filled fastest: any."""
        return nullcontext()

    def write(self, model: type, rows: list) -> None:
        """Store new rows of the index."""
        model.objects.bulk_create(rows, batch_size=BATCH)

    def erase(self, rows: QuerySet) -> None:
        """Delete rows of the index."""
        rows.delete()

    def ids(self, model: str) -> Iterable[int]:
        """Return the ids of all records of a kind that are kept."""
        return Document.objects.filter(model=model).values_list("object", flat=True).iterator()

    def matching(self, model: str, asked: Expression, without: Expression | None) -> QuerySet:
        """Return the ids of a kind's records that answer, as a subquery."""
        return self._rows(asked, without).filter(model=model).ids()

    def named(self, keys: Collection[str], models: Collection[str], most: int) -> list[Named]:
        """Return what is called just so: any of these keys."""
        rows = Name.objects.filter(key__in=keys, model__in=models)
        return [*map(Named._make, rows.values_list(*Named._fields)[:most])]

    def is_common(self, asked: Expression) -> bool:
        """Tell by a sample whether so many records answer that they are asked for in steps."""
        sample = self._rows(all_of((asked, token(SAMPLE))), None)
        return len(sample.values_list("pk")[: self.most_in_sample]) == self.most_in_sample

    most_in_sample = 12

    def find(
        self, asked: Expression, models: Collection[str], without: Expression | None, most: int
    ) -> list[Candidate]:
        """Return what answers, of all kinds, in no order; more than `most` may be left out."""
        rows = self._rows(asked, without).of_models(models)
        return [*map(Candidate._make, rows.values_list(*Candidate._fields)[:most])]

    def find_in_step(
        self,
        asked: Expression,
        models: Collection[str],
        step: int,
        without: Expression | None,
        most: int,
    ) -> tuple[list[Candidate], dict[str, int]]:
        """Return the first records of each kind in one step by name, and how many answer."""
        places = any_of(token(step_token(model, step)) for model in models)
        rows = self._rows(all_of((asked, places)), without)
        found = list(rows.first_of_each_kind(most, self.vendor).values_list(*FOUND_IN_STEP))
        return [Candidate(*row[:3]) for row in found], {row[0]: row[3] for row in found}

    def last_step(self, model: str) -> int:
        """Return the last step of a kind that has any record."""
        latest = Document.objects.filter(model=model).order_by("-object")
        return step_of(latest.values_list("object", flat=True).first() or 0)

    def resembling(self, asked: Expression, models: Collection[str], most: int) -> list[Named]:
        """Return names whose trigrams answer, in the order of their records."""
        rows = Name.objects.filter(tokens__asks=asked, model__in=models)
        found = rows.order_by("object", "model", "pk").values_list(*Named._fields)[:most]
        return [*map(Named._make, found)]

    def _rows(self, asked: Expression, without: Expression | None) -> QuerySet:
        return Document.objects.answering(asked).without(without)
