"""The page of a draft: what it shows to whom, and what can be done there."""

from datetime import UTC, datetime, timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from editorial.drafts import discard_draft, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from editorial.review import approve, submit
from editorial.services import save_record
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def anna():
    return editor()


@pytest.fixture
def binh():
    return publisher()


def draft_by(author, hub=None, **changes):
    hub = hub or HubFactory(tagline_vi="Cũ", public=True)
    return save_draft(hub, data_of(hub) | (changes or {"tagline_vi": "Mới"}), by=author)


def page(client, user, draft, query=""):
    client.force_login(user)
    return client.get(reverse("admin:draft", args=[draft.pk]) + query)


def act(client, user, draft, verb, query="", **values):
    client.force_login(user)
    values.setdefault("version", Revision.objects.get(pk=draft.pk).version)
    return client.post(reverse("admin:draft_act", args=[draft.pk, verb]) + query, values)


def verbs(response) -> list[str]:
    return [verb.name for verb, _form in response.context["forms"]]


def test_a_draft_shows_what_it_changes_in_its_language(client, anna):
    text = page(client, anna, draft_by(anna)).content.decode()

    assert '<dd lang="vi">' in text
    assert "Tiếng Việt" in text
    assert "<del>" in text
    assert "Mới<span" in text


def test_each_role_is_offered_what_it_may_do(client, anna, binh):
    draft = draft_by(anna)
    assert verbs(page(client, anna, draft)) == ["submit", "release", "discard"]
    assert verbs(page(client, translator(), draft)) == ["submit"]

    submit(draft, by=anna)
    assert verbs(page(client, anna, draft)) == ["release", "discard"]
    assert verbs(page(client, binh, draft)) == [
        "publish", "approve", "return", "schedule", "release", "discard",
    ]  # fmt: skip


def test_who_may_not_see_records_may_not_see_drafts(client, anna):
    outsider = get_user_model().objects.create_user("outsider", is_staff=True)

    assert page(client, outsider, draft_by(anna)).status_code == 403
    client.logout()
    assert client.get(reverse("admin:draft", args=[1])).status_code == 302


@pytest.mark.parametrize("verb", ["publish", "approve", "return", "schedule", "unschedule"])
def test_an_editor_cannot_do_what_only_a_publisher_may(client, anna, verb):
    draft = submit(draft_by(anna), by=anna)

    response = act(client, anna, draft, verb, reason="x", publish_at="2040-01-01T10:00")

    assert response.status_code == 403
    draft.refresh_from_db()
    assert (draft.state, draft.approved_by) == ("in_review", None)


def test_one_more_click_publishes_and_leads_to_what_readers_see(client, binh):
    draft = draft_by(binh)
    assert b"autofocus" in page(client, binh, draft).content

    response = act(client, binh, draft, "publish", message="Accent")

    assert response.url == reverse("admin:hubs_hub_changelist")
    assert Hub.objects.get().tagline_vi == "Mới"
    told = client.get(response.url).content.decode()
    assert f'href="{Hub.objects.get().get_absolute_url()}"' in told
    draft.refresh_from_db()
    assert (draft.state, draft.message) == ("published", "Accent")


def test_a_reviewer_goes_on_in_the_queue_as_it_was_filtered(client, anna, binh):
    draft = submit(draft_by(anna), by=anna)

    response = act(client, binh, draft, "publish", "?next=review&model=hub")

    assert response.url == reverse("admin:review") + "?model=hub"


def test_submitting_keeps_the_message(client, anna):
    draft = draft_by(anna)

    response = act(client, anna, draft, "submit", message="New accent")

    assert response.url == reverse("admin:draft", args=[draft.pk])
    draft.refresh_from_db()
    assert (draft.state, draft.message) == ("in_review", "New accent")


def test_a_return_needs_its_reason_and_the_author_reads_it(client, anna, binh):
    draft = submit(draft_by(anna), by=anna)

    refused = act(client, binh, draft, "return", reason=" ")
    assert "Say what should be changed." in refused.content.decode()

    act(client, binh, draft, "return", reason="No accent")
    assert "No accent" in page(client, anna, draft).content.decode()


