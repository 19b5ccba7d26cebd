"""Which languages a page names, and which pages search engines may list."""

import pytest

from tests.factories import (
    CompanyFactory,
    FigureFactory,
    GroupFactory,
    HubFactory,
    IndicatorFactory,
    SourceFactory,
)
from tests.pages.reading import alternates, canonical, head, is_noindex, meta

pytestmark = pytest.mark.django_db

LANGUAGES = ["en", "vi", "zh-hans", "zh-hant"]


def records() -> dict[str, list[str]]:
    """Publish one record of each kind in some languages; return these by the page's path."""
    HubFactory(slug="a", summary_en="In short.", summary_vi="Tóm tắt.", public=True)
    HubFactory(slug="b", name_zh_hant="乙", public=True)
    CompanyFactory(slug="c", summary_vi="Tóm tắt.", public=True)
    GroupFactory(slug="g", summary_zh_hans="摘要。", summary_zh_hant="摘要。", public=True)
    IndicatorFactory(slug="i", definition_vi="Đếm gì.", public=True)
    SourceFactory(slug="s", title_en="", title_zh_hans="题", title_vi="Tựa", public=True)
    figure = FigureFactory(
        hub__slug="f", hub__name_vi="Ph", indicator__name_vi="Chỉ số", public=True
    )
    return {
        "hubs/a/": ["en", "vi"],
        "hubs/b/": ["en", "zh-Hant"],
        "companies/c/": ["vi"],
        "groups/g/": ["zh-Hans", "zh-Hant"],
        "indicators/i/": ["en", "vi"],
        "sources/s/": ["vi", "zh-Hans"],
        f"figures/{figure.number}/": ["en", "vi"],
    }


def test_a_page_links_the_languages_it_is_written_in_and_they_link_back(client):
    for path, written in records().items():
        for language in written:
            links = alternates(head(client, f"/{language.lower()}/{path}"))

            assert links.pop("x-default") == links.get("en", links[written[0]]), path
            assert links == {each: f"/{each.lower()}/{path}" for each in written}, path


def test_a_page_that_fell_back_is_not_to_be_listed(client):
    for path, written in records().items():
        for language in LANGUAGES:
            page = head(client, f"/{language}/{path}")
            is_written = language in [each.lower() for each in written]

            assert is_noindex(page) is not is_written, (path, language)
            assert bool(alternates(page)) is is_written


def test_the_default_of_a_source_without_english_is_its_original(client):
    SourceFactory(
        slug="s", title_en="", title_vi="Tựa", title_zh_hant="題", language="zh-hant", public=True
    )

    assert alternates(head(client, "/vi/sources/s/"))["x-default"] == "/zh-hant/sources/s/"


@pytest.mark.parametrize(
    "path",
    ["", "hubs/", "compare/", "indicators/", "companies/", "sources/", "corrections/"],
)
def test_lists_and_standing_pages_are_in_every_language(client, path):
    for language in LANGUAGES:
        page = head(client, f"/{language}/{path}")

        assert not is_noindex(page)
        assert canonical(page) == f"/{language}/{path}"
        assert alternates(page) == {
            "en": f"/en/{path}",
            "vi": f"/vi/{path}",
            "zh-Hans": f"/zh-hans/{path}",
            "zh-Hant": f"/zh-hant/{path}",
            "x-default": f"/en/{path}",
        }


def test_a_narrowed_list_is_one_address_that_is_not_listed(client):
    page = head(client, "/vi/companies/?colour=red&kind=institute&kind=company")

    assert canonical(page) == "/vi/companies/?kind=company&kind=institute"
    assert is_noindex(page)


def test_a_page_of_a_list_has_its_own_title_description_and_alternates(client):
    SourceFactory.create_batch(51, public=True)
    first, second = head(client, "/en/sources/"), head(client, "/en/sources/?page=2&x=y")

    assert not is_noindex(second)
    assert canonical(second) == "/en/sources/?page=2"
    assert alternates(second)["vi"] == "/vi/sources/?page=2"
    assert first.findtext(".//title") != second.findtext(".//title")
    assert meta(first, "description") != meta(second, "description")


