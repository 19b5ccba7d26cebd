"""The sitemap lists every public page in the languages it is written in; robots.txt names it."""

import lxml.etree
import pytest
from django.urls import reverse

from hubs.models import Hub
from pages import sitemaps
from tests.factories import (
    CompanyFactory,
    CompanyFigureFactory,
    FigureFactory,
    GroupFactory,
    HubFactory,
    IndicatorFactory,
    SourceFactory,
)
from tests.pages.reading import NAMESPACES, alternates, head, is_noindex, sitemap

pytestmark = pytest.mark.django_db


def test_it_lists_a_record_in_the_languages_it_is_written_in(client):
    HubFactory(slug="a", summary_en="In short.", summary_vi="Tóm tắt.", public=True)
    CompanyFactory(slug="c", summary_vi="Tóm tắt.", public=True)
    found = sitemap(client)

    assert found["/vi/hubs/a/"] == {
        "en": "/en/hubs/a/",
        "vi": "/vi/hubs/a/",
        "x-default": "/en/hubs/a/",
    }
    assert found["/vi/companies/c/"] == {"vi": "/vi/companies/c/", "x-default": "/vi/companies/c/"}
    assert "/zh-hans/hubs/a/" not in found
    assert "/en/companies/c/" not in found


def test_it_lists_what_pages_say_of_themselves(client):
    rd = IndicatorFactory(headline_position=1, definition_vi="Đếm gì.", public=True)
    FigureFactory(hub__slug="a", hub__name_vi="A", indicator=rd, public=True)
    FigureFactory(hub__slug="b", hub__name_vi="B", indicator=rd, public=True)
    CompanyFigureFactory(company__slug="c", public=True)
    GroupFactory(slug="g", name_zh_hans="组", public=True)
    SourceFactory(slug="s", language="vi", title_en="", title_vi="Tựa", public=True)
    found = sitemap(client)

    assert "/vi/compare/a~b/" in found
    for path, links in found.items():
        page = head(client, path)
        assert not is_noindex(page), path
        assert alternates(page) == links, path


def test_a_record_that_stands_on_a_listed_page_is_not_listed_again(client, monkeypatch):
    HubFactory(slug="a", public=True)
    monkeypatch.setattr(Hub, "get_absolute_url", lambda hub: "/en/hubs/")

    assert "/en/hubs/" in sitemap(client)


def test_it_hides_drafts(client):
    HubFactory(slug="atlantis")

    assert not [path for path in sitemap(client) if "atlantis" in path]


def test_it_does_not_read_the_host(client, settings):
    settings.SITE_URL = "https://atlas.example"
    content = client.get("/sitemap.xml", headers={"Host": "localhost"}).content.decode()

    assert "https://atlas.example/en/hubs/" in content
    assert "localhost" not in content


def test_it_says_when_a_record_changed(client):
    hub = HubFactory(slug="a", public=True)
    content = client.get("/sitemap.xml").content.decode()

    assert f"<lastmod>{hub.updated_at.isoformat()}</lastmod>" in content


def test_a_large_site_is_an_index_of_parts_that_leave_nothing_out(client, monkeypatch):
    HubFactory.create_batch(7, public=True)
    SourceFactory.create_batch(5, public=True)
    whole = sitemap(client)
    monkeypatch.setattr(sitemaps, "PAGES_A_PART", 4)
    index = client.get("/sitemap.xml").content
    parts = [
        address.text.removeprefix("http://testserver")
        for address in lxml.etree.fromstring(index).findall(".//s:loc", NAMESPACES)
    ]

    assert parts[0] == reverse("sitemap_part", args=[1])
    together = [path for part in parts for path in sitemap(client, part)]
    assert sorted(together) == sorted(whole)
    assert client.get(reverse("sitemap_part", args=[len(parts) + 1])).status_code == 404


def test_query_count_does_not_grow_with_rows(count_queries):
    def publish(number):
        FigureFactory.create_batch(number, public=True)
        CompanyFigureFactory.create_batch(number, public=True)
        GroupFactory.create_batch(number, public=True)
        SourceFactory.create_batch(number, language="vi", public=True)

    publish(1)
    few = count_queries("/sitemap.xml")
    publish(5)

    assert count_queries("/sitemap.xml") == few


def test_robots_keeps_the_desk_and_results_away_and_names_the_sitemap(client):
    response = client.get("/robots.txt")
    lines = response.content.decode().splitlines()

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/" in lines
    assert "Disallow: /zh-hant/search/" in lines
    assert "Sitemap: http://testserver/sitemap.xml" in lines