def test_an_approved_draft_can_be_published_where_two_are_asked_for(client, settings, binh):
    settings.REVIEW_BY_TWO = True
    dung = publisher("dung")
    draft = submit(draft_by(binh), by=binh)

    own = page(client, binh, draft)
    assert verbs(own) == ["return", "release", "discard"]
    assert "You wrote this" in own.content.decode()
    assert "You wrote this" in act(client, binh, draft, "approve").content.decode()
    assert verbs(page(client, dung, draft))[:1] == ["approve"]

    act(client, dung, draft, "approve")
    act(client, binh, draft, "publish")
    assert Hub.objects.get().tagline_vi == "Mới"


def test_a_warning_has_to_be_acknowledged(client, binh):
    hub = HubFactory(tagline_en="Old", tagline_vi="Cũ", public=True)
    draft = draft_by(binh, hub, tagline_en="New")

    refused = act(client, binh, draft, "publish", message="Kept")
    assert "tick that you have seen them" in refused.content.decode()
    assert 'value="Kept"' in refused.content.decode()
    assert Hub.objects.get().tagline_en == "Old"

    act(client, binh, draft, "publish", acknowledged="on")
    assert Hub.objects.get().tagline_en == "New"


def test_an_error_takes_the_ways_out_away_and_is_refused_all_the_same(client, binh):
    draft = draft_by(binh, body_en="See {{claim:99}}.")

    assert verbs(page(client, binh, draft)) == ["submit", "release", "discard"]
    refused = act(client, binh, draft, "publish")
    assert "{{claim:99}} finds no figure" in refused.content.decode()
    assert Hub.objects.get().body_en in (None, "")


def test_what_was_changed_since_the_page_was_opened_is_not_published(client, anna, binh):
    draft = draft_by(anna)
    save_draft(Hub.objects.get(), draft.data | {"tagline_vi": "Khác"}, by=anna)

    refused = act(client, binh, draft, "publish", version=0)

    assert "Look again" in refused.content.decode()
    assert Hub.objects.get().tagline_vi == "Cũ"
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_conflict_shows_three_versions_and_leads_to_the_form(client, anna, binh):
    draft = draft_by(anna)
    live = Hub.objects.get()
    live.tagline_vi, live.summary_vi = "Khác", "Câu"
    save_record(live)

    response = page(client, binh, draft)
    [sides] = response.context["look"].conflicts
    assert (sides.base, sides.live, sides.mine) == ("Cũ", "Khác", "Mới")
    assert verbs(response) == ["submit", "release", "discard"]
    form = reverse("admin:hubs_hub_change", args=[live.pk])
    assert f'href="{form}?draft={draft.pk}"' in response.content.decode()

    refused = act(client, binh, draft, "publish").content.decode()
    assert "Someone else changed these meanwhile: Tagline · Tiếng Việt." in refused
    assert Hub.objects.get().tagline_vi == "Khác"


def test_what_moved_on_beside_the_draft_is_told(client, anna, binh):
    draft = draft_by(anna)
    live = Hub.objects.get()
    live.summary_vi = "Câu"
    save_record(live)

    response = page(client, binh, draft)

    [group] = response.context["look"].moved
    assert [field.name for field in group.fields] == ["summary_vi"]
    assert "publish" in verbs(response)


@pytest.mark.parametrize(
    "offset, hour", [("", 10), ("420", 3), ("-300", 15)], ids=["utc", "hanoi", "new york"]
)
def test_a_time_is_read_in_the_zone_of_the_editor(client, binh, offset, hour):
    draft = draft_by(binh)

    act(client, binh, draft, "schedule", publish_at="2040-01-01T10:00", offset=offset)

    draft.refresh_from_db()
    assert draft.publish_at == datetime(2040, 1, 1, hour, tzinfo=UTC)
    assert verbs(page(client, binh, draft)) == ["publish", "return", "unschedule", "discard"]
    act(client, binh, draft, "unschedule")
    draft.refresh_from_db()
    assert (draft.state, draft.publish_at) == ("draft", None)


def test_a_time_that_has_passed_is_said_at_its_field(client, binh):
    response = act(client, binh, draft_by(binh), "schedule", publish_at="2020-01-01T10:00")

    failed = response.context["failed"][1]
    assert list(failed.errors) == ["publish_at"]
    assert 'value="2020-01-01T10:00"' in response.content.decode()


def test_a_draft_is_put_into_a_release_set(client, anna):
    release = Release.objects.create(slug="autumn", title_en="Autumn")
    draft = draft_by(anna)

    act(client, anna, draft, "release", release=release.pk)

    assert list(release.revisions.all()) == [draft]
    assert "Autumn" in page(client, anna, draft).content.decode()


