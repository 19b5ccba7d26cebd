"""The engine that finds: that of the database, or one that a site names."""

from functools import cache

from django.db import connections, router

from search.engines.base import Candidate, Engine, Found
from search.engines.postgresql import PostgresEngine
from search.engines.sqlite import SqliteEngine
from search.models import Document

ENGINES = {"postgresql": PostgresEngine, "sqlite": SqliteEngine}

__all__ = ["Candidate", "Engine", "Found", "engine"]


def engine() -> Engine:
    """Return the engine of the database in which the index is."""
    return _engine(connections[router.db_for_read(Document)].vendor)


@cache
def _engine(vendor: str) -> Engine:
    return ENGINES[vendor]()
