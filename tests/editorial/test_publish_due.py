"""The command of the timer: what it prints, what it leaves, when it raises the clock."""

import json
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from editorial.clock import hold_clock, read_clock
from editorial.drafts import save_draft
from editorial.models import Change, Clock, Release, Revision
from editorial.patches import data_of
from editorial.review import put_in_release, schedule, schedule_release
from editorial.services import delete_draft, save_record, unpublish
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)


@pytest.fixture
def people():
    return editor(), publisher()


def scheduled(people, hub=None, **changes):
    """Return a draft that became due just now."""
    anna, binh = people
    hub = hub or HubFactory(public=True)
    draft = save_draft(hub, data_of(hub) | (changes or {"name_vi": "Mới"}), by=anna)
    draft = schedule(draft, timezone.now() + SOON, by=binh)
    return come(draft)


def come(thing):
    """Let the time of a scheduled thing have come."""
    thing.publish_at = timezone.now() - timedelta(seconds=1)
    thing.save()
    return thing


def run(*arguments) -> str:
    out = StringIO()
    call_command("publish_due", *arguments, stdout=out)
    return out.getvalue()


def test_the_timer_publishes_what_is_due_and_a_second_run_finds_nothing(people):
    draft = scheduled(people)

    assert run() == "1 published, 0 failed\n"
    assert run() == "0 published, 0 failed\n"

    draft.refresh_from_db()
    assert (draft.state, draft.published_by) == ("published", people[1])
    assert Change.objects.filter(action="updated").count() == 1


def test_what_cannot_be_published_is_named_and_the_others_are_published(people):
    bad, good = HubFactory(name_vi="Cũ", public=True), HubFactory(public=True)
    first, second = scheduled(people, bad), scheduled(people, good)
    bad.name_vi = "Khác"
    save_record(bad)
    out = StringIO()

    with pytest.raises(CommandError, match="1 could not"):
        call_command("publish_due", "--json", stdout=out)

    lines = [json.loads(line) for line in out.getvalue().splitlines()]
    assert lines[0]["failed"] == str(bad)
    assert "Name · Tiếng Việt" in lines[0]["reason"]
    assert lines[1:] == [
        {"published": str(good), "kind": "hub"},
        {"published": 1, "failed": 1, "new_day": False},
    ]
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.state, second.state) == ("rejected", "published")


def test_a_set_that_cannot_be_published_comes_off_the_timer_with_the_reason(people):
    anna, binh = people
    hub, release = HubFactory(name_vi="Cũ", public=True), Release.objects.create(slug="autumn")
    draft = save_draft(hub, data_of(hub) | {"name_vi": "Mới"}, by=anna)
    put_in_release(draft, release, by=anna)
    come(schedule_release(release, timezone.now() + SOON, by=binh))
    save_draft(hub, data_of(hub) | {"name_vi": "Sau"}, by=anna)

    with pytest.raises(CommandError):
        run()

    release.refresh_from_db()
    draft.refresh_from_db()
    assert (release.state, draft.state) == ("open", "draft")
    assert "edited after" in release.reason
    assert run() == "0 published, 0 failed\n"


def test_a_scheduled_draft_does_not_bring_back_what_was_withdrawn_since(people):
    hub = HubFactory(public=True)
    draft = scheduled(people, hub)
    unpublish(hub)

    with pytest.raises(CommandError):
        run()

    hub.refresh_from_db()
    draft.refresh_from_db()
    assert (hub.state, draft.state) == ("draft", "rejected")
    assert "withdrawn" in draft.reason


def test_the_draft_of_a_record_that_was_deleted_is_not_due():
    hub = HubFactory()
    draft = save_draft(hub, data_of(hub), by=editor())
    come(schedule(draft, timezone.now() + SOON, by=publisher()))

    delete_draft(hub)

    assert run().startswith("0 published, 0 failed")
    assert Revision.objects.get().state == "superseded"


def test_the_first_run_after_midnight_raises_the_clock_once():
    with hold_clock() as tick:
        tick.raise_without_change()
    Clock.objects.update(raised_on=timezone.now().date() - timedelta(days=1))
    before = read_clock()

    assert run() == "0 published, 0 failed, clock raised for the new day\n"
    assert run() == "0 published, 0 failed\n"

    assert read_clock() == before + 1


def test_a_day_on_which_something_was_published_needs_no_raise_of_its_own():
    HubFactory(public=True)
    before = read_clock()

    run()

    assert read_clock() == before
