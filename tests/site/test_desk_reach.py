"""The desk's pages about articles are reached by everyone: contrast, names, widths, keys."""

import os
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.articles import import_article
from tests.site.conftest import PASSWORD
from tests.site.test_reach import OVERFLOW, WCAG

PAGES = [
    "reading/{slug}/",
    "reading/{slug}/?paragraph=3&start=42&end=46&as=company-figure",
    "reading/{slug}/?paragraph=6&start=0&end=7&stub=1",
    "reading/{slug}/?paragraph=6&as=membership",
    "reading/{slug}/?paragraph=6&as=event",
    "reading/{slug}/?paragraph=6&as=correction",
    "intake/",
    "sources/{slug}/clean/",
]
SCREENS = [(1280, "light"), (390, "dark")]
if os.environ.get("SOAK"):
    SCREENS = list(product((390, 1280), ("light", "dark")))


@pytest.fixture(scope="module")
def article(site, own_database):
    return import_article(own_database, "reached-by-everyone")


def sign_in(open_page, **screen):
    page = open_page("/admin/login/", **screen)
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    return page


@pytest.mark.parametrize("width, scheme", SCREENS)
def test_axe_finds_nothing_at_the_desk_of_articles(open_page, site, article, width, scheme):
    page = sign_in(open_page, width=width, scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(f"{site}/admin/desk/{path.format(slug=article)}")
        page.wait_for_load_state("load")
        if page.evaluate(OVERFLOW) > 0:
            found[path] = "sideways scroll"
        violations = Axe().run(page, options=WCAG).response["violations"]
        if violations:
            found[path] = [
                (v["id"], [(n["target"], n["failureSummary"]) for n in v["nodes"][:4]])
                for v in violations
            ]

    assert found == {}


def test_a_key_says_that_an_article_looks_clean(open_page, site, article):
    page = sign_in(open_page)
    page.goto(f"{site}/admin/desk/sources/{article}/clean/")

    page.keyboard.press("?")
    assert "looks clean" in page.locator("#clean-help").inner_text()
    with page.expect_navigation():
        page.keyboard.press("l")

    assert page.url.endswith(f"/admin/desk/reading/{article}/")
    page.goto(f"{site}/admin/desk/sources/{article}/clean/")
    page.keyboard.press("?")
    page.uncheck("[data-keys] [type=checkbox]")
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("l")
    page.reload()
    assert page.url.endswith("/clean/")


def test_a_key_begins_a_record_of_marked_words(open_page, site, article):
    page = sign_in(open_page)
    page.goto(f"{site}/admin/desk/reading/{article}/")
    page.evaluate(
        """() => {
          const text = [...document.querySelectorAll('[data-start]')]
            .find((p) => p.textContent.includes('cable cars')).firstChild;
          const at = text.data.indexOf('cable cars');
          getSelection().setBaseAndExtent(text, at, text, at + 'cable cars'.length);
        }"""
    )
    with page.expect_navigation():
        page.keyboard.press("s")

    assert page.input_value("#stub-name") == "cable cars"
    assert page.input_value("#stub-slug") == "cable-cars"
    assert page.evaluate("document.activeElement.id") == "stub-name"
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert page.locator("[name=mention][value='company.cable-cars']").is_checked()
