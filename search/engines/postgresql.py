"""PostgreSQL: stored tsvectors, found by a GIN index."""

from search.engines.base import DatabaseEngine


class PostgresEngine(DatabaseEngine):
    """The database itself keeps its indexes."""

    vendor = "postgresql"
