"""A reviewed translation survives whatever fills, brings in or takes back texts."""

import pytest

from editorial.drafts import restore, save_draft
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory
from tests.translations.exchanged import exported, fill
from translations.converting import Chosen, conversions_of, convert_all, converter_to
from translations.exchange.services import import_texts
from translations.marks import REVIEWED
from translations.services import say
from translations.work import as_it_stands, open_work

pytestmark = pytest.mark.django_db

TEXT = "做晶片的城市"


@pytest.fixture
def binh():
    return publisher()


@pytest.fixture
def hub(binh):
    """Return a hub one of whose texts in Traditional is reviewed, and one is missing."""
    record = HubFactory(
        name_en="Shenzhen",
        tagline_en="Makes chips",
        tagline_zh_hans="制造芯片",
        tagline_zh_hant=TEXT,
        summary_en="It grows.",
        summary_zh_hans="发展很快。",
        public=True,
    )
    publish(record, binh, body_en="One")
    say(record, {"tagline_zh_hant": REVIEWED}, by=editor())
    return record


def publish(record, by, **changes):
    record.refresh_from_db()
    publish_draft(save_draft(record, data_of(record) | changes, by=by), by=by)
    record.refresh_from_db()


def reviewed(record) -> bool:
    """Tell whether readers see the reviewed text, and as such."""
    record = Hub.objects.get(pk=record.pk)
    state = as_it_stands(record).state("tagline", "zh-hant")
    return (record.tagline_zh_hant, state) == (TEXT, REVIEWED)


def test_a_reviewed_text_survives_the_filling_of_its_script(hub, binh):
    hub.refresh_from_db()
    made = conversions_of(open_work(hub, binh), converter_to("zh-hant"))
    taken = {each.column: each.fingerprint for each in made if not each.keeps_because}
    [draft] = convert_all([Chosen(hub, taken)], "zh-hant", by=binh)
    publish_draft(draft, by=binh)

    assert Hub.objects.get(pk=hub.pk).summary_zh_hant == "發展很快。"
    assert reviewed(hub)


def test_a_reviewed_text_survives_an_import_that_was_not_told_to_replace_it(hub, binh):
    raw = exported(binh, language="zh-hant", original="en")
    raw = fill(raw, {"tagline": "製造晶片", "summary": "發展很快。"})
    [draft] = import_texts(raw, by=binh).drafts
    publish_draft(draft, by=binh)

    assert Hub.objects.get(pk=hub.pk).summary_zh_hant == "發展很快。"
    assert reviewed(hub)


def test_a_reviewed_text_survives_the_restore_of_other_texts(hub, binh):
    first = Revision.objects.of_record(hub).get(number=1)
    publish_draft(restore(first, hub, by=binh), by=binh)

    assert not Hub.objects.get(pk=hub.pk).body_en
    assert reviewed(hub)
