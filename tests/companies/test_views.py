"""The directory, a company's page, a group's page, a hub's panel."""

import re

import pytest
from django.template import Context, Template

from companies.founding import founding_of
from companies.models import Company
from editorial.clock import hold_clock
from editorial.services import retire
from hubs.models import Indicator
from sources.references import References
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
    StatementFactory,
)

pytestmark = pytest.mark.django_db


@hold_clock()
def fill(number: int, hub=None) -> None:
    """Make companies with a place, a sector, a group, a figure, an event and a statement."""
    hub = hub or HubFactory(public=True)
    for _ in range(number):
        company = CompanyFactory(public=True)
        company.sectors.add(SectorFactory(public=True))
        PresenceFactory.create_batch(2, company=company, hub=hub, public=True)
        MembershipFactory(company=company, public=True)
        CompanyFigureFactory(company=company, public=True)
        size(company)
        EventFactory(public=True, kind="founding").companies.add(company)
        StatementFactory(public=True).companies.add(company)


def page(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


LISTS = (
    "/en/companies/",
    "/en/companies/?view=cards",
    "/en/companies/?sort=-founded&founded_min=1900",
    "/en/companies/?sort=-employees",
    "/vi/companies/?hub=hub-x&role=based&kind=company",
    "/en/companies/?hub=hub-x&kind=facility",
)


def test_query_count_does_not_grow_with_rows(count_queries):
    hub = HubFactory(slug="hub-x", public=True)
    fill(2, hub)
    few = {path: count_queries(path) for path in LISTS}
    fill(8, hub)

    assert {path: count_queries(path) for path in LISTS} == few


def test_the_query_count_of_a_company_does_not_grow_with_what_is_said_of_it(count_queries):
    fill(1)
    company = Company.objects.get()
    few = count_queries(company.get_absolute_url())
    for _ in range(5):
        PresenceFactory(company=company, public=True)
        MembershipFactory(company=company, public=True)
        CompanyFigureFactory(company=company, public=True)
        EventFactory(public=True, hubs=[HubFactory()]).companies.add(company)
        StatementFactory(public=True, hubs=[HubFactory()]).companies.add(company)

    assert count_queries(company.get_absolute_url()) == few


def test_the_query_count_of_a_group_does_not_grow_with_members(count_queries):
    group = GroupFactory(public=True)

    def add(number):
        for membership in MembershipFactory.create_batch(number, group=group, public=True):
            membership.company.sectors.add(SectorFactory(public=True))
            PresenceFactory(company=membership.company, public=True)

    add(1)
    few = count_queries(group.get_absolute_url())
    add(8)

    assert count_queries(group.get_absolute_url()) == few


def test_listing_hides_drafts(client):
    CompanyFactory(name_en="Seen", public=True)
    CompanyFactory(name_en="Hidden")
    html = page(client, "/en/companies/")

    assert "Seen" in html
    assert "Hidden" not in html


def test_listing_hides_places_that_are_drafts_or_ended(client):
    company = CompanyFactory(public=True)
    PresenceFactory(company=company, hub__name_en="Drafthub", hub__public=True)
    PresenceFactory(company=company, hub__name_en="Endedhub", ended=True, public=True)
    html = page(client, "/en/companies/")

    assert "Drafthub" not in html
    assert "Endedhub" not in html
    assert "No sourced place" in html


@pytest.mark.parametrize("view", ["table", "cards"])
def test_both_views_name_company_place_role_and_sector(client, view):
    hub = HubFactory(name_en="Shenzhen", public=True)
    presence = PresenceFactory(company__name_en="DJI", hub=hub, role="based", public=True)
    presence.company.sectors.add(SectorFactory(name_en="Drones", public=True))
    html = page(client, f"/en/companies/?view={view}")

    for words in ("DJI", "Shenzhen", "Based here", "Drones"):
        assert words in html


def test_an_empty_list_says_so_and_what_to_remove(client):
    HubFactory(slug="shenzhen", public=True)
    CompanyFactory(public=True)
    html = page(client, "/en/companies/?hub=shenzhen")

    assert "No companies match." in html
    assert "to see 1 company" in html


@pytest.mark.parametrize("query", ["hub=nowhere", "page=x", "founded_min=soon", "view=map"])
def test_a_bad_value_shows_its_error_and_no_rows(client, query):
    CompanyFactory(name_en="Unseen", public=True)
    html = page(client, f"/en/companies/?{query}")

    assert "There is a problem" in html
    assert "Unseen" not in html
    assert "<title>Error:" in html


def test_a_page_beyond_the_last_leads_to_the_first(client):
    CompanyFactory(public=True)
    response = client.get("/en/companies/?view=cards&page=9")

    assert response.status_code == 302
    assert response["Location"] == "/en/companies/?view=cards"


def size(company, slug: str = "employees", **more):
    known = Indicator.objects.filter(slug=slug).first()
    indicator = known or IndicatorFactory(slug=slug, name_en="Staff", subject="company")
    return CompanyFigureFactory(company=company, indicator=indicator, public=True, **more)


def test_a_size_that_no_company_of_the_page_has_gets_no_column(client):
    company = CompanyFactory(public=True)
    IndicatorFactory(slug="employees", name_en="Staff", subject="company", public=True)
    assert "Staff" not in page(client, "/en/companies/")

    size(company, kind="target")
    assert "Staff" not in page(client, "/en/companies/")


@pytest.mark.parametrize("view", ["table", "cards"])
def test_the_size_of_a_company_is_its_latest_sourced_figure(client, view):
    company = CompanyFactory(public=True)
    size(company, value="208000", digits=0)
    size(company, value="100", period_start="2020-01-01", period_end="2020-12-31")
    CompanyFactory(public=True)
    html = page(client, f"/en/companies/?view={view}")

    assert "Staff" in html
    assert "208,000" in html
    assert 'datetime="2020"' not in html
    assert html.count('id="src-1"') == 1
    assert ("No sourced figure" in html) == (view == "table")


def test_the_headquarters_stand_for_a_company_and_other_places_name_their_role(client):
    company = CompanyFactory(public=True)
    PresenceFactory(company=company, hub__name_en="Labtown", role="research", public=True)
    assert "Research</span>" in page(client, "/en/companies/")

    PresenceFactory(company=company, hub__name_en="Headtown", role="headquarters", public=True)
    rows = page(client, "/en/companies/").split("<tbody>")[1]
    assert "Headtown" in rows
    assert "Labtown" not in rows


def test_the_result_line_says_how_many_and_in_which_order(client):
    CompanyFactory.create_batch(2, public=True)
    html = " ".join(page(client, "/en/companies/?sort=-employees").split())

    assert 'aria-live="polite"' in html
    assert (
        '<strong class="count">2</strong> companies, '
        "sorted by employees (latest sourced), most first"
    ) in html
    assert 'This list as data, <span class="count">2</span> rows:' in html


def test_the_links_that_drop_filters_keep_order_and_look(client):
    HubFactory(slug="a", public=True)
    html = page(client, "/en/companies/?hub=a&kind=company&sort=-founded&view=cards")

    assert html.count('href="/en/companies/?sort=-founded&amp;view=cards"') == 3
    assert 'aria-label="Remove filter Kind: Company"' in html


def test_one_filter_has_no_link_to_clear_all_beside_its_chip(client):
    HubFactory(slug="a", public=True)

    assert "chips__clear" not in page(client, "/en/companies/?hub=a")
    assert "chips__clear" in page(client, "/en/companies/?hub=a&kind=company")


def test_an_answer_names_its_canonical_address_and_does_not_vary_by_who_asks(client):
    HubFactory(slug="a", public=True)
    plain = client.get("/en/companies/?utm=1&q=&sort=name&hub=a")
    in_place = client.get("/en/companies/?utm=1&q=&sort=name&hub=a", headers={"HX-Request": "true"})

    assert in_place["HX-Push-Url"] == plain["HX-Push-Url"] == "/en/companies/?hub=a"
    assert in_place.content == plain.content
    assert "HX-" not in plain.get("Vary", "")
    assert "HX-Push-Url" not in client.get("/en/companies/?hub=nowhere")


def test_a_chosen_option_without_companies_can_be_unticked(client):
    HubFactory(slug="a", public=True)

    assert '<span class="facet__count count">(0)</span>' in page(client, "/en/companies/?hub=a")


def test_pages_hold_fifty_companies(client):
    CompanyFactory.create_batch(51, public=True)

    assert page(client, "/en/companies/").count('class="company-row"') == 50
    assert page(client, "/en/companies/?page=2").count('class="company-row"') == 1


def test_the_canonical_address_leaves_unknown_and_default_parameters_out(client):
    HubFactory(slug="a", public=True)
    html = page(client, "/en/companies/?utm=1&sort=name&hub=a&page=1")

    assert '<link rel="canonical" href="http://testserver/en/companies/?hub=a">' in html


def test_a_chosen_option_is_ticked(client):
    hub = HubFactory(slug="a", public=True)
    PresenceFactory(hub=hub, public=True)
    html = " ".join(page(client, "/en/companies/?hub=a").split())

    assert 'name="hub" value="a" checked' in html


def test_the_page_of_a_company_shows_what_sources_say_with_their_numbers(client):
    company = CompanyFactory(
        name_en="Huawei", name_zh_hans="华为", name_zh_hant="華為", public=True
    )
    company.aliases.create(text="Wrong Wei", language="en", kind="wrong")
    company.aliases.create(text="Hoa Vi", language="vi", kind="transliteration")
    PresenceFactory(company=company, hub__name_en="Shenzhen", role="headquarters", public=True)
    CompanyFigureFactory(company=company, public=True, as_published="6.46%")
    event = EventFactory(title_en="A campus opens", public=True)
    event.companies.add(company)
    statement = StatementFactory(text_en="It leads its field.", public=True)
    statement.companies.add(company)
    MembershipFactory(company=company, group__name_en="Elephants", public=True)
    html = page(client, company.get_absolute_url())

    for words in (
        'lang="zh-Hans">华为',
        "Hoa Vi",
        "Shenzhen",
        "6.46",
        "A campus opens",
        "It leads its field.",
        "Elephants",
    ):
        assert words in html
    assert "Wrong Wei" not in html
    assert html.count('id="src-') == 5


def test_the_page_of_a_company_hides_drafts_and_deprecated_claims(client):
    company = CompanyFactory(public=True)
    PresenceFactory(company=company, hub__name_en="Drafthub", hub__public=True)
    PresenceFactory(company=company, hub__name_en="Wronghub", rank="deprecated", public=True)
    EventFactory(title_en="Draft event").companies.add(company)
    html = page(client, company.get_absolute_url())

    for words in ("Drafthub", "Wronghub", "Draft event"):
        assert words not in html


def test_the_page_of_a_company_says_how_to_cite_it_and_links_its_data(client):
    company = CompanyFactory(slug="dji", public=True)
    CompanyFigureFactory(company=company, public=True)
    html = page(client, "/en/companies/dji/")
    links = re.findall(r'href="(/api/[^"]+)"', html)

    assert "http://testserver/en/companies/dji/" in html
    assert "(accessed on [date])" in html
    assert len(links) >= 4
    for link in links:
        assert client.get(link.replace("&amp;", "&")).status_code == 200


def test_figures_of_one_indicator_stand_with_the_latest_first(client):
    company = CompanyFactory(public=True)
    for year in ("2019", "2024", "2021"):
        size(company, period_start=f"{year}-01-01", period_end=f"{year}-12-31")
    html = page(client, company.get_absolute_url()).split('class="figure-table"')[1]

    assert html.index("2024") < html.index("2021") < html.index("2019")


def test_a_company_of_which_nothing_is_sourced_says_so_in_one_line(client):
    html = page(client, CompanyFactory(public=True).get_absolute_url())

    assert html.count("No source that we have read states where it is or gives a figure.") == 1
    for section in ("places", "figures", "events", "voices", "sources"):
        assert f'id="{section}"' not in html


def test_one_place_said_by_two_sources_is_one_row(client):
    company = CompanyFactory(public=True)
    hub = HubFactory(name_en="Shenzhen", public=True)
    PresenceFactory.create_batch(2, company=company, hub=hub, role="based", public=True)
    html = page(client, company.get_absolute_url())

    assert html.count("Based here") == 1
    assert html.count('id="src-') == 2


def test_a_draft_company_is_not_found_and_a_retired_one_is_gone(client):
    draft, retired = CompanyFactory(), CompanyFactory(public=True)
    retire(retired)

    assert client.get(draft.get_absolute_url()).status_code == 404
    assert client.get(retired.get_absolute_url()).status_code == 410


def test_a_summary_in_another_language_is_marked(client):
    company = CompanyFactory(summary_en="It makes drones.", public=True)
    html = page(client, f"/vi/companies/{company.slug}/")

    assert 'lang="en">It makes drones.' in html
    assert "fallback-notice" in html


def test_founding_follows_the_same_rule_in_python_and_in_sql():
    company = CompanyFactory(public=True)
    for values in (
        {"since": "1990-01-01"},
        {"since": "1987-01-01", "rank": "preferred"},
        {"since": "1970-01-01", "rank": "deprecated"},
    ):
        PresenceFactory(
            company=company, role="founded", since_precision="year", public=True, **values
        )
    loaded = Company.objects.with_founded().for_page().get()

    assert founding_of(loaded).date.year == 1987
    assert loaded.founded.year == 1987


def test_the_page_of_a_group_lists_its_public_members(client):
    group = GroupFactory(name_en="Dragons", public=True)
    MembershipFactory(group=group, company__name_en="Unitree", public=True)
    MembershipFactory(group=group, company__name_en="Hidden")
    html = page(client, group.get_absolute_url())

    assert "Unitree" in html
    assert "Hidden" not in html
    assert html.count('id="src-') == 1


def test_the_page_of_a_group_shows_where_its_members_are_and_what_they_do(client):
    group = GroupFactory(slug="dragons", public=True)
    member = MembershipFactory(group=group, since="2024-05-01", public=True)
    member.company.sectors.add(SectorFactory(name_en="Robots", public=True))
    PresenceFactory(
        company=member.company, hub__name_en="Hangzhou", role="headquarters", public=True
    )
    html = page(client, group.get_absolute_url())

    for words in ("Robots", "Hangzhou", "Headquarters", "since 1 May 2024", "?group=dragons"):
        assert words in html


def test_one_member_named_by_two_sources_is_one_row(client):
    group, company = GroupFactory(public=True), CompanyFactory(name_en="Unitree", public=True)
    MembershipFactory.create_batch(2, group=group, company=company, public=True)
    html = page(client, group.get_absolute_url())

    assert html.count(">Unitree<") == 1
    assert html.count('id="src-') == 2
    assert "No sourced date" in html


def test_a_deprecated_membership_is_not_shown(client):
    group = GroupFactory(public=True)
    MembershipFactory(group=group, company__name_en="Vanke", rank="deprecated", public=True)
    html = page(client, group.get_absolute_url())

    assert "Vanke" not in html
    assert "No source that we have read names a member." in html


def test_a_group_told_in_another_language_is_marked_and_not_indexed(client):
    group = GroupFactory(summary_en="Young companies.", public=True)
    html = page(client, f"/vi/groups/{group.slug}/")

    assert '<meta name="robots" content="noindex">' in html
    assert 'hreflang="vi"' not in html.split("</head>")[0]
    assert "fallback-notice" in html


def panel(hub) -> str:
    template = Template("{% load company_panels %}{% company_panel hub references %}")
    return template.render(Context({"hub": hub, "references": References()}))


def test_a_panel_shows_ten_companies_of_a_hub_and_all_below_it():
    hub = HubFactory(slug="shenzhen", public=True)
    fill(6, hub)
    fill(6, HubFactory(parent=hub, public=True))
    html = panel(hub)

    assert html.count('scope="row"') == 10
    assert 'href="/en/companies/?hub=shenzhen"' in html
    assert ">12<" in html
    assert 'href="#src-1"' in html


def test_a_panel_that_counts_employees_runs_ten_queries(django_assert_num_queries):
    hub = HubFactory(public=True)
    fill(12, hub)
    with django_assert_num_queries(10):
        panel(hub)


def test_a_panel_of_an_empty_hub_says_so():
    assert "places a company here" in panel(HubFactory(public=True))
