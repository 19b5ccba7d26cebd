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


def test_an_empty_question_is_told_how_to_ask(client, db):
    assert "A minus leaves a word out" in client.get("/en/search/").content.decode()
    assert "A minus leaves a word out" not in client.get("/en/search/?q=a").content.decode()


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


@pytest.mark.parametrize("path", ["/en/search/?q=lake&lang=en", "/en/search/options/?q=lake"])
def test_query_count_does_not_grow_with_results(count_queries, path):
    HubFactory.create_batch(2, name_en="Lake", public=True)
    few = count_queries(path)
    HubFactory.create_batch(10, name_en="Lake", public=True)

    assert count_queries(path) == few


def test_the_piece_that_answers_is_marked_in_the_language_that_has_it(client):
    HubFactory(name_en="Lake", summary_vi="Gần Đà Nẵng, một thành phố.", public=True)

    page = client.get("/en/search/", {"q": "da nang"}).content.decode()

    assert 'lang="vi"' in page
    assert "<mark>Đà</mark> <mark>Nẵng</mark>" in page
    assert 'Text in <span lang="vi">Tiếng Việt</span>' in page


def test_a_run_of_chinese_is_marked_in_either_script(client):
    HubFactory(name_en="Lake", summary_zh_hans="这里谈深圳创新。", public=True)

    assert "<mark>深圳创新</mark>" in client.get("/zh-hant/search/?q=深圳創新").content.decode()


def test_one_kind_has_pages(client):
    HubFactory.create_batch(45, name_en="Lake", public=True)
    CompanyFactory(name_en="Lake", public=True)

    page = client.get("/en/search/?q=lake&type=hub&page=3")

    (group,) = page.context["results"].groups
    assert (group.count, len(group.hits)) == (45, 5)
    assert "type=hub&amp;page=2" in page.content.decode()


def test_the_texts_of_one_language_alone_are_searched_and_shown(client):
    HubFactory(
        slug="here", name_en="H", summary_vi="Bến cảng.", summary_en="Bến, a port.", public=True
    )
    HubFactory(slug="there", name_en="T", summary_en="By the bến.", public=True)

    page = client.get("/en/search/?q=bến&type=hub&lang=vi")

    text = page.content.decode()
    assert [hit.record.slug for hit in page.context["results"].groups[0].hits] == ["here"]
    assert "<mark>Bến</mark> cảng." in text
    assert '<span lang="vi" aria-current="true">Tiếng Việt</span>' in text
    assert "/en/search/?q=b%E1%BA%BFn&amp;type=hub&amp;lang=zh-hans" in text
    assert '/en/search/?q=b%E1%BA%BFn&amp;type=hub"' in text


def test_what_other_languages_have_is_offered_where_one_has_nothing(client, hangzhou):
    page = client.get("/en/search/?q=hangzhou&lang=zh-hant&type=company").content.decode()

    assert "1</span> result in all kinds and languages" in " ".join(page.split())


@pytest.mark.parametrize("query", ["type=planet", "lang=fr", "page=0", "page=x"])
def test_a_bad_value_shows_its_error_and_no_rows(client, hangzhou, query):
    page = client.get(f"/en/search/?q=hangzhou&{query}").content.decode()

    assert "There is a problem" in page
    assert "/en/hubs/hangzhou/" not in page


def test_where_nothing_is_found_near_names_and_other_kinds_are_offered(client, hangzhou):
    page = client.get("/en/search/?q=hangzhou&type=company").content.decode()
    assert "1</span> result in all kinds and languages" in " ".join(page.split())

    page = client.get("/en/search/?q=hangz0uu&type=company").content.decode()
    assert "Did you mean" in page
    assert "/en/hubs/hangzhou/" in page


def test_the_box_is_offered_the_first_results_alone(client, hangzhou):
    HubFactory.create_batch(9, name_en="Hangzhou Bay", public=True)
    piece = client.get("/vi/search/options/?q=hangzhou").content.decode()

    assert piece.count('role="option"') == 8
    assert piece.index('data-url="/vi/hubs/hangzhou/"') < piece.index('lang="en">Hangzhou Bay<')
    assert "<html" not in piece


@pytest.mark.parametrize("query", ["", "?q=", "?q=zzzz", "?q=%25"])
def test_the_box_is_offered_nothing_where_nothing_is_found(client, hangzhou, query):
    page = client.get(f"/en/search/options/{query}")

    assert (page.status_code, page.content.strip()) == (200, b"")


def test_a_page_of_results_is_kept_until_something_is_published(client, store, count_queries):
    client.get("/en/search/?q=lake&unknown=1")
    assert count_queries("/en/search/?q=lake") < 3

    HubFactory(slug="lake", name_en="Lake", public=True)
    assert "/en/hubs/lake/" in client.get("/en/search/?q=lake").content.decode()
