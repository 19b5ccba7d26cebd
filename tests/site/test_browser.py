"""What a reader sees in a real browser: widths, themes, no script, the desk."""

import os

import pytest

from tests.site.conftest import PASSWORD

LANGUAGES = ["en", "vi", "zh-hans", "zh-hant"]
PATHS = [
    "",
    "hubs/",
    "hubs/shenzhen/",
    "hubs/guizhou/",
    "hubs/ningbo/",
    "compare/",
    "compare/shenzhen~hangzhou/",
    "companies/",
    "companies/?view=cards&hub=shenzhen",
    "companies/alibaba/",
    "groups/shenzhen-elephants/",
    "indicators/",
    "indicators/rd-intensity/",
    "sources/",
    "sources/glacier-which-city-innovates-first/",
    "corrections/",
    "search/?q=hang+chau",
]
SCREENS = [(390, "light"), (1280, "dark")]
if os.environ.get("SOAK"):
    SCREENS = [(w, s) for w in (320, 390, 1280) for s in ("light", "dark")]


@pytest.fixture
def open_page(browser, site):
    """Return a function that opens a path and gives the page; complaints fail the test."""
    contexts = []
    complaints = []

    def open_one(path: str, *, width=1280, scheme="light", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 900}, color_scheme=scheme, **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: complaints.append(m.text) if m.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(site + path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("width, scheme", SCREENS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_fit_their_screen_and_break_no_policy(open_page, site, language, width, scheme):
    page = open_page(f"/{language}/", width=width, scheme=scheme)
    for path in PATHS:
        page.goto(f"{site}/{language}/{path}")
        widest = page.evaluate("document.documentElement.scrollWidth")
        assert widest <= width, (path, widest)
        assert page.locator("h1").count() == 1, path


def test_the_first_tab_reaches_the_skip_link(open_page):
    page = open_page("/en/hubs/shenzhen/")

    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    assert page.url.endswith("#main")


def test_the_directory_is_filtered_without_scripts(open_page):
    page = open_page("/vi/companies/", java_script_enabled=False)

    page.goto(page.url + "?hub=hangzhou&role=headquarters")

    names = page.locator("main").inner_text()
    assert "Alibaba" in names
    assert "Tencent" not in names


def test_the_comparison_keeps_its_head_in_sight(open_page):
    page = open_page("/en/compare/shenzhen~hangzhou/")

    page.mouse.wheel(0, 1200)
    page.wait_for_timeout(200)
    top = page.locator("thead th").first.bounding_box()["y"]

    assert abs(top) < 2


def test_the_theme_is_kept_from_page_to_page(open_page, site):
    page = open_page("/en/")
    before = page.evaluate("getComputedStyle(document.body).backgroundColor")

    page.locator(".theme-button").first.click()
    page.goto(f"{site}/en/hubs/")

    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != before


def test_an_anonymous_reader_gets_no_cookie(open_page):
    page = open_page("/zh-hant/hubs/shenzhen/")

    assert page.context.cookies() == []


def test_an_editor_changes_a_live_hub_in_the_desk(open_page, site):
    page = open_page("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.goto(f"{site}/admin/hubs/hub/?q=ningbo")
    page.click("#result_list tbody th a")
    page.fill("[name=tagline_vi]", "Một thành phố cảng")
    page.locator("[name=_save]").first.click()

    page.goto(f"{site}/vi/hubs/ningbo/")

    assert "Một thành phố cảng" in page.inner_text("main")
