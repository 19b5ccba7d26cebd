"""A text is translated by keys alone, in a browser."""

import re

from tests.site.conftest import PASSWORD


def test_a_text_is_translated_by_keys_alone(open_page, site):
    page = open_page("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
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
