"""What is folded on a phone stands open where there is room."""

import pytest


@pytest.mark.parametrize(
    "path, control",
    [
        ("/en/companies/", ".filter-panel__details input[name=q]"),
        ("/en/compare/shenzhen~hangzhou/", ".comparison-switches select"),
    ],
)
def test_controls_fold_on_a_phone_and_stand_open_on_a_desktop(open_page, path, control):
    assert open_page(path, width=1280).locator(control).first.is_visible()
    assert not open_page(path, width=390).locator(control).first.is_visible()


def test_folded_statements_are_printed(open_page):
    page = open_page("/en/hubs/shenzhen/")
    folded = page.locator(".voice-list__more li").first

    assert not folded.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
