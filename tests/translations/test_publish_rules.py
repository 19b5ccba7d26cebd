"""Translations are checked before they are published, whatever path leads there."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.candidates import candidates_of
from editorial.drafts import draft_of, save_draft
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publish_checks import Level
from editorial.publishing import publish_draft
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory
from translations.marks import REVIEWED, SAME
from translations.publish_rules import find_in_texts
from translations.services import save_texts, say

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(tagline_en="Makes 300 chips a day", public=True)


def draft_with(record, by=None, **changes):
    return save_draft(record, data_of(record) | changes, by=by)


def found_in(*drafts):
    candidates = candidates_of(drafts).values()
    return [(f.field, f.level) for _candidate, f in find_in_texts(list(candidates))]


def test_a_translation_with_another_number_is_refused(hub):
    draft = draft_with(hub, tagline_vi="Làm 500 con chip mỗi ngày")

    with pytest.raises(ValidationError, match="300"):
        publish_draft(draft, by=publisher())


def test_one_that_says_the_same_is_published(hub):
    publish_draft(draft_with(hub, tagline_vi="Làm 300 con chip mỗi ngày"), by=publisher())

    hub.refresh_from_db()
    assert hub.tagline_vi


def test_what_a_warning_says_is_for_the_person_who_publishes(hub):
    draft = draft_with(hub, tagline_vi="Làm  300 con chip mỗi ngày")

    assert found_in(draft) == [("tagline_vi", Level.WARNING)]
    publish_draft(draft, by=publisher())


def test_only_translations_that_change_are_looked_at(hub):
    hub = HubFactory(tagline_en="Makes 300 chips", tagline_vi="Làm 500 chip", public=True)

    assert found_in(draft_with(hub, summary_en="One", tagline_en="Makes 301 chips")) == []


def test_texts_that_are_the_same_on_purpose_are_left_alone(hub):
    anna = editor()
    hub = HubFactory(tagline_en="only the brave", public=True)
    save_texts(hub, {"tagline_vi": "only the brave"}, by=anna)
    assert found_in(draft_of(hub, anna)) == [("tagline_vi", Level.ERROR)]

    say(hub, {"tagline_vi": SAME}, by=anna)

    draft = draft_of(hub, anna)
    assert found_in(draft) == []
    publish_draft(draft, by=publisher())


def test_what_a_second_reader_called_right_only_asks(hub):
    anna = editor()
    save_texts(hub, {"tagline_vi": "Mỗi ngày 301 con chip"}, by=anna)
    assert Level.ERROR in {level for _field, level in found_in(draft_of(hub, anna))}

    say(hub, {"tagline_vi": REVIEWED}, by=publisher(), draft=draft_of(hub, anna))

    found = found_in(draft_of(hub, anna))
    assert found
    assert {level for _field, level in found} == {Level.WARNING}


def test_a_translation_is_held_against_its_own_original(hub):
    hub = HubFactory(tagline_zh_hans="每天制造300个芯片", public=True)
    save_texts(hub, {"tagline_zh_hant": "每天製造300個晶片"}, by=publisher())

    assert found_in(Revision.objects.open().get()) == []


def test_many_are_looked_at_in_as_many_queries_as_one():
    drafts = [
        draft_with(HubFactory(tagline_en="Makes chips", public=True), tagline_vi="Làm chip")
        for _number in range(6)
    ]
    counts = []
    for some in (drafts[:1], drafts):
        candidates = list(candidates_of(some).values())
        with CaptureQueriesContext(connection) as captured:
            list(find_in_texts(candidates))
        counts.append(len(captured))

    assert counts == [2, 2]
