"""Fixtures that every test may use, and how the suite runs."""

import gc

import pytest
from django.core.cache import caches
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from config import env
from editorial.kept import Watch


def pytest_collection_finish():
    """Spare the garbage collector what stays as long as the suite runs."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(100_000, 20, 100)


@pytest.fixture(autouse=True)
def _reset_language():
    """Let each test start, and leave, in English."""
    translation.activate("en")
    yield
    translation.activate("en")


@pytest.fixture
def count_queries(client, db):
    """Return a function that gets a path and returns how many queries that took."""

    def count(path: str) -> int:
        with CaptureQueriesContext(connection) as captured:
            response = client.get(path)
        assert response.status_code == 200, path
        return len(captured)

    return count


@pytest.fixture
def store(settings, monkeypatch):
    """Keep public answers, and have the clock read at every request; gives the cache."""
    monkeypatch.setattr(Watch, "seconds_known", 0)
    kept = env.read_cache("CACHE_URL", prefix="kept", most_entries=1000)
    settings.CACHES = settings.CACHES | {"kept": kept}
    caches["kept"].clear()
    yield caches["kept"]
    caches["kept"].clear()


@pytest.fixture(autouse=True)
def _no_undefined_variables(monkeypatch):
    """Fail a test whose response shows a variable that its template did not have."""
    from django.http import HttpResponse

    make = HttpResponse.make_bytes

    def checked(self, value):
        content = make(self, value)
        assert b"UNDEFINED[" not in content, "undefined template variable in a response"
        return content

    monkeypatch.setattr(HttpResponse, "make_bytes", checked)
