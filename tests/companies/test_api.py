"""Companies, presences, groups and company figures over the API."""

import csv
import io

import pytest

from companies.models import Alias
from editorial.services import publish
from tests.factories import (
    CompanyFactory,
    CompanyFigureFactory,
    EventFactory,
    GroupFactory,
    HubFactory,
    MembershipFactory,
    PresenceFactory,
    SectorFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


def get(client, path: str) -> dict:
    response = client.get(f"/api/v1/{path}")
    assert response.status_code == 200, response.content
    return response.json()


def slugs(client, query: str) -> list[str]:
    return [row["slug"] for row in get(client, f"companies/?{query}")["results"]]


def make_companies(count: int) -> None:
    for company in CompanyFactory.create_batch(count):
        company.sectors.add(SectorFactory(public=True))
        Alias.objects.create(company=company, text="Another", language="en")
        PresenceFactory(company=company, role="founded", public=True)
        MembershipFactory(company=company, public=True)


def make_groups(count: int) -> None:
    for group in GroupFactory.create_batch(count):
        MembershipFactory.create_batch(2, group=group, public=True)


MAKERS = {
    "companies/": make_companies,
    "companies/?founded__gte=1990&ordering=founded": make_companies,
    "presences/": lambda n: PresenceFactory.create_batch(n, public=True),
    "presences/?expand=company,hub,source": lambda n: PresenceFactory.create_batch(n, public=True),
    "groups/": make_groups,
    "company-figures/": lambda n: CompanyFigureFactory.create_batch(n, public=True),
}


@pytest.mark.parametrize("path", MAKERS)
def test_query_count_does_not_grow_with_rows(count_queries, path):
    MAKERS[path](2)
    few = count_queries(f"/api/v1/{path}")
    MAKERS[path](10)

    assert count_queries(f"/api/v1/{path}") == few


@pytest.mark.parametrize("path", ["companies", "presences", "groups", "company-figures"])
def test_drafts_are_not_listed(client, path):
    PresenceFactory()
    MembershipFactory()
    CompanyFigureFactory()

    assert get(client, f"{path}/")["results"] == []


@pytest.fixture
def shenzhen():
    return HubFactory(slug="shenzhen", public=True)


@pytest.fixture
def nanshan(shenzhen):
    return HubFactory(slug="nanshan", parent=shenzhen, public=True)


def test_a_hub_stands_for_all_that_lies_inside_it(client, shenzhen, nanshan):
    PresenceFactory(company__slug="dji", hub=nanshan, public=True)
    PresenceFactory(company__slug="byd", hub=shenzhen, public=True)
    PresenceFactory(company__slug="alibaba", public=True)

    assert slugs(client, "hub=shenzhen") == ["byd", "dji"]
    assert slugs(client, "hub=nanshan") == ["dji"]
    assert get(client, "presences/?hub=shenzhen")["count"] == 2
    assert get(client, "presences/?hub__n=shenzhen")["count"] == 1


def test_what_has_ended_shows_only_when_asked_for(client, shenzhen):
    PresenceFactory(company__slug="dji", hub=shenzhen, public=True)
    PresenceFactory(company__slug="huawei", hub=shenzhen, ended=True, public=True)

    assert slugs(client, "hub=shenzhen") == ["dji"]
    assert slugs(client, "hub=shenzhen&ended=true") == ["dji", "huawei"]
    assert get(client, "presences/?hub=shenzhen")["count"] == 1
    assert [
        row["company"] for row in get(client, "presences/?hub=shenzhen&ended=true")["results"]
    ] == ["huawei"]
    assert get(client, "presences/")["count"] == 2


def test_hub_and_role_speak_of_the_same_presence(client, shenzhen):
    company = CompanyFactory(slug="huawei")
    PresenceFactory(company=company, hub=shenzhen, role="research", public=True)
    PresenceFactory(company=company, role="headquarters", public=True)

    assert slugs(client, "hub=shenzhen&role=research") == ["huawei"]
    assert slugs(client, "hub=shenzhen&role=headquarters") == []
    assert slugs(client, "role=headquarters") == ["huawei"]


def test_a_draft_presence_places_no_company(client, shenzhen):
    PresenceFactory(company=CompanyFactory(public=True), hub=shenzhen)

    assert slugs(client, "hub=shenzhen") == []


def test_a_company_is_written_as_promised(client, shenzhen):
    company = CompanyFactory(slug="dji", name_en="DJI", name_zh_hans="大疆")
    company.sectors.add(SectorFactory(slug="drones", public=True), SectorFactory(slug="secret"))
    Alias.objects.create(company=company, text="大疆创新", language="zh-hans", kind="official")
    Alias.objects.create(company=company, text="DGI", language="en", kind="wrong")
    presence = PresenceFactory(
        company=company,
        hub=shenzhen,
        role="founded",
        since="2006-01-01",
        since_precision="year",
        source__slug="glacier",
        public=True,
    )
    MembershipFactory(company=company, group__slug="elephants", public=True)

    body = get(client, "companies/dji/")

    assert body.pop("updated_at")
    assert body == {
        "slug": "dji",
        "kind": "company",
        "name": "DJI",
        "names": {
            "en": "DJI",
            "vi": "",
            "zh-hans": "大疆",
            "zh-hant": "",
            "aliases": [{"text": "大疆创新", "language": "zh-hans", "kind": "official"}],
        },
        "legal_name": "",
        "summary": "",
        "founded": "2006-01-01",
        "founded_precision": "year",
        "website": "",
        "status": "active",
        "sectors": ["drones"],
        "groups": ["elephants"],
        "presences": [
            {
                "id": presence.number,
                "hub": "shenzhen",
                "role": "founded",
                "since": "2006-01-01",
                "since_precision": "year",
                "until": None,
                "until_precision": None,
                "ended": False,
                "source": "glacier",
            }
        ],
        "page_url": "http://testserver/en/companies/dji/",
        "revision": 1,
        "fallback": {},
    }


def test_a_founding_event_dates_a_company_too(client):
    company = CompanyFactory(slug="alibaba", public=True)
    event = EventFactory(kind="founding", date="1999-01-01", source=SourceFactory(public=True))
    event.companies.add(company)
    publish(event)

    body = get(client, "companies/alibaba/")

    assert (body["founded"], body["founded_precision"]) == ("1999-01-01", "year")


@pytest.mark.parametrize(
    "query, expected",
    [
        ("founded__gte=2000", ["b"]),
        ("founded__lte=1999", ["a"]),
        ("founded=2006", ["b"]),
        ("founded__empty=true", ["c"]),
        ("ordering=-founded", ["b", "a", "c"]),
        ("sectors=drones", ["a"]),
        ("sectors__n=drones", ["b", "c"]),
        ("groups=dragons", ["b"]),
        ("kind=institute", ["c"]),
        ("status__n=active", ["c"]),
        ("name=Beta", ["b"]),
        ("name__ic=BET", ["b"]),
        ("q=alp", ["a"]),
        ("q=阿尔", ["a"]),
        ("slug=a&slug=c", ["a", "c"]),
        ("sectors=drones&kind=institute", []),
    ],
)
def test_companies_are_narrowed_and_sorted(client, query, expected):
    names = {"name_en": "Alpha", "name_zh_hant": "阿爾法"}
    alpha = CompanyFactory(slug="a", **names)
    alpha.sectors.add(SectorFactory(slug="drones", public=True))
    beta = CompanyFactory(slug="b", name_en="Beta")
    CompanyFactory(slug="c", name_en="Gamma", kind="institute", status="closed", public=True)
    for company, year in ((alpha, 1999), (beta, 2006)):
        PresenceFactory(
            company=company,
            role="founded",
            since=f"{year}-01-01",
            since_precision="year",
            public=True,
        )
    MembershipFactory(company=beta, group__slug="dragons", public=True)

    assert slugs(client, query) == expected


def test_a_presence_is_written_as_promised(client, shenzhen):
    presence = PresenceFactory(
        company__slug="dji", hub=shenzhen, source__slug="glacier", paragraph=6, public=True
    )

    body = get(
        client,
        f"presences/{presence.number}/?fields=id,company,hub,role,since,until,ended,source,locator",
    )

    assert body == {
        "id": presence.number,
        "company": "dji",
        "hub": "shenzhen",
        "role": "based",
        "since": None,
        "until": None,
        "ended": False,
        "source": "glacier",
        "locator": {"paragraph": 6},
    }


def test_a_presence_is_found_by_the_name_of_its_company(client):
    PresenceFactory(company__name_en="Unitree", public=True)
    PresenceFactory(public=True)

    assert get(client, "presences/?q=unitree")["count"] == 1


def test_a_group_names_its_members_with_their_sources(client):
    MembershipFactory(
        group__slug="dragons", company__slug="unitree", source__slug="news", public=True
    )
    MembershipFactory(group__slug="other")

    (group,) = get(client, "groups/")["results"]
    (member,) = group["members"]

    assert member | {"id": 0} == {
        "id": 0,
        "company": "unitree",
        "since": None,
        "until": None,
        "source": "news",
    }


def test_company_figures_speak_of_companies(client):
    figure = CompanyFigureFactory(company__slug="dji", public=True)

    body = get(client, f"company-figures/{figure.number}/?expand=company")

    assert body["company"]["slug"] == "dji"
    assert "hub" not in body
    assert get(client, "company-figures/?company=dji")["count"] == 1
    assert get(client, "figures/")["count"] == 0


def test_csv_writes_several_values_in_one_cell_and_dates_as_exact_as_known(client):
    company = CompanyFactory(slug="dji")
    for slug in ("drones", "robotics"):
        company.sectors.add(SectorFactory(slug=slug, public=True))
    PresenceFactory(
        company=company,
        hub__slug="shenzhen",
        role="founded",
        since="2006-07-01",
        since_precision="month",
        public=True,
    )

    response = client.get("/api/v1/companies/?format=csv")
    text = b"".join(response.streaming_content).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(text))

    assert row["sectors"] == "drones;robotics"
    assert row["founded"] == "2006-07"
    assert row["presences"] == "shenzhen:founded"
