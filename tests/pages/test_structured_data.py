"""What pages say in the words of schema.org."""

import pytest

from tests.factories import (
    CompanyFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    MembershipFactory,
    PresenceFactory,
    SourceFactory,
)
from tests.pages.reading import head, things

pytestmark = pytest.mark.django_db


def described(client, path):
    return things(head(client, path))


def test_home_describes_the_site_its_owner_and_its_search(client):
    found = described(client, "/vi/")

    assert found["WebSite"]["potentialAction"]["target"]["urlTemplate"] == (
        "http://testserver/vi/search/?q={search_term_string}"
    )
    assert found["Organization"]["name"] == "Hub Atlas"
    assert found["WebPage"]["inLanguage"] == "vi"


def test_a_hub_is_a_place_within_places(client):
    china = HubFactory(slug="china", kind="country", name_en="China", public=True)
    HubFactory(
        slug="a", name_en="A", name_zh_hans="甲", summary_en="In short.",
        parent=china, lat="22.5", lon="114", public=True,
    )  # fmt: skip
    found = described(client, "/en/hubs/a/")

    assert found["City"]["name"] == "A"
    assert found["City"]["alternateName"] == ["甲"]
    assert found["City"]["geo"]["latitude"] == 22.5
    assert found["City"]["containedInPlace"]["@type"] == "Country"
    assert found["WebPage"]["mainEntity"] == {"@id": found["City"]["@id"]}
    steps = [step["name"] for step in found["BreadcrumbList"]["itemListElement"]]
    assert steps == ["Hubs", "China", "A"]


def test_a_hub_without_coordinates_claims_none(client):
    HubFactory(slug="a", public=True)

    assert "geo" not in described(client, "/en/hubs/a/")["City"]


def test_a_text_that_fell_back_is_left_out(client):
    HubFactory(slug="a", summary_en="In short.", public=True)
    CompanyFactory(slug="c", summary_en="In short.", public=True)

    assert "description" in described(client, "/en/hubs/a/")["City"]
    assert "description" not in described(client, "/vi/hubs/a/")["City"]
    assert "description" not in described(client, "/zh-hant/companies/c/")["Organization"]


def test_the_place_is_one_in_every_language(client):
    HubFactory(slug="a", public=True)
    names = {described(client, f"/{code}/hubs/a/")["City"]["@id"] for code in ("en", "vi")}

    assert names == {"http://testserver/en/hubs/a/#place"}


def test_a_company_is_an_organization_with_what_sources_say_of_it(client):
    company = CompanyFactory(
        slug="c", legal_name="C Limited", website="https://c.example/", public=True
    )
    shared = {"company": company, "hub__name_en": "A", "public": True}
    PresenceFactory(role="founded", since="2006-07-01", since_precision="month", **shared)
    PresenceFactory(role="headquarters", **shared)
    PresenceFactory(company=company, hub__name_en="Left", ended=True, public=True)
    found = described(client, "/en/companies/c/")["Organization"]

    assert found["legalName"] == "C Limited"
    assert found["foundingDate"] == "2006-07"
    assert found["sameAs"] == "https://c.example/"
    assert found["address"] == [{"@type": "PostalAddress", "addressLocality": "A"}]
    assert {place["name"] for place in found["location"]} == {"A"}


def test_a_facility_is_a_place(client):
    CompanyFactory(slug="c", kind="facility", public=True)

    assert "Place" in described(client, "/en/companies/c/")


def test_a_group_lists_its_members(client):
    MembershipFactory(group__slug="g", company__name_en="One", public=True)
    found = described(client, "/en/groups/g/")

    assert found["ItemList"]["itemListElement"][0]["item"]["name"] == "One"
    assert "CollectionPage" in found


def test_an_indicator_is_a_data_set_with_files_and_sources(client):
    rd = IndicatorFactory(slug="rd", public=True)
    FigureFactory(
        indicator=rd, hub__name_en="A", source__original_title="原題", source__language="zh-hant",
        public=True,
    )  # fmt: skip
    found = described(client, "/en/indicators/rd/")["Dataset"]

    assert found["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert 50 <= len(found["description"]) <= 5000
    assert found["temporalCoverage"] == "2024-01-01/2024-12-31"
    assert found["variableMeasured"]["unitText"] == "%"
    assert [place["name"] for place in found["spatialCoverage"]] == ["A"]
    assert [file["encodingFormat"] for file in found["distribution"]] == [
        "text/csv",
        "application/json",
    ]
    for file in found["distribution"]:
        path = file["contentUrl"].removeprefix("http://testserver")
        assert client.get(path).status_code == 200
    assert found["isBasedOn"][0]["headline"] == "原題"
    assert found["isBasedOn"][0]["inLanguage"] == "zh-Hant"


def test_an_indicator_without_figures_is_no_data_set(client):
    IndicatorFactory(slug="rd", public=True)

    assert "Dataset" not in described(client, "/en/indicators/rd/")


def test_a_comparison_is_one_data_set_in_any_order(client):
    rd = IndicatorFactory(public=True)
    for slug in ("a", "b"):
        FigureFactory(hub__slug=slug, indicator=rd, public=True)
    found = described(client, "/en/compare/b~a/")["Dataset"]

    assert found["url"] == "http://testserver/en/compare/a~b/"
    for file in found["distribution"]:
        path = file["contentUrl"].removeprefix("http://testserver")
        assert client.get(path)["Content-Type"].startswith(file["encodingFormat"])


def test_a_comparison_of_nothing_is_no_data_set(client):
    HubFactory(slug="a", public=True)
    HubFactory(slug="b", public=True)

    assert "Dataset" not in described(client, "/en/compare/a~b/")


def test_a_figure_cites_its_source_and_says_what_it_is_about(client):
    figure = FigureFactory(
        hub__name_en="A", source__author="Jo", source__published_on="2025-05-01",
        source__published_precision="month", public=True,
    )  # fmt: skip
    found = described(client, f"/en/figures/{figure.number}/")["WebPage"]

    assert found["about"]["name"] == "A"
    assert found["citation"]["author"] == {"@type": "Person", "name": "Jo"}
    assert found["citation"]["datePublished"] == "2025-05"
    assert "6.46%" in found["abstract"]
    assert "2024" in found["abstract"]


def test_a_source_is_cited_under_its_original_title(client):
    SourceFactory(
        slug="s", title_en="Ours", original_title="原題", language="zh-hant",
        author="深圳客編輯部", public=True,
    )  # fmt: skip
    found = described(client, "/en/sources/s/")["WebPage"]["citation"]

    assert found["@type"] == "NewsArticle"
    assert found["headline"] == "原題"
    assert found["alternativeHeadline"] == "Ours"
    assert found["author"]["@type"] == "Organization"


def test_no_text_can_end_the_data_block(client):
    HubFactory(slug="a", name_en="</script><!-- & <b>", summary_en="<script>", public=True)
    page = client.get("/en/hubs/a/").content.decode()

    assert "</script><!--" not in page
    assert described(client, "/en/hubs/a/")["City"]["name"] == "</script><!-- & <b>"
