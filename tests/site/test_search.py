"""The search box in a real browser: by keyboard, and without scripts."""

from playwright.sync_api import expect


def box(page):
    return page.locator("#search-top")


def typed(page, text: str):
    box(page).fill("")
    box(page).press_sequentially(text)
    return page.locator("#search-top-list [role=option]")


def test_what_is_typed_is_found_and_opened_by_keyboard(open_page):
    page = open_page("/en/about/")
    options = typed(page, "hang ch")
    expect(options.first).to_contain_text("Hangzhou")
    expect(box(page)).to_have_attribute("aria-expanded", "true")

    page.keyboard.press("ArrowDown")
    chosen = box(page).get_attribute("aria-activedescendant")
    expect(page.locator(f"#{chosen}")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")

    page.wait_for_url("**/en/hubs/hangzhou/")


COUNT_EMPTY = """() => {
  window.timesEmpty = 0;
  const list = document.getElementById("search-top-list");
  const look = () => { if (list.hidden || !list.children.length) window.timesEmpty++; };
  new MutationObserver(look).observe(list, { childList: true, attributes: true });
}"""


def test_the_list_stays_until_the_next_answer_is_there(open_page):
    page = open_page("/en/about/")
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    options = typed(page, "hang")
    expect(options.first).to_contain_text("Hangzhou")
    page.evaluate(COUNT_EMPTY)

    box(page).press_sequentially(" chau")
    expect(options.first).to_contain_text("Hangzhou")
    box(page).fill("tham quyen")
    expect(options.first).to_contain_text("Shenzhen")

    assert page.evaluate("window.timesEmpty") == 0
    assert sum("htmx" in address for address in asked) == 1

    box(page).fill("")
    expect(page.locator("#search-top-list")).to_be_hidden()


def test_words_that_stand_in_the_box_are_not_asked_for_before_they_change(open_page):
    page = open_page("/en/search/?q=shenzhen")
    box_of_page, options = page.locator("#search-page"), page.locator("#search-page-list li")

    with page.expect_request("**/htmx-2*"):
        box_of_page.focus()
    page.keyboard.press("Tab")
    expect(page.locator("#search-page-list")).to_be_hidden()
    box_of_page.focus()
    page.keyboard.press("ArrowDown")
    expect(options.first).to_contain_text("Shenzhen")
    page.keyboard.press("Tab")

    expect(page.locator("#search-page-list")).to_be_hidden()


def test_who_types_on_asks_for_the_words_and_not_for_the_option(open_page):
    page = open_page("/en/about/")
    expect(typed(page, "hang").first).to_contain_text("Hangzhou")
    page.keyboard.press("ArrowDown")

    box(page).press_sequentially("zhou dragons")
    expect(box(page)).not_to_have_attribute("aria-activedescendant", "search-top-list-0")
    page.keyboard.press("Enter")

    page.wait_for_url("**/en/search/?q=hangzhou+dragons")


def test_escape_closes_what_was_found_and_keeps_the_words(open_page):
    page = open_page("/en/about/")
    expect(typed(page, "shen").first).to_be_visible()

    page.keyboard.press("Escape")

    expect(page.locator("#search-top-list")).to_be_hidden()
    expect(box(page)).to_have_value("shen")


def test_what_was_asked_before_is_kept_on_the_device(open_page, site):
    page = open_page("/en/about/")
    box(page).fill("深圳創新")
    page.keyboard.press("Enter")
    page.wait_for_url("**/en/search/**")

    page.goto(f"{site}/en/about/")
    box(page).focus()

    expect(page.locator("#search-top-list [role=option]")).to_have_text(["深圳創新"])
    assert page.context.cookies() == []


def test_the_search_works_without_scripts(open_page):
    page = open_page("/vi/", java_script_enabled=False)
    box(page).fill("hang chau")
    page.keyboard.press("Enter")

    first = page.locator("#search-results .search-results__item a").first
    expect(first).to_have_text("Hàng Châu")
    assert page.locator("mark").count() > 0


def test_the_results_and_the_list_fit_a_phone(open_page):
    page = open_page("/en/search/?q=shenzhen")
    page.set_viewport_size({"width": 390, "height": 844})
    expect(typed(page, "shen").first).to_be_visible()

    assert page.evaluate("document.documentElement.scrollWidth") <= 390
