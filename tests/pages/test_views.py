"""The home page, the ways to it, and the pages that say what went wrong."""

import pytest

from hubs.models import HubFigure
from tests.factories import (
    CompanyFigureFactory,
    FigureFactory,
    HubFactory,
    PageFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "vi", "zh-hans", "zh-hant"]


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(
    "language, html_lang",
    [("en", "en"), ("vi", "vi"), ("zh-hans", "zh-Hans"), ("zh-hant", "zh-Hant")],
)
def test_home_answers_in_every_language(client, language, html_lang):
    assert f'<html lang="{html_lang}">' in page(client, f"/{language}/")


def test_home_stands_without_any_content(client):
    assert "No figure has been published yet." in page(client, "/en/")


def test_home_shows_hubs_with_their_first_figures_and_sources(client):
    figure = FigureFactory(hub__name_en="Shenzhen", public=True)
    content = page(client, "/en/")

    assert "Shenzhen" in content
    assert '<data value="6.46">6.46</data>' in content
    assert figure.source.publisher.name_en in content


def test_home_hides_drafts(client):
    FigureFactory(hub__name_en="Atlantis", source__title_en="Secret source")
    content = page(client, "/en/")

    assert "Atlantis" not in content
    assert "Secret source" not in content


def test_home_offers_a_comparison_where_two_hubs_have_figures(client):
    FigureFactory(hub__slug="shenzhen", public=True)
    assert "pair-form" not in page(client, "/en/").split("</head>")[1]

    FigureFactory(hub__slug="hangzhou", public=True)
    content = page(client, "/en/")

    assert content.count('name="hub"') == 2
    assert '<option value="hangzhou"' in content


def test_home_says_what_its_editors_wrote(client):
    PageFactory(
        slug="home", title_en="Hubs compared", summary_en="By whom?", body_en="- One\n", public=True
    )
    content = page(client, "/en/")

    assert "Hubs compared" in content
    assert "By whom?" in content
    assert "<li>One</li>" in content
    assert 'href="/en/methodology/"' in content.split("</main>")[0]


def test_home_marks_words_that_fell_back(client):
    PageFactory(slug="home", title_en="Hubs compared", public=True)

    assert '<h1 class="home-head__title" lang="en">Hubs compared</h1>' in page(client, "/vi/")


def test_a_card_names_its_hub_in_every_language_and_its_country(client):
    hub = HubFactory(name_vi="Thâm Quyến", name_zh_hans="深圳", parent=HubFactory(name_en="China"))
    FigureFactory(hub=hub, public=True)
    card = page(client, "/en/").split('class="hub-card"')[1]

    assert '<li class="name" lang="vi">Thâm Quyến</li>' in card
    assert '<li class="name" lang="zh-Hans">深圳</li>' in card
    assert "China" in card


def test_a_card_says_when_figures_were_checked_or_else_entered(client):
    figure = FigureFactory(public=True)
    entered = f'<time datetime="{figure.recorded_at:%Y-%m-%d}">Entered on'
    assert entered in page(client, "/en/").split('class="hub-card"')[1]

    HubFigure.objects.update(reviewed_at="2026-03-02T10:00Z")

    assert '<time datetime="2026-03-02">Checked 2 March 2026' in page(client, "/en/")


def test_home_lists_figures_of_hubs_and_companies_newest_first(client):
    older = FigureFactory(public=True)
    newer = CompanyFigureFactory(public=True)

    assert list(client.get("/en/").context["figures"]) == [newer, older]


def test_query_count_of_home_does_not_grow_with_rows(count_queries):
    FigureFactory.create_batch(2, public=True)
    CompanyFigureFactory.create_batch(2, public=True)
    few = count_queries("/en/")
    FigureFactory.create_batch(8, public=True)
    CompanyFigureFactory.create_batch(3, public=True)
    SourceFactory.create_batch(3, public=True)

    assert count_queries("/en/") == few


@pytest.mark.parametrize(
    "accepted, language",
    [
        ("vi-VN,vi;q=0.9", "vi"),
        ("zh-CN", "zh-hans"),
        ("zh-TW,zh;q=0.9", "zh-hant"),
        ("fr", "en"),
        ("", "en"),
    ],
)
def test_root_leads_to_the_language_of_the_browser(client, accepted, language):
    response = client.get("/", headers={"Accept-Language": accepted})

    assert response.status_code == 302
    assert response["Location"] == f"/{language}/"
    assert "private" in response["Cache-Control"]
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))


def test_root_prefers_the_cookie_to_the_browser(client):
    client.cookies["lang"] = "zh-hant"

    assert client.get("/", headers={"Accept-Language": "vi"})["Location"] == "/zh-hant/"


def test_root_ignores_a_cookie_of_no_language(client):
    client.cookies["lang"] = "//evil.example"

    assert client.get("/")["Location"] == "/en/"


@pytest.mark.parametrize(
    "path, target",
    [
        ("/zh-cn/", "/zh-hans/"),
        ("/zh-sg/hubs/shenzhen/", "/zh-hans/hubs/shenzhen/"),
        ("/zh-TW/hubs/?q=%E6%B7%B1", "/zh-hant/hubs/?q=%E6%B7%B1"),
        ("/zh-hk/hubs/", "/zh-hant/hubs/"),
        ("/zh-mo/hubs/", "/zh-hant/hubs/"),
    ],
)
def test_a_chinese_region_leads_to_its_script(client, path, target):
    response = client.get(path)

    assert response.status_code == 301
    assert response["Location"] == target


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_unknown_page_is_not_found_and_offers_search(client, language):
    response = client.get(f"/{language}/nowhere/")
    content = response.content.decode()

    assert response.status_code == 404
    assert 'id="search-main"' in content
    assert f'href="/{LANGUAGES[LANGUAGES.index(language) - 1]}/nowhere/"' in content


def test_an_unknown_page_without_a_language_is_offered_in_each(client):
    content = client.get("/nowhere/?q=a").content.decode()

    assert 'href="/zh-hant/nowhere/?q=a"' in content
    assert 'href="/en/companies/"' in content


def test_every_page_has_one_heading_a_skip_link_and_no_inline_code(client):
    HubFactory(slug="shenzhen", public=True)
    for path in ("/en/", "/en/hubs/", "/en/hubs/shenzhen/", "/en/nowhere/"):
        content = client.get(path).content.decode()

        assert content.count("<h1") == 1, path
        assert 'href="#main"' in content
        assert "style=" not in content
        assert "<script>" not in content
        assert " onclick=" not in content


def test_a_page_names_itself_and_its_other_languages(client):
    content = page(client, "/en/hubs/")

    assert '<link rel="canonical" href="http://testserver/en/hubs/">' in content
    assert 'hreflang="zh-Hant" href="http://testserver/zh-hant/hubs/"' in " ".join(content.split())


def test_every_page_leads_to_what_the_site_says_of_itself_and_to_its_feeds(client):
    for path in ("/vi/hubs/", "/vi/nowhere/"):
        content = client.get(path).content.decode()

        for address in ("about/", "methodology/", "corrections/", "contact/"):
            assert f'href="/vi/{address}"' in content
        for kind in ("figures", "sources", "corrections"):
            assert content.count(f'href="http://testserver/vi/feeds/{kind}.atom"') == 1
            assert f'href="/vi/feeds/{kind}.atom"' in content


def test_the_section_one_is_in_is_marked(client):
    content = " ".join(page(client, "/en/hubs/").split())

    assert '<a href="/en/hubs/" aria-current="true">Hubs</a>' in content
