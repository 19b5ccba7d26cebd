"""How the directory is narrowed."""

import pytest
from django.http import QueryDict

from companies.filters import CompanyFilterSet
from companies.models import Company
from hubs.models import Indicator
from tests.factories import (
    CompanyFactory,
    CompanyFigureFactory,
    EventFactory,
    GroupFactory,
    HubFactory,
    IndicatorFactory,
    MembershipFactory,
    PresenceFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


def narrow(query: str) -> list[str]:
    filterset = CompanyFilterSet(QueryDict(query), Company.objects.published())
    assert filterset.is_valid(), filterset.errors
    return [company.slug for company in filterset.qs]


def errors(query: str) -> list[str]:
    return list(CompanyFilterSet(QueryDict(query), Company.objects.published()).errors)


def present(slug: str, hub, **values):
    company = Company.objects.filter(slug=slug).first() or CompanyFactory(slug=slug)
    return PresenceFactory(company=company, hub=hub, public=True, **values)


def test_without_parameters_every_public_company_is_kept():
    CompanyFactory(slug="a", public=True)
    CompanyFactory(slug="draft")

    assert narrow("") == ["a"]


def test_values_of_one_facet_widen_and_facets_narrow():
    shenzhen, hangzhou = HubFactory(slug="shenzhen"), HubFactory(slug="hangzhou")
    present("a", shenzhen)
    present("b", hangzhou)
    present("c", HubFactory(slug="wuhan"))
    Company.objects.filter(slug="b").update(kind="institute")

    assert narrow("hub=shenzhen&hub=hangzhou&sort=name") == ["a", "b"]
    assert narrow("hub=shenzhen&hub=hangzhou&kind=institute") == ["b"]


def test_a_hub_includes_the_hubs_below_it():
    city = HubFactory(slug="shenzhen", parent=HubFactory(slug="guangdong"))
    present("a", HubFactory(slug="nanshan", kind="district", parent=city))

    assert narrow("hub=guangdong") == ["a"]
    assert narrow("hub=nanshan") == ["a"]


def test_an_ended_presence_counts_for_no_hub():
    hub = HubFactory(slug="shenzhen")
    present("a", hub, ended=True)

    assert narrow("hub=shenzhen") == []


def test_a_draft_presence_counts_for_no_hub():
    HubFactory(slug="shenzhen", public=True)
    PresenceFactory(
        company=CompanyFactory(public=True), hub__slug="hangzhou", hub__public=True, role="based"
    )

    assert narrow("hub=hangzhou") == []


def test_a_deprecated_presence_counts_for_no_hub():
    present("a", HubFactory(slug="shenzhen"), rank="deprecated")

    assert narrow("hub=shenzhen") == []


def test_hub_and_role_speak_of_the_same_presence():
    shenzhen, hangzhou = HubFactory(slug="shenzhen"), HubFactory(slug="hangzhou")
    present("a", shenzhen, role="founded")
    present("a", hangzhou, role="headquarters")

    assert narrow("hub=shenzhen&role=headquarters") == []
    assert narrow("hub=hangzhou&role=headquarters") == ["a"]
    assert narrow("role=founded") == ["a"]


def test_a_company_in_two_places_is_listed_once():
    present("a", HubFactory(slug="shenzhen"))
    present("a", HubFactory(slug="hangzhou"))

    assert narrow("hub=shenzhen&hub=hangzhou") == ["a"]


def test_sectors_and_groups_narrow():
    robotics, drones = SectorFactory(slug="robotics"), SectorFactory(slug="drones")
    company = CompanyFactory(slug="a", public=True)
    company.sectors.set([robotics, drones])
    for sector in (robotics, drones):
        sector.state = "public"
        sector.save()
    group = GroupFactory(slug="dragons")
    MembershipFactory(company=company, group=group, public=True)
    MembershipFactory(company=CompanyFactory(slug="b", public=True), group=group)
    CompanyFactory(slug="c", public=True)

    assert narrow("sector=robotics&sector=drones") == ["a"]
    assert narrow("group=dragons") == ["a"]


def test_founding_is_read_from_the_presence_then_from_the_event():
    by_presence = present(
        "a", HubFactory(), role="founded", since="1987-09-15", since_precision="day"
    ).company
    event = EventFactory(kind="founding", date="1999-01-01", precision="year", public=True)
    by_event = CompanyFactory(slug="b", public=True)
    event.companies.set([by_event, by_presence])
    CompanyFactory(slug="undated", public=True)

    assert narrow("founded_max=1990") == ["a"]
    assert narrow("founded_min=1999&founded_max=1999") == ["b"]
    assert narrow("founded_min=1987&founded_max=2000&sort=-founded") == ["b", "a"]


def test_companies_without_a_date_come_last_in_both_directions():
    present("old", HubFactory(), role="founded", since="1987-01-01", since_precision="year")
    present("new", HubFactory(), role="founded", since="2016-01-01", since_precision="year")
    CompanyFactory(slug="undated", public=True)

    assert narrow("sort=founded") == ["old", "new", "undated"]
    assert narrow("sort=-founded") == ["new", "old", "undated"]


def measure(slug: str, indicator: str, value, year: int = 2024, **more):
    company = Company.objects.filter(slug=slug).first() or CompanyFactory(slug=slug)
    known = Indicator.objects.filter(slug=indicator).first()
    return CompanyFigureFactory(
        company=company,
        indicator=known or IndicatorFactory(slug=indicator, subject="company"),
        value=value,
        period_start=f"{year}-01-01",
        period_end=f"{year}-12-31",
        public=True,
        **more,
    )


@pytest.mark.parametrize("sort, slug", [("employees", "employees"), ("revenue", "company-revenue")])
def test_companies_without_a_figure_come_last_in_both_directions(sort, slug):
    measure("small", slug, 20)
    measure("large", slug, 900)
    measure("vague", slug, None, qualifier="vague")
    CompanyFactory(slug="none", public=True)

    assert narrow(f"sort={sort}")[:2] == ["small", "large"]
    assert narrow(f"sort=-{sort}")[:2] == ["large", "small"]
    assert set(narrow(f"sort=-{sort}")[2:]) == {"vague", "none"}


def test_a_company_is_sorted_by_its_latest_actual_figure():
    measure("a", "employees", 500, 2020)
    measure("a", "employees", 10, 2024)
    measure("a", "employees", 900, 2030, kind="target")
    measure("a", "employees", 800, 2024, rank="deprecated")
    measure("b", "employees", 20)

    assert narrow("sort=-employees") == ["b", "a"]


def test_a_planned_or_bounded_founding_is_no_date():
    company = CompanyFactory(slug="a", public=True)
    for values in ({"planned": True}, {"date_qualifier": "before"}):
        event = EventFactory(kind="founding", public=True, **values)
        event.companies.set([company])

    assert Company.objects.with_founded().get().founded is None


def test_names_sort_without_regard_to_capitals():
    for name in ("BYD", "alibaba", "Baidu"):
        CompanyFactory(slug=name.lower(), name_en=name, public=True)

    assert narrow("sort=name") == ["alibaba", "baidu", "byd"]
    assert narrow("sort=-name") == ["byd", "baidu", "alibaba"]


@pytest.mark.parametrize(
    "question", ["Đại Cương", "dai cuong", "大疆創新", "大疆创新", "DJI", "dj"]
)
def test_a_name_is_found_in_every_script_with_or_without_marks(question):
    CompanyFactory(
        slug="dji",
        name_en="DJI",
        name_vi="Đại Cương",
        name_zh_hans="大疆创新",
        public=True,
    )
    CompanyFactory(slug="other", name_en="Other", public=True)

    query = QueryDict(mutable=True)
    query["q"] = question

    assert narrow(query.urlencode()) == ["dji"]


def test_unknown_parameters_are_ignored():
    CompanyFactory(slug="a", public=True)

    assert narrow("utm_source=x&hubs=none") == ["a"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("hub=nowhere", "hub"),
        ("role=boss", "role"),
        ("sector=x", "sector"),
        ("group=x", "group"),
        ("kind=x", "kind"),
        ("founded_min=19", "founded_min"),
        ("founded_max=x", "founded_max"),
        ("founded_min=2000&founded_max=1990", "founded_max"),
        ("sort=size", "sort"),
        ("view=map", "view"),
        ("page=0", "page"),
        ("page=last", "page"),
    ],
)
def test_a_bad_value_is_an_error_of_its_parameter(query, field):
    assert errors(query) == [field]


def test_the_hub_of_a_draft_is_no_choice():
    HubFactory(slug="draft")

    assert errors("hub=draft") == ["hub"]


def test_the_canonical_query_has_one_order_and_no_defaults():
    for slug in ("b", "a"):
        HubFactory(slug=slug, public=True)
    asked = QueryDict("page=2&sort=name&view=cards&x=1&role=based&hub=b&hub=a&hub=b&q=")
    filterset = CompanyFilterSet(asked, Company.objects.published())

    assert filterset.query() == "hub=a&hub=b&role=based&view=cards"
    assert filterset.query(page=2, role=None) == "hub=a&hub=b&view=cards&page=2"
