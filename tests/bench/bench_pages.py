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


@pytest.mark.django_db
def test_pages(client):
    load_content(settings.CONTENT_DIR)
    bare = median_ms(client, "/healthz")
    print(f"\n{'path':45} {'ms':>8} {'× healthz':>10}")
    for path in PATHS:
        taken = median_ms(client, path)
        print(f"{path:45} {taken:8.1f} {taken / bare:10.1f}")
        print(json.dumps({"path": path, "ms": round(taken, 2), "ratio": round(taken / bare, 1)}))


def median_ms(client, path: str) -> float:
    def once() -> float:
        started = time.perf_counter()
        assert client.get(path).status_code == 200
        return 1000 * (time.perf_counter() - started)

    once()
    return statistics.median(once() for _ in range(ROUNDS))
