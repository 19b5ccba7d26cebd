"""The state machine as a table: what each verb makes of a draft in each state, or refuses."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from editorial.clock import read_clock
from editorial.drafts import discard_draft, save_draft
from editorial.models import Change, Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft, publish_release
from editorial.review import (
    approve,
    put_in_release,
    return_draft,
    schedule,
    schedule_release,
    submit,
    take_out_of_release,
    unschedule,
    unschedule_release,
)
from editorial.services import publish, retire, save_record, unpublish
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory

pytestmark = pytest.mark.django_db

NO = None
SOON = timedelta(hours=1)
STATES = ("draft", "in_review", "rejected", "scheduled", "published", "superseded")
TABLE = {
    #                draft        in_review    rejected     scheduled    published    superseded
    "save":        ("draft",      "draft",     "draft",     "draft",     NO,          NO),
    "submit":      ("in_review",  "in_review", "in_review", NO,          NO,          NO),
    "approve":     (NO,           "in_review", NO,          NO,          NO,          NO),
    "return":      (NO,           "rejected",  NO,          "rejected",  NO,          NO),
    "schedule":    ("scheduled",  "scheduled", "scheduled", "scheduled", NO,          NO),
    "unschedule":  ("draft",      "in_review", "rejected",  "draft",     NO,          NO),
    "put_in_set":  ("draft",      "in_review", "rejected",  NO,          NO,          NO),
    "discard":     ("superseded", "superseded", "superseded", "superseded", NO,       NO),
    "publish":     ("published",  "published", "published", "published", "published", NO),
}  # fmt: skip
ROWS = [
    (state, verb, after)
    for verb, afters in TABLE.items()
    for state, after in zip(STATES, afters, strict=True)
]


class Scene:
    """A public hub with a draft of it, and two people."""

    def __init__(self):
        self.anna, self.binh = editor(), publisher()
        self.hub = HubFactory(name_vi="Cũ", public=True)
        self.draft = save_draft(
            self.hub, data_of(self.hub) | {"name_vi": "Mới"}, by=self.anna, message="Accent"
        )

    def bring_to(self, state: str) -> None:
        steps = {
            "draft": [],
            "in_review": ["submit"],
            "rejected": ["submit", "return"],
            "scheduled": ["schedule"],
            "published": ["publish"],
            "superseded": ["discard"],
        }
        for verb in steps[state]:
            self.act(verb)

    def act(self, verb: str) -> None:
        getattr(self, f"act_{verb}")()

    def act_save(self):
        data = self.draft.data | {"name_vi": "Sau"}
        saved = save_draft(self.hub, data, by=self.anna)
        if saved.pk != self.draft.pk:
            raise ValidationError("it begins another draft")

    def act_submit(self):
        submit(self.draft, by=self.anna)

    def act_approve(self):
        approve(self.draft, by=self.binh)

    def act_return(self):
        return_draft(self.draft, by=self.binh, reason="No")

    def act_schedule(self):
        schedule(self.draft, timezone.now() + SOON, by=self.binh)

    def act_unschedule(self):
        unschedule(self.draft, by=self.binh)

    def act_put_in_set(self):
        put_in_release(self.draft, Release.objects.create(slug="s"), by=self.anna)

    def act_discard(self):
        discard_draft(self.draft, by=self.anna)

    def act_publish(self):
        publish_draft(self.draft, by=self.binh)


@pytest.mark.parametrize("state,verb,after", ROWS, ids=[f"{v}-{s}" for s, v, _ in ROWS])
def test_each_verb_leads_from_each_state_where_the_table_says(state, verb, after):
    scene = Scene()
    scene.bring_to(state)
    clock, feed = read_clock(), Change.objects.count()

    if after is NO:
        with pytest.raises(ValidationError):
            scene.act(verb)
    else:
        scene.act(verb)

    scene.draft.refresh_from_db()
    live = Hub.objects.get()
    assert scene.draft.state == (after or state)
    is_live = scene.draft.state == "published"
    assert live.name_vi == ("Mới" if is_live else "Cũ")
    assert live.revision == (2 if is_live else 1)
    published_now = is_live and state != "published"
    assert (read_clock(), Change.objects.count()) == (clock + published_now, feed + published_now)
    rows = Revision.objects.of_record(live)
    assert rows.filter(state="published").get().number == live.revision
    assert (scene.draft.publish_at is not None) == (scene.draft.state == "scheduled")


RECORD_ROWS = [
    # from, verb, to, revision, lines in the feed
    ("draft", publish, "public", 1, ["created"]),
    ("draft", unpublish, "draft", 1, []),
    ("draft", retire, "draft", 1, []),
    ("public", publish, "public", 1, []),
    ("public", unpublish, "draft", 2, ["deleted"]),
    ("public", retire, "retired", 2, ["retired"]),
    ("retired", publish, "public", 3, ["created"]),
    ("retired", unpublish, "retired", 2, []),
    ("retired", retire, "retired", 2, []),
]


@pytest.mark.parametrize("state,verb,after,revision,lines", RECORD_ROWS)
def test_each_verb_leads_a_record_where_the_table_says(state, verb, after, revision, lines):
    hub = HubFactory(public=state != "draft")
    if state == "retired":
        retire(hub)
    feed, clock = Change.objects.count(), read_clock()

    verb(Hub.objects.get())

    stored = Hub.objects.get()
    assert (stored.state, stored.revision) == (after, revision)
    assert list(Change.objects.values_list("action", flat=True))[feed:] == lines
    assert read_clock() == clock + len(lines)
    live = Revision.objects.of_record(stored).filter(state="published")
    assert live.count() <= (after == "public")


def test_a_verb_that_finds_the_record_moved_on_goes_by_what_is_stored():
    hub = HubFactory(public=True)
    stale = Hub.objects.get()
    unpublish(hub)
    clock = read_clock()

    assert unpublish(stale) == []
    assert (stale.state, read_clock()) == ("draft", clock)


def test_publishing_a_record_read_long_ago_writes_none_of_its_old_texts():
    hub = HubFactory(name_vi="Cũ")
    stale = Hub.objects.get()
    hub.name_vi = "Mới"
    save_record(hub)

    publish(stale)

    assert Hub.objects.get().name_vi == "Mới"


def test_a_record_that_was_withdrawn_meanwhile_is_not_saved_back_to_public():
    hub = HubFactory(public=True)
    stale = Hub.objects.get()
    retire(hub)
    stale.name_vi = "Mới"

    with pytest.raises(ValidationError, match="meanwhile"):
        save_record(stale)

    assert Hub.objects.get().state == "retired"


def test_a_draft_of_another_text_is_not_lost_when_its_record_is_published_again():
    hub, anna = HubFactory(name_vi="Cũ", public=True), editor()
    draft = save_draft(hub, data_of(hub) | {"name_vi": "Mới"}, by=anna)
    unpublish(hub)

    publish(hub)

    draft.refresh_from_db()
    assert (draft.state, draft.data["name_vi"]) == ("draft", "Mới")
    assert Hub.objects.get().name_vi == "Cũ"


def test_a_draft_brings_back_a_withdrawn_record_once_it_is_saved_again():
    scene = Scene()
    unpublish(scene.hub)

    with pytest.raises(ValidationError, match="withdrawn"):
        publish_draft(scene.draft, by=scene.binh)
    scene.hub.refresh_from_db()
    again = save_draft(scene.hub, scene.draft.data | {"name_vi": "Sau"}, by=scene.anna)
    publish_draft(again, by=scene.binh)

    hub = Hub.objects.get()
    assert (hub.state, hub.name_vi) == ("public", "Sau")


def set_with(scene) -> Release:
    release = Release.objects.create(slug="s")
    put_in_release(scene.draft, release, by=scene.anna)
    return release


def test_a_draft_of_a_set_has_no_time_of_its_own():
    scene = Scene()
    set_with(scene)

    with pytest.raises(ValidationError, match="release set"):
        schedule(scene.draft, timezone.now() + SOON, by=scene.binh)


def test_a_scheduled_set_keeps_its_drafts_until_it_is_off_the_timer():
    scene = Scene()
    release = set_with(scene)
    schedule_release(release, timezone.now() + SOON, by=scene.binh)

    with pytest.raises(ValidationError):
        take_out_of_release(scene.draft, release, by=scene.anna)
    unschedule_release(release, by=scene.binh)
    draft = take_out_of_release(scene.draft, release, by=scene.anna)

    assert (draft.state, draft.release) == ("in_review", None)


def test_a_returned_draft_keeps_its_set_from_being_published():
    scene = Scene()
    release = set_with(scene)
    submit(scene.draft, by=scene.anna)
    return_draft(scene.draft, by=scene.binh, reason="No")

    for act in (
        lambda: publish_release(release, by=scene.binh),
        lambda: schedule_release(release, timezone.now() + SOON, by=scene.binh),
    ):
        with pytest.raises(ValidationError, match="returned"):
            act()


def test_an_empty_set_is_not_published():
    with pytest.raises(ValidationError, match="nothing to publish"):
        publish_release(Release.objects.create(slug="s"), by=None)
