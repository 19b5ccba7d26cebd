"""What a reader sees in a real browser: widths, themes, no script, the desk."""

from tests.site.conftest import PASSWORD


def test_the_first_tab_reaches_the_skip_link(open_page):
    page = open_page("/en/hubs/shenzhen/")

    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#main"
    page.keyboard.press("Enter")

    page.wait_for_url("**#main")


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


def sign_in(open_page):
    page = open_page("/admin/login/")
    page.fill("[name=username]", "editor")
    page.fill("[name=password]", PASSWORD)
    page.click("[type=submit]")
    return page


DESK = ["", "hubs/hub/", "hubs/hub/add/", "hubs/hubfigure/?q=shenzhen", "pages/page/",
        "pages/page/add/", "sources/source/", "sources/source/add/", "auth/user/"]  # fmt: skip


def test_the_desk_breaks_no_policy(open_page, site):
    page = sign_in(open_page)

    for path in DESK:
        assert page.goto(f"{site}/admin/{path}").status == 200, path


def publish(page):
    """Press Publish… in a record's form, then on the page that shows what it changes."""
    page.locator("[name=_publish]").first.click()
    for box in page.locator("form[data-verb=publish] [name=acknowledged]").all():
        box.check()
    page.click("form[data-verb=publish] button")
    page.wait_for_selector(".messagelist .success")


def test_an_editor_writes_a_page_that_names_a_figure(open_page, site):
    page = sign_in(open_page)
    page.goto(f"{site}/admin/pages/page/?q=about")
    page.click("#result_list tbody th a")
    text = page.locator("[name=body_en]").input_value()
    page.fill("[name=body_en]", text + "\n\nShenzhen: {{figure:hub/nowhere/rd-intensity}}.")
    page.locator("[name=_save]").first.click()
    assert "finds no figure" in page.inner_text(".errorlist")

    page.fill("[name=body_en]", text + "\n\nShenzhen: {{figure:hub/shenzhen/rd-intensity@2024}}.")
    publish(page)
    page.goto(f"{site}/en/about/")

    assert "6.46% (2024)" in page.inner_text("main")


def test_an_editor_changes_a_live_hub_in_the_desk(open_page, site):
    page = sign_in(open_page)
    page.goto(f"{site}/admin/hubs/hub/?q=ningbo")
    page.click("#result_list tbody th a")
    page.fill("[name=tagline_vi]", "Một thành phố cảng")
    publish(page)

    page.goto(f"{site}/vi/hubs/ningbo/")

    assert "Một thành phố cảng" in page.inner_text("main")
