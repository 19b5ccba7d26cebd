"""Feeds: valid Atom in the reader's language, the same ids for good, addresses of the site."""

import pytest
from lxml import etree, html

from tests.factories import (
    CompanyFigureFactory,
    CorrectionFactory,
    FigureFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

KINDS = ["figures", "sources", "corrections"]
LANGUAGES = {"en": "en", "vi": "vi", "zh-hans": "zh-Hans", "zh-hant": "zh-Hant"}
ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"


def feed(client, kind, language="en", **headers):
    response = client.get(f"/{language}/feeds/{kind}.atom", headers=headers)
    assert response.status_code == 200
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(response.content)


def texts(element, path):
    return [found.text for found in element.xpath(path, namespaces=ATOM)]


def hrefs(element, path):
    return element.xpath(f"{path}/@href", namespaces=ATOM)


def entry_of(client, kind, language="en"):
    (entry,) = feed(client, kind, language).xpath("a:entry", namespaces=ATOM)
    return entry


@pytest.fixture
def one_of_each():
    FigureFactory(source__url="https://example.org/a", public=True)
    CompanyFigureFactory(public=True)
    CorrectionFactory(public=True)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_has_all_that_atom_asks_for(client, one_of_each, kind, language):
    root = feed(client, kind, language)

    assert root.get(XML_LANG) == LANGUAGES[language]
    assert hrefs(root, "a:link[@rel='self']") == [f"http://testserver/{language}/feeds/{kind}.atom"]
    assert len(hrefs(root, "a:link[@rel='alternate']")) == 1
    for path in ("a:title", "a:id", "a:updated", "a:author/a:name", "a:rights"):
        (text,) = texts(root, path)
        assert text, path
    entries = root.xpath("a:entry", namespaces=ATOM)
    assert entries
    for entry in entries:
        for path in ("a:title", "a:id", "a:updated", "a:published", "a:summary"):
            (text,) = texts(entry, path)
            assert text, path
    ids = texts(root, "//a:id")
    assert len(set(ids)) == len(ids)


@pytest.mark.parametrize("kind", KINDS)
def test_a_feed_stands_without_any_content(client, kind):
    assert not feed(client, kind).xpath("a:entry", namespaces=ATOM)


@pytest.mark.parametrize("kind", KINDS)
def test_addresses_are_those_of_the_site_whatever_the_host(client, settings, one_of_each, kind):
    settings.SITE_URL = "https://atlas.example"
    settings.ALLOWED_HOSTS = ["other.example"]

    root = feed(client, kind, Host="other.example")

    links = hrefs(root, "//a:link") + texts(root, "//a:uri")
    for summary in texts(root, "//a:summary"):
        links += [a for a in html.fromstring(summary).xpath("//a/@href") if "example.org" not in a]
    assert links
    assert {link.partition("/en/")[0] for link in links} == {"https://atlas.example"}


def test_a_figure_is_told_in_words_with_period_and_source(client):
    figure = FigureFactory(hub__name_en="Shenzhen", indicator__name_en="R&D intensity", public=True)
    entry = entry_of(client, "figures")
    summary = html.fromstring(texts(entry, "a:summary")[0])

    assert texts(entry, "a:title") == ["Shenzhen: R&D intensity, 6.46% (2024)"]
    assert hrefs(entry, "a:link") == [f"http://testserver/en/figures/{figure.number}/"]
    assert "6.46%" in summary.text_content()
    assert "2024" in summary.text_content()
    assert figure.source.title_en in summary.text_content()
    assert f"http://testserver/en/sources/{figure.source.slug}/" in summary.xpath("//a/@href")


def test_a_target_is_called_one(client):
    FigureFactory(kind="target", public=True)

    assert "Target" in texts(entry_of(client, "figures"), "a:summary")[0]


def test_figures_of_hubs_and_companies_come_newest_first(client):
    older, newer = FigureFactory(public=True), CompanyFigureFactory(public=True)

    ids = texts(feed(client, "figures"), "a:entry/a:id")

    assert [name.rsplit("/", 1)[1] for name in ids] == [str(newer.number), str(older.number)]


def test_an_entry_keeps_its_id_and_moves_its_date_when_it_changes(client):
    source = SourceFactory(public=True)
    before = entry_of(client, "sources")
    source.title_en = "Another title"
    source.save()
    after = entry_of(client, "sources")

    assert texts(before, "a:id") == texts(after, "a:id")
    assert texts(before, "a:published") == texts(after, "a:published")
    assert texts(before, "a:updated") <= texts(after, "a:updated")


def test_ids_differ_between_languages(client):
    SourceFactory(public=True)
    ids = [texts(entry_of(client, "sources", language), "a:id")[0] for language in LANGUAGES]

    assert len(set(ids)) == len(LANGUAGES)


@pytest.mark.parametrize("kind", ["sources", "corrections"])
def test_an_entry_whose_title_fell_back_names_its_language(client, kind):
    CorrectionFactory(source__title_en="One title", public=True)

    assert entry_of(client, kind, "vi").get(XML_LANG) == "en"
    assert entry_of(client, kind, "en").get(XML_LANG) is None


def test_a_text_that_fell_back_is_marked_within_the_content(client):
    CorrectionFactory(text_en="It is not so.", source__title_vi="Nhan đề", public=True)
    entry = entry_of(client, "corrections", "vi")
    summary = html.fromstring(texts(entry, "a:summary")[0])

    assert entry.get(XML_LANG) is None
    assert summary.xpath("//*[@lang='en'][contains(., 'It is not so.')]")


def test_a_figure_of_names_in_two_languages_stays_in_the_readers(client):
    FigureFactory(hub__name_vi="Thâm Quyến", indicator__name_en="Patents", public=True)
    assert entry_of(client, "figures", "vi").get(XML_LANG) is None


def test_drafts_and_deprecated_figures_are_in_no_feed(client):
    FigureFactory()
    FigureFactory(rank="deprecated", public=True)
    CorrectionFactory()

    assert not feed(client, "figures").xpath("a:entry", namespaces=ATOM)
    assert not feed(client, "corrections").xpath("a:entry", namespaces=ATOM)


def test_a_feed_holds_the_latest_fifty(client):
    SourceFactory.create_batch(52, public=True)

    assert len(feed(client, "sources").xpath("a:entry", namespaces=ATOM)) == 50


@pytest.mark.parametrize("kind", KINDS)
def test_query_count_does_not_grow_with_entries(count_queries, one_of_each, kind):
    few = count_queries(f"/en/feeds/{kind}.atom")
    FigureFactory.create_batch(6, public=True)
    CompanyFigureFactory.create_batch(3, public=True)
    CorrectionFactory.create_batch(6, public=True)

    assert count_queries(f"/en/feeds/{kind}.atom") == few
