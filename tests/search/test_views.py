"""The search page finds a record under every way to write its name."""

import pytest

from tests.factories import CompanyFactory, HubFactory, IndicatorFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hangzhou():
    return HubFactory(
        slug="hangzhou",
        name_en="Hangzhou",
        name_vi="Hàng Châu",
        name_zh_hans="杭州",
        name_zh_hant="杭州",
        public=True,
    )


@pytest.mark.parametrize("question", ["杭州", "Hàng Châu", "hang chau", "HANGZHOU", "hangz"])
@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_every_way_to_write_a_name_finds_it_in_every_language(client, hangzhou, question, language):
    page = client.get(f"/{language}/search/", {"q": question})

    assert f"/{language}/hubs/hangzhou/" in page.content.decode()


def test_drafts_are_not_found(client):
    HubFactory(name_en="Hidden")

    page = client.get("/en/search/", {"q": "Hidden"}).content.decode()

    assert "Nothing was found" in page
    assert "Hidden</a>" not in page


def test_nothing_found_helps(client, db):
    page = client.get("/en/search/", {"q": "zzzz"}).content.decode()

    assert "Nothing was found" in page


@pytest.mark.parametrize("question", ["", " ", "%", "_", "'\"-", "a" * 5000, "深" * 300, "(*&^"])
def test_no_question_however_odd_is_an_error(client, db, question):
    assert client.get("/en/search/", {"q": question}).status_code == 200


def test_percent_is_no_wildcard(client, hangzhou):
    assert b"hangzhou" not in client.get("/en/search/", {"q": "%"}).content.split(b"<main")[1]


def test_results_are_grouped_by_kind(client):
    HubFactory(name_en="Lake hub", public=True)
    CompanyFactory(name_en="Lake works", public=True)
    IndicatorFactory(name_en="Lake share", public=True)
    SourceFactory(title_en="Lake news", public=True)

    groups = client.get("/en/search/", {"q": "lake"}).context["results"].groups

    assert {(group.title, group.count) for group in groups} == {
        ("Hubs", 1),
        ("Companies", 1),
        ("Indicators", 1),
        ("Sources", 1),
    }


def test_query_count_does_not_grow_with_results(count_queries):
    HubFactory.create_batch(2, name_en="Lake", public=True)
    few = count_queries("/en/search/?q=lake")
    HubFactory.create_batch(10, name_en="Lake", public=True)

    assert count_queries("/en/search/?q=lake") == few
