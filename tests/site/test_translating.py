"""Texts are translated in a browser, by keys alone, and by paragraph."""

import re

from tests.site.conftest import PASSWORD


def signed_in(open_page):
    page = open_page("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    return page


def test_a_text_is_translated_by_keys_alone(open_page, site):
    page = signed_in(open_page)
    page.goto(f"{site}/admin/hubs/hub/?q=wuhan")
    pk = re.search(r"/hub/(\d+)/", page.get_attribute("#result_list tbody th a", "href"))[1]
    page.goto(f"{site}/admin/desk/translations/hub/{pk}/vi/")

    page.keyboard.press("n")
    page.keyboard.press("Alt+ArrowDown")
    assert page.evaluate("document.activeElement.name") == "text-tagline"
    page.keyboard.press("Control+A")
    page.keyboard.type("Thành phố bên ba dòng sông")
    page.keyboard.press("Control+Enter")
    assert page.evaluate("document.activeElement.name") == "text-summary"
    page.wait_for_selector("#row-tagline .state--in_review")
    page.wait_for_selector("#translating-head a[href*='/desk/drafts/']")
    assert page.input_value("[name=text-tagline]") == "Thành phố bên ba dòng sông"
    assert page.evaluate("document.activeElement.name") == "text-summary"

    page.keyboard.press("Alt+ArrowUp")
    page.keyboard.press("Control+Shift+Enter")
    page.wait_for_selector("#row-tagline .state--reviewed")

    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("?")
    assert page.is_visible("#translating-help")
    assert "Noted." in page.text_content("#translating-told")


def test_paragraphs_are_checked_as_they_are_typed_and_saved_as_one_text(open_page, site):
    page = signed_in(open_page)
    page.goto(f"{site}/admin/pages/page/?q=methodology")
    pk = re.search(r"/page/(\d+)/", page.get_attribute("#result_list tbody th a", "href"))[1]
    page.goto(f"{site}/admin/desk/translations/page/{pk}/vi/")
    paragraphs = page.locator("[name=text-body]")
    before = paragraphs.evaluate_all("all => all.map(each => each.value)")
    assert len(before) > 2

    paragraphs.nth(1).fill("Đoạn này có 77 dòng.")
    page.wait_for_selector("#found-body .findings__item--error:has-text('77')")
    paragraphs.nth(1).press("Control+Enter")
    page.wait_for_selector("#row-body .state--in_review")

    page.reload()
    after = paragraphs.evaluate_all("all => all.map(each => each.value)")
    assert after == [before[0], "Đoạn này có 77 dòng.", *before[2:]]
