"""An article read at the desk: from its text to published claims, by keys, counted."""

import re
import sys

import pytest

from tests.site.articles import import_article
from tests.site.conftest import PASSWORD

MOST = 50
CLAIMS = 10


class Hands:
    """Counts what an editor does: a key that acts, a click, a field that is typed."""

    def __init__(self, page):
        self.page, self.count = page, 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.count += 1

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)
        self.count += 1

    def go_on(self, key: str) -> None:
        """Press a key that leads to another page, and wait for that."""
        with self.page.expect_navigation():
            self.press(key)
        self.page.wait_for_load_state("load")


@pytest.fixture(scope="module")
def article(site, own_database):
    return import_article(own_database)


@pytest.fixture
def desk(open_page, site, article):
    page = open_page("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.goto(f"{site}/admin/desk/reading/{article}/")
    return page


def state(page) -> str:
    return page.locator(".reading__counts").inner_text()


def test_ten_claims_of_an_article_are_published_by_keys_alone(desk, site, article, capsys):
    hands = Hands(desk)
    assert "0 claims" in state(desk)
    while "10 claims" not in state(desk):
        if desk.locator("[data-missing]").count():
            hands.press("y")
            desk.wait_for_selector(".select2-search__field")
            hands.type("tertiary")
            desk.wait_for_selector(".select2-results__option--highlighted:has-text('ertiary')")
            hands.press("Enter")
        hands.go_on("y")
    if desk.locator("#claim-publish [name=acknowledged]").count():
        hands.press("P")
        hands.press("Space")
    hands.press("P")
    hands.go_on("Enter")

    with capsys.disabled():
        sys.stdout.write(f"\n{CLAIMS} published claims in {hands.count} interactions\n")
    assert desk.locator(".reading__list .state--published").count() == CLAIMS
    assert hands.count <= MOST
    answer = desk.request.get(f"{site}/en/sources/{article}/")
    assert answer.ok
    assert "6.67" in answer.text()


def test_words_that_are_marked_fill_a_form(desk):
    desk.evaluate(
        """() => {
          const piece = [...document.querySelectorAll('[data-start]')]
            .find((p) => p.textContent.startsWith('13'));
          getSelection().selectAllChildren(piece);
        }"""
    )
    desk.keyboard.press("c")
    desk.wait_for_url(re.compile("paragraph="))

    assert desk.input_value("[name=as_published]") == "13"
    assert desk.input_value("[name=value]") == "13"


def test_keys_can_be_switched_off_for_good(desk):
    desk.keyboard.press("?")
    desk.uncheck("#reading-keys-on")
    address = desk.url
    desk.evaluate("document.activeElement.blur()")
    desk.keyboard.press("n")
    desk.reload()

    assert desk.url == address
    assert not desk.is_checked("#reading-keys-on")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_article_and_its_form_fit_the_window(desk, width):
    desk.set_viewport_size({"width": width, "height": 900})

    assert desk.evaluate("document.documentElement.scrollWidth") == width


def test_a_key_rejects_a_suggestion_for_good(desk):
    desk.goto(re.sub(r"[?#].*", "", desk.url))
    left = int(re.search(r"(\d+) suggestions? left", state(desk))[1])
    with desk.expect_navigation():
        desk.keyboard.press("r")

    assert f"{left - 1} suggestion" in state(desk)
