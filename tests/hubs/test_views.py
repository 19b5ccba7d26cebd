"""The list of hubs and the profile show what is public, in the reader's language."""

import re
from datetime import UTC, date, datetime

import pytest

from editorial.models import FormerSlug
from editorial.services import publish, retire, save_record
from hubs.models import Absence, Hub
from tests.factories import (
    EventFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    PresenceFactory,
    SectorFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def names(response):
    return [hub.name_en for hub in response.context["hub_list"]]


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_the_list_answers_in_every_language(client, language):
    HubFactory(name_en="Shenzhen", public=True)

    assert "Shenzhen" in page(client, f"/{language}/hubs/")


def test_the_list_hides_drafts(client):
    HubFactory(name_en="Atlantis")

    assert "Atlantis" not in page(client, "/en/hubs/")


def test_the_list_finds_a_hub_by_a_name_in_another_script(client):
    HubFactory(name_en="Hangzhou", name_zh_hans="杭州", name_vi="Hàng Châu", public=True)
    HubFactory(name_en="Shenzhen", public=True)

    for question in ("杭州", "hang chau", "Hangzhou"):
        assert names(client.get("/en/hubs/", {"q": question})) == ["Hangzhou"]


def test_the_list_keeps_one_kind(client):
    HubFactory(name_en="Guizhou", kind="province", public=True)
    HubFactory(name_en="Shenzhen", public=True)

    assert names(client.get("/en/hubs/?kind=province")) == ["Guizhou"]


def test_the_list_says_when_nothing_matches(client):
    assert "No hubs match." in page(client, "/en/hubs/?q=nowhere")


def test_a_bad_kind_shows_its_error_and_no_rows(client):
    HubFactory(name_en="Shenzhen", public=True)
    response = client.get("/en/hubs/?kind=planet")

    assert names(response) == []
    assert "field__error" in response.content.decode()


def test_an_unknown_parameter_is_ignored_and_left_out_of_links(client):
    HubFactory(name_en="Shenzhen", public=True)
    content = page(client, "/en/hubs/?colour=red&kind=city")

    assert "Shenzhen" in content
    assert "?kind=city&amp;sort=name" in content


def test_the_list_is_sorted_by_figures_companies_or_name(client):
    few, many = HubFactory(name_en="B", public=True), HubFactory(name_en="C", public=True)
    HubFactory(name_en="A", public=True)
    FigureFactory(hub=few, public=True)
    FigureFactory.create_batch(2, hub=many, public=True)
    PresenceFactory(hub=few, public=True)

    assert names(client.get("/en/hubs/")) == ["C", "B", "A"]
    assert names(client.get("/en/hubs/?sort=companies")) == ["B", "A", "C"]
    assert names(client.get("/en/hubs/?sort=name")) == ["A", "B", "C"]


def test_a_hub_counts_the_companies_of_the_places_inside_it_once(client):
    city = HubFactory(name_en="City", public=True)
    district = HubFactory(name_en="District", kind="district", parent=city, public=True)
    presence = PresenceFactory(hub=district, public=True)
    PresenceFactory(hub=city, company=presence.company, public=True)
    PresenceFactory(hub=city, ended=True, public=True)
    PresenceFactory(hub=city)

    counts = {hub.name_en: hub.company_count for hub in client.get("/en/hubs/").context["hub_list"]}

    assert counts == {"City": 1, "District": 1}


def test_query_count_of_the_list_does_not_grow_with_rows(count_queries):
    parent = HubFactory(kind="country", public=True)
    indicator = IndicatorFactory(headline_position=1, public=True)
    place = {"lat": "22.5", "lon": "114.1"}

    def add(number):
        for hub in HubFactory.create_batch(number, parent=parent, public=True, **place):
            FigureFactory.create_batch(2, hub=hub, indicator=indicator, public=True)
            FigureFactory(hub=hub, public=True)
            PresenceFactory(hub=hub, public=True)

    add(2)
    few = count_queries("/en/hubs/")
    add(8)

    assert count_queries("/en/hubs/") == few
    assert few <= 8


def headline(number):
    return [
        IndicatorFactory(slug=f"ind-{n}", headline_position=n, public=True)
        for n in range(1, number + 1)
    ]


def columns(response):
    return [indicator.slug for indicator in response.context["columns"]]


def cells(content):
    return re.findall(r'<td class="hub-row__figure.*?</td>', content, re.DOTALL)


def test_the_first_four_of_the_headline_are_the_columns(client):
    headline(5)
    HubFactory(public=True)

    assert columns(client.get("/en/hubs/")) == ["ind-1", "ind-2", "ind-3", "ind-4"]


def test_columns_are_chosen_by_repeating_ind(client):
    headline(5)
    HubFactory(public=True)
    response = client.get("/en/hubs/?ind=ind-5&ind=ind-2")

    assert columns(response) == ["ind-2", "ind-5"]
    assert response.content.decode().count(" checked") == 2


@pytest.mark.parametrize(
    "query",
    ["ind=nothing", "sort=size", "kind=planet", "&".join(f"ind=ind-{n}" for n in range(1, 6))],
)
def test_a_bad_value_shows_its_error_and_neither_rows_nor_map(client, query):
    headline(5)
    HubFactory(name_en="Shenzhen", lat="22.5", lon="114.1", public=True)
    content = page(client, f"/en/hubs/?{query}")

    assert "There is a problem" in content
    assert "<title>Error:" in content
    assert "field__error" in content
    assert "Shenzhen" not in content
    assert "hub-map" not in content


def test_too_many_indicators_stay_ticked(client):
    headline(5)
    content = page(client, "/en/hubs/?" + "&".join(f"ind=ind-{n}" for n in range(1, 6)))

    assert content.count(" checked") == 5


def test_an_indicator_of_companies_is_no_column(client):
    IndicatorFactory(slug="revenue", subject="company", public=True)
    IndicatorFactory(slug="one-off", comparable=False, public=True)

    for slug in ("revenue", "one-off"):
        assert "There is a problem" in page(client, f"/en/hubs/?ind={slug}")


def test_a_cell_shows_the_figure_with_period_and_source(client):
    FigureFactory(indicator__headline_position=1, source__title_en="The Daily", public=True)
    content = page(client, "/en/hubs/")

    assert '<data value="6.46">6.46</data>' in cells(content)[0]
    assert 'datetime="2024"' in cells(content)[0]
    assert 'href="#src-1"' in cells(content)[0]
    assert "The Daily" in content


def test_a_cell_without_a_figure_says_so(client):
    first, second = headline(2)
    FigureFactory(indicator=first, public=True)

    assert "No sourced figure" in cells(page(client, "/en/hubs/"))[1]


def test_a_hub_without_any_of_the_figures_says_so_once(client):
    headline(4)
    HubFactory(public=True)
    (cell,) = cells(page(client, "/en/hubs/"))

    assert 'colspan="4"' in cell
    assert "No sourced figure for any of these" in cell


def test_a_cell_says_what_was_searched_and_not_found(client):
    (indicator,) = headline(1)
    hub = HubFactory(public=True)
    publish(Absence.objects.create(hub=hub, indicator=indicator, reason="withheld"))

    assert "withheld by its holder" in cells(page(client, "/en/hubs/"))[0]


def test_a_target_in_a_cell_stands_below_the_lack_of_an_actual_figure(client):
    FigureFactory(indicator__headline_position=1, kind="target", public=True)
    (cell,) = cells(page(client, "/en/hubs/"))

    assert cell.index("No sourced actual") < cell.index("tag--target")


def test_draft_and_deprecated_figures_are_in_no_cell(client):
    (indicator,) = headline(1)
    hub = HubFactory(public=True)
    FigureFactory(hub=hub, indicator=indicator, value="1.11")
    FigureFactory(hub=hub, indicator=indicator, value="2.22", rank="deprecated", public=True)
    content = page(client, "/en/hubs/")

    assert "No sourced figure for any of these" in content
    assert "none of <span" in content


def test_coverage_counts_comparable_indicators_once_and_leads_to_the_gaps(client):
    first, second = headline(2)
    hub = HubFactory(slug="shenzhen", public=True)
    FigureFactory.create_batch(2, hub=hub, indicator=first, public=True)
    FigureFactory(hub=hub, indicator__comparable=False, public=True)
    content = " ".join(page(client, "/en/hubs/").split())

    assert (
        '<span class="count">1</span> of <span class="count">2</span> indicators sourced' in content
    )
    assert 'href="/en/hubs/shenzhen/#gaps"' in content


def test_a_hub_carries_its_name_in_the_other_script(client):
    HubFactory(name_en="Shenzhen", name_zh_hans="深圳", public=True)

    assert 'lang="zh-Hans">深圳' in page(client, "/en/hubs/")
    assert 'lang="en">Shenzhen' in page(client, "/zh-hans/hubs/")


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("figures", ["C", "B", "A"]),
        ("-figures", ["B", "C", "A"]),
        ("companies", ["B", "A", "C"]),
        ("-companies", ["B", "A", "C"]),
        ("name", ["A", "B", "C"]),
        ("-name", ["C", "B", "A"]),
        ("updated", ["C", "A", "B"]),
        ("-updated", ["B", "A", "C"]),
    ],
)
def test_what_is_unknown_is_last_in_both_directions(client, sort, order):
    few, many = HubFactory(name_en="B", public=True), HubFactory(name_en="C", public=True)
    neither = HubFactory(name_en="A", public=True)
    FigureFactory(hub=few, public=True)
    FigureFactory.create_batch(2, hub=many, public=True)
    PresenceFactory(hub=few, public=True)
    for day, hub in enumerate((few, neither, many), start=1):
        Hub.objects.filter(pk=hub.pk).update(updated_at=datetime(2025, 1, day, tzinfo=UTC))

    assert names(client.get(f"/en/hubs/?sort={sort}")) == order


