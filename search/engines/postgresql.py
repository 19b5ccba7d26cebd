"""PostgreSQL: stored tsvectors, found by a GIN index."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from operator import attrgetter

from django.db import connections, router, transaction

from search.engines.base import DatabaseEngine
from search.models import Document, Name
from search.writing import as_tsvector


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

    def write(self, model: type, rows: Iterable) -> int:
        """Store new rows, as COPY does fastest, while more are made; return how many."""
        plain = [
            field.attname
            for field in model._meta.concrete_fields
            if not field.primary_key and field.attname != "tokens"
        ]
        values = attrgetter(*plain)
        table, columns, count = model._meta.db_table, ", ".join(plain), 0
        with (
            connections[router.db_for_write(Document)].cursor() as cursor,
            cursor.copy(f"COPY {table} ({columns}, tokens) FROM STDIN") as copy,
        ):
            for row in rows:
                count += 1
                tokens = as_tsvector(row.tokens.placed, row.tokens.flags)
                copy.write_row((*values(row), tokens))
        return count
