"""The locator map draws hubs as links on land, and nothing else."""

import gzip
import re
from decimal import Decimal

import pytest
from django.utils import translation

from hubs.map import MOST_DOTS, build_map
from hubs.models import Hub
from hubs.tree import HubTree
from tests.factories import HubFactory
from tests.hubs.unsaved import make_hub

SHENZHEN, HANGZHOU, BEIJING = (114.0579, 22.5431), (120.1551, 30.2741), (116.4074, 39.9042)
SILICON_VALLEY, BANGALORE = (-122.0575, 37.3875), (77.5946, 12.9716)


def hub_at(place, slug="shenzhen", kind="city", parent=None):
    hub = make_hub(slug, kind)
    hub.lon, hub.lat = map(Decimal, map(str, place))
    hub.parent_id = parent and parent.pk
    return hub


def drawn(*hubs):
    return build_map(hubs, HubTree({hub.pk: hub.parent_id for hub in hubs}))


def slugs(drawing):
    return [mark.hub.slug for mark in drawing.marks]


def test_no_map_is_drawn_of_hubs_without_a_place():
    assert drawn(make_hub()) is None


def test_one_hub_is_drawn_in_the_middle():
    drawing = drawn(hub_at(SHENZHEN)).wide
    (mark,) = drawing.marks

    assert (mark.x, mark.y) == (drawing.width / 2, drawing.height / 2)


def test_hubs_keep_their_order():
    drawing = drawn(hub_at(BEIJING, "b"), hub_at(SHENZHEN, "s"), hub_at(HANGZHOU, "a"))

    assert slugs(drawing.wide) == slugs(drawing.narrow) == ["b", "s", "a"]


def test_a_hub_far_from_the_others_is_on_the_world_map():
    drawing = drawn(hub_at(SILICON_VALLEY, "valley"), hub_at(SHENZHEN, "s"), hub_at(HANGZHOU, "h"))

    assert slugs(drawing.wide) == ["s", "h"]
    assert slugs(drawing.world) == ["valley"]
    assert drawing.world.box


def test_the_map_follows_the_hubs_there_are():
    drawing = drawn(
        hub_at(BANGALORE, "bangalore"), hub_at((78.4867, 17.385), "hyderabad"), hub_at(SHENZHEN)
    )

    assert slugs(drawing.wide) == ["bangalore", "hyderabad"]
    assert slugs(drawing.world) == ["shenzhen"]


def test_no_world_map_is_drawn_where_all_hubs_are_near_each_other():
    assert drawn(hub_at(SHENZHEN), hub_at(HANGZHOU, "hangzhou")).world is None


def test_countries_and_provinces_have_no_dot():
    drawing = drawn(
        hub_at(BEIJING, "china", "country"), hub_at(HANGZHOU, "p", "province"), hub_at(SHENZHEN)
    )

    assert slugs(drawing.wide) == ["shenzhen"]


def test_a_district_has_a_dot_only_where_its_city_has_none():
    city = hub_at(SHENZHEN)
    district = hub_at((113.93, 22.53), "nanshan", "district", city)

    assert slugs(drawn(city, district).wide) == ["shenzhen"]
    assert slugs(drawn(district).wide) == ["nanshan"]


def test_dots_are_limited_in_number():
    hubs = [hub_at((100 + n % 9, 25 + n // 9), f"hub-{n}") for n in range(MOST_DOTS + 3)]
    drawing = drawn(*hubs)

    assert len(drawing.wide.marks) == MOST_DOTS
    assert drawing.is_cut


def test_a_finger_meets_one_dot_only():
    marks = drawn(hub_at(SHENZHEN), hub_at((114.1694, 22.3193), "hong-kong")).wide.marks

    assert all(mark.radius <= mark.hit < 12 for mark in marks)


PAGE = "/{}/hubs/"


def map_of(client, language="en"):
    content = client.get(PAGE.format(language)).content.decode()
    return content[content.index('<section class="hub-map"') :]


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_the_map_links_each_hub_in_the_readers_language(client, language):
    HubFactory(slug="shenzhen", name_zh_hant="深圳", lat="22.5431", lon="114.0579", public=True)
    with translation.override(language):
        name = str(Hub.objects.get().name)
    content = map_of(client, language)

    assert f'href="/{language}/hubs/shenzhen/"' in content
    assert re.search(rf'<text class="map-mark__name name"[^>]*>{name}</text>', content)


@pytest.mark.django_db
def test_the_map_writes_its_numbers_for_programs_in_every_language(client):
    HubFactory(lat="22.5431", lon="114.0579", public=True)
    HubFactory(lat="30.2741", lon="120.1551", public=True)

    assert re.findall(r'c[xy]="\d+,\d', map_of(client, "vi")) == []


@pytest.mark.django_db
def test_the_map_is_titled_described_and_credited(client):
    HubFactory(lat="22.5431", lon="114.0579", public=True)
    content = map_of(client)

    for words in ("<title id=", "<desc id=", "Coastlines only, no boundaries", "Natural Earth"):
        assert words in content
    assert "style=" not in content


@pytest.mark.django_db
def test_the_map_is_small(client):
    for n, (lon, lat) in enumerate((SHENZHEN, HANGZHOU, BEIJING, SILICON_VALLEY)):
        HubFactory(lat=str(lat), lon=str(lon), slug=f"hub-{n}", public=True)

    assert len(gzip.compress(map_of(client).encode())) < 12_000


@pytest.mark.django_db
def test_no_map_stands_below_a_list_without_places(client):
    HubFactory(public=True)

    assert "hub-map" not in client.get("/en/hubs/").content.decode()