@pytest.mark.parametrize(
    ("query", "sorted_by", "direction", "link"),
    [
        ("", "Coverage", "descending", "?sort=-figures"),
        ("?sort=-figures", "Coverage", "ascending", "?"),
        ("?sort=name", "Hub", "ascending", "?sort=-name"),
        ("?sort=-name", "Hub", "descending", "?sort=name"),
        ("?sort=companies", "Companies", "descending", "?sort=-companies"),
        ("?sort=updated", "Updated", "descending", "?sort=-updated"),
        ("?sort=-updated", "Updated", "ascending", "?sort=updated"),
    ],
)
def test_a_heading_says_how_it_sorts_and_turns_it_round(client, query, sorted_by, direction, link):
    HubFactory(public=True)
    content = page(client, f"/en/hubs/{query}")
    heads = re.findall(r'aria-sort="(\w+)"><a class="\S+"\s+href="([^"]*)">(\w+)<', content)

    assert len(heads) == 4
    assert (direction, link, sorted_by) in heads
    assert [each for each, _, label in heads if label != sorted_by] == ["none"] * 3


@pytest.mark.parametrize(
    ("query", "canonical"),
    [
        ("", ""),
        ("?q=&kind=&sort=figures&utm=1", ""),
        ("?ind=ind-2&ind=ind-1", ""),
        ("?sort=name&kind=city&colour=red", "?kind=city&amp;sort=name"),
        ("?ind=ind-2", "?ind=ind-2"),
    ],
)
def test_the_canonical_address_of_the_list_leaves_defaults_out(client, query, canonical):
    headline(2)
    HubFactory(public=True)
    content = page(client, f"/en/hubs/{query}")

    assert f'<link rel="canonical" href="http://testserver/en/hubs/{canonical}">' in content


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_a_profile_answers_in_every_language(client, language):
    figure = FigureFactory(hub__slug="shenzhen", public=True)
    EventFactory(hubs=[figure.hub], public=True)
    StatementFactory(hubs=[figure.hub], public=True)

    assert "6" in page(client, f"/{language}/hubs/shenzhen/")


