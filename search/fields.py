"""The column that an engine finds by, and how it is asked."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import models
from django.db.models import Lookup

from search.writing import as_tsvector, condition, condition_of_any


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
    condition = staticmethod(condition)

    def get_db_prep_lookup(self, value, connection):
        """Leave the expression to the engine's own writing."""
        return "%s", [value]

    def as_sql(self, compiler, connection):
        """Ask the index of the database."""
        table = self.lhs.target.model._meta.db_table
        alias = compiler.quote_name_unless_alias(self.lhs.alias)
        return self.condition(connection.vendor, table, alias, self.rhs)


@TokensField.register_lookup
class AsksAny(Asks):
    """Keep the rows that answer one of many expressions."""

    lookup_name = "asks_any"
    condition = staticmethod(condition_of_any)
