"""What is looked at before publishing, whatever the subject, and what it forbids."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from editorial.candidates import candidates_of
from editorial.drafts import create_record, save_draft
from editorial.models import Release
from editorial.patches import data_of
from editorial.publish_checks import findings_of, refuse_faulty_record
from editorial.publishing import publish_draft, publish_due, publish_release
from editorial.review import approve, put_in_release, schedule, schedule_release, submit
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)
BROKEN = "See {{claim:999}}."


def draft(record, by=None, **changes):
    return save_draft(record, data_of(record) | changes, by=by or editor())


def found(revision) -> list[tuple[str, str]]:
    [findings] = findings_of(candidates_of([revision]).values()).values()
    return [(finding.level, finding.field) for finding in findings]


def test_a_reference_that_finds_nothing_is_an_error_at_its_text():
    assert found(draft(HubFactory(public=True), body_vi=BROKEN)) == [("error", "body_vi")]


def test_a_record_under_it_that_is_not_public_is_an_error():
    hub = HubFactory(public=True)
    city = HubFactory(slug="hidden", name_en="Hidden")

    assert found(draft(hub, parent=city.slug)) == [("error", "parent")]


def test_a_changed_original_names_the_translations_it_leaves_behind():
    hub = HubFactory(tagline_en="Old", tagline_vi="Cũ", tagline_zh_hans="旧", public=True)
    revision = draft(hub, tagline_en="New", tagline_vi="Mới", tagline_zh_hant="新")

    [finding] = findings_of(candidates_of([revision]).values()).popitem()[1]

    assert (finding.level, finding.field) == ("warning", "tagline_en")
    assert finding.words == "It changes what these are translated from: 简体中文."


def test_a_first_translation_leaves_nothing_behind():
    hub = HubFactory(tagline_en="Old", public=True)

    assert found(draft(hub, tagline_vi="Mới")) == []


def test_an_error_forbids_to_approve_to_schedule_and_to_publish():
    anna, binh = editor(), publisher()
    revision = submit(draft(HubFactory(public=True), anna, body_vi=BROKEN), by=anna)

    for act in (
        lambda: approve(revision, by=binh),
        lambda: schedule(revision, timezone.now() + SOON, by=binh),
        lambda: publish_draft(revision, by=binh),
    ):
        with pytest.raises(ValidationError, match="body: {{claim:999}} finds no"):
            act()
    assert Hub.objects.get().body_vi in (None, "")


def test_an_error_keeps_a_whole_set_off_the_timer():
    anna, release = editor(), Release.objects.create(slug="autumn")
    put_in_release(draft(HubFactory(public=True), anna, body_vi=BROKEN), release, by=anna)

    with pytest.raises(ValidationError, match="claim:999"):
        schedule_release(release, timezone.now() + SOON, by=publisher())


def test_a_warning_forbids_nothing():
    hub = HubFactory(tagline_en="Old", tagline_vi="Cũ", public=True)
    schedule(draft(hub, tagline_en="New"), timezone.now() + SOON, by=publisher())

    [outcome] = publish_due(timezone.now() + 2 * SOON)

    assert outcome.error == ""


def test_what_became_wrong_before_it_was_due_is_not_published():
    city = HubFactory(public=True)
    schedule(
        draft(HubFactory(slug="park", public=True), parent=city.slug),
        timezone.now() + SOON,
        by=publisher(),
    )
    Hub.objects.filter(pk=city.pk).update(state="draft")

    [outcome] = publish_due(timezone.now() + 2 * SOON)

    assert "public first" in outcome.error
    assert Hub.objects.get(slug="park").parent is None


def test_in_a_release_set_records_may_stand_on_and_refer_to_what_comes_along():
    anna, release = editor(), Release.objects.create(slug="autumn")
    figure = FigureFactory()
    token = f"{{{{claim:{figure.number}}}}}"
    figure.hub.body_en = f"It is {token}."
    figure.hub.save()
    drafts = [
        put_in_release(draft(record, anna), release, by=anna)
        for record in (figure, figure.hub, figure.indicator, figure.source, figure.source.publisher)
    ]

    assert [found(each) for each in drafts] == [[]] * 5
    assert len(publish_release(release, by=publisher())) == 5


def test_a_set_that_refers_to_what_stays_hidden_is_refused_as_a_whole():
    anna, release = editor(), Release.objects.create(slug="autumn")
    figure = FigureFactory()
    hub = HubFactory(public=True)
    revision = draft(hub, anna, body_en=f"It is {{{{claim:{figure.number}}}}}.")
    put_in_release(revision, release, by=anna)

    with pytest.raises(ValidationError, match="finds no"):
        publish_release(release, by=publisher())


def test_a_record_without_a_draft_is_looked_at_as_it_stands():
    hub = HubFactory(body_en=BROKEN)

    with pytest.raises(ValidationError, match="claim:999"):
        refuse_faulty_record(hub)


def test_a_draft_whose_record_is_gone_is_left_out():
    hub = Hub()
    data = data_of(HubFactory.build()) | {"slug": "wuhan", "name_en": "Wuhan"}
    revision = create_record(hub, data, by=editor())
    Hub.objects.all().delete()

    assert candidates_of([revision]) == {}


def test_looking_at_many_drafts_takes_as_many_queries_as_at_few():
    anna = editor()
    drafts = [
        draft(record, anna, note_en="Seen") for record in FigureFactory.create_batch(6, public=True)
    ]

    def queries(some):
        with CaptureQueriesContext(connection) as counted:
            findings_of(candidates_of(some).values())
        return len(counted)

    few = queries(drafts[:2])
    assert queries(drafts) == few
