"""Drafts over live records: saved beside them, merged, never lost."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from editorial.clock import hold_clock, read_clock
from editorial.drafts import (
    EditConflict,
    Seen,
    create_record,
    discard_draft,
    draft_of,
    restore,
    save_draft,
)
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from editorial.services import publish, retire, save_record, unpublish
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db


def written(hub, **changes):
    return data_of(Hub.objects.get(pk=hub.pk)) | changes


def seen(hub, draft=None):
    hub = Hub.objects.get(pk=hub.pk)
    return Seen(hub.revision, draft and draft.pk, draft.version if draft else 0)


def test_a_draft_leaves_what_readers_see():
    hub = HubFactory(name_vi="Cũ", public=True)
    before = read_clock()

    draft = save_draft(hub, written(hub, name_vi="Mới"), by=editor())

    hub.refresh_from_db()
    assert hub.name_vi == "Cũ"
    assert (draft.state, draft.changed, draft.number) == ("draft", ["name_vi"], None)
    assert read_clock() == before


def test_publishing_writes_only_what_the_draft_changes():
    hub = HubFactory(name_vi="Cũ", tagline_en="Old", public=True)
    draft = save_draft(hub, written(hub, name_vi="Mới"), by=editor(), message="Accent")
    live = Hub.objects.get(pk=hub.pk)
    live.tagline_en = "Newer"
    save_record(live)

    publish_draft(draft, by=publisher())

    live.refresh_from_db()
    draft.refresh_from_db()
    assert (live.name_vi, live.tagline_en, live.revision) == ("Mới", "Newer", 3)
    assert (draft.state, draft.number, draft.message) == ("published", 3, "Accent")
    assert draft.published_seq == read_clock()


def test_publishing_twice_changes_nothing():
    hub = HubFactory(public=True)
    draft = save_draft(hub, written(hub, name_vi="Mới"), by=editor())
    boss = publisher()
    publish_draft(draft, by=boss)
    before = read_clock()

    publish_draft(draft, by=boss)

    assert read_clock() == before
    assert Revision.objects.of_record(hub).filter(state="published").count() == 1


def test_a_field_that_was_changed_live_since_is_not_overwritten():
    hub = HubFactory(name_vi="Cũ", public=True)
    draft = save_draft(hub, written(hub, name_vi="Mới"), by=editor())
    live = Hub.objects.get(pk=hub.pk)
    live.name_vi = "Khác"
    with hold_clock(by=publisher("other")):
        save_record(live)

    with pytest.raises(EditConflict) as caught:
        publish_draft(draft, by=publisher())

    [conflict] = caught.value.conflicts
    assert (conflict.base, conflict.theirs, conflict.mine) == ("Cũ", "Khác", "Mới")
    assert caught.value.who.username == "other"
    assert caught.value.messages == ["Someone else changed these meanwhile: Name · Tiếng Việt."]
    hub.refresh_from_db()
    assert hub.name_vi == "Khác"


def test_history_is_written_from_the_first_change_on():
    hub = HubFactory(name_vi="Một", public=True)
    assert not Revision.objects.exists()

    for name in ("Hai", "Ba"):
        hub.name_vi = name
        save_record(hub)
    retire(hub)

    rows = Revision.objects.of_record(hub).numbered()
    assert [(r.number, r.action, r.data["name_vi"], r.state) for r in rows] == [
        (4, "retired", "Ba", "superseded"),
        (3, "edited", "Ba", "superseded"),
        (2, "edited", "Hai", "superseded"),
        (1, "created", "Một", "superseded"),
    ]
    assert [r.superseded_seq for r in rows] == [r.published_seq for r in rows[:1]] + [
        r.published_seq for r in rows[:3]
    ]


def test_one_action_over_several_records_has_one_batch():
    hub = HubFactory(public=True)
    figure = FigureFactory(hub=hub, public=True)

    with hold_clock(by=publisher(), message="Out of scope"):
        unpublish(hub)

    rows = Revision.objects.filter(action="unpublished")
    assert {row.model for row in rows} == {"hub", "hubfigure"}
    assert len({row.batch for row in rows}) == 1
    assert {row.message for row in rows} == {"Out of scope"}
    figure.refresh_from_db()
    assert not figure.is_public


def test_two_authors_keep_their_own_drafts_of_a_public_record():
    hub = HubFactory(name_vi="Cũ", tagline_vi="", public=True)
    anna, minh = editor("anna"), editor("minh")

    one = save_draft(hub, written(hub, name_vi="Mới"), by=anna)
    two = save_draft(hub, written(hub, tagline_vi="Câu"), by=minh)

    assert one != two
    assert draft_of(hub, anna) == one
    boss = publisher()
    publish_draft(one, by=boss)
    publish_draft(two, by=boss)
    hub.refresh_from_db()
    assert (hub.name_vi, hub.tagline_vi) == ("Mới", "Câu")


def test_the_second_of_two_windows_merges_and_never_overwrites():
    hub, anna = HubFactory(name_en="Old", name_vi="Cũ", public=True), editor()
    draft = save_draft(hub, written(hub, name_en="First"), by=anna)
    opened = seen(hub, draft)
    base = draft.data
    draft = save_draft(hub, base | {"name_vi": "Mới"}, by=anna, seen=opened)

    merged = save_draft(hub, base | {"tagline_en": "T"}, by=anna, seen=opened)
    assert (merged.data["name_vi"], merged.data["tagline_en"]) == ("Mới", "T")

    with pytest.raises(EditConflict) as caught:
        save_draft(hub, base | {"name_vi": "Khác"}, by=anna, seen=opened)
    assert [c.field for c in caught.value.conflicts] == ["name_vi"]

    token = caught.value.token
    chosen = save_draft(
        hub,
        base | {"name_vi": "Khác"},
        by=anna,
        seen=opened,
        settled={"name_vi": "mine"},
        token=token,
    )
    assert (chosen.data["name_vi"], chosen.data["tagline_en"]) == ("Khác", "T")
    with pytest.raises(EditConflict) as caught:
        save_draft(
            hub,
            base | {"name_vi": "X"},
            by=anna,
            seen=opened,
            settled={"name_vi": "mine"},
            token=token,
        )
    taken = save_draft(
        hub,
        base | {"name_vi": "X"},
        by=anna,
        seen=opened,
        settled={"name_vi": "theirs"},
        token=caught.value.token,
    )
    assert taken.data["name_vi"] == "Khác"


def test_saving_over_what_was_published_since_the_form_was_opened_is_a_conflict():
    hub = HubFactory(name_vi="Cũ", public=True)
    opened, data = seen(hub), written(hub, name_vi="Của tôi")
    other = save_draft(hub, written(hub, name_vi="Của họ"), by=editor("minh"))
    publish_draft(other, by=publisher())

    with pytest.raises(EditConflict):
        save_draft(hub, data, by=editor("anna"), seen=opened)


def test_an_open_draft_moves_on_to_what_is_live_when_it_is_saved_again():
    hub, anna = HubFactory(name_vi="Cũ", tagline_en="Old", public=True), editor()
    draft = save_draft(hub, written(hub, name_vi="Mới"), by=anna)
    live = Hub.objects.get(pk=hub.pk)
    live.tagline_en = "Newer"
    save_record(live)

    draft = save_draft(hub, draft.data | {"name_en": "N"}, by=anna, seen=seen(hub, draft))

    assert (draft.base.number, draft.data["tagline_en"]) == (2, "Newer")
    assert sorted(draft.changed) == ["name_en", "name_vi"]


def test_choosing_the_own_text_over_what_is_live_lets_it_be_published():
    hub = HubFactory(name_vi="Cũ", public=True)
    draft = save_draft(hub, written(hub, name_vi="Của tôi"), by=editor())
    other = save_draft(hub, written(hub, name_vi="Khác"), by=publisher())
    publish_draft(other, by=None)
    now = {"by": draft.author, "seen": seen(hub, draft)}
    with pytest.raises(EditConflict) as conflict:
        save_draft(hub, draft.data, **now)

    token = conflict.value.token
    save_draft(hub, draft.data, **now, settled={"name_vi": "mine"}, token=token)

    assert publish_draft(draft, by=publisher("dung")).name_vi == "Của tôi"


def test_the_row_of_a_hidden_record_follows_its_one_draft():
    anna, minh = editor("anna"), editor("minh")
    hub = Hub()
    first = create_record(
        hub, data_of(HubFactory.build()) | {"slug": "wuhan", "name_en": "Wuhan"}, by=anna
    )

    second = save_draft(hub, written(hub, name_vi="Vũ Hán"), by=minh)

    hub.refresh_from_db()
    assert (first.pk, hub.name_vi, hub.state) == (second.pk, "Vũ Hán", "draft")
    publish_draft(second, by=publisher())
    second.refresh_from_db()
    assert (second.number, second.state, second.author) == (1, "published", anna)


def test_publishing_a_hidden_record_by_another_path_closes_its_draft():
    hub = HubFactory()
    draft = save_draft(hub, written(hub, name_vi="Vũ Hán"), by=editor())

    publish(Hub.objects.get())

    draft.refresh_from_db()
    assert (draft.state, draft.number) == ("published", 1)


def test_saving_what_was_there_saves_nothing():
    hub = HubFactory(public=True)

    assert save_draft(hub, written(hub), by=editor()).pk is None


def test_restore_makes_a_draft_of_the_old_text():
    hub = HubFactory(name_vi="Một", public=True)
    hub.name_vi = "Hai"
    save_record(hub)
    first = Revision.objects.get(number=1)

    draft = restore(first, hub, by=editor())

    hub.refresh_from_db()
    assert hub.name_vi == "Hai"
    assert (draft.data["name_vi"], draft.action, draft.state) == ("Một", "restored", "draft")
    publish_draft(draft, by=publisher())
    hub.refresh_from_db()
    assert hub.name_vi == "Một"
    assert Revision.objects.of_record(hub).count() == 3


def test_restore_does_not_touch_a_draft_that_is_open():
    hub, anna = HubFactory(name_vi="Một", public=True), editor()
    save_draft(hub, written(hub, name_vi="Hai"), by=anna)

    with pytest.raises(ValidationError, match="open draft"):
        restore(Revision.objects.get(number=1), hub, by=anna)


def test_a_discarded_draft_stays_in_the_table_and_cannot_be_published():
    hub, anna = HubFactory(public=True), editor()
    draft = save_draft(hub, written(hub, name_vi="Mới"), by=anna)

    discard_draft(draft, by=anna)

    assert draft_of(hub, anna) is None
    with pytest.raises(ValidationError, match="already"):
        publish_draft(draft, by=publisher())


def test_a_slug_is_refused_that_another_draft_wants():
    one, two = HubFactory(public=True), HubFactory(public=True)
    save_draft(one, written(one, slug="wanted"), by=editor("anna"))

    with pytest.raises(ValidationError, match="wanted"):
        save_draft(two, written(two, slug="wanted"), by=editor("minh"))


def test_a_translator_writes_texts_alone():
    hub, chen = HubFactory(public=True), translator()

    save_draft(hub, written(hub, name_vi="Mới"), by=chen)
    with pytest.raises(PermissionDenied, match="slug"):
        save_draft(hub, written(hub, slug="other"), by=chen)


def test_an_editor_cannot_publish():
    hub, anna = HubFactory(public=True), editor()
    draft = save_draft(hub, written(hub, name_vi="Mới"), by=anna)

    with pytest.raises(PermissionDenied):
        publish_draft(draft, by=anna)
