"""The sections of a hub's page, in the order of the design."""

import datetime
import re

import lxml.html
import pytest
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

import pages.urls
from config import urls
from editorial.services import publish
from hubs.models import Absence
from tests.factories import (
    CompanyFigureFactory,
    EventFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    PresenceFactory,
    StatementFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db


def page(client, where):
    response = client.get(where)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


@pytest.fixture
def full_hub():
    """Give a hub that has something for every section."""
    country = HubFactory(kind="country", name_en="China")
    province = HubFactory(kind="province", name_en="Guangdong", parent=country)
    hub = HubFactory(slug="shenzhen", name_en="Shenzhen", parent=province, summary_en="A city.")
    figure = FigureFactory(hub=hub, indicator__headline_position=1, public=True)
    for name in ("Hangzhou", "Beijing"):
        named = {"hub__slug": name.lower(), "hub__name_en": name}
        FigureFactory(indicator=figure.indicator, public=True, **named)
    EventFactory(hubs=[hub], kind="policy", title_en="A plan", public=True)
    EventFactory(hubs=[hub], kind="product", title_en="A drone", date="2011-01-01", public=True)
    StatementFactory(hubs=[hub], public=True)
    PresenceFactory(hub=hub, public=True)
    return hub


def test_sections_stand_in_the_order_of_the_design(client, full_hub):
    content = page(client, "/en/hubs/shenzhen/")
    first = ["headline", "summary", "companies", "voices", "figures", "timeline"]
    order = [*first, "peers", "gaps", "sources", "history", "cite"]
    places = [content.index(f'id="{name}"') for name in order]

    assert places == sorted(places)
    for name in order[1:]:
        assert content.count(f'href="#{name}"') >= 2, name


def test_every_anchor_of_the_page_leads_somewhere(client, full_hub):
    for where in ("/en/hubs/shenzhen/", HubFactory(public=True).get_absolute_url()):
        content = page(client, where)
        for name in set(re.findall(r'href="#([\w-]+)"', content)):
            assert f'id="{name}"' in content, (where, name)


def test_the_head_names_place_and_country_and_what_may_be_done(client, full_hub):
    content = page(client, "/en/hubs/shenzhen/")

    assert "City in Guangdong, China" in content
    for action in ("Compare with…", "Figures (CSV)", "Data (JSON)", "Cite"):
        assert action in content
    assert '<button class="button--quiet" type="button" data-print hidden>' in content
    assert 'js/print.js" type="module"' in content


def test_a_hub_right_in_its_country_names_it_once(client):
    country = HubFactory(kind="country", name_en="China")
    hub = HubFactory(kind="province", parent=country, public=True)

    assert "Province in China </p>" in page(client, hub.get_absolute_url())


def test_figures_are_checked_up_to_their_last_review(client):
    reviewed = datetime.datetime(2025, 11, 3, tzinfo=datetime.UTC)
    figure = FigureFactory(reviewed_at=reviewed, public=True)

    content = page(client, figure.hub.get_absolute_url())

    assert '<time datetime="2025-11-03">Figures checked up to 3 November 2025</time>' in content


def test_a_hub_without_figures_was_not_checked(client):
    assert "Figures checked" not in page(client, HubFactory(public=True).get_absolute_url())


def test_a_headline_slot_says_why_it_is_missing(client):
    peer = FigureFactory(indicator__headline_position=1, public=True)
    hub = FigureFactory(hub__kind=peer.hub.kind, public=True).hub
    absence = Absence.objects.create(
        hub=hub,
        indicator=peer.indicator,
        reason="not_found",
        searched_on=datetime.date(2025, 11, 3),
    )
    publish(absence)

    slot = page(client, hub.get_absolute_url()).split('id="headline"')[1].split("</section>")[0]

    assert "searched 3 November 2025" in slot


def test_employees_are_shown_where_a_figure_counts_them(client):
    presence = PresenceFactory(public=True)
    hub = presence.hub.get_absolute_url()
    assert "Employees" not in page(client, hub)

    persons = UnitFactory(slug="persons", kind="count", name_en="persons")
    CompanyFigureFactory(
        company=presence.company,
        indicator=IndicatorFactory(slug="employees", subject="company", unit=persons),
        value="12000",
        public=True,
    )
    content = page(client, hub)

    assert '<th scope="col">Employees</th>' in content
    assert "12,000" in content


def test_a_presence_says_since_when(client):
    presence = PresenceFactory(since="1987-01-01", since_precision="year", public=True)

    assert '<time datetime="1987">since 1987</time>' in page(
        client, presence.hub.get_absolute_url()
    )


def test_an_indicator_shows_its_change_bars_and_line(client):
    figure = FigureFactory(value="6.46", public=True)
    for year, value in ((2022, "5.81"), (2023, "6.03")):
        FigureFactory(
            hub=figure.hub,
            indicator=figure.indicator,
            source=figure.source,
            value=value,
            period_start=f"{year}-01-01",
            period_end=f"{year}-12-31",
            public=True,
        )
    content = page(client, figure.hub.get_absolute_url())

    assert '<span class="count">up 0.43 percentage points since 2023</span>' in content
    assert '<span class="tag">Calculated</span>' in content
    assert content.count("figure-bar--whole") == 3
    assert '<polyline class="spark__path"' in content
    assert "2022 to 2024, from the lowest value to the highest" in content


def test_the_timeline_is_narrowed_to_one_kind_by_a_link(client, full_hub):
    content = page(client, "/en/hubs/shenzhen/")
    assert 'href="/en/hubs/shenzhen/?type=policy#timeline"' in content

    narrowed = page(client, "/en/hubs/shenzhen/?type=policy").split('id="timeline"')[1]
    narrowed = narrowed.split('id="peers"')[0]

    assert "A plan" in narrowed
    assert "A drone" not in narrowed
    assert 'href="/en/hubs/shenzhen/#timeline"' in narrowed


def test_a_kind_of_event_that_is_none_shows_its_error_and_no_rows(client, full_hub):
    content = page(client, "/en/hubs/shenzhen/?type=planet")
    timeline = content.split('id="timeline"')[1].split('id="peers"')[0]

    assert "filter-errors" in timeline
    assert "event-list" not in timeline


def test_a_kind_without_events_says_so(client, full_hub):
    assert "No event of this kind." in page(client, "/en/hubs/shenzhen/?type=founding")


def test_the_canonical_address_has_no_kind_of_event(client, full_hub):
    for query in ("", "?type=policy", "?type=planet", "?colour=red"):
        content = page(client, f"/en/hubs/shenzhen/{query}")
        assert re.search(r'rel="canonical" href="[^"]*/en/hubs/shenzhen/"', content), query


@pytest.mark.parametrize(
    "qualifier, words",
    [("about", "about 2005"), ("before", "before 2005"), ("after", "after 2005")],
)
def test_the_date_of_an_event_keeps_its_precision(client, qualifier, words):
    hub = HubFactory(public=True)
    EventFactory(hubs=[hub], date_qualifier=qualifier, public=True)

    assert f'<time datetime="2005"> {words} </time>' in page(client, hub.get_absolute_url())


def test_peers_are_linked_one_by_one_and_all_at_once(client, full_hub):
    content = page(client, "/en/hubs/shenzhen/")

    for both in ("shenzhen~hangzhou", "shenzhen~beijing", "shenzhen~beijing~hangzhou"):
        assert f"/en/compare/{both}/" in content, both
    assert "All of these together" in content


def test_one_peer_needs_no_comparison_of_all(client):
    here = FigureFactory(public=True)
    FigureFactory(indicator=here.indicator, public=True)

    assert "All of these together" not in page(client, here.hub.get_absolute_url())


@pytest.mark.parametrize(
    "kind, label",
    [
        ("government", "Official sources and research"),
        ("company", "Companies and press releases"),
        ("newspaper", "Media"),
        ("blog", "Blogs and texts without a publisher"),
    ],
)
def test_sources_stand_by_who_speaks_in_them(client, kind, label):
    figure = FigureFactory(source__publisher__kind=kind, public=True)

    assert f'<h3 class="references-group">{label}</h3>' in page(
        client, figure.hub.get_absolute_url()
    )


def test_sources_keep_their_numbers_and_count_each_claim_once(client):
    hub = HubFactory(public=True)
    media = FigureFactory(hub=hub, indicator__headline_position=1, public=True)
    official = FigureFactory(hub=hub, source__publisher__kind="government", public=True)
    FigureFactory(hub=hub, source=media.source, public=True)

    content = page(client, hub.get_absolute_url())
    first = content.index(official.source.title_en)

    assert first < content.rindex(media.source.title_en)
    assert 'id="src-2" value="2"' in content[: first + 1]
    assert '<span class="count">2</span> claims on this page' in content
    assert '<span class="count">1</span> claim on this page' in content


def test_the_page_says_how_to_cite_it(client, settings, full_hub):
    content = page(client, "/en/hubs/shenzhen/").split('id="cite"')[1]

    assert "Shenzhen</span>”.</span> Updated" in content
    assert f"{settings.SITE_URL}/en/hubs/shenzhen/" in content


def test_a_bare_hub_has_one_line_and_no_empty_table(client):
    content = page(client, HubFactory(name_en="Ningbo", public=True).get_absolute_url())

    assert "No source that we have read gives a figure for <span" in content
    assert "<table" not in content
    for absent in ("companies", "voices", "figures", "timeline", "peers", "sources"):
        assert f'id="{absent}"' not in content, absent


# The site with a contact page, whether ours has one or not.
contact = path("contact/", lambda request: None, name="contact")
urlpatterns = [
    *i18n_patterns(path("", include(([contact, *pages.urls.urlpatterns], "pages")))),
    *urls.urlpatterns,
]


def test_gaps_invite_a_tip(client, settings):
    settings.ROOT_URLCONF = __name__
    content = page(client, HubFactory(public=True).get_absolute_url())

    assert '<a href="/en/contact/">Send us a tip</a>' in content


def test_no_digit_stands_outside_what_marks_a_number(client, full_hub):
    tree = lxml.html.fromstring(client.get("/en/hubs/shenzhen/?type=policy").content)
    main = tree.get_element_by_id("main")
    marked = (
        ".//*[self::time or self::nav or self::script or self::style or "
        + " or ".join(
            f"contains(concat(' ', @class, ' '), ' {name} ')"
            for name in ("fig", "count", "ref", "name")
        )
        + "]"
    )
    for each in main.xpath(marked):
        each.drop_tree()
    left = " ".join(main.text_content().split())

    assert not re.search(r"\d", left), re.findall(r".{30}\d.{10}", left)


def test_query_count_of_every_section_is_constant(count_queries, full_hub):
    def add(number):
        FigureFactory.create_batch(number, hub=full_hub, public=True)
        EventFactory.create_batch(number, hubs=[full_hub], public=True)
        StatementFactory.create_batch(number, hubs=[full_hub], public=True)
        PresenceFactory.create_batch(number, hub=full_hub, public=True)

    add(2)
    few = count_queries("/en/hubs/shenzhen/")
    add(9)

    assert count_queries("/en/hubs/shenzhen/") == few
    assert few <= 26
