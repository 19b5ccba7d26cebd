"""How many texts are in which state."""

import json

import pytest
from django.core.management import call_command

from editorial.drafts import save_draft
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory
from translations.counting import tally
from translations.marks import MISSING, REVIEWED, SAME, STALE, WRITTEN
from translations.records import translated_records
from translations.services import say

pytestmark = pytest.mark.django_db

TEXTS = ("name", "tagline")


def of_hubs(language, rows=None):
    rows = Hub.objects.all() if rows is None else rows
    return next(one for one in tally([(rows, TEXTS)]) if one.language == language)


def counts(tallied):
    return {state: n for state, n in tallied.states.items() if n}


def hub(**texts):
    return HubFactory(name_en="One", name_vi="Một", name_zh_hans="", name_zh_hant="", **texts)


def test_every_text_is_in_one_state():
    hub(tagline_en="A")
    say(hub(tagline_en="B", tagline_vi="Bê"), {"tagline_vi": REVIEWED}, by=editor())

    assert counts(of_hubs("en")) == {WRITTEN: 4}
    assert counts(of_hubs("vi")) == {MISSING: 1, WRITTEN: 2, REVIEWED: 1}
    assert counts(of_hubs("zh-hant")) == {MISSING: 4}
    assert of_hubs("vi").fields == 4


def test_what_is_the_same_on_purpose_is_not_missing():
    say(hub(), {"name_zh_hant": SAME}, by=editor())

    assert counts(of_hubs("zh-hant")) == {SAME: 1}


def test_what_is_stale_is_not_written():
    record = hub(public=True)
    binh = publisher()
    publish_draft(save_draft(record, data_of(record) | {"name_en": "Two"}, by=binh), by=binh)

    assert counts(of_hubs("vi")) == {STALE: 1}


def test_a_percentage_is_never_rounded_up():
    for _ in range(199):
        hub()
    HubFactory(name_en="One", name_vi="", name_zh_hans="", name_zh_hant="")

    assert of_hubs("vi").percent == 99


def test_other_rows_do_not_count():
    hub()
    say(hub(), {"name_vi": REVIEWED}, by=editor())

    assert counts(of_hubs("vi", Hub.objects.published())) == {}


def test_the_counts_take_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        tally(translated_records())


def test_the_status_is_one_line_a_model_and_language(capsys):
    hub()

    call_command("translation_status", "--json")

    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    found = next(line for line in lines if (line["model"], line["language"]) == ("hub", "zh-hant"))
    assert found == {
        "model": "hub",
        "language": "zh-hant",
        "fields": 1,
        "missing": 1,
        "stale": 0,
        "converted": 0,
        "in_review": 0,
        "written": 0,
        "reviewed": 0,
        "same": 0,
    }


def test_the_status_ends_with_one_count(capsys):
    hub()

    call_command("translation_status")

    assert capsys.readouterr().out.splitlines()[-1] == "4 texts"
