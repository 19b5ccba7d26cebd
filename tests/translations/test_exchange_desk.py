"""The pages of the exchange: export, look at a file, confirm."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from editorial.drafts import draft_of, save_draft
from editorial.models import Release
from editorial.patches import data_of
from editorial.publishing import publish_draft
from tests.editorial.people import editor, person, publisher, translator
from tests.factories import HubFactory
from tests.translations.exchanged import exported, fill, rows
from translations.models import ExchangeFile
from translations.services import assign_languages, say

pytestmark = pytest.mark.django_db

PAGE = "/admin/desk/exchange/"
EXPORT = f"{PAGE}export/"


@pytest.fixture
def hub():
    return HubFactory(
        slug="hue",
        name_en="Hue",
        name_vi="Huế",
        tagline_en="Capital",
        summary_en="On the river.",
        summary_vi="Bên sông.",
        public=True,
    )


@pytest.fixture
def anna(client):
    user = editor()
    client.force_login(user)
    return user


def upload(client, raw, name="vi.xlf"):
    return client.post(PAGE, {"file": SimpleUploadedFile(name, raw)})


def looked_at(client, raw):
    response = upload(client, raw)
    assert response.status_code == 302, response.content.decode()
    return response.url, client.get(response.url)


def confirm(client, url, page, **told):
    return client.post(url, {"said": "in_review", "seen": page.context["seen"]} | told)


def test_an_export_is_a_file_of_the_language(client, anna, hub):
    response = client.get(EXPORT, {"language": "vi", "format": "xliff", "state": "missing"})

    assert response["Content-Type"] == "application/xliff+xml"
    assert "hub-atlas-vi-from-en.xlf" in response["Content-Disposition"]
    assert [row.field for row in rows(response.getvalue())] == ["tagline"]
    response = client.get(EXPORT, {"language": "vi", "format": "csv", "model": "hub", "pk": hub.pk})
    assert response.getvalue().startswith(b"\xef\xbb\xbfmodel")


def test_an_export_of_nothing_or_of_what_is_not_there_says_so(client, anna, hub):
    page = client.get(EXPORT, {"language": "vi", "format": "csv", "state": "stale"})
    assert "There is no such text." in page.content.decode()
    page = client.get(EXPORT, {"language": "vi", "format": "csv", "model": "hub", "pk": 987654})
    assert "There is no such record." in page.content.decode()
    assert client.get(EXPORT, {"language": "de"}).status_code == 200


def test_the_page_of_one_record_exports_it_alone(client, anna, hub):
    page = client.get(PAGE, {"model": "hub", "pk": hub.pk}).content.decode()

    assert "Only “Hue”." in page
    assert f'<input type="hidden" name="pk" value="{hub.pk}"' in page


def test_a_file_is_looked_at_and_confirmed(client, anna, hub):
    url, page = looked_at(client, fill(exported(anna), {"tagline": "Cố đô"}))
    words = page.content.decode()
    assert "<ins>" in words
    assert "Cố đô" in words
    assert draft_of(hub, anna) is None, "a look saves nothing"

    response = confirm(client, url, page)

    assert response.url == "/admin/desk/queues/my-drafts/"
    assert draft_of(hub, anna).data["tagline_vi"] == "Cố đô"
    assert not ExchangeFile.objects.exists()
    assert "1 text is saved, in your drafts." in client.get(response.url).content.decode()


def test_a_reviewed_text_is_overwritten_only_with_its_tick(client, anna, hub):
    say(hub, {"summary_vi": "reviewed"}, by=publisher())
    raw = fill(exported(anna), {"summary": "Bên sông Hương."})
    url, page = looked_at(client, raw)
    number = next(row.verdict.row.number for row in page.context["rows"])

    confirm(client, url, page)
    assert draft_of(hub, anna) is None

    url, page = looked_at(client, raw)
    confirm(client, url, page, take=[number])
    assert draft_of(hub, anna).data["summary_vi"] == "Bên sông Hương."


def test_a_stale_text_shows_how_its_original_changed(client, anna, hub):
    raw = fill(exported(anna), {"tagline": "Cố đô"})
    binh = publisher()
    publish_draft(save_draft(hub, data_of(hub) | {"tagline_en": "Old capital"}, by=binh), by=binh)

    _url, page = looked_at(client, raw)

    words = page.content.decode()
    assert "Arrives as stale" in words
    assert "The original at the export, and now" in words


def test_errors_are_named_and_left_out_only_when_asked(client, anna, hub):
    raw = fill(exported(anna), {"tagline": "Cố đô"}).replace(b'id="name"', b'id="nom"')
    url, page = looked_at(client, raw)
    assert "hub/hue nom" in page.content.decode()

    refused = confirm(client, url, page)
    assert "no translated field “nom”" in refused.content.decode()
    assert draft_of(hub, anna) is None

    confirm(client, url, page, valid_only="on")
    assert draft_of(hub, anna).data["tagline_vi"] == "Cố đô"


def test_what_changed_since_the_look_is_shown_again(client, anna, hub):
    url, page = looked_at(client, fill(exported(anna), {"tagline": "Cố đô"}))
    binh = publisher()
    publish_draft(save_draft(hub, data_of(hub) | {"tagline_en": "Old capital"}, by=binh), by=binh)

    again = confirm(client, url, page)

    assert "look again" in again.content.decode()
    assert draft_of(hub, anna) is None
    assert confirm(client, url, again).status_code == 302


def test_the_drafts_can_be_one_release_set(client, anna, hub):
    url, page = looked_at(client, fill(exported(anna), {"tagline": "Cố đô"}))

    response = confirm(client, url, page, together="on")

    assert response.url == f"/admin/desk/releases/{Release.objects.get().slug}/"


def test_a_file_can_be_discarded_and_goes_by_itself_after_a_week(client, anna, hub):
    raw = fill(exported(anna), {"tagline": "Cố đô"})
    url, _page = looked_at(client, raw)
    client.post(url, {"discard": "1"})
    assert not ExchangeFile.objects.exists()

    upload(client, raw)
    ExchangeFile.objects.update(at=timezone.now() - timedelta(days=8))
    upload(client, raw)
    assert ExchangeFile.objects.count() == 1


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"<a>", "This is no XML"),
        (b"model,key", "lacks these columns"),
        (b" " * (10 * 1024 * 1024 + 1), "larger than 10 MB"),
        (b"model,key,field,original_language,original,language,translation\n", "no text"),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_in_words(client, anna, raw, words):
    assert words in upload(client, raw).content.decode()
    assert not ExchangeFile.objects.exists()


def test_a_translator_sees_the_own_languages_and_files_alone(client, anna, hub):
    url, _page = looked_at(client, fill(exported(anna), {"tagline": "Cố đô"}))
    chen = translator()
    assign_languages(chen, ["vi"])
    client.force_login(chen)

    page = client.get(PAGE)
    choices = page.context["export_form"].fields["language"].choices
    assert [code for code, _name in choices] == ["vi"]
    assert (
        client.get(EXPORT, {"language": "zh-hans", "format": "csv"}).context["export_form"].errors
    )
    assert client.get(url).status_code == 404
    _url, page = looked_at(client, fill(exported(None, "zh-hans"), {"tagline": "古都"}))
    assert "You may not write this text." in page.content.decode()


def test_who_may_not_translate_is_refused(client, hub):
    reader = person("dora", "Translator")
    reader.groups.clear()
    client.force_login(reader)

    for path in (PAGE, EXPORT, f"{PAGE}1/"):
        assert client.get(path).status_code == 403