def test_a_profile_shows_each_figure_with_period_and_reference(client):
    figure = FigureFactory(hub__slug="shenzhen", public=True)
    content = page(client, "/en/hubs/shenzhen/")

    assert '<data value="6.46">6.46</data>' in content
    assert '<time class="fig__period" datetime="2024">2024</time>' in content
    assert 'href="#src-1"' in content
    assert 'id="src-1"' in content
    assert figure.source.title_en in content


def test_a_figure_without_a_period_says_so(client):
    figure = FigureFactory(period_start=None, period_end=None, precision="", public=True)

    assert "period not stated" in page(client, figure.hub.get_absolute_url())


def test_a_target_is_shown_below_the_lack_of_an_actual_figure(client):
    figure = FigureFactory(kind="target", public=True)
    content = page(client, figure.hub.get_absolute_url())

    assert "No sourced actual" in content
    assert "tag--target" in content


def test_sources_that_differ_are_announced_with_both_values(client):
    figure = FigureFactory(value="6.46", public=True)
    FigureFactory(hub=figure.hub, indicator=figure.indicator, value="5.00", public=True)

    assert "2 sources differ: 5.00%–6.46%" in page(client, figure.hub.get_absolute_url())


def test_a_profile_hides_draft_claims_and_draft_sectors(client):
    hub = HubFactory(slug="shenzhen", public=True)
    hub.sectors.add(SectorFactory(name_en="Alchemy"))
    FigureFactory(hub=hub, indicator__name_en="Secret indicator")
    StatementFactory(hubs=[hub], text_en="A secret statement.")
    EventFactory(hubs=[hub], title_en="A secret event")

    content = page(client, "/en/hubs/shenzhen/")

    for hidden in ("Alchemy", "Secret indicator", "secret statement", "secret event"):
        assert hidden not in content


