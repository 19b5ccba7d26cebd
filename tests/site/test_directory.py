"""The directory in a real browser: in place with scripts, and the same without them."""

import gzip
import urllib.request

import pytest
from playwright.sync_api import expect

ROWS = ".company-row__name > a"
CHOICES = "hub=hangzhou&hub=shenzhen&kind=company"
MOST_SCRIPT_BYTES = 40_000


def names(page) -> list[str]:
    return page.locator(ROWS).all_inner_texts()


def choose(page, box: str) -> None:
    """Click a checkbox and wait until its answer is in place."""
    with page.expect_response(lambda response: "/companies/" in response.url):
        page.locator(box).click()
    expect(page.locator(".htmx-request, .htmx-settling")).to_have_count(0)


@pytest.mark.parametrize("query", ["", CHOICES, "sort=-founded&role=based", "hub=wuhan&q=dji"])
def test_one_address_gives_the_same_rows_with_and_without_scripts(open_page, query):
    with_scripts = open_page(f"/vi/companies/?{query}")
    without = open_page(f"/vi/companies/?{query}", java_script_enabled=False)

    assert names(with_scripts) == names(without)


def test_a_choice_changes_rows_counts_and_address_in_place(open_page, site):
    page = open_page("/en/companies/")
    page.evaluate("window.stayed = true")
    choose(page, "#hub-hangzhou")
    choose(page, "#kind-company")

    assert page.evaluate("window.stayed")
    assert page.url == f"{site}/en/companies/?hub=hangzhou&kind=company"
    assert "Tencent" not in names(page)
    assert page.locator("#result-line .count").inner_text() == str(len(names(page)))
    assert page.locator("#filter-count .count").text_content() == str(len(names(page)))
    assert page.locator("#role-based ~ .facet__count").inner_text() == "2"
    fresh = open_page("/en/companies/?hub=hangzhou&kind=company", java_script_enabled=False)
    assert names(fresh) == names(page)


def test_a_click_keeps_focus_scroll_and_open_lists(open_page):
    page = open_page("/en/companies/")
    page.locator("#field-sector .facet__more").click()
    box = page.locator("#field-sector .facet__rest .facet__box").last
    box.scroll_into_view_if_needed()
    identity, before = box.get_attribute("id"), page.evaluate("scrollY")
    choose(page, f"#{identity}")
    choose(page, f"#{identity}")

    assert page.evaluate("document.activeElement.id") == identity
    assert page.locator("#field-sector .facet__rest").get_attribute("open") is not None
    assert abs(page.evaluate("scrollY") - before) < 200


def test_the_back_button_brings_back_what_was_chosen_before(open_page, site):
    page = open_page("/en/companies/")
    everything = names(page)
    choose(page, "#hub-hangzhou")
    fewer = names(page)
    choose(page, "#kind-facility")

    page.go_back()
    page.wait_for_url(f"{site}/en/companies/?hub=hangzhou")
    expect(page.locator(ROWS)).to_have_count(len(fewer))
    assert names(page) == fewer
    assert page.locator("#hub-hangzhou").is_checked()
    assert not page.locator("#kind-facility").is_checked()
    page.go_back()
    expect(page.locator(ROWS)).to_have_count(len(everything))
    assert not page.locator("#hub-hangzhou").is_checked()


def test_a_chip_takes_its_filter_away_and_leaves_the_focus_on_the_result(open_page, site):
    page = open_page("/en/companies/?hub=hangzhou&kind=facility")
    choose(page, "[aria-label='Remove filter Kind: Facility']")

    assert page.url == f"{site}/en/companies/?hub=hangzhou"
    assert page.evaluate("document.activeElement.id") == "result-line"
    assert page.locator(".language-nav a").first.get_attribute("href").endswith("?hub=hangzhou")


def test_the_line_that_is_read_out_stays_while_its_words_change(open_page):
    page = open_page("/en/companies/")
    page.evaluate("window.line = document.getElementById('result-line')")
    before = page.locator("#result-line").inner_text()
    page.locator("#filter-sort").focus()
    page.locator("#filter-sort").select_option("-founded")
    expect(page.locator("#result-line")).to_contain_text("newest")

    assert page.evaluate("window.line.isConnected")
    assert page.locator("#result-line").inner_text() != before
    assert page.evaluate("document.activeElement.id") == "filter-sort"


def test_the_view_changes_in_place(open_page, site):
    page = open_page("/en/companies/?hub=hangzhou")
    choose(page, "#list-views a")

    assert page.url == f"{site}/en/companies/?hub=hangzhou&view=cards"
    assert page.locator(".company-card").count() > 0


def test_a_word_in_a_facet_finds_options_in_any_spelling(open_page):
    page = open_page("/vi/companies/")
    page.fill("#find-hub", "tham quyen")

    assert page.locator("#field-hub .facet__item:visible").all_inner_texts()[0].startswith("Thâm")
    assert page.locator("#field-hub .facet__item:visible").count() == 1
    page.locator("#filter-q").focus()
    assert "?" not in page.url


@pytest.mark.parametrize("scripts", [True, False])
def test_on_a_phone_the_panel_opens_and_stays_open(open_page, scripts):
    page = open_page("/en/companies/", width=390, java_script_enabled=scripts)
    assert not page.locator("#filter-q").is_visible()
    page.locator(".filter-panel__summary").click()
    assert page.locator("#filter-q").is_visible()

    if scripts:
        choose(page, "#hub-hangzhou")
        assert page.locator("#filter-q").is_visible()
    else:
        page.locator("#hub-hangzhou").check()
        page.locator(".filter-panel__actions button").click()
    assert "hub=hangzhou" in page.url
    assert "Tencent" not in names(page)


def test_the_scripts_of_the_page_are_small(open_page, site):
    page = open_page("/en/companies/")
    addresses = page.eval_on_selector_all("script[src]", "all => all.map(one => one.src)")
    total = 0
    for address in addresses:
        with urllib.request.urlopen(address) as response:
            body = response.read()
        total += len(gzip.compress(body))

    assert len(addresses) == 4
    assert total <= MOST_SCRIPT_BYTES
