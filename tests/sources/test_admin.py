"""The desk of claims: what may be quoted is said beside the tick, and refused at it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from editorial.roles import TRANSLATOR, ensure_roles
from sources.models import Correction, Snapshot, Source
from tests.factories import CorrectionFactory, SourceFactory

pytestmark = pytest.mark.django_db

TEXT = "\n".join(["x" * 150, *(f"{n} " + "word " * 70 for n in range(9))])


@pytest.fixture
def source():
    source = SourceFactory(public=True)
    Snapshot.objects.create(
        source=source, raw=b"", text=TEXT, sha256="1", fetched_at=timezone.now()
    )
    return source


def form_of(client, claim):
    address = reverse("admin:sources_correction_change", args=[claim.pk])
    return address, client.get(address).context["adminform"].form


def send(client, claim, **changes):
    address, form = form_of(client, claim)
    data = {field.html_name: field.value() for field in form}
    sent = {name: value for name, value in data.items() if value is not None and value is not False}
    return client.post(address, sent | changes)


def test_the_form_says_what_is_left_and_shows_the_passage(admin_client, source):
    claim = CorrectionFactory(source=source, paragraph=3, start=0, end=21)
    Correction.objects.filter(pk=claim.pk).update(quote_public=True)
    other = CorrectionFactory(source=source, paragraph=4, start=0, end=9)
    address, form = form_of(admin_client, other)

    assert form.fields["quote_public"].help_text == (
        "At most 300 characters; 309 of 330 are left for this source."
    )
    assert b"2 word wo" in admin_client.get(address).content


@pytest.mark.parametrize(
    "rights, words",
    [
        ("no_excerpt", "Nothing of this source can be quoted: The rights of this source"),
        ("open_licence", "set no limit to quotes"),
    ],
)
def test_the_form_says_what_the_rights_allow(admin_client, source, rights, words):
    Source.objects.update(rights=rights)
    claim = CorrectionFactory(source=Source.objects.get())

    assert words in form_of(admin_client, claim)[1].fields["quote_public"].help_text


def test_a_quote_that_fits_is_marked(admin_client, source):
    claim = CorrectionFactory(source=source, paragraph=3, start=0, end=21)

    response = send(admin_client, claim, quote_public="on", quote_translation_vi="Bản dịch.")

    claim.refresh_from_db()
    assert response.status_code == 302, response.context["adminform"].form.errors
    assert (claim.quote_public, claim.quote_translation_vi) == (True, "Bản dịch.")


@pytest.mark.parametrize(
    "place, words",
    [
        ({"paragraph": 3, "start": 0, "end": 310}, "a quote of this source may have 300"),
        ({"paragraph": 1, "start": "", "end": ""}, "most of the paragraph that opens"),
        ({"paragraph": 99, "start": "", "end": ""}, "No passage is known"),
    ],
)
def test_a_quote_that_does_not_fit_is_refused_at_its_field(admin_client, source, place, words):
    claim = CorrectionFactory(source=source, paragraph=3, start=0, end=21)

    response = send(admin_client, claim, quote_public="on", **place)

    (error,) = response.context["adminform"].form.errors["quote_public"]
    assert words in error
    assert not Correction.objects.get().quote_public


def test_a_new_claim_is_refused_a_quote_without_a_text(admin_client):
    data = {"source": SourceFactory(public=True).pk, "rank": "normal", "text_en": "It errs."}

    response = admin_client.post(
        reverse("admin:sources_correction_add"), data | {"paragraph": 1, "quote_public": "on"}
    )

    assert "quote_public" in response.context["adminform"].form.errors
    assert not Correction.objects.exists()


def test_a_translator_translates_the_quote_and_does_not_mark_it(client, django_user_model, source):
    user = django_user_model.objects.create_user("t", is_staff=True)
    user.groups.add(ensure_roles()[TRANSLATOR])
    client.force_login(user)
    claim = CorrectionFactory(source=source, paragraph=3, start=0, end=21)

    fields = form_of(client, claim)[1].fields

    assert "quote_translation_vi" in fields
    assert "quote_public" not in fields
    assert send(client, claim, quote_translation_vi="Bản dịch.").status_code == 302
