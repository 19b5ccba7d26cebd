"""An editor says at a record's form that a change leaves its translations valid."""

import pytest

from editorial.models import Revision
from editorial.publishing import publish_draft
from tests.config.test_admin import address, filled
from tests.editorial.people import editor
from tests.factories import HubFactory
from translations.marks import STALE, WRITTEN
from translations.work import open_work

pytestmark = pytest.mark.django_db
MINOR = {"_minor": "on"}


@pytest.fixture
def anna(client):
    user = editor("anna")
    client.force_login(user)
    return user


@pytest.fixture
def hub():
    return HubFactory(tagline_en="Makes chips", tagline_vi="Làm chip", public=True)


def form_of(record):
    return address(type(record), "change", record.pk)


def state(hub, by):
    return open_work(hub, by).state("tagline", "vi")


def test_a_minor_edit_leaves_translations_valid(client, anna, hub):
    sent = filled(client.get(form_of(hub)))

    client.post(form_of(hub), sent | {"tagline_en": "Makes chips."} | MINOR)

    assert state(hub, anna) == WRITTEN
    publish_draft(Revision.objects.of_record(hub).open().get(), by=None)
    hub.refresh_from_db()
    assert state(hub, anna) == WRITTEN


def test_a_change_without_a_word_makes_them_stale(client, anna, hub):
    sent = filled(client.get(form_of(hub)))

    client.post(form_of(hub), sent | {"tagline_en": "Makes robots"})

    assert state(hub, anna) == STALE


@pytest.mark.parametrize("public", [True, False])
def test_it_counts_from_the_opening_of_the_form_not_from_what_saved_itself(client, anna, public):
    hub = HubFactory(tagline_en="Makes chips", tagline_vi="Làm chip", public=public)
    sent = filled(client.get(form_of(hub)))
    for text in ("Makes chip", "Makes chips,"):
        changed = sent | {"tagline_en": text, "_autosave": "1"}
        sent["_seen"] = client.post(form_of(hub), changed).json()["seen"]
    assert state(hub, anna) == STALE

    client.post(form_of(hub), sent | {"tagline_en": "Makes chips,"} | MINOR)

    hub.refresh_from_db()
    assert state(hub, anna) == WRITTEN


def test_what_saves_itself_says_nothing_yet(client, anna, hub):
    sent = filled(client.get(form_of(hub)))

    client.post(form_of(hub), sent | {"tagline_en": "Makes chip", "_autosave": "1"} | MINOR)

    assert state(hub, anna) == STALE


def test_a_form_that_was_refused_keeps_the_tick(client, anna, hub):
    sent = filled(client.get(form_of(hub)))

    page = client.post(form_of(hub), sent | {"slug": "No slug"} | MINOR)

    assert b'name="_minor" checked' in page.content
    assert f'name="_opened" value="{sent["_opened"]}"' in page.content.decode()


@pytest.mark.parametrize("opened", ["", "1.999.0", "no.such.thing"])
def test_a_form_that_does_not_tell_its_opening_is_saved_without_the_word(client, anna, hub, opened):
    sent = filled(client.get(form_of(hub)))

    client.post(form_of(hub), sent | {"tagline_en": "New", "_opened": opened} | MINOR)

    assert state(hub, anna) == STALE


def test_a_new_record_is_not_asked(client, anna):
    assert b"_minor" not in client.get(address(type(HubFactory()), "add")).content
