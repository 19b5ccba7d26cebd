"""Languages published apart: the rest of a draft stays a draft, and readers never see it."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from editorial.apart import leave_for_later
from editorial.drafts import create_record, draft_of, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of, flat
from editorial.publishing import publish_draft, publish_release
from editorial.review import put_in_release
from editorial.shapes import shape_of
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import HubFactory
from translations.marks import IN_REVIEW, MISSING
from translations.services import assign_languages, save_texts
from translations.states import marks_of
from translations.work import open_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(name_en="Hue", tagline_en="Old", tagline_vi="Cũ", public=True)


def drafted(hub, by, **changes):
    return save_draft(hub, data_of(Hub.objects.get(pk=hub.pk)) | changes, by=by)


def test_what_is_left_for_later_is_not_published(hub):
    draft = drafted(hub, editor(), tagline_en="New", tagline_vi="Mới")
    leave_for_later(draft, ["vi"], by=publisher())

    publish_draft(draft, by=publisher("dung"))

    hub.refresh_from_db()
    assert (hub.tagline_en, hub.tagline_vi) == ("New", "Cũ")


def test_it_stays_a_draft_of_its_author_over_what_was_published(hub):
    anna = editor()
    draft = drafted(hub, anna, tagline_en="New", tagline_vi="Mới")
    leave_for_later(draft, ["vi"], by=anna)
    publish_draft(draft, by=publisher())

    hub.refresh_from_db()
    rest = draft_of(hub, anna)
    assert rest.changed == ["tagline_vi"]
    assert rest.base.number == hub.revision
    publish_draft(rest, by=publisher("dung"))
    hub.refresh_from_db()
    assert hub.tagline_vi == "Mới"


def test_the_history_tells_who_wrote_what_was_published(hub):
    anna = editor()
    draft = drafted(hub, anna, tagline_en="New", tagline_vi="Mới")
    leave_for_later(draft, ["vi"], by=anna)
    publish_draft(draft, by=publisher())

    live = Revision.objects.of_record(hub).get(state=Revision.State.PUBLISHED)
    assert (live.author, live.changed) == (anna, ["tagline_en"])
    assert live.data["tagline_vi"] == "Cũ"


def test_a_new_record_shows_no_text_that_is_left_for_later():
    anna = editor()
    start = {"slug": "hue", "name_en": "Hue", "tagline_en": "Old capital", "tagline_vi": "Cố đô"}
    draft = create_record(Hub(), flat(shape_of(Hub), {}) | start, by=anna)
    save_texts(Hub.objects.get(), {"tagline_vi": "Cố đô."}, by=anna, said=IN_REVIEW)
    leave_for_later(draft, ["vi"], by=anna)
    publish_draft(Revision.objects.get(pk=draft.pk), by=publisher())

    hub = Hub.objects.get()
    assert (hub.is_public, hub.tagline_en, hub.tagline_vi) == (True, "Old capital", "")
    assert marks_of(hub) == {}
    work = open_work(hub, anna)
    assert work.text("tagline", "vi") == "Cố đô."
    assert work.state("tagline", "vi") == IN_REVIEW
    publish_draft(work.draft, by=publisher("dung"))
    hub.refresh_from_db()
    assert hub.tagline_vi == "Cố đô."
    assert marks_of(hub)["tagline_vi"].said == IN_REVIEW


def test_what_is_said_of_a_language_waits_with_its_text(hub):
    anna = editor()
    draft = save_texts(hub, {"tagline_zh_hans": "旧"}, by=anna, said=IN_REVIEW)
    draft = drafted(hub, anna, tagline_en="New", tagline_zh_hans="旧")
    leave_for_later(draft, ["zh-hans"], by=anna)
    publish_draft(Revision.objects.get(pk=draft.pk), by=publisher())

    hub.refresh_from_db()
    assert open_work(hub, publisher("dung")).state("tagline", "zh-hans") == MISSING
    assert open_work(hub, anna).mark("tagline", "zh-hans").said == IN_REVIEW


def test_a_release_set_publishes_the_languages_that_are_ready(hub):
    binh = publisher()
    release = Release.objects.create(slug="spring", title_en="Spring")
    draft = put_in_release(drafted(hub, binh, tagline_en="New", tagline_vi="Mới"), release, by=binh)
    leave_for_later(draft, ["vi"], by=binh)

    publish_release(release, by=binh)

    hub.refresh_from_db()
    assert (hub.tagline_en, hub.tagline_vi) == ("New", "Cũ")
    assert [each.number for each in release.revisions.all()] == [hub.revision]
    assert draft_of(hub, binh).release is None


def test_where_all_is_left_for_later_nothing_is_published(hub):
    draft = drafted(hub, editor(), tagline_vi="Mới")
    draft = leave_for_later(draft, ["vi"], by=publisher())

    with pytest.raises(ValidationError):
        publish_draft(draft, by=publisher("dung"))

    assert draft_of(hub, draft.author).is_open


def test_one_language_at_least_is_published(hub):
    draft = drafted(hub, editor(), tagline_en="New")

    with pytest.raises(ValidationError):
        leave_for_later(draft, ["en", "vi", "zh-hans", "zh-hant"], by=publisher())


def test_a_translator_of_other_languages_does_not_choose(hub):
    chen = translator()
    assign_languages(chen, ["vi"])
    draft = drafted(hub, editor(), tagline_en="New")

    with pytest.raises(PermissionDenied):
        leave_for_later(draft, ["vi"], by=chen)
