"""Which records have a text in a state."""

import pytest

from editorial.drafts import save_draft
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory
from translations.counting import STATES
from translations.marks import CONVERTED, IN_REVIEW, MISSING, REVIEWED, SAME, STALE, WRITTEN
from translations.services import say
from translations.state_filters import has_text_in, missing_count

pytestmark = pytest.mark.django_db

TEXTS = ("name", "tagline")


def hub(slug, **texts):
    return HubFactory(slug=slug, name_en="One", **texts)


def found(state, *languages) -> set[str]:
    rows = Hub.objects.filter(has_text_in(Hub, TEXTS, state, languages or ("vi",)))
    return set(rows.values_list("slug", flat=True))


def test_what_is_written_elsewhere_alone_is_missing():
    hub("a")
    hub("b", name_vi="Một", tagline_en="Port")
    hub("c", name_vi="Một")

    assert found(MISSING) == {"a", "b"}
    assert found(MISSING, "en") == set()
    assert found(MISSING, "en", "vi") == {"a", "b"}


def test_what_is_empty_on_purpose_is_not_missing():
    say(hub("a"), {"name_vi": SAME}, by=editor())
    say(hub("b", tagline_en="Port"), {"name_vi": SAME}, by=editor("bao"))

    assert found(MISSING) == {"b"}
    assert found(SAME) == {"a", "b"}
    assert found(MISSING, "vi", "zh-hans") == {"a", "b"}


@pytest.mark.parametrize("state", [CONVERTED, IN_REVIEW, REVIEWED])
def test_what_was_said_of_a_text_is_its_state(state):
    say(hub("a", name_vi="Một"), {"name_vi": state}, by=editor())
    hub("b", name_vi="Hai")

    assert found(state) == {"a"}
    assert found(state, "en") == set()
    assert found(WRITTEN) == {"b"}


def test_a_record_is_found_by_each_state_of_its_texts():
    one = hub("a", name_vi="Một", tagline_en="Port", tagline_vi="Cảng")
    say(one, {"name_vi": REVIEWED}, by=editor())

    assert found(REVIEWED) == found(WRITTEN) == {"a"}


def test_what_is_stale_is_not_written():
    record, binh = hub("a", name_vi="Một", public=True), publisher()
    publish_draft(save_draft(record, data_of(record) | {"name_en": "Two"}, by=binh), by=binh)

    assert found(STALE) == {"a"}
    assert found(WRITTEN) == set()
    assert found(WRITTEN, "en") == {"a"}


def test_what_is_written_nowhere_is_in_no_state():
    record, anna = hub("a", tagline_en="Port", public=True), editor()
    say(record, {"tagline_vi": SAME}, by=anna)
    binh = publisher()
    publish_draft(save_draft(record, data_of(record) | {"tagline_en": ""}, by=binh), by=binh)

    rows = Hub.objects.alias(n=missing_count(Hub, ("tagline",), ["vi"]))
    assert rows.filter(n=0).count() == 1
    assert not [s for s in STATES if Hub.objects.filter(has_text_in(Hub, ("tagline",), s))]