def test_a_discarded_draft_can_still_be_read_and_brought_back(client, anna):
    draft = draft_by(anna)

    response = act(client, anna, draft, "discard")
    assert response.url == reverse("admin:hubs_hub_changelist")

    response = page(client, anna, draft)
    assert verbs(response) == []
    assert response.context["may_restore"]


def test_a_draft_that_is_closed_meanwhile_is_said_to_be(client, anna, binh):
    draft = draft_by(anna)
    discard_draft(draft, by=anna)

    assert "already" in act(client, binh, draft, "publish").content.decode()


def test_the_page_tells_where_readers_see_the_record(client, anna):
    figure = FigureFactory(public=True)
    FigureFactory(indicator=figure.indicator, public=True)
    draft = save_draft(figure, data_of(figure) | {"note_en": "Seen"}, by=anna)

    told = [effect.words for effect in page(client, anna, draft).context["effects"]]

    assert f"The page of “{figure.hub}”" in told
    assert "Comparisons with 1 other hub" in told


def test_a_new_record_shows_all_that_it_holds(client, anna):
    figure = FigureFactory()
    draft = save_draft(figure, data_of(figure), by=anna)

    response = page(client, anna, draft)

    assert response.context["look"].is_new
    assert "What the new record holds" in response.content.decode()
    assert "6.46" in response.content.decode()


def test_a_published_revision_is_compared_with_any_other_of_its_record(client, anna, binh):
    hub = HubFactory(tagline_vi="Một", public=True)
    for name in ("Hai", "Ba"):
        publish_draft(draft_by(anna, Hub.objects.get(), tagline_vi=name), by=binh)
    one, three = (Revision.objects.get(number=n) for n in (1, 3))

    text = page(client, anna, three, f"?against={one.pk}").content.decode()
    assert "Một" in text
    assert "Ba" in text
    assert "Hai" not in page(client, anna, one).content.decode()

    other = draft_by(anna, HubFactory(public=True))
    for bad in (other.pk, "x"):
        assert page(client, anna, three, f"?against={bad}").status_code == 404
    assert hub.pk == three.object


def test_a_draft_whose_record_is_gone_can_still_be_read(client, anna):
    draft = draft_by(anna, HubFactory(tagline_vi=""))
    Hub.objects.all().delete()

    response = page(client, anna, draft)

    assert response.status_code == 200
    assert verbs(response) == []


def test_nothing_is_done_by_a_get(client, binh):
    client.force_login(binh)
    draft = draft_by(binh)

    assert client.get(reverse("admin:draft_act", args=[draft.pk, "publish"])).status_code == 405
    assert client.get(f"/admin/desk/drafts/{draft.pk}/burn/").status_code == 404


def test_a_page_takes_as_many_queries_for_a_long_draft_as_for_a_short_one(client, anna):
    hub = HubFactory(public=True)
    draft = draft_by(anna, hub)
    client.force_login(anna)

    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert client.get(reverse("admin:draft", args=[draft.pk])).status_code == 200
        return len(counted)

    queries()
    few = queries()
    texts = {f"{name}_{code}": f"{name} {code}" for name in ("tagline", "body", "summary")
             for code in ("en", "vi", "zh_hans", "zh_hant")}  # fmt: skip
    save_draft(hub, data_of(hub) | texts, by=anna)
    assert queries() == few


def test_an_approved_draft_says_by_whom(client, anna, binh):
    draft = approve(submit(draft_by(anna), by=anna), by=binh)

    assert "Approved by" in page(client, anna, draft).content.decode()
    assert draft.updated_at - timezone.now() < timedelta(minutes=1)


def test_languages_are_left_for_later_from_the_page_of_a_draft(client):
    anna, binh = editor(), publisher()
    hub = HubFactory(tagline_en="Old", tagline_vi="Cũ", public=True)
    draft = save_draft(hub, data_of(hub) | {"tagline_en": "New", "tagline_vi": "Mới"}, by=anna)

    act(client, anna, draft, "later", languages=["vi"])
    assert "Left for later" in page(client, binh, draft).content.decode()
    draft.refresh_from_db()
    act(client, binh, draft, "publish", acknowledged="on")

    hub.refresh_from_db()
    assert (hub.tagline_en, hub.tagline_vi) == ("New", "Cũ")
