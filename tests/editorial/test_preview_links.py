"""Signed links to previews: for a week, for who has no account, for nobody else."""

from datetime import timedelta

import pytest
from django.core.signing import Signer
from django.utils import timezone
from lxml import html

from editorial import preview_links
from editorial.drafts import discard_draft
from editorial.models import Release
from editorial.preview_links import LASTS, Link, LinkUnknown, read_token
from editorial.publishing import publish_draft, publish_release
from editorial.review import put_in_release, unschedule
from editorial.services import retire
from hubs.models import Hub
from tests import factories
from tests.editorial.people import editor, publisher
from tests.editorial.test_previewing import draft_over, everything
from translations.languages import HTML_CODES, LANGUAGES

pytestmark = pytest.mark.django_db


@pytest.fixture
def draft():
    hub = factories.HubFactory(name_en="Old town", public=True)
    return draft_over(hub, name_en="New town", name_zh_hant="新城")


def link_to(draft, language: str = "en", **given) -> str:
    return Link(draft.pk, f"{draft.model}-{draft.object}", language, **given).address


def later(monkeypatch, span: timedelta) -> None:
    """Let time pass."""
    then = timezone.now() + span
    monkeypatch.setattr(preview_links.timezone, "now", lambda: then)


def heading(response) -> str:
    return html.fromstring(response.content).xpath("normalize-space(//h1)")


def test_an_outsider_sees_the_draft_without_an_account(client, draft):
    response = client.get(link_to(draft))

    assert response.status_code == 200
    assert "New town" in heading(response)


def test_a_link_sets_no_cookie_and_is_kept_indexed_and_framed_by_nobody(client, draft):
    response = client.get(link_to(draft))

    assert not response.cookies
    assert response["Cache-Control"] == "private, no-store"
    assert response["X-Robots-Tag"] == "noindex, nofollow"
    assert response["Referrer-Policy"] == "no-referrer"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Content-Security-Policy"] == client.get("/en/")["Content-Security-Policy"]
    assert "Disallow: /preview/" in client.get("/robots.txt").content.decode().splitlines()


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_link_has_its_language_and_leads_to_the_others(client, draft, language):
    address = link_to(draft, language)

    response = client.get(address, headers={"accept-language": "vi"})
    page = html.fromstring(response.content)

    assert page.get("lang") == HTML_CODES[language]
    assert response["Content-Language"] == language
    others = page.xpath("(//nav[contains(@class, 'language-nav')])[1]//a/@href")
    assert others == [f"{address}?lang={code}" for code in LANGUAGES if code != language]


def test_another_language_of_a_link_is_asked_for_by_a_parameter(client, draft):
    response = client.get(link_to(draft), {"lang": "zh-hant"})

    assert "新城" in heading(response)
    assert client.get(link_to(draft), {"lang": "xx"}).status_code == 200


def test_a_link_works_for_seven_days(client, draft, monkeypatch):
    address = link_to(draft, "zh-hant")

    later(monkeypatch, LASTS - timedelta(minutes=1))
    assert client.get(address).status_code == 200
    later(monkeypatch, LASTS + timedelta(minutes=1))
    response = client.get(address)

    assert response.status_code == 410
    assert html.fromstring(response.content).get("lang") == "zh-Hant"
    assert "New town" not in response.content.decode()


def test_a_page_tells_until_when_its_link_works_and_no_name_to_sign_in_with(client, draft):
    told = html.fromstring(client.get(link_to(draft)).content).xpath("string(//aside)")

    assert "This link works until" in told
    assert draft.author.get_username() not in told


@pytest.mark.parametrize("position", [0, 5, -1])
def test_a_changed_token_is_none(client, draft, position):
    token = list(link_to(draft).split("/")[2])
    token[position] = "A" if token[position] != "A" else "B"

    response = client.get(f"/preview/{''.join(token)}/", headers={"accept-language": "vi"})

    assert response.status_code == 404
    assert html.fromstring(response.content).get("lang") == "vi"


@pytest.mark.parametrize("token", ["x", "a:b:c", "深圳", ":", "e30:x"])
def test_what_is_no_token_is_not_found(client, token):
    assert client.get(f"/preview/{token}/").status_code == 404


def test_a_signature_for_another_purpose_opens_nothing():
    token = Signer(salt="elsewhere").sign_object({"draft": 1, "page": "", "language": "en"})

    with pytest.raises(LinkUnknown):
        read_token(token)


def test_a_token_of_another_form_opens_nothing():
    token = Signer(salt=preview_links.SALT).sign_object({"draft": 1, "page": "", "tongue": "en"})

    with pytest.raises(LinkUnknown):
        read_token(token)


def test_a_draft_published_since_leads_to_the_live_page(client, draft):
    address = link_to(draft, "vi")
    publish_draft(draft, by=publisher())

    response = client.get(address)

    assert response.status_code == 410
    hub = Hub.objects.get()
    assert f'href="/vi/hubs/{hub.slug}/"' in response.content.decode()


def test_of_a_draft_published_and_retired_since_no_page_is_linked(client, draft):
    address = link_to(draft)
    publish_draft(draft, by=publisher())
    retire(Hub.objects.get())

    assert f"/hubs/{Hub.objects.get().slug}/" not in client.get(address).content.decode()


def test_a_discarded_draft_says_so(client, draft):
    address = link_to(draft)
    discard_draft(draft, by=publisher())

    response = client.get(address)

    assert response.status_code == 410
    assert "no longer there" in heading(response)


def test_a_draft_that_cannot_be_shown_says_nothing_of_why(client, draft):
    draft.data |= {"parent": "secret-place"}
    draft.save()

    response = client.get(link_to(draft))

    assert response.status_code == 409
    assert "secret-place" not in response.content.decode()


def test_a_link_shows_a_whole_release_set_until_it_is_published(client, draft):
    boss = publisher()
    release = Release.objects.create(slug="spring", title="Spring")
    whole = draft_over(factories.HubFactory(name_en="Whole", public=True), name_en="The whole")
    part = draft_over(Hub.objects.get(pk=draft.object), parent=whole.data["slug"])
    for each in (whole, part):
        put_in_release(each, release, by=boss)
    address = link_to(part, release="spring")

    assert "The whole" in client.get(address).content.decode()
    publish_release(release, by=boss)
    response = client.get(address)

    assert response.status_code == 410
    assert "has been published" in heading(response)


def test_a_link_to_a_release_set_does_not_outlive_the_drafts_leaving_it(client, draft):
    release = Release.objects.create(slug="spring", title="Spring")
    put_in_release(draft, release, by=editor("boss"))
    address = link_to(draft, release="spring")
    unschedule(draft, by=publisher())

    assert client.get(address).status_code == 410


def test_an_outsider_changes_nothing(client, draft):
    before = everything()

    client.get(link_to(draft))

    assert everything() == before
    assert client.post(link_to(draft)).status_code == 405
