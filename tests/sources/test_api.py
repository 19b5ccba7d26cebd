"""Sources and corrections over the API."""

import pytest

from tests.factories import CorrectionFactory, FigureFactory, PublisherFactory, SourceFactory

pytestmark = pytest.mark.django_db


def get(client, path: str) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


@pytest.mark.parametrize(
    "path, factory",
    [
        ("sources/", SourceFactory),
        ("corrections/", CorrectionFactory),
        ("corrections/?expand=source", CorrectionFactory),
    ],
)
def test_query_count_does_not_grow_with_rows(count_queries, path, factory):
    factory.create_batch(2, public=True)
    few = count_queries(f"/api/v1/{path}")
    factory.create_batch(10, public=True)

    assert count_queries(f"/api/v1/{path}") == few


@pytest.mark.parametrize("path", ["sources", "corrections"])
def test_drafts_are_not_listed(client, path):
    CorrectionFactory()

    assert get(client, f"{path}/")["results"] == []


def test_a_source_is_written_as_promised(client):
    publisher = PublisherFactory(slug="times", name_en="The Times", name_vi="Thời báo")
    source = SourceFactory(
        slug="glacier",
        title_en="Which city is first?",
        original_title="谁是第一",
        language="zh-hans",
        publisher=publisher,
        published_on="2025-02-01",
        published_precision="month",
        public=True,
    )
    FigureFactory(source=source, public=True)
    FigureFactory(source=source)

    body = get(client, "sources/glacier/?lang=vi")

    assert body.pop("updated_at")
    assert body == {
        "slug": "glacier",
        "kind": "article",
        "title": "Which city is first?",
        "original_title": "谁是第一",
        "language": "zh-hans",
        "publisher": "times",
        "publisher_name": "Thời báo",
        "author": "",
        "published_on": "2025-02-01",
        "published_precision": "month",
        "accessed_on": None,
        "url": "",
        "rights": "copyright",
        "summary": "",
        "based_on": "",
        "credibility_note": "",
        "claim_count": 1,
        "page_url": "http://testserver/vi/sources/glacier/",
        "revision": 1,
        "fallback": {"title": "en"},
    }


def test_a_source_without_publisher_has_none(client):
    SourceFactory(publisher=None, public=True)

    (source,) = get(client, "sources/")["results"]

    assert (source["publisher"], source["publisher_name"]) == (None, None)


@pytest.mark.parametrize(
    "query, expected",
    [
        ("publisher=times", ["a"]),
        ("publisher__empty=true", ["b"]),
        ("language=vi", ["b"]),
        ("kind=press_release", ["b"]),
        ("published_on=2025", ["a"]),
        ("claim_count__gte=1", ["b"]),
        ("ordering=-claim_count", ["b", "a"]),
        ("title__ic=CITY", ["a"]),
        ("q=city", ["a"]),
    ],
)
def test_sources_are_narrowed_and_sorted(client, query, expected):
    SourceFactory(
        slug="a",
        title_en="Which city is first?",
        publisher__slug="times",
        published_on="2025-02-01",
        published_precision="month",
        public=True,
    )
    release = {"kind": "press_release", "language": "vi", "publisher": None}
    FigureFactory(source=SourceFactory(slug="b", **release), public=True)

    rows = get(client, f"sources/?{query}")["results"]

    assert [row["slug"] for row in rows] == expected


def test_no_answer_holds_the_text_of_a_source(client):
    SourceFactory(slug="glacier", public=True)

    body = get(client, "sources/glacier/")

    assert not {"text", "raw", "body", "snapshots", "passages"} & set(body)


def test_a_correction_says_where_its_source_is_wrong(client):
    correction = CorrectionFactory(source__slug="glacier", paragraph=12, public=True)

    body = get(client, f"corrections/{correction.number}/?fields=id,source,locator,text")

    assert body == {
        "id": correction.number,
        "source": "glacier",
        "locator": {"paragraph": 12},
        "text": "The article misplaces a bay.",
    }


def test_corrections_are_found_by_their_words(client):
    CorrectionFactory(text_en="The bay lies elsewhere.", public=True)
    CorrectionFactory(text_vi="Vịnh nằm ở nơi khác.", text_en="", public=True)

    assert get(client, "corrections/?q=bay")["count"] == 1
