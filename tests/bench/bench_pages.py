"""How long a page takes against a page that does nothing; `make bench` prints it."""

import json
import statistics
import time

import pytest
from django.conf import settings

from editorial.loading import load_content

PATHS = [
    "/en/hubs/",
    "/en/hubs/shenzhen/",
    "/zh-hant/compare/shenzhen~hangzhou/",
    "/vi/companies/",
    "/api/v1/figures/",
    "/api/v1/compare/?hub=shenzhen&hub=hangzhou",
]
ROUNDS = 15
KEPT_ROUNDS = 300
BROWSER = {"accept-encoding": "gzip"}


@pytest.mark.django_db
def test_pages(client):
    load_content(settings.CONTENT_DIR)
    show(client, "rendered", rounds=ROUNDS)


@pytest.mark.django_db
def test_kept_pages(client, store, monkeypatch):
    """As they are served: from the store, by a process that looks at the clock every 200 ms."""
    monkeypatch.undo()
    load_content(settings.CONTENT_DIR)
    show(client, "kept", rounds=KEPT_ROUNDS)


def show(client, how: str, *, rounds: int) -> None:
    bare = median_ms(client, "/healthz", KEPT_ROUNDS)
    print(f"\n{how:45} {'ms':>8} {'× healthz':>10}")
    for path in PATHS:
        taken = median_ms(client, path, rounds)
        ratio = round(taken / bare, 2)
        print(f"{path:45} {taken:8.2f} {ratio:10.2f}")
        print(json.dumps({"path": path, "how": how, "ms": round(taken, 3), "ratio": ratio}))


def median_ms(client, path: str, rounds: int) -> float:
    def once() -> float:
        started = time.perf_counter()
        assert client.get(path, headers=BROWSER).status_code == 200
        return 1000 * (time.perf_counter() - started)

    once()
    return statistics.median(once() for _ in range(rounds))