def test_a_comparison_links_canonical_addresses_from_any_order(client):
    rd = IndicatorFactory(headline_position=1, public=True)
    for slug in ("a", "b"):
        FigureFactory(hub__slug=slug, hub__name_vi=f"Hub {slug}", indicator=rd, public=True)
    turned = head(client, "/vi/compare/b~a/?view=bars")

    assert not is_noindex(turned)
    assert canonical(turned) == "/vi/compare/a~b/"
    assert alternates(turned) == {
        "en": "/en/compare/a~b/",
        "vi": "/vi/compare/a~b/",
        "x-default": "/en/compare/a~b/",
    }
    assert alternates(head(client, "/en/compare/a~b/")) == alternates(turned)


def test_only_pairs_of_the_best_documented_hubs_of_one_kind_are_listed(client):
    rd = IndicatorFactory(headline_position=1, public=True)
    other = IndicatorFactory(public=True)
    for slug, kind, indicator in (
        ("a", "city", rd),
        ("b", "city", rd),
        ("c", "city", rd),
        ("d", "city", other),
        ("p", "province", rd),
    ):
        FigureFactory(hub__slug=slug, hub__kind=kind, indicator=indicator, public=True)

    assert not is_noindex(head(client, "/en/compare/a~b/"))
    for path in ("a~b~c", "a~d", "a~p"):
        assert is_noindex(head(client, f"/en/compare/{path}/")), path


@pytest.mark.parametrize(
    "path, status",
    [
        ("/en/search/?q=a", 200),
        ("/en/nowhere/", 404),
        ("/en/hubs/nowhere/", 404),
        ("/en/compare/a~nowhere/", 404),
        ("/en/companies/?page=x", 200),
    ],
)
def test_results_and_errors_are_not_to_be_listed(client, path, status):
    HubFactory(slug="a", public=True)
    page = head(client, path, status)

    assert is_noindex(page)
    assert not alternates(page)


def test_the_guide_of_the_api_has_an_address_a_language(client):
    plain, vietnamese = head(client, "/api/v1/docs"), head(client, "/api/v1/docs/?lang=vi")

    assert canonical(plain) == "/api/v1/docs/"
    assert canonical(head(client, "/api/v1/docs/?lang=en")) == "/api/v1/docs/"
    assert canonical(vietnamese) == "/api/v1/docs/?lang=vi"
    assert alternates(plain) == alternates(vietnamese)
    assert alternates(plain)["x-default"] == alternates(plain)["en"] == "/api/v1/docs/"


def test_figures_of_one_indicator_have_titles_and_descriptions_of_their_own(client):
    first = FigureFactory(public=True)
    second = FigureFactory(hub=first.hub, indicator=first.indicator, public=True)
    pages = [head(client, f"/en/figures/{each.number}/") for each in (first, second)]

    assert len({page.findtext(".//title") for page in pages}) == 2
    assert len({meta(page, "description") for page in pages}) == 2


def test_a_description_is_never_in_another_language(client):
    for path, written in records().items():
        for language in LANGUAGES:
            told = meta(head(client, f"/{language}/{path}"), "description")

            assert told, (path, language)
            if language not in [each.lower() for each in written]:
                assert "Tóm tắt" not in told
                assert "摘要" not in told


def test_a_shared_link_shows_the_card_of_its_language(client):
    HubFactory(slug="a", name_en="A & B", summary_en="In short.", public=True)
    HubFactory(slug="v", summary_en="In short.", summary_vi="Tóm tắt.", public=True)
    page, other = head(client, "/en/hubs/a/"), head(client, "/vi/hubs/v/")

    assert meta(page, "og:title") == "A & B – Hubs"
    assert meta(page, "og:url") == "http://testserver/en/hubs/a/"
    assert meta(page, "og:image") == "http://testserver/static/cards/en.png"
    assert meta(page, "og:locale:alternate") == ""
    assert meta(other, "og:locale") == "vi_VN"
    assert meta(other, "og:locale:alternate") == "en_US"
    assert meta(other, "og:image") == "http://testserver/static/cards/vi.png"


def test_there_is_a_card_a_language_and_none_is_heavy(settings):
    for language in LANGUAGES:
        picture = settings.BASE_DIR / f"static/cards/{language}.png"

        assert 1_000 < picture.stat().st_size <= 60_000


def test_browsers_find_the_icons_at_the_root(client):
    for path, kind in (("/favicon.ico", "image/x-icon"), ("/apple-touch-icon.png", "image/png")):
        response = client.get(path)

        response.close()
        assert response.status_code == 200
        assert response["Content-Type"] == kind
