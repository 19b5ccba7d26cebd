"""Which languages of drafts are ready."""

import pytest

from editorial.candidates import candidates_of
from editorial.drafts import save_draft
from editorial.patches import data_of
from tests.editorial.people import editor
from tests.factories import HubFactory
from translations.marks import IN_REVIEW
from translations.readiness import readiness_of
from translations.services import save_texts

pytestmark = pytest.mark.django_db


def ready(*drafts):
    return {one.language: one for one in readiness_of(candidates_of(drafts).values())}


def hub(**texts):
    names = {"name_en": "A", "name_vi": "A", "name_zh_hans": "甲", "name_zh_hant": "甲"}
    return HubFactory(**names, public=True, **texts)


def test_a_language_with_all_its_texts_is_ready():
    draft = save_draft(record := hub(), data_of(record) | {"lat": "1", "lon": "2"}, by=editor())

    assert all(one.is_ready for one in ready(draft).values())


def test_a_changed_original_makes_the_others_wait():
    record = hub(tagline_en="Old", tagline_vi="Cũ")
    draft = save_draft(record, data_of(record) | {"tagline_en": "New"}, by=editor())

    found = ready(draft)
    assert found["en"].is_ready
    assert (found["vi"].stale, found["zh-hant"].missing) == (1, 1)


def test_what_waits_for_its_reader_is_not_ready():
    record = hub(tagline_en="Old")
    draft = save_texts(record, {"tagline_vi": "Cũ"}, by=editor(), said=IN_REVIEW)

    assert ready(draft)["vi"].unreviewed == 1
    assert not ready(draft)["vi"].is_ready


def test_drafts_count_together_in_one_query_a_model(django_assert_num_queries):
    anna, records = editor(), [hub(tagline_en="Old") for _ in range(3)]
    drafts = [save_draft(r, data_of(r) | {"tagline_en": "New"}, by=anna) for r in records]
    candidates = candidates_of(drafts)

    with django_assert_num_queries(1):
        found = readiness_of(candidates.values())

    assert found[1].missing == 3
