"""PostgreSQL: stored tsvectors, found by a GIN index."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connections, router, transaction

from search.engines.base import DatabaseEngine
from search.models import Document, Name


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

    def write(self, model: type, rows: list) -> None:
        """Store new rows, as COPY does fastest."""
        connection = connections[router.db_for_write(Document)]
        fields = [field for field in model._meta.concrete_fields if not field.primary_key]
        columns = ", ".join(field.column for field in fields)
        with (
            connection.cursor() as cursor,
            cursor.copy(f"COPY {model._meta.db_table} ({columns}) FROM STDIN") as copy,
        ):
            for row in rows:
                copy.write_row(
                    [
                        field.get_db_prep_save(getattr(row, field.attname), connection)
                        for field in fields
                    ]
                )
