"""Rules of a record that hold whatever path a change takes."""

import pytest
from django.core.exceptions import ValidationError

from editorial.drafts import create_record, save_draft
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import Hub, Sector
from tests.editorial.people import editor
from tests.factories import FigureFactory, HubFactory, IndicatorFactory, SectorFactory

pytestmark = pytest.mark.django_db


def messages(error) -> dict:
    return error.value.message_dict


def test_a_new_record_needs_its_name_in_one_language():
    with pytest.raises(ValidationError) as error:
        create_record(Sector(), data_of(Sector()) | {"slug": "optics"}, by=editor())

    assert list(messages(error)) == ["name_en"]
    data = data_of(Sector()) | {"slug": "optics", "name_zh_hant": "光學"}
    assert create_record(Sector(), data, by=None).pk


def test_the_last_name_cannot_be_taken_away():
    hub = HubFactory(name_en="Wuhan", name_vi="Vũ Hán", public=True)

    save_draft(hub, data_of(hub) | {"name_en": ""}, by=editor())
    with pytest.raises(ValidationError) as error:
        save_draft(hub, data_of(hub) | {"name_en": "", "name_vi": ""}, by=editor("bao"))

    assert list(messages(error)) == ["name_en"]


def test_a_text_that_is_missing_is_asked_for_only_where_it_is_written():
    hub = HubFactory(name_en="", public=True)

    assert save_draft(hub, data_of(hub) | {"kind": "park"}, by=editor()).pk


def test_all_that_is_wrong_is_said_at_once():
    indicator = IndicatorFactory(public=True)
    data = data_of(indicator) | {"decimals": 9, "definition_en": "", "variant_of": indicator.slug}

    with pytest.raises(ValidationError) as error:
        save_draft(indicator, data, by=editor())

    assert {"decimals", "definition_en", "variant_of"} <= set(messages(error))


def test_one_changed_field_may_contradict_one_that_was_not_changed():
    hub = HubFactory(public=True)

    with pytest.raises(ValidationError, match="go together"):
        save_draft(hub, data_of(hub) | {"lat": "30"}, by=editor())


def test_two_drafts_that_contradict_each_other_are_not_put_together():
    figure = FigureFactory(public=True)
    first = save_draft(figure, data_of(figure) | {"period_end": "2024-06-30"}, by=editor("an"))
    second = save_draft(figure, data_of(figure) | {"period_start": "2024-07-01"}, by=editor("bao"))
    publish_draft(first, by=None)

    with pytest.raises(ValidationError, match="ends on or after"):
        publish_draft(second, by=None)


def test_a_record_is_never_put_inside_itself():
    province = HubFactory(public=True)
    city = HubFactory(parent=province, public=True)
    district = HubFactory(parent=city, public=True)

    with pytest.raises(ValidationError) as error:
        save_draft(province, data_of(province) | {"parent": district.slug}, by=editor())

    assert list(messages(error)) == ["parent"]


def test_two_drafts_cannot_close_a_circle_together():
    one, other = SectorFactory.create_batch(2, public=True)
    first = save_draft(one, data_of(one) | {"parent": other.slug}, by=editor("an"))
    second = save_draft(other, data_of(other) | {"parent": one.slug}, by=editor("bao"))
    publish_draft(first, by=None)

    with pytest.raises(ValidationError):
        publish_draft(second, by=None)

    assert Sector.objects.get(pk=other.pk).parent is None


def test_a_circle_that_is_there_already_ends_the_look_upwards():
    one, other, new = HubFactory.create_batch(3)
    Hub.objects.filter(pk=one.pk).update(parent=other)
    Hub.objects.filter(pk=other.pk).update(parent=one)

    assert save_draft(new, data_of(new) | {"parent": one.slug}, by=None).data["parent"] == one.slug
