"""What a reader sees in a real browser: widths, themes, no script, the desk."""

from tests.site.conftest import PASSWORD


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
