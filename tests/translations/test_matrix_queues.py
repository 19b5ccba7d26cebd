"""Today's queues of those who translate."""

import pytest
from django.core.cache import cache

from editorial.desk.today import today_of
from editorial.drafts import save_draft
from editorial.patches import data_of
from editorial.publishing import publish_draft
from tests.editorial.people import editor, publisher, translator
from tests.factories import HubFactory
from translations.marks import IN_REVIEW, SAME
from translations.services import assign_languages, say

pytestmark = pytest.mark.django_db

MATRIX = "/admin/desk/translations/"


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


def queues(user, part="busy") -> dict:
    return {each.queue.name: each for each in today_of(user)[part]}


def counts(user, name) -> list[tuple]:
    return [(row.html_lang, row.count) for row in queues(user)[name].rows]


def rewrite(record, by, **texts):
    publish_draft(save_draft(record, data_of(record) | texts, by=by), by=by)


def test_missing_texts_are_counted_by_language_the_own_first():
    chen = translator()
    HubFactory(name_vi="Cảng", name_zh_hans="港", tagline_vi="Mới", public=True)
    HubFactory(name_en="", public=True)
    assign_languages(chen, ["zh-hans"])

    assert counts(chen, "missing-translations") == [("zh-Hans", 1), ("zh-Hant", 2), ("en", 1)]
    assert queues(chen)["missing-translations"].count == 4


def test_they_are_counted_again_when_readers_see_something_new():
    anna, hub = editor(), HubFactory(public=True)
    before = queues(anna)["missing-translations"].count
    rewrite(hub, publisher(), name_vi="Cảng")

    assert queues(anna)["missing-translations"].count == before - 1


def test_what_is_empty_on_purpose_is_not_missing():
    anna, hub = editor(), HubFactory(public=True)
    before = queues(anna)["missing-translations"].count
    say(hub, {"name_vi": SAME}, by=anna)

    assert queues(anna)["missing-translations"].count == before - 1


def test_stale_texts_wait():
    anna, hub = editor(), HubFactory(name_vi="Cảng", public=True)
    assert "stale-translations" in queues(anna, "quiet")
    rewrite(hub, publisher(), name_en="Harbour")

    assert counts(anna, "stale-translations") == [("vi", 1)]


def test_texts_wait_for_a_second_reader_where_one_may_be_that():
    anna, chen = editor(), translator()
    say(HubFactory(name_vi="Cảng", public=True), {"name_vi": IN_REVIEW}, by=chen)

    assert counts(anna, "in-review-translations") == [("vi", 1)]
    shown = queues(chen) | queues(chen, "quiet")
    assert "in-review-translations" not in shown


@pytest.mark.parametrize("state", ["missing", "stale", "in_review"])
def test_each_leads_to_the_matrix_with_its_filters_set(client, state):
    anna, hub = editor(), HubFactory(name_vi="Cảng", name_zh_hans="港", public=True)
    rewrite(hub, publisher(), name_en="Harbour")
    say(hub, {"name_zh_hans": IN_REVIEW}, by=anna)
    client.force_login(anna)

    filled = queues(anna)[f"{state.replace('_', '-')}-translations"]

    assert filled.url == f"{MATRIX}?state={state}&public=yes"
    for row in filled.rows:
        matrix = client.get(row.url).context["matrix"]
        counted = sum(s.count for r in matrix.rows for c in r.cells for s in c.states)
        assert (matrix.asked["state"], counted) == (state, row.count)
