"""Pages of failure: in the language of the address, or in all four; nothing is looked up."""

import pytest
from django.core.exceptions import PermissionDenied
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied
from lxml import html

from pages.failures import WORDS, bad_request, server_error
from translations.languages import HTML_CODES, LANGUAGES

KINDS = ["400", "403", "403_csrf", "429", "500"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_failure_outside_of_a_language_speaks_four(kind):
    content = render_to_string(f"{kind}.html")

    for lang in HTML_CODES.values():
        assert f'<section class="notice-page__words" lang="{lang}">' in content
    assert content.count("<h1") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_failure_speaks_the_language_of_its_address(kind, language):
    request = RequestFactory().get(f"/{language}/hubs/")
    content = render_to_string(f"{kind}.html", {"request": request})

    assert f'<html lang="{HTML_CODES[language]}">' in content
    assert content.count("<section") == 1
    assert WORDS[kind][language][0] in content
    assert f'<a href="/{language}/">' in content


@pytest.mark.parametrize("kind", KINDS)
def test_a_failure_links_one_stylesheet_by_its_plain_name_and_no_script(kind):
    page = html.fromstring(render_to_string(f"{kind}.html"))
    files = page.xpath("//link[@rel='stylesheet']/@href")
    words = page.body.text_content()

    assert files == ["/static/css/site.css"]
    assert not page.xpath("//script")
    assert kind not in words
    assert "oops" not in words.lower()


@pytest.mark.parametrize("kind", KINDS)
def test_every_language_has_its_own_words(kind):
    assert set(WORDS[kind]) == set(LANGUAGES)
    assert len(set(WORDS[kind].values())) == len(LANGUAGES)


def test_a_failing_view_answers_with_the_page(client, db, settings, monkeypatch):
    monkeypatch.setattr("pages.views.Page.objects.at", lambda slug: 1 / 0)
    client.raise_request_exception = False

    response = client.get("/vi/")

    assert response.status_code == 500
    assert WORDS["500"]["vi"][0] in response.content.decode()
    assert settings.CONTACT_EMAIL in response.content.decode()


def test_a_form_without_its_token_is_refused_in_the_readers_language(db):
    response = Client(enforce_csrf_checks=True).post("/zh-hant/hubs/")

    assert response.status_code == 403
    assert WORDS["403_csrf"]["zh-hant"][0] in response.content.decode()


def test_a_page_for_others_says_so():
    response = permission_denied(RequestFactory().get("/en/hubs/"), PermissionDenied())

    assert response.status_code == 403
    assert WORDS["403"]["en"][0] in response.content.decode()


def test_an_address_with_a_nul_gets_the_page(client):
    response = client.get("/en/hubs/?q=%00")

    assert response.status_code == 400
    assert WORDS["400"]["en"][0] in response.content.decode()


@pytest.mark.parametrize("answer, status", [(bad_request, 400), (server_error, 500)])
def test_handlers_answer_with_their_status(answer, status):
    assert answer(RequestFactory().get("/")).status_code == status
