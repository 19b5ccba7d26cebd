"""The same list as data."""

import pytest
from django.http import QueryDict

from companies.export import data_address
from companies.filters import CompanyFilterSet
from companies.models import Company
from tests.factories import (
    CompanyFactory,
    GroupFactory,
    HubFactory,
    MembershipFactory,
    PresenceFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


def ask(query: str) -> CompanyFilterSet:
    return CompanyFilterSet(QueryDict(query), Company.objects.published())


def test_without_a_choice_the_address_has_no_query():
    assert data_address(ask("sort=name&view=cards&page=1")) == "/api/v1/companies/"


def test_the_address_speaks_the_words_of_the_api():
    HubFactory(slug="shenzhen", public=True)
    SectorFactory(slug="drones", public=True)
    query = "hub=shenzhen&sector=drones&founded_min=1990&founded_max=1999&q=dji"

    assert data_address(ask(query), "csv") == (
        "/api/v1/companies/?q=dji&hub=shenzhen&sectors=drones"
        "&founded__gte=1990-01-01&founded__lte=1999-12-31&format=csv"
    )


def test_the_data_come_in_the_order_of_the_page_where_the_api_has_it():
    assert data_address(ask("sort=-founded")) == "/api/v1/companies/?ordering=-founded"
    assert data_address(ask("sort=employees")) == "/api/v1/companies/"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "sort=updated",
        "sort=-name",
        "hub=hub-x",
        "hub=hub-x&role=based&role=founded",
        "sector=sector-x",
        "group=group-x",
        "kind=institute",
        "founded_min=1980&founded_max=1999",
        "q=one",
    ],
)
def test_the_data_lists_the_companies_of_the_page(client, query):
    hub = HubFactory(slug="hub-x", public=True)
    company = CompanyFactory(slug="one", name_en="One", kind="institute", public=True)
    company.sectors.add(SectorFactory(slug="sector-x", public=True))
    MembershipFactory(company=company, group=GroupFactory(slug="group-x"), public=True)
    PresenceFactory(
        company=company,
        hub=hub,
        role="founded",
        since="1987-09-15",
        since_precision="day",
        public=True,
    )
    CompanyFactory(slug="two", name_en="Two", public=True)
    response = client.get(data_address(ask(query)))

    assert response.status_code == 200
    listed = {company["slug"] for company in response.json()["results"]}
    assert listed == set(ask(query).qs.values_list("slug", flat=True))