def test_a_deprecated_figure_is_not_on_the_profile(client):
    hub = HubFactory(public=True)
    FigureFactory(hub=hub, rank="deprecated", value="1.11", public=True)

    assert "1.11" not in page(client, hub.get_absolute_url())


def test_a_hub_without_figures_says_so_once(client):
    peer = FigureFactory(indicator__headline_position=1, public=True)
    hub = HubFactory(name_en="Ningbo", kind=peer.hub.kind, public=True)
    content = page(client, hub.get_absolute_url())

    assert content.count("No source that we have read gives a figure for <span") == 1
    assert "No sourced figure" not in content


def test_a_headline_figure_that_a_peer_has_is_listed_as_not_sourced(client):
    peer = FigureFactory(indicator__headline_position=1, public=True)
    hub = HubFactory(kind=peer.hub.kind, public=True)
    FigureFactory(hub=hub, public=True)

    assert "No sourced figure" in page(client, hub.get_absolute_url())


def test_a_published_absence_is_shown_with_its_reason_and_day(client):
    figure = FigureFactory(public=True)
    indicator = IndicatorFactory(name_en="Venture capital", public=True)
    absence = Absence.objects.create(
        hub=figure.hub, indicator=indicator, reason="not_found", searched_on=date(2025, 11, 3)
    )
    assert "Venture capital" not in page(client, figure.hub.get_absolute_url())

    publish(absence)
    content = page(client, figure.hub.get_absolute_url())

    assert "Venture capital" in content
    assert ">searched 3 November 2025</time>" in content


def test_a_headline_figure_of_another_kind_of_hub_is_not_expected(client):
    FigureFactory(
        hub__kind="province",
        indicator__headline_position=1,
        indicator__name_en="Of provinces",
        public=True,
    )
    city = FigureFactory(hub__kind="city", public=True).hub

    assert "Of provinces" not in page(client, city.get_absolute_url())


