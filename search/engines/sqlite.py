"""SQLite: FTS5 tables beside the rows, which they index without a copy of the text."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db import connections, router
from django.db.models import QuerySet

from search.engines.base import DatabaseEngine
from search.models import Document, Name
from search.rows import DocumentRow, NameRow

BATCH = 500


class SqliteEngine(DatabaseEngine):
    """What is written or deleted is told to the FTS5 table in the same transaction."""

    vendor = "sqlite"

    @contextmanager
    def filling(self) -> Iterator[None]:
        """Write an empty index piece by piece, and join the pieces at the end."""
        yield
        for model in (Document, Name):
            table = model._meta.db_table
            self._execute(f"INSERT INTO {table}_fts({table}_fts) VALUES ('optimize')", ())  # noqa: S608

    def write(self, model: type, rows: Iterable[DocumentRow] | Iterable[NameRow]) -> int:
        """Store new rows and index them; return how many."""
        made = [model(**row._asdict()) for row in rows]
        if not model.objects.bulk_create(made, batch_size=BATCH):
            return 0
        table = model._meta.db_table
        self._execute(
            f"INSERT INTO {table}_fts(rowid, tokens)"  # noqa: S608
            f" SELECT id, tokens FROM {table} WHERE id BETWEEN %s AND %s",
            [made[0].pk, made[-1].pk],
        )
        return len(made)

    def erase(self, rows: QuerySet) -> None:
        """Delete rows, and before that what the FTS5 table has of them."""
        table = rows.model._meta.db_table
        found, params = rows.values("pk", "tokens").query.sql_with_params()
        self._execute(
            f"INSERT INTO {table}_fts({table}_fts, rowid, tokens)"  # noqa: S608
            f" SELECT 'delete', * FROM ({found})",
            params,
        )
        super().erase(rows)

    def _execute(self, sql: str, params) -> None:
        with connections[router.db_for_write(Document)].cursor() as cursor:
            cursor.execute(sql, params)
