"""A draft written, submitted and worked through the queue by keys, in a browser."""

import re

from tests.site.conftest import PASSWORD


def test_a_draft_goes_through_the_queue_by_keys(open_page, site):
    page = open_page("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    page.goto(f"{site}/admin/hubs/hub/")
    page.click("#result_list tbody th a")
    page.fill("[name=tagline_vi]", "Câu mới")
    page.click("[name=_publish] >> nth=0")
    page.wait_for_url(re.compile(r"/admin/desk/drafts/\d+/$"))
    assert page.evaluate("document.activeElement.dataset.verb ?? document.activeElement.type")
    page.click("summary:has-text('Submit for review')")
    draft = re.search(r"/drafts/(\d+)/$", page.url).group(1)
    page.click("form[data-verb=submit] button")

    page.goto(f"{site}/admin/desk/review/")
    mine = page.locator(f"#draft-{draft}")
    for _item in page.locator("[data-item]").all():
        if mine.get_attribute("aria-current"):
            break
        page.keyboard.press("n")
    assert mine.get_attribute("aria-current") == "true"
    page.keyboard.press("r")
    assert page.evaluate("document.activeElement.name") == "reason"
    page.keyboard.type("an answer")
    assert page.evaluate("document.activeElement.value") == "an answer"
    page.evaluate("document.activeElement.blur()")
    for box in mine.locator("form[data-verb=approve] [name=acknowledged]").all():
        box.check()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("a")
    page.wait_for_selector(".messagelist .success")
    assert mine.locator(".state--published").count() == 1

    page.keyboard.press("?")
    page.uncheck("#queue-keys-on")
    page.reload()
    assert not page.is_checked("#queue-keys-on")
    assert page.locator("[data-item][aria-current]").count() == 0
