"""Submitted, approved, returned, scheduled: who may, and what follows."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from editorial.drafts import Seen, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft, publish_due, publish_release
from editorial.review import (
    approve,
    put_in_release,
    return_draft,
    schedule,
    schedule_release,
    submit,
    unschedule,
)
from editorial.services import save_record
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)


def draft_by(author, hub=None, **changes):
    hub = hub or HubFactory(public=True)
    return save_draft(hub, data_of(hub) | (changes or {"name_vi": "Mới"}), by=author)


def test_a_draft_goes_through_review_to_its_readers():
    anna, binh = editor(), publisher()
    draft = submit(draft_by(anna), by=anna, message="New name")
    assert (draft.state, draft.message) == ("in_review", "New name")

    draft = approve(draft, by=binh)
    record = publish_draft(draft, by=binh)

    assert record.name_vi == "Mới"
    draft.refresh_from_db()
    assert (draft.approved_by, draft.published_by) == (binh, binh)


def test_a_returned_draft_says_why_and_is_open_to_its_author():
    anna, binh = editor(), publisher()
    draft = submit(draft_by(anna), by=anna)

    with pytest.raises(ValidationError, match="Say what"):
        return_draft(draft, by=binh, reason=" ")
    draft = return_draft(draft, by=binh, reason="No accent")

    assert (draft.state, draft.reason, draft.is_open) == ("rejected", "No accent", True)
    hub = Hub.objects.get()
    again = save_draft(hub, draft.data | {"name_vi": "Tên"}, by=anna)
    assert (again.pk, again.state) == (draft.pk, "draft")


def test_only_a_publisher_reviews():
    anna = editor()
    draft = submit(draft_by(anna), by=anna)

    for act in (lambda: approve(draft, by=anna), lambda: return_draft(draft, by=anna, reason="x")):
        with pytest.raises(PermissionDenied):
            act()


def test_a_publisher_publishes_alone_on_a_small_site():
    binh = publisher()

    assert publish_draft(draft_by(binh), by=binh).name_vi == "Mới"


def test_review_by_two_asks_for_a_second_person(settings):
    settings.REVIEW_BY_TWO = True
    binh, dung = publisher("binh"), publisher("dung")
    draft = draft_by(binh)

    with pytest.raises(ValidationError, match="approved by someone"):
        publish_draft(draft, by=binh)
    with pytest.raises(ValidationError, match="You wrote"):
        approve(submit(draft, by=binh), by=binh)
    approve(draft, by=dung)

    assert publish_draft(draft, by=binh).name_vi == "Mới"


def test_who_edits_a_draft_in_review_can_no_longer_approve_it(settings):
    settings.REVIEW_BY_TWO = True
    anna, binh, dung = editor(), publisher("binh"), publisher("dung")
    draft = approve(submit(draft_by(anna), by=anna), by=binh)
    hub = Hub.objects.get()

    draft = save_draft(
        hub,
        draft.data | {"name_vi": "Tên"},
        by=binh,
        seen=Seen(hub.revision, draft.pk, draft.version),
    )

    assert (draft.state, draft.approved_by) == ("in_review", None)
    with pytest.raises(ValidationError, match="You wrote"):
        approve(draft, by=binh)
    assert approve(draft, by=dung).approved_by == dung


def test_what_is_scheduled_is_published_when_due_and_once():
    binh = publisher()
    draft = schedule(draft_by(editor()), timezone.now() + SOON, by=binh)

    assert list(publish_due(timezone.now())) == []
    outcomes = list(publish_due(timezone.now() + 2 * SOON))
    assert [outcome.error for outcome in outcomes] == [""]
    assert list(publish_due(timezone.now() + 2 * SOON)) == []

    draft.refresh_from_db()
    assert (draft.state, draft.published_by) == ("published", binh)


def test_a_time_that_has_passed_is_refused():
    with pytest.raises(ValidationError, match="still to come"):
        schedule(draft_by(editor()), timezone.now() - SOON, by=publisher())


def test_what_cannot_be_published_when_due_goes_back_with_the_reason():
    hub = HubFactory(name_vi="Cũ", public=True)
    draft = schedule(draft_by(editor(), hub), timezone.now() + SOON, by=publisher())
    live = Hub.objects.get()
    live.name_vi = "Khác"
    save_record(live)

    [outcome] = publish_due(timezone.now() + 2 * SOON)

    draft.refresh_from_db()
    assert draft.state == "rejected"
    assert outcome.error == draft.reason
    assert "Tiếng Việt" in draft.reason


def test_a_scheduled_draft_that_is_edited_or_taken_back_leaves_the_timer():
    anna, binh = editor(), publisher()
    draft = schedule(draft_by(anna), timezone.now() + SOON, by=binh)
    edited = save_draft(Hub.objects.get(), draft.data | {"name_vi": "Tên"}, by=anna)
    assert (edited.state, edited.publish_at) == ("draft", None)

    draft = schedule(edited, timezone.now() + SOON, by=binh)
    assert unschedule(draft, by=binh).state == "draft"
    assert list(publish_due(timezone.now() + 2 * SOON)) == []


@pytest.fixture
def release():
    return Release.objects.create(slug="autumn", title_en="Autumn")


def test_a_release_set_is_published_whole_and_in_order(release):
    anna, binh = editor(), publisher()
    figure = FigureFactory()
    for record in (figure, figure.hub, figure.indicator, figure.source, figure.source.publisher):
        put_in_release(save_draft(record, data_of(record), by=anna), release, by=anna)

    records = publish_release(release, by=binh)

    assert len(records) == 5
    figure.refresh_from_db()
    assert figure.is_public
    release.refresh_from_db()
    assert release.state == "published"
    rows = Revision.objects.all()
    assert {row.published_seq for row in rows} == {release.published_seq}
    assert publish_release(release, by=binh) == []


def test_a_release_set_with_one_fault_publishes_nothing(release):
    anna, binh = editor(), publisher()
    good, figure = HubFactory(name_vi="Cũ", public=True), FigureFactory()
    put_in_release(draft_by(anna, good), release, by=anna)
    put_in_release(save_draft(figure, data_of(figure), by=anna), release, by=anna)

    with pytest.raises(ValidationError, match="public first"):
        publish_release(release, by=binh)

    good.refresh_from_db()
    release.refresh_from_db()
    assert (good.name_vi, release.state) == ("Cũ", "open")
    assert not Revision.objects.filter(state="published", number=2).exists()


def test_a_release_set_is_scheduled_together(release):
    anna, binh = editor(), publisher()
    drafts = [draft_by(anna) for _ in range(2)]
    for draft in drafts:
        put_in_release(draft, release, by=anna)
    schedule_release(release, timezone.now() + SOON, by=binh)

    with pytest.raises(ValidationError, match="no more drafts"):
        put_in_release(draft_by(anna), release, by=anna)
    [outcome] = publish_due(timezone.now() + 2 * SOON)

    assert outcome.error == ""
    assert {Revision.objects.get(pk=d.pk).published_by for d in drafts} == {binh}


def test_a_claim_tells_who_else_looked_at_it_before_it_was_published():
    anna, binh = editor(), publisher()
    figure = FigureFactory(public=True)

    publish_draft(draft_by(anna, figure, note_en="Read again."), by=binh)
    figure.refresh_from_db()
    assert figure.reviewed_by == binh

    publish_draft(draft_by(binh, figure, note_en="Read alone."), by=binh)
    figure.refresh_from_db()
    assert (figure.reviewed_by, figure.reviewed_at) == (None, None)
