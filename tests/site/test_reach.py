"""Every kind of page is reached by everyone: contrast, names, widths, text size, no script."""

import os
from collections.abc import Iterator
from itertools import product

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.kinds import KINDS, LANGUAGES

WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
# The short run sees every kind in every language once, on a screen that others do not have.
SCREENS = [
    ("en", 320, "light"),
    ("vi", 1280, "dark"),
    ("zh-hans", 390, "dark"),
    ("zh-hant", 1280, "light"),
]
SOME_LANGUAGES = ["vi"]  # the one with the longest words
if os.environ.get("SOAK"):
    SCREENS = list(product(LANGUAGES, (320, 390, 1280), ("light", "dark")))
    SOME_LANGUAGES = LANGUAGES
TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""
OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
MAIN_TEXT = """() => {
  const main = document.querySelector("main").cloneNode(true);
  for (const element of main.querySelectorAll("[data-enhancement], script, template")) {
    element.remove();
  }
  return main.textContent.replace(/\\s+/g, " ").trim();
}"""


def visit(page, site: str, figure: int, language: str) -> Iterator[str]:
    """Open every kind of page in a language, and yield its name."""
    for kind, path in KINDS.items():
        page.goto(f"{site}/{language}/{path.format(figure=figure)}")
        yield kind


@pytest.mark.parametrize("language, width, scheme", SCREENS)
def test_axe_finds_nothing_and_nothing_runs_out_of_the_page(
    open_page, site, figure_number, language, width, scheme
):
    page = open_page(f"/{language}/", width=width, scheme=scheme)
    found = {}
    for kind in visit(page, site, figure_number, language):
        if page.evaluate(OVERFLOW) > 0:
            found[kind] = "sideways scroll"
        violations = Axe().run(page, options=WCAG).response["violations"]
        if violations:
            found[kind] = [(v["id"], v["nodes"][0]["target"]) for v in violations]

    assert found == {}


@pytest.mark.parametrize("language", SOME_LANGUAGES)
def test_text_may_be_twice_as_large_and_spaced_out(open_page, site, figure_number, language):
    page = open_page(f"/{language}/", width=1280)
    wide = []
    for kind in visit(page, site, figure_number, language):
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        if page.evaluate(OVERFLOW) > 0:
            wide.append((kind, "200 % text"))
        page.evaluate("document.documentElement.style.fontSize = ''")
        page.evaluate(TEXT_SPACING)
        if page.evaluate(OVERFLOW) > 0:
            wide.append((kind, "text spacing"))

    assert wide == []


@pytest.mark.parametrize("language", SOME_LANGUAGES)
def test_every_page_says_the_same_without_scripts(open_page, site, figure_number, language):
    scripted = open_page(f"/{language}/")
    plain = open_page(f"/{language}/", java_script_enabled=False)
    differing = []
    kinds = visit(scripted, site, figure_number, language)
    for kind, _same in zip(kinds, visit(plain, site, figure_number, language), strict=True):
        with_scripts = scripted.evaluate(MAIN_TEXT)
        if with_scripts != plain.evaluate(MAIN_TEXT):
            differing.append(kind)

    assert differing == []


def test_nothing_moves_for_readers_who_ask_for_stillness(open_page, site, figure_number):
    page = open_page("/en/", reduced_motion="reduce")

    for kind in visit(page, site, figure_number, "en"):
        assert page.evaluate("document.getAnimations().length") == 0, kind


def test_bars_are_seen_in_forced_colours(open_page):
    page = open_page("/en/compare/shenzhen~hangzhou/?view=bars", forced_colors="active")

    fill = "getComputedStyle(document.querySelector('.bar__body')).fill"
    ground = "getComputedStyle(document.body).backgroundColor"

    assert page.evaluate(fill) != page.evaluate(ground)


@pytest.mark.parametrize("width", [390, 1280])
def test_a_comparison_keeps_head_and_first_column_in_sight(open_page, width):
    page = open_page("/vi/compare/shenzhen~hangzhou~beijing~guizhou~shanghai/", width=width)
    region = page.locator(".comparison")
    scrolls_itself = region.evaluate("e => getComputedStyle(e).overflowY !== 'visible'")

    if scrolls_itself:
        region.evaluate("e => e.scrollTo(300, 600)")
    else:
        region.evaluate("e => scrollTo(0, e.getBoundingClientRect().top + scrollY + 600)")
    page.wait_for_timeout(100)
    frame = region.bounding_box() if scrolls_itself else {"x": 0, "y": 0}
    head = page.locator(".comparison thead th").first.bounding_box()

    assert abs(head["y"] - frame["y"]) <= 2
    if scrolls_itself:
        assert abs(head["x"] - frame["x"]) <= 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_language_switch_keeps_page_and_query(open_page, language):
    path = "companies/?hub=shenzhen&role=based"
    page = open_page(f"/{language}/{path}")
    for other in LANGUAGES:
        if other != language:
            target = page.locator(f".site-header .language-nav a[href^='/{other}/']")
            assert target.get_attribute("href") == f"/{other}/{path}"
