"""Hubs, indicators, figures, events, statements and comparisons over the API."""

import pytest

from editorial.services import publish
from hubs.models import Absence, Alias
from tests.factories import (
    CompanyFactory,
    EventFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    PresenceFactory,
    SectorFactory,
    SourceFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def get(client, path: str) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def numbers(client, query: str) -> list[int]:
    return [row["id"] for row in get(client, f"figures/?{query}")["results"]]


def slugs(client, path: str) -> list[str]:
    return [row["slug"] for row in get(client, path)["results"]]


def make_figures(count: int) -> None:
    for figure in FigureFactory.create_batch(count, public=True):
        FigureFactory(
            hub=figure.hub,
            indicator=figure.indicator,
            reference=HubFactory(),
            reference_kind="share_of",
            value="9",
            public=True,
        )


def make_hubs(count: int) -> None:
    for hub in HubFactory.create_batch(count, parent=HubFactory()):
        hub.sectors.add(SectorFactory(public=True))
        Alias.objects.create(hub=hub, text="Another", language="en")
        PresenceFactory(hub=hub, public=True)
        publish(hub)


def make_told(factory, count: int) -> None:
    for _ in range(count):
        claim = factory(hubs=[HubFactory()])
        claim.companies.add(CompanyFactory(public=True))
        for hub in claim.hubs.all():
            publish(hub)
        publish(claim.source.publisher)
        publish(claim.source)
        publish(claim)


MAKERS = {
    "hubs/": make_hubs,
    "sectors/": lambda n: SectorFactory.create_batch(n, parent=SectorFactory(), public=True),
    "indicators/": lambda n: IndicatorFactory.create_batch(
        n, variant_of=IndicatorFactory(), public=True
    ),
    "figures/": make_figures,
    "figures/?expand=hub,indicator,source": make_figures,
    "figures/?q=hub": make_figures,
    "events/": lambda n: make_told(EventFactory, n),
    "statements/": lambda n: make_told(StatementFactory, n),
}


@pytest.mark.parametrize("path", MAKERS)
def test_query_count_does_not_grow_with_rows(count_queries, path):
    MAKERS[path](2)
    few = count_queries(f"/api/v1/{path}")
    MAKERS[path](10)

    assert count_queries(f"/api/v1/{path}") == few


@pytest.mark.parametrize("path", ["hubs", "sectors", "indicators"])
def test_drafts_are_not_listed(client, path):
    HubFactory()
    SectorFactory()
    IndicatorFactory()

    assert get(client, f"{path}/")["results"] == []


@pytest.mark.parametrize("path", ["figures", "events", "statements"])
def test_drafts_of_claims_are_not_listed(client, path):
    FigureFactory()
    EventFactory()
    StatementFactory()

    assert get(client, f"{path}/")["results"] == []


def test_a_figure_is_written_as_promised(client):
    figure = FigureFactory(
        hub__slug="shenzhen",
        indicator__slug="rd-intensity",
        source__slug="glacier",
        paragraph=17,
        public=True,
    )

    body = get(client, f"figures/{figure.number}/")

    assert body.pop("updated_at").endswith("Z")
    assert body == {
        "id": figure.number,
        "revision": 1,
        "page_url": f"http://testserver/en/figures/{figure.number}/",
        "hub": "shenzhen",
        "indicator": "rd-intensity",
        "value": "6.46",
        "value_high": None,
        "qualifier": "exact",
        "unit": "percent",
        "text": "6.46%",
        "as_published": "6.46%",
        "kind": "actual",
        "period": {"start": "2024-01-01", "end": "2024-12-31", "precision": "year", "text": "2024"},
        "window_months": None,
        "base_on": None,
        "base_precision": None,
        "reference": None,
        "reference_kind": None,
        "reference_text": "",
        "detail": "",
        "rank": "normal",
        "rank_reason": "",
        "conflicts": [],
        "note": "",
        "attributed_to": "",
        "source": "glacier",
        "locator": {"paragraph": 17},
        "quote": None,
        "fallback": {},
    }


@pytest.mark.parametrize(
    "value, digits, written, shown",
    [("70", 1, "70", "70.0%"), ("0.5", 1, "0.5", "0.5%"), ("1200", 0, "1200", "1,200%")],
)
def test_a_value_is_plain_and_its_text_has_the_digits_of_the_source(
    client, value, digits, written, shown
):
    FigureFactory(value=value, digits=digits, public=True)

    (figure,) = get(client, "figures/")["results"]

    assert (figure["value"], figure["text"]) == (written, shown)


def test_a_figure_without_period_has_none(client):
    FigureFactory(period_start=None, period_end=None, precision="", window_months=120, public=True)

    (figure,) = get(client, "figures/")["results"]

    assert (figure["period"], figure["window_months"]) == (None, 120)


def test_a_vague_figure_has_no_value(client):
    FigureFactory(value=None, digits=None, qualifier="vague", as_published="hundreds", public=True)

    (figure,) = get(client, "figures/")["results"]

    assert (figure["value"], figure["text"]) == (None, "hundreds")


def test_figures_that_contradict_each_other_name_each_other(client):
    one = FigureFactory(value="6.46", public=True)
    other = FigureFactory(hub=one.hub, indicator=one.indicator, value="5.80", public=True)
    FigureFactory(hub=one.hub, value="5.80", public=True)
    FigureFactory(hub=one.hub, indicator=one.indicator, value="1")

    conflicts = {row["id"]: row["conflicts"] for row in get(client, "figures/")["results"]}

    assert conflicts[one.number] == [other.number]
    assert conflicts[other.number] == [one.number]
    assert sorted(map(len, conflicts.values())) == [0, 1, 1]


def test_a_conflict_is_found_across_pages(client):
    one = FigureFactory(value="6.46", public=True)
    other = FigureFactory(hub=one.hub, indicator=one.indicator, value="5.80", public=True)

    (row,) = get(client, "figures/?limit=1")["results"]

    assert row["conflicts"] == [other.number]


def test_a_hub_of_figures_never_rolls_up(client):
    city = HubFactory(slug="shenzhen", public=True)
    FigureFactory(hub=HubFactory(parent=city), public=True)
    figure = FigureFactory(hub=city, public=True)

    assert numbers(client, "hub=shenzhen") == [figure.number]


@pytest.mark.parametrize(
    "query, expected",
    [
        ("value=6.46", [0]),
        ("value=6.4600", [0]),
        ("value__n=6.46", [1, 2]),
        ("value__gte=7", [1]),
        ("value__lte=7", [0]),
        ("value__empty=true", [2]),
        ("value__empty=false", [0, 1]),
        ("kind=target", [1]),
        ("kind=target&kind=actual", [0, 1, 2]),
        ("kind=target&value=6.46", []),
        ("period_end=2024", [0]),
        ("period_end__gte=2025-02", [1]),
        ("period_end__lte=2024", [0]),
        ("period_precision=month", [1]),
        ("period_start__empty=true", [2]),
        ("unit=percent", [0, 1, 2]),
        ("as_published__ic=HUNDRED", [2]),
        ("detail__ic=export", [1]),
        ("ordering=-value", [1, 0, 2]),
        ("ordering=value", [0, 1, 2]),
        ("ordering=kind,-id", [2, 0, 1]),
        ("q=shenzhen", [0]),
        ("q=thâm", [0]),
        ("q=", [0, 1, 2]),
    ],
)
def test_figures_are_narrowed_and_sorted(client, query, expected):
    made = [
        FigureFactory(hub__name_en="Shenzhen", hub__name_vi="Thâm Quyến", public=True),
        FigureFactory(
            value="8.5",
            kind="target",
            detail_en="of exports",
            period_start="2025-03-01",
            period_end="2025-03-31",
            precision="month",
            public=True,
        ),
        FigureFactory(
            value=None,
            digits=None,
            qualifier="vague",
            as_published="hundreds of %",
            period_start=None,
            period_end=None,
            precision="",
            public=True,
        ),
    ]

    assert numbers(client, query) == [made[index].number for index in expected]


def test_relations_come_whole_when_asked_for(client):
    FigureFactory(hub__slug="shenzhen", source__slug="glacier", public=True)

    (figure,) = get(client, "figures/?expand=hub,source")["results"]

    assert figure["hub"] == get(client, "hubs/shenzhen/")
    assert figure["source"] == get(client, "sources/glacier/")
    assert isinstance(figure["indicator"], str)


def test_a_hub_counts_companies_below_it_and_figures_of_its_own(client):
    city = HubFactory(slug="shenzhen", public=True)
    district = HubFactory(parent=city, public=True)
    company = CompanyFactory(public=True)
    PresenceFactory(company=company, hub=city, public=True)
    PresenceFactory(company=company, hub=district, public=True)
    PresenceFactory(hub=district, public=True)
    PresenceFactory(hub=city, ended=True, public=True)
    PresenceFactory(hub=city)
    FigureFactory(hub=city, public=True)
    FigureFactory(hub=district, public=True)

    body = get(client, "hubs/shenzhen/")

    assert (body["company_count"], body["figure_count"]) == (2, 1)
    assert get(client, "companies/?hub=shenzhen")["count"] == 2


def test_wrong_names_are_found_and_never_shown(client):
    hub = HubFactory(slug="hangzhou", name_en="Hangzhou")
    Alias.objects.create(hub=hub, text="Hang Chau", language="vi", kind="transliteration")
    Alias.objects.create(hub=hub, text="Hongzhou", language="en", kind="wrong")
    publish(hub)

    (found,) = get(client, "hubs/?q=hongzhou")["results"]

    assert [alias["text"] for alias in found["names"]["aliases"]] == ["Hang Chau"]


def test_a_hub_shows_only_public_sectors(client):
    hub = HubFactory(slug="shenzhen")
    hub.sectors.add(SectorFactory(slug="drones", public=True), SectorFactory())
    publish(hub)

    assert get(client, "hubs/shenzhen/")["sectors"] == ["drones"]
    assert slugs(client, "hubs/?sectors=drones") == ["shenzhen"]
    assert slugs(client, "hubs/?sectors__n=drones") == []


def test_a_hub_without_place_has_no_location(client):
    HubFactory(slug="a", lat="22.5", lon="114.1", public=True)
    HubFactory(slug="b", public=True)

    rows = get(client, "hubs/")["results"]

    assert [row["location"] for row in rows] == [{"lat": 22.5, "lon": 114.1}, None]


def test_hubs_are_sorted_by_the_name_that_is_shown(client):
    HubFactory(slug="a", name_en="zhuhai", name_vi="Anh", public=True)
    HubFactory(slug="b", name_en="Beijing", name_vi="Bắc Kinh", public=True)

    assert slugs(client, "hubs/?ordering=name&lang=en") == ["b", "a"]
    assert slugs(client, "hubs/?ordering=name&lang=vi") == ["a", "b"]


@pytest.mark.parametrize(
    "query, expected",
    [
        ("figure_count__gte=1", ["b"]),
        ("figure_count=0", ["a"]),
        ("ordering=-figure_count", ["b", "a"]),
    ],
)
def test_hubs_are_narrowed_by_what_is_counted(client, query, expected):
    HubFactory(slug="a", public=True)
    FigureFactory(hub=HubFactory(slug="b"), public=True)

    assert slugs(client, f"hubs/?{query}") == expected


def test_an_indicator_names_its_unit_and_what_it_varies(client):
    IndicatorFactory(slug="rank", variant_of=IndicatorFactory(slug="density"), public=True)

    body = get(client, "indicators/rank/")

    assert (body["unit"], body["variant_of"]) == ("percent", "density")
    assert slugs(client, "indicators/?variant_of__empty=true") == ["density"]


def test_an_event_names_public_hubs_and_companies_alone(client):
    hub = HubFactory(slug="shenzhen", public=True)
    event = EventFactory(hubs=[hub], source=SourceFactory(public=True))
    event.companies.add(CompanyFactory(slug="dji", public=True), CompanyFactory(slug="secret"))
    publish(event)

    (body,) = get(client, "events/?hubs=shenzhen")["results"]

    assert (body["hubs"], body["companies"]) == (["shenzhen"], ["dji"])
    assert (body["date"], body["precision"]) == ("2005-01-01", "year")
    assert get(client, "events/?companies=dji")["count"] == 1
    assert get(client, "events/?hubs__n=shenzhen")["count"] == 0


def test_statements_are_found_by_what_they_say(client):
    StatementFactory(text_en="Its supply chain is complete.", public=True)
    StatementFactory(text_en="Rents are high.", kind="challenge", public=True)

    assert get(client, "statements/?q=supply")["count"] == 1
    assert get(client, "statements/?kind=challenge")["results"][0]["text"] == "Rents are high."


@pytest.fixture
def two_hubs():
    return HubFactory(slug="shenzhen", public=True), HubFactory(slug="hangzhou", public=True)


def test_a_comparison_keeps_the_order_asked_for(client, two_hubs):
    shenzhen, hangzhou = two_hubs
    one = FigureFactory(hub=shenzhen, value="6.46", public=True)
    FigureFactory(hub=hangzhou, indicator=one.indicator, value="3.92", public=True)

    body = get(client, "compare/?hub=hangzhou&hub=shenzhen")
    (row,) = body["rows"]

    assert body["hubs"] == ["hangzhou", "shenzhen"]
    assert [cell["hub"] for cell in row["cells"]] == ["hangzhou", "shenzhen"]
    assert row["verdict"] == {"comparable": True, "reasons": [], "notes": []}
    assert (row["highest"], row["lowest"]) == ("shenzhen", "hangzhou")


def test_a_cell_is_the_figure_of_the_api(client, two_hubs):
    figure = FigureFactory(hub=two_hubs[0], public=True)

    (row,) = get(client, "compare/?hub=shenzhen&hub=hangzhou&lang=vi")["rows"]
    cell = row["cells"][0]
    cell.pop("selected_by")

    assert cell == get(client, f"figures/{figure.number}/?lang=vi")


def test_a_gap_says_why(client, two_hubs):
    indicator = FigureFactory(hub=two_hubs[0], public=True).indicator
    publish(
        Absence.objects.create(
            hub=two_hubs[1], indicator=indicator, reason="not_found", searched_on="2026-01-01"
        )
    )

    (row,) = get(client, "compare/?hub=shenzhen&hub=hangzhou")["rows"]

    assert row["cells"][1] == {"missing": "not_found"}
    assert row["verdict"]["reasons"] == ["missing"]


def test_targets_follow_in_a_row_of_their_own(client, two_hubs):
    actual = FigureFactory(hub=two_hubs[0], public=True)
    FigureFactory(hub=two_hubs[0], indicator=actual.indicator, kind="target", public=True)

    rows = get(client, "compare/?hub=shenzhen&hub=hangzhou")["rows"]

    assert [row["kind"] for row in rows] == ["actual", "target"]


@pytest.mark.parametrize(
    "query",
    ["", "hub=shenzhen", "hub=shenzhen&hub=shenzhen", "hub=shenzhen&hub=atlantis"],
)
def test_a_comparison_needs_different_hubs_that_are_there(client, two_hubs, query):
    response = client.get(f"/api/v1/compare/?{query}")

    assert response.status_code == 400
    assert [fault["parameter"] for fault in response.json()["errors"]] == ["hub"]


def test_a_comparison_can_be_narrowed_to_indicators(client, two_hubs):
    FigureFactory(hub=two_hubs[0], indicator__slug="rd-intensity", public=True)
    FigureFactory(hub=two_hubs[0], public=True)

    body = get(client, "compare/?hub=shenzhen&hub=hangzhou&indicator=rd-intensity")

    assert [row["indicator"] for row in body["rows"]] == ["rd-intensity"]


def test_a_comparison_takes_a_constant_number_of_queries(count_queries, two_hubs):
    path = "/api/v1/compare/?hub=shenzhen&hub=hangzhou"
    for _ in range(2):
        FigureFactory(hub=two_hubs[0], public=True)
    few = count_queries(path)
    for _ in range(10):
        FigureFactory(hub=two_hubs[1], public=True)

    assert count_queries(path) == few
