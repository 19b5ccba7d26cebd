"""The column that an engine finds by, and how it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Lookup

from search.expressions import All
from search.writing import as_fts5, as_tsquery, as_tsvector


@dataclass(frozen=True)
class Tokens:
    """What a row is found by. placed: tokens in order, '' parts them. flags: those without one."""

    placed: list[str]
    flags: Iterable[str] = ()


class TokensField(models.Field):
    """Tokens: a tsvector on PostgreSQL; on SQLite the text that FTS5 indexes, in a table beside."""

    def db_type(self, connection) -> str:
        """Return the type of the column."""
        return "tsvector" if connection.vendor == "postgresql" else "text"

    def get_placeholder(self, value, compiler, connection) -> str:
        """Have PostgreSQL read what is written as a tsvector."""
        return "%s::tsvector" if connection.vendor == "postgresql" else "%s"

    def get_db_prep_value(self, value, connection, prepared=False):
        """Write tokens for the database."""
        if not isinstance(value, Tokens):
            return value
        if connection.vendor == "postgresql":
            return as_tsvector(value.placed, value.flags)
        return " ".join((*(token or "|" for token in value.placed), "|", *value.flags))


@TokensField.register_lookup
class Asks(Lookup):
    """Keep the rows that answer an expression."""

    lookup_name = "asks"
    prepare_rhs = False

    def get_db_prep_lookup(self, value, connection):
        """Leave the expression to the engine's own writing."""
        return "%s", [value]

    def as_sql(self, compiler, connection):
        """Refuse what no engine of ours can be asked."""
        raise NotImplementedError(connection.vendor)

    def as_postgresql(self, compiler, connection):
        """Ask PostgreSQL's full text index, for all that must match part by part.

        So GIN skips in each part to where the rarest goes on; within one query it looks at all.
        """
        column, params = self.process_lhs(compiler, connection)
        parts = self.rhs.parts if isinstance(self.rhs, All) else (self.rhs,)
        asked = " AND ".join([f"{column} @@ %s::tsquery"] * len(parts))
        return f"({asked})", [each for part in parts for each in (*params, as_tsquery(part))]

    def as_sqlite(self, compiler, connection):
        """Ask the FTS5 table beside the rows."""
        table = self.lhs.target.model._meta.db_table
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        found = f"SELECT rowid FROM {table}_fts WHERE {table}_fts MATCH %s"  # noqa: S608
        return f'{alias}."id" IN ({found})', [as_fts5(self.rhs)]
