"""How long the matrix of translations takes with 10,000 records; `make bench` prints it."""

import json
import statistics
import time

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from companies.models import Company
from hubs.models import Hub
from sources.models import Publisher
from tests.editorial.people import editor
from translations.models import FieldState

RECORDS = 10_000
QUERIES = [
    "",
    "?state=missing&language=vi&public=yes",
    "?state=written&sort=missing",
    "?state=stale&language=zh-hant",
    "?model=company&state=missing&q=company+99",
    "?model=company&page=80&sort=key",
]
ROUNDS = 5
MOST_QUERIES = 11
BODY = "A port city with its own industry and its own research. " * 40


@pytest.mark.django_db
def test_matrix(client):
    fill()
    client.force_login(editor())
    print(f"\n{connection.vendor + ', matrix of ' + str(RECORDS) + ' records':60} {'ms':>8}")
    for query in QUERIES:
        address = f"/admin/desk/translations/{query}"
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        queries = len(captured)
        taken = median_ms(client, address)
        print(f"{address:60} {taken:8.1f}")
        print(json.dumps({"path": address, "ms": round(taken, 1), "queries": queries}))
        assert queries <= MOST_QUERIES
        assert taken < 1000


def fill() -> None:
    """Make companies, hubs and publishers, half of them translated, a third of that marked."""
    make(Company, RECORDS * 6 // 10, ("name", "summary", "body"))
    make(Hub, RECORDS * 3 // 10, ("name", "tagline", "summary", "body"))
    make(Publisher, RECORDS // 10, ("name",))
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def make(model, count: int, fields: tuple[str, ...]) -> None:
    name = model._meta.model_name
    rows = [
        model(
            slug=f"{name}-{n}",
            state="public" if n % 3 else "draft",
            **{f"{field}_en": f"{name} {n}" for field in fields},
            **({f"{field}_vi": f"{name} {n}" for field in fields} if n % 2 else {}),
            **({"body_zh_hans": BODY} if "body" in fields else {}),
        )
        for n in range(count)
    ]
    model.objects.bulk_create(rows, batch_size=500)
    keys = list(model.objects.order_by("pk").values_list("pk", flat=True))[1::6]
    states = ["stale", "in_review", "reviewed", "converted"]
    FieldState.objects.bulk_create(
        FieldState(
            model=name,
            object=key,
            field="name",
            language="vi",
            state=states[key % 4],
            said="written",
        )
        for key in keys
    )


def median_ms(client, address: str) -> float:
    def once() -> float:
        started = time.perf_counter()
        assert client.get(address).status_code == 200
        return 1000 * (time.perf_counter() - started)

    once()
    return statistics.median(once() for _ in range(ROUNDS))
