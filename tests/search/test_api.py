"""Search over the API."""

from itertools import groupby

import pytest

from hubs.models import Alias
from tests.factories import CompanyFactory, HubFactory, publish_whole

pytestmark = pytest.mark.django_db


def found(client, query: str) -> dict:
    response = client.get(f"/api/v1/search/?{query}")
    assert response.status_code == 200, response.content
    return response.json()


@pytest.fixture
def hangzhou():
    hub = HubFactory(
        slug="hangzhou",
        name_en="Hangzhou",
        name_vi="Hàng Châu",
        name_zh_hans="杭州",
        summary_en="A city by a lake.",
    )
    Alias.objects.create(hub=hub, text="Hang Chau", language="vi", kind="transliteration")
    publish_whole(hub)
    return hub


@pytest.mark.parametrize("question", ["hangzhou", "hang chau", "Hàng Châu", "杭州", "HANGZ"])
@pytest.mark.usefixtures("hangzhou")
def test_a_name_is_found_in_every_script(client, question):
    (hit,) = found(client, f"q={question}&lang=vi")["results"]

    assert hit == {
        "match": "whole",
        "kind": "hub",
        "slug": "hangzhou",
        "title": "Hàng Châu",
        "snippet": "A city by a lake.",
        "language": "vi",
        "page_url": "http://testserver/vi/hubs/hangzhou/",
    }


@pytest.mark.parametrize(
    ("question", "match"),
    [
        ("where is hangzhou", "partly"),
        ("hangzuo", "similar"),
        ("xyzzy lake", "some"),
    ],
)
@pytest.mark.usefixtures("hangzhou")
def test_a_result_tells_how_it_matches(client, question, match):
    (hit,) = found(client, f"q={question}")["results"]

    assert (hit["slug"], hit["match"]) == ("hangzhou", match)


def test_names_come_before_texts(client):
    HubFactory(slug="a", name_en="Alpha", summary_en="Close to Beta.", public=True)
    HubFactory(slug="b", name_en="Beta", public=True)

    assert [hit["slug"] for hit in found(client, "q=beta")["results"]] == ["b", "a"]


def test_pages_run_on_over_all_kinds(client):
    for number in range(3):
        HubFactory(name_en=f"Delta {number}", public=True)
        CompanyFactory(name_en=f"Delta {number}", public=True)

    pages = [found(client, f"q=delta&limit=2&offset={offset}") for offset in (0, 2, 4)]
    kinds = [hit["kind"] for page in pages for hit in page["results"]]

    assert sorted(kinds) == ["company"] * 3 + ["hub"] * 3
    assert len(list(groupby(kinds))) == 2
    assert {page["count"] for page in pages} == {6}
    assert pages[2]["next"] is None


def test_a_search_can_be_narrowed_to_kinds(client):
    HubFactory(name_en="Delta", public=True)
    CompanyFactory(name_en="Delta", public=True)

    hits = found(client, "q=delta&kind=company")["results"]

    assert [hit["kind"] for hit in hits] == ["company"]


def test_drafts_are_not_found(client):
    HubFactory(name_en="Delta")

    assert found(client, "q=delta")["results"] == []


def test_an_empty_question_finds_nothing(client):
    HubFactory(public=True)

    assert found(client, "q=")["count"] == 0


@pytest.mark.parametrize("query", ["", "q=a&q=b", "q=a&kind=planet"])
def test_a_search_needs_one_question_and_known_kinds(client, query):
    response = client.get(f"/api/v1/search/?{query}")

    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"


def test_query_count_does_not_grow_with_rows(count_queries):
    HubFactory.create_batch(2, name_en="Delta", public=True)
    few = count_queries("/api/v1/search/?q=delta")
    HubFactory.create_batch(10, name_en="Delta", public=True)

    assert count_queries("/api/v1/search/?q=delta") == few
