"""The public feed of changes."""

import pytest

from editorial.api.changes import cut
from editorial.clock import hold_clock
from editorial.models import Change
from editorial.services import publish, retire, save_record
from tests.factories import FigureFactory, HubFactory, SectorFactory

pytestmark = pytest.mark.django_db

CHANGES = "/api/v1/changes/"


def lines(*sequences: int) -> list[Change]:
    return [Change(sequence=sequence) for sequence in sequences]


def follow(client, limit: int) -> list[dict]:
    after, found = 0, []
    for _ in range(50):
        body = client.get(f"{CHANGES}?after={after}&limit={limit}").json()
        found += body["results"]
        if not body["results"]:
            return found
        after = body["next_after"]
    raise AssertionError("the feed has no end")


def test_changes_come_in_the_order_they_became_public(client):
    hub = HubFactory(slug="shenzhen", public=True)
    hub.tagline_en = "Makers"
    save_record(hub)
    hub.slug = "shenzhen-city"
    save_record(hub)
    retire(hub)

    body = client.get(CHANGES).json()

    assert [row["action"] for row in body["results"]] == [
        "created",
        "updated",
        "renamed",
        "updated",
        "retired",
    ]
    assert body["results"][0] | {"at": ""} == {
        "sequence": 1,
        "model": "hub",
        "slug": "shenzhen",
        "id": hub.pk,
        "action": "created",
        "at": "",
        "page_url": "http://testserver/en/hubs/shenzhen/",
    }


def test_a_claim_is_named_by_its_number(client):
    figure = FigureFactory(public=True)

    rows = client.get(f"{CHANGES}?lang=vi").json()["results"]
    (row,) = [row for row in rows if row["model"] == "hubfigure"]

    assert row["id"] == figure.number
    assert row["page_url"] == f"http://testserver/vi/figures/{figure.number}/"


def test_a_draft_is_no_change(client):
    save_record(HubFactory())

    assert client.get(CHANGES).json()["results"] == []


@pytest.mark.parametrize("limit", [1, 2, 3, 500])
def test_following_the_feed_gives_every_change_once(client, limit):
    with hold_clock():
        for hub in HubFactory.create_batch(4):
            publish(hub)
    for sector in SectorFactory.create_batch(3):
        publish(sector)

    rows = follow(client, limit)

    assert len(rows) == Change.objects.count() == 7
    assert [row["sequence"] for row in rows] == sorted(row["sequence"] for row in rows)


def test_a_page_never_splits_a_sequence(client):
    with hold_clock():
        for hub in HubFactory.create_batch(3):
            publish(hub)

    body = client.get(f"{CHANGES}?limit=2").json()

    assert len(body["results"]) == 3
    assert body["next"] is None


def test_a_sequence_that_would_be_split_waits_for_the_next_page():
    span = cut(lines(1, 2, 2), after=0, limit=2)

    assert [change.sequence for change in span.changes] == [1]
    assert (span.next_after, span.has_more) == (1, True)


def test_the_end_of_the_feed_stays_where_it_is(client):
    body = client.get(f"{CHANGES}?after=7").json()

    assert (body["results"], body["next_after"], body["next"]) == ([], 7, None)


def test_the_feed_takes_a_constant_number_of_queries(count_queries):
    HubFactory.create_batch(2, public=True)
    few = count_queries(CHANGES)
    HubFactory.create_batch(10, public=True)

    assert count_queries(CHANGES) == few
