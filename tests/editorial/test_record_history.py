"""The history of a record, what one action changed, and both taken back."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editorial.clock import hold_clock
from editorial.drafts import discard_draft, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft, publish_release
from editorial.restoring import restore_before
from editorial.review import put_in_release
from editorial.services import publish, save_record, unpublish
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    """Return a public hub with three revisions."""
    hub = HubFactory(name_vi="Một", public=True)
    for name, message in (("Hai", "Second"), ("Ba", "Third")):
        with hold_clock(by=publisher(name), message=message):
            hub.name_vi = name
            hub.tagline_en = name
            save_record(hub)
    return hub


def history(client, hub, query="", user=None):
    client.force_login(user or editor())
    return client.get(reverse("admin:record_history", args=["hub", hub.pk]) + query)


def numbers(response) -> list:
    return [line.revision.number for line in response.context["lines"]]


def test_the_history_tells_who_changed_which_fields_when_and_why(client, hub):
    response = history(client, hub)

    text = response.content.decode()
    assert numbers(response) == [3, 2, 1]
    assert "Third" in text
    assert "Ba" in text
    first = response.context["lines"][0]
    assert [(n.label, n.language) for n in first.names] == [("name", "vi"), ("tagline", "en")]


def test_the_history_of_one_field_leaves_the_others_out(client, hub):
    hub.tagline_vi = "Câu"
    save_record(hub)

    assert numbers(history(client, hub, "?field=tagline_vi")) == [4]


def test_a_field_that_is_none_shows_its_error_and_no_rows(client, hub):
    response = history(client, hub, "?field=nothing")

    assert numbers(response) == []
    assert response.context["form"].errors


def test_open_and_closed_drafts_are_in_the_history_too(client, hub):
    anna = editor()
    save_draft(hub, data_of(hub) | {"name_vi": "Bốn"}, by=anna)

    response = history(client, hub, user=anna)

    assert numbers(response) == [None, 3, 2, 1]
    assert "admin/desk/drafts" in response.content.decode()


def test_a_record_that_never_changed_has_an_empty_history(client):
    assert "No change is recorded" in history(client, HubFactory(public=True)).content.decode()


@pytest.mark.parametrize("model, pk", [("hub", 999999), ("nothing", 1)])
def test_what_never_was_has_no_history(client, model, pk):
    client.force_login(editor())

    assert client.get(reverse("admin:record_history", args=[model, pk])).status_code == 404


def test_djangos_link_to_the_history_leads_here(client, hub):
    client.force_login(editor())

    response = client.get(reverse("admin:hubs_hub_history", args=[hub.pk]))

    assert response.url == reverse("admin:record_history", args=["hub", hub.pk])


def test_the_history_takes_as_many_queries_however_long_it_is(client, hub):
    client.force_login(editor())

    def queries():
        with CaptureQueriesContext(connection) as counted:
            client.get(reverse("admin:record_history", args=["hub", hub.pk]))
        return len(counted)

    queries()
    few = queries()
    for n in range(6):
        hub.name_vi = f"Tên {n}"
        save_record(hub)
    assert queries() == few


def test_restoring_makes_a_draft_and_shows_it(client, hub):
    anna = editor()
    client.force_login(anna)

    response = client.post(reverse("admin:restore", args=[Revision.objects.get(number=1).pk]))

    draft = Revision.objects.get(author=anna)
    assert response.url == reverse("admin:draft", args=[draft.pk])
    assert (draft.action, draft.data["name_vi"]) == ("restored", "Một")
    assert Hub.objects.get().name_vi == "Ba"


def test_restoring_over_an_open_draft_says_so_and_changes_nothing(client, hub):
    anna = editor()
    client.force_login(anna)
    draft = save_draft(hub, data_of(hub) | {"name_vi": "Bốn"}, by=anna)
    first = Revision.objects.get(number=1)

    response = client.post(reverse("admin:restore", args=[first.pk]), follow=True)

    assert "You have an open draft" in response.content.decode()
    draft.refresh_from_db()
    assert draft.data["name_vi"] == "Bốn"


def test_a_draft_that_was_given_up_comes_back(client, hub):
    anna = editor()
    client.force_login(anna)
    given_up = save_draft(hub, data_of(hub) | {"name_vi": "Bốn"}, by=anna)
    discard_draft(given_up, by=anna)

    client.post(reverse("admin:restore", args=[given_up.pk]))

    draft = Revision.objects.open().get()
    assert (draft.data["name_vi"], draft.message) == ("Bốn", "Bring back a draft that was given up")


def test_what_stands_already_is_not_restored(client, hub):
    client.force_login(editor())
    live = Revision.objects.get(number=3)

    response = client.post(reverse("admin:restore", args=[live.pk]), follow=True)

    assert "already holds that" in response.content.decode()
    assert not Revision.objects.open().exists()


def test_a_translator_may_not_restore_facts(client, hub):
    hub.lat, hub.lon = "1.5", "2.5"
    save_record(hub)
    client.force_login(translator())

    response = client.post(reverse("admin:restore", args=[Revision.objects.get(number=1).pk]))

    assert response.status_code == 403


def test_nothing_is_restored_by_a_get(client, hub):
    client.force_login(editor())

    assert (
        client.get(reverse("admin:restore", args=[Revision.objects.first().pk])).status_code == 405
    )


@pytest.fixture
def released():
    """Return two hubs that were changed, and one that was made, by one release set."""
    anna, binh = editor(), publisher()
    release = Release.objects.create(slug="autumn", title_en="Autumn")
    hubs = [HubFactory(name_vi="Cũ", public=True) for _ in range(2)]
    new = HubFactory(name_en="Brand new")
    for hub in hubs:
        draft = save_draft(hub, data_of(hub) | {"name_vi": "Mới"}, by=anna)
        put_in_release(draft, release, by=anna)
    put_in_release(save_draft(new, data_of(new), by=anna), release, by=anna)
    publish_release(release, by=binh)
    return hubs, new, Revision.objects.filter(published_seq__gt=0).first().batch


def test_the_page_of_an_action_shows_every_record_it_changed(client, released):
    hubs, new, batch = released
    client.force_login(editor("minh"))

    text = client.get(reverse("admin:batch", args=[batch])).content.decode()

    for title in (*map(str, hubs), "Brand new"):
        assert title in text
    assert client.get(reverse("admin:batch", args=["none"])).status_code == 404


def test_all_of_an_action_is_taken_back_in_a_new_release_set(client, released):
    hubs, new, batch = released
    minh = editor("minh")
    later = Hub.objects.get(pk=hubs[0].pk)
    later.tagline_en = "Written since"
    save_record(later)
    client.force_login(minh)

    response = client.post(reverse("admin:restore_batch", args=[batch]), follow=True)

    text = response.content.decode()
    assert "These were new then and stay: Brand new." in text
    release = Release.objects.get(slug__startswith="before-")
    assert release.revisions.count() == 2
    assert release.title_vi
    assert release.title_zh_hant
    assert {hub.name_vi for hub in Hub.objects.filter(pk__in=[h.pk for h in hubs])} == {"Mới"}

    publish_release(release, by=publisher("boss"))
    first, second = Hub.objects.filter(pk__in=[h.pk for h in hubs]).order_by("pk")
    assert (first.name_vi, first.tagline_en, second.name_vi) == ("Cũ", "Written since", "Cũ")
    new.refresh_from_db()
    assert new.is_public


def test_what_someone_has_a_draft_of_is_left_and_told(released):
    hubs, _new, batch = released
    minh = editor("minh")
    live = Hub.objects.get(pk=hubs[0].pk)
    save_draft(live, data_of(live) | {"name_vi": "Của tôi"}, by=minh)

    restored = restore_before(batch, by=minh)

    assert restored.left == [str(hubs[0])]
    assert [draft.object for draft in restored.drafts] == [hubs[1].pk]


def test_nothing_to_take_back_makes_no_release_set(released):
    _hubs, _new, batch = released
    minh = editor("minh")
    restore_before(batch, by=minh)
    count = Release.objects.count()

    with pytest.raises(ValidationError, match="nothing to take back"):
        restore_before(batch, by=minh)
    assert Release.objects.count() == count


def test_what_was_withdrawn_together_comes_back_together():
    figure = FigureFactory(public=True)
    with hold_clock(by=publisher()):
        unpublish(figure.hub)
    batch = Revision.objects.filter(action="unpublished").first().batch

    restored = restore_before(batch, by=editor())
    publish_release(restored.release, by=publisher("boss"))

    figure.refresh_from_db()
    figure.hub.refresh_from_db()
    assert figure.is_public
    assert figure.hub.is_public


def test_a_translator_cannot_take_back_facts():
    hub = HubFactory(lat="1", lon="1", public=True)
    draft = save_draft(hub, data_of(hub) | {"lat": "2"}, by=editor())
    publish_draft(draft, by=publisher())
    batch = Revision.objects.get(number=2).batch

    with pytest.raises(PermissionDenied):
        restore_before(batch, by=translator())
    assert not Release.objects.exists()


def test_history_is_never_deleted_by_publishing_again(hub):
    unpublish(hub)
    publish(Hub.objects.get())

    assert list(Revision.objects.of_record(hub).numbered().values_list("number", flat=True)) == [
        5, 4, 3, 2, 1,
    ]  # fmt: skip