def test_a_summary_that_fell_back_is_marked_with_its_language(client):
    HubFactory(slug="shenzhen", summary_en="A city of hardware.", public=True)
    content = page(client, "/vi/hubs/shenzhen/")

    assert '<div class="prose" lang="en">' in content
    assert "fallback-notice" in content
    assert '<meta name="robots" content="noindex">' in content


def test_a_profile_names_only_the_languages_it_is_written_in(client):
    HubFactory(slug="shenzhen", summary_en="A city.", summary_vi="Một thành phố.", public=True)
    content = page(client, "/en/hubs/shenzhen/")
    head = content.split("</head>")[0]

    assert 'hreflang="vi"' in head
    assert 'hreflang="zh-Hant"' not in head


def test_a_summary_in_the_readers_language_carries_no_notice(client):
    HubFactory(slug="shenzhen", summary_en="A city.", summary_vi="Một thành phố.", public=True)
    content = page(client, "/vi/hubs/shenzhen/")

    assert "Một thành phố." in content
    assert 'class="fallback-notice"' not in content


def test_a_name_that_fell_back_is_marked_with_its_language(client):
    HubFactory(slug="shenzhen", name_en="Shenzhen", public=True)

    assert '<span lang="en" class="fallback">Shenzhen</span>' in page(
        client, "/zh-hant/hubs/shenzhen/"
    )


def test_peers_are_of_the_same_kind_and_share_indicators(client):
    here = FigureFactory(hub__slug="shenzhen", public=True)
    FigureFactory(hub__slug="hangzhou", indicator=here.indicator, public=True)
    FigureFactory(hub__slug="guizhou", hub__kind="province", indicator=here.indicator, public=True)
    FigureFactory(hub__slug="beijing", public=True)

    peers = client.get("/en/hubs/shenzhen/").context["peers"]

    assert [peer.slug for peer in peers] == ["hangzhou"]


def test_a_sector_links_the_companies_that_are_here(client):
    sector = SectorFactory(slug="drones", public=True)
    hub = HubFactory(slug="shenzhen")
    hub.sectors.add(sector)
    presence = PresenceFactory(hub=hub, public=True)
    presence.company.sectors.add(sector)

    assert "?hub=shenzhen&amp;sector=drones" in page(client, "/en/hubs/shenzhen/")


def test_query_count_of_a_profile_does_not_grow_with_claims(count_queries):
    hub = HubFactory(slug="shenzhen", public=True)

    def add(number):
        FigureFactory.create_batch(number, hub=hub, public=True)
        EventFactory.create_batch(number, hubs=[hub], public=True)
        StatementFactory.create_batch(number, hubs=[hub], public=True)

    add(2)
    few = count_queries("/en/hubs/shenzhen/")
    add(8)

    assert count_queries("/en/hubs/shenzhen/") == few


def test_a_former_slug_leads_to_the_present_one(client):
    hub = HubFactory(slug="shumchun", public=True)
    hub.slug = "shenzhen"
    save_record(hub)
    assert FormerSlug.objects.count() == 1

    response = client.get("/vi/hubs/shumchun/")

    assert response.status_code == 308
    assert response["Location"] == "/vi/hubs/shenzhen/"


def test_a_retired_hub_is_gone_and_names_what_replaces_it(client):
    hub, successor = HubFactory(public=True), HubFactory(name_en="Successor", public=True)
    retire(hub, replaced_by=successor)

    response = client.get(hub.get_absolute_url())

    assert response.status_code == 410
    assert "Successor" in response.content.decode()


def test_a_draft_and_an_unknown_hub_are_not_found(client):
    draft = HubFactory()

    for path in (draft.get_absolute_url(), "/en/hubs/atlantis/"):
        response = client.get(path)
        assert response.status_code == 404
        assert "Page not found" in response.content.decode()


def test_indicators_of_the_headline_lead_to_their_page(client):
    indicator = IndicatorFactory(slug="rd-intensity", headline_position=1, public=True)
    figure = FigureFactory(indicator=indicator, public=True)

    assert "/en/indicators/rd-intensity/" in page(client, figure.hub.get_absolute_url())
