"""What the site says of itself: pages that editors write in four languages."""

import pytest

from editorial.services import retire
from pages.headings import Heading, headings_of, plain_text
from pages.models import Page
from tests.factories import CorrectionFactory, PageFactory

pytestmark = pytest.mark.django_db

LONG = "\n\n".join(f"## Part {word} {{#{word}}}\n\nText." for word in ("a", "b", "c", "d", "e"))


def content_of(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("slug", ["about", "methodology", "contact"])
def test_a_page_shows_what_editors_wrote(client, slug):
    page = PageFactory(slug=slug, public=True)
    content = content_of(client, f"/en/{slug}/")

    assert page.get_absolute_url() == f"/en/{slug}/"
    assert "<h1>About this atlas</h1>" in content
    assert '<meta name="description" content="Who makes it.">' in content
    assert '<h2 id="who">Who</h2>' in content


@pytest.mark.parametrize("slug", ["about", "methodology", "contact"])
def test_a_page_that_is_not_published_is_not_found(client, slug):
    PageFactory(slug=slug)

    assert client.get(f"/en/{slug}/").status_code == 404


def test_a_retired_page_says_so(client):
    retire(PageFactory(public=True))

    response = client.get("/en/about/")

    assert response.status_code == 410
    assert "About this atlas" in response.content.decode()


def test_a_text_that_fell_back_is_marked_and_kept_from_search_engines(client):
    PageFactory(title_vi="Giới thiệu", public=True)
    content = content_of(client, "/vi/about/")

    assert "<h1>Giới thiệu</h1>" in content
    assert '<div class="prose" lang="en">' in content
    assert '<meta name="robots" content="noindex">' in content
    assert 'rel="alternate" hreflang="vi"' not in " ".join(content.split())


def test_the_other_languages_are_the_same_page_and_query(client):
    content = content_of(client, "/en/companies/?unknown=1&kind=institute")

    assert 'href="/zh-hant/companies/?kind=institute"' in content


def test_a_long_page_lists_its_parts(client):
    PageFactory(body_en=LONG, public=True)

    assert '<a href="#c">Part c</a>' in content_of(client, "/en/about/")


def test_a_short_page_lists_no_parts(client):
    PageFactory(public=True)

    assert "contents__list" not in content_of(client, "/en/about/")


def test_the_contact_page_gives_the_address_of_the_site(client, settings):
    settings.CONTACT_EMAIL = "desk@example.org"
    PageFactory(slug="contact", public=True)

    assert '<a class="mail-box__address" href="mailto:desk@example.org">' in content_of(
        client, "/en/contact/"
    )


def test_corrections_are_introduced_by_their_page(client):
    CorrectionFactory(public=True)
    assert "<h1>Corrections</h1>" in content_of(client, "/en/corrections/")

    PageFactory(slug="corrections", title_en="Put right", body_en="How we do it.", public=True)
    content = content_of(client, "/en/corrections/")

    assert "<h1>Put right</h1>" in content
    assert "<p>How we do it.</p>" in content
    assert "The article misplaces a bay." in content


def test_a_page_is_found_by_its_words(client):
    PageFactory(body_en="## Tiers {#tiers}\n\nNewspapers **stand** further off.", public=True)

    content = content_of(client, "/en/search/?q=newspapers")

    assert 'href="/en/about/"' in content.split("<main")[1].split("</main>")[0]


def test_every_slug_has_an_address():
    addresses = [Page(slug=slug).get_absolute_url() for slug in Page.Slug]

    assert sorted(addresses) == [
        "/en/",
        "/en/about/",
        "/en/contact/",
        "/en/corrections/",
        "/en/methodology/",
    ]


@pytest.mark.parametrize("path", ["/en/about/", "/en/corrections/"])
def test_query_count_does_not_grow_with_the_length_of_a_text(count_queries, path):
    page = PageFactory(slug=path.split("/")[2], body_en="Short.", public=True)
    few = count_queries(path)
    page.body_en = LONG * 10
    page.save()

    assert count_queries(path) == few


def test_headings_without_an_anchor_are_left_out():
    text = "## One {#one}\n\n## Two\n\n### Three {#three}\n\nfour {#four}"

    assert headings_of(text) == [Heading("One", "one")]


def test_headings_are_found_in_what_a_form_sends():
    assert headings_of("## One {#one}\r\n\r\nText.\r\n") == [Heading("One", "one")]


def test_plain_text_holds_words_and_no_marks():
    text = "## One {#one}\n\n- **Bold** and [a link](../about/)\n1. `code` {{figure:hub/a/b}}"

    assert plain_text(text).split() == ["One", "Bold", "and", "a", "link", "code"]
