"""PostgreSQL: stored tsvectors, found by a GIN index."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connections, router, transaction

from search.engines.base import DatabaseEngine
from search.models import Document, Name
from search.rows import DocumentRow, NameRow
from search.writing import as_tsvector

ROWS = {Document: DocumentRow, Name: NameRow}


class PostgresEngine(DatabaseEngine):
    """The database itself keeps its indexes."""

    vendor = "postgresql"

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Write an empty index without its GIN indexes and make these at the end, or nothing."""
        tables = [model._meta.db_table for model in (Document, Name)]
        database = router.db_for_write(Document)
        with transaction.atomic(database), connections[database].cursor() as cursor:
            for table in tables:
                cursor.execute(f"DROP INDEX IF EXISTS {table}_tokens")
            yield
            cursor.execute("SET LOCAL maintenance_work_mem = '512MB'")
            for table in tables:
                cursor.execute(
                    f"CREATE INDEX {table}_tokens ON {table}"
                    " USING gin (tokens) WITH (fastupdate = off)"
                )
                cursor.execute(f"ANALYZE {table}")

    def write(self, model: type, rows: Iterable[DocumentRow] | Iterable[NameRow]) -> int:
        """Store new rows, as COPY does fastest, while more are made; return how many."""
        columns, count = ", ".join(ROWS[model]._fields), 0
        with (
            connections[router.db_for_write(Document)].cursor() as cursor,
            cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy,
        ):
            for row in rows:
                count += 1
                *plain, tokens = row
                copy.write_row((*plain, as_tsvector(tokens.placed, tokens.flags)))
        return count
