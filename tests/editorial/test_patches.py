"""Records as data: read whole, merged by field, written back."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from editorial.patches import data_of, differing, merge, put_on, set_columns, set_relations
from hubs.models import Alias, Hub
from tests.factories import FigureFactory, HubFactory, SectorFactory

BASE = {"name_en": "Wuhan", "name_vi": "Vũ Hán", "sectors": ["ai", "optics"]}


@pytest.mark.parametrize(
    "mine, theirs, expected, conflicts",
    [
        ({}, {}, {}, []),
        ({"name_en": "A"}, {}, {"name_en": "A"}, []),
        ({}, {"name_en": "B"}, {"name_en": "B"}, []),
        ({"name_en": "A"}, {"name_vi": "B"}, {"name_en": "A", "name_vi": "B"}, []),
        ({"name_en": "A"}, {"name_en": "A"}, {"name_en": "A"}, []),
        ({"name_en": "A"}, {"name_en": "B"}, {"name_en": "A"}, ["name_en"]),
        (
            {"sectors": ["ai"]},
            {"sectors": ["ai", "optics", "cars"]},
            {"sectors": ["ai", "cars"]},
            [],
        ),
        (
            {"sectors": ["ai", "optics", "law"]},
            {"sectors": ["optics"]},
            {"sectors": ["optics", "law"]},
            [],
        ),
    ],
)
def test_merge_by_field_and_language(mine, theirs, expected, conflicts):
    merged = merge(BASE, BASE | mine, BASE | theirs)

    assert merged.data == BASE | expected
    assert merged.conflicts == conflicts


def test_merge_takes_fields_that_a_draft_does_not_know_from_what_is_live():
    assert merge({"a": 1}, {"a": 2}, {"a": 1, "b": 5}).data == {"a": 2, "b": 5}


@pytest.mark.django_db
def test_data_holds_columns_relations_and_rows_and_writes_them_back():
    hub = HubFactory(slug="wuhan", lat=Decimal("30.5"), lon=Decimal("114.3"))
    hub.sectors.add(SectorFactory(slug="optics"))
    Alias.objects.create(hub=hub, text="武汉市", language="zh-hans", kind="official")
    SectorFactory(slug="ai")
    data = data_of(hub)

    assert data["lat"] == "30.5"
    assert data["sectors"] == ["optics"]
    assert data["aliases"] == [{"text": "武汉市", "language": "zh-hans", "kind": "official"}]
    assert "name" not in data

    new = data | {
        "name_vi": "Vũ Hán",
        "parent": HubFactory(slug="hubei").slug,
        "sectors": ["ai", "optics"],
        "aliases": [*data["aliases"], {"text": "Hankow", "language": "en", "kind": "former"}],
    }
    names = differing(data, new)
    set_columns(hub, new, names)
    hub.save()
    set_relations(hub, new, names)

    assert data_of(Hub.objects.get(pk=hub.pk)) == new


@pytest.mark.django_db
def test_a_parent_that_is_not_there_is_an_error_at_its_field():
    with pytest.raises(ValidationError) as caught:
        set_columns(HubFactory(), {"parent": "atlantis"}, ["parent"])

    assert "atlantis" in caught.value.message_dict["parent"][0]


@pytest.mark.django_db
def test_data_put_on_a_record_is_seen_through_it_and_not_stored():
    figure, other = FigureFactory(value="5.5"), HubFactory(slug="other")
    put_on(figure, data_of(figure) | {"hub": "other", "value": "6.25"})
    assert (figure.hub, str(figure.value)) == (other, "6.25")

    hub, sector = HubFactory(), SectorFactory(slug="ai")
    put_on(hub, data_of(hub) | {"sectors": ["ai"], "name_en": "New"})

    assert (list(hub.sectors.all()), hub.name_en) == ([sector], "New")
    stored = Hub.objects.get(pk=hub.pk)
    assert not stored.sectors.exists()
    assert stored.name_en != "New"
