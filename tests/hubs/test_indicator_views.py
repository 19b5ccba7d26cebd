"""The list of indicators, one indicator, one figure."""

from datetime import UTC, datetime

import pytest

from editorial.services import publish, retire
from sources.models import Decision
from tests.factories import (
    CompanyFigureFactory,
    CorrectionFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    PresenceFactory,
)

pytestmark = pytest.mark.django_db


def page(client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return response.content.decode()


def test_the_query_count_of_the_list_does_not_grow_with_indicators(count_queries):
    IndicatorFactory.create_batch(2, public=True)
    few = count_queries("/en/indicators/")
    IndicatorFactory.create_batch(6, public=True, theme="economy")
    FigureFactory(indicator=IndicatorFactory(public=True), public=True)

    assert count_queries("/en/indicators/") == few


def test_the_query_count_of_an_indicator_does_not_grow_with_figures(count_queries):
    indicator = IndicatorFactory(slug="rd", public=True)
    FigureFactory.create_batch(2, indicator=indicator, public=True)
    few = count_queries("/en/indicators/rd/")
    FigureFactory.create_batch(6, indicator=indicator, public=True)
    FigureFactory(indicator=indicator, kind="target", public=True)

    assert count_queries("/en/indicators/rd/") == few


def test_the_query_count_of_a_figure_does_not_grow_with_others(count_queries):
    figure = FigureFactory(public=True)
    same = {"hub": figure.hub, "indicator": figure.indicator, "public": True}
    FigureFactory(value="7", **same)
    few = count_queries(figure.get_absolute_url())
    FigureFactory.create_batch(6, value="9", **same)

    assert count_queries(figure.get_absolute_url()) == few


def test_the_list_counts_public_figures_of_hubs_and_companies(client):
    indicator = IndicatorFactory(name_en="Revenue", public=True)
    FigureFactory(indicator=indicator, public=True)
    CompanyFigureFactory(indicator=indicator, public=True)
    FigureFactory(indicator=indicator)

    assert '<span class="count">2</span> figures' in page(client, "/en/indicators/")


def test_the_list_hides_drafts_and_puts_variants_under_their_parent(client):
    parent = IndicatorFactory(name_en="Density", public=True)
    IndicatorFactory(name_en="Rank by density", variant_of=parent, public=True)
    IndicatorFactory(name_en="Hidden")
    html = page(client, "/en/indicators/")

    assert html.index("Density") < html.index("indicator-entry__variants")
    assert html.index("indicator-entry__variants") < html.index("Rank by density")
    assert "Hidden" not in html


def test_an_indicator_shows_definition_figures_and_sources(client):
    indicator = IndicatorFactory(
        slug="rd", name_en="R&D intensity", definition_en="Spending over GDP.", public=True
    )
    FigureFactory(indicator=indicator, hub__name_en="Shenzhen", value="6.46", public=True)
    FigureFactory(indicator=indicator, hub__name_en="Hangzhou", value="3.92", public=True)
    html = page(client, "/en/indicators/rd/")

    for words in ("R&amp;D intensity", "Spending over GDP.", "Shenzhen", "6.46", "3.92"):
        assert words in html
    assert html.index("Shenzhen") < html.index("Hangzhou")
    assert html.count('id="src-') == 2


def test_what_may_not_be_compared_stands_below_the_ranking_with_its_reason(client):
    indicator = IndicatorFactory(slug="rd", public=True)
    for name in ("Alpha", "Beta"):
        FigureFactory(indicator=indicator, hub__name_en=name, public=True)
    FigureFactory(
        indicator=indicator, hub__name_en="Gamma", hub__kind="province", value="9", public=True
    )
    html = page(client, "/en/indicators/rd/")
    ranked, apart = html.split('id="apart"')

    assert ranked.count('<span class="count">1</span>\n') == 2
    assert "Alpha" in ranked
    assert "Gamma" not in ranked
    assert "Gamma" in apart
    assert "Different kinds of place" in apart


def test_ranks_are_listed_and_not_ranked_again(client):
    indicator = IndicatorFactory(slug="rd", measure="rank", public=True)
    FigureFactory(indicator=indicator, hub__name_en="Alpha", public=True)
    html = page(client, "/en/indicators/rd/")

    assert "Alpha" in html
    assert "ranks themselves" in html
    assert "Why it is not ranked" not in html


def test_companies_are_ranked_on_their_indicators(client):
    indicator = IndicatorFactory(slug="staff", subject="company", public=True)
    for name, value in (("Small", "20"), ("Large", "900")):
        CompanyFigureFactory(indicator=indicator, company__name_en=name, value=value, public=True)
    html = page(client, "/en/indicators/staff/")

    assert html.index("Large") < html.index("Small")
    assert 'href="/api/v1/company-figures/?indicator=staff&amp;format=csv"' in html


def test_an_indicator_sums_up_its_figures_and_links_them_as_data(client):
    indicator = IndicatorFactory(slug="rd", public=True)
    FigureFactory(indicator=indicator, public=True)
    FigureFactory(
        indicator=indicator,
        period_start="2019-01-01",
        period_end="2019-12-31",
        public=True,
    )
    html = " ".join(page(client, "/en/indicators/rd/").split())

    assert '<span class="count">2</span> figures' in html
    assert '<span class="count">2</span> sources' in html
    assert '<span class="count">2019</span> to <span class="count">2024</span>' in html
    assert "http://testserver/en/indicators/rd/" in html
    for path in ("figures/?indicator=rd&amp;format=csv", "figures/?indicator=rd", "indicators/rd/"):
        assert f'href="/api/v1/{path}"' in html
        assert client.get("/api/v1/" + path.replace("&amp;", "&")).status_code == 200


def test_a_page_lines_up_the_latest_figures_and_says_that_there_are_more(client, monkeypatch):
    monkeypatch.setattr("hubs.indicator_views.MOST_FIGURES", 2)
    indicator = IndicatorFactory(slug="rd", public=True)
    FigureFactory.create_batch(2, indicator=indicator, public=True)
    FigureFactory(
        indicator=indicator,
        hub__name_en="Oldtown",
        period_start="2001-01-01",
        period_end="2001-12-31",
        public=True,
    )
    html = page(client, "/en/indicators/rd/")

    assert "Only the figures of the latest periods" in html
    assert "Oldtown" not in html


def test_targets_stand_apart_from_what_is(client):
    indicator = IndicatorFactory(slug="rd", public=True)
    FigureFactory(indicator=indicator, hub__name_en="Targeting", kind="target", public=True)
    FigureFactory(indicator=indicator, hub__name_en="Measuring", public=True)
    html = page(client, "/en/indicators/rd/")

    assert html.index("Measuring") < html.index('id="targets"') < html.index("Targeting")


def test_an_indicator_with_nothing_but_a_target_says_that_no_actual_is_sourced(client):
    FigureFactory(indicator__slug="rd", kind="target", public=True)

    assert "No sourced actual" in page(client, "/en/indicators/rd/")


def test_an_indicator_without_figures_says_so(client):
    IndicatorFactory(slug="rd", public=True)
    html = page(client, "/en/indicators/rd/")

    assert "No sourced figure" in html
    assert 'id="sources"' not in html


def test_an_indicator_hides_drafts_and_deprecated_figures(client):
    indicator = IndicatorFactory(slug="rd", public=True)
    FigureFactory(indicator=indicator, hub=HubFactory(name_en="Drafthub", public=True))
    FigureFactory(indicator=indicator, hub__name_en="Wronghub", rank="deprecated", public=True)
    html = page(client, "/en/indicators/rd/")

    assert "Drafthub" not in html
    assert "Wronghub" not in html


def test_an_indicator_of_companies_lists_companies(client):
    CompanyFigureFactory(indicator__slug="age", company__name_en="Vanke", public=True)

    assert "Vanke" in page(client, "/en/indicators/age/")


def test_a_figure_shows_all_its_parts(client):
    figure = FigureFactory(
        hub__name_en="Shenzhen",
        indicator__name_en="R&D intensity",
        source__original_title="誰是創新第一城",
        source__language="zh-hant",
        as_published="6.46%",
        qualifier="over",
        kind="estimate",
        paragraph=17,
        note_en="Of the whole city.",
        attributed_to_en="The bureau",
        public=True,
    )
    html = page(client, f"/en/figures/{figure.number}/")

    for words in (
        "Shenzhen",
        "R&amp;D intensity",
        'lang="zh-Hant">6.46%',
        "over",
        "Estimate",
        "2024",
        "paragraph 17",
        "誰是創新第一城",
        "Of the whole city.",
        "The bureau",
        f"http://testserver/en/figures/{figure.number}/",
        f"(Hub Atlas, figure {figure.number})",
        "(accessed on [date])",
        f'href="/api/v1/figures/{figure.number}/"',
        'Revision <span class="count">1</span>',
        "Shenzhen: R&amp;D intensity, over 6.46% (2024)",
    ):
        assert words in html


def test_a_figure_says_which_one_other_pages_show_and_why(client):
    old = FigureFactory(period_start="2020-01-01", period_end="2020-12-31", public=True)
    same = {"hub": old.hub, "indicator": old.indicator, "public": True}
    new = FigureFactory(value="7", as_published="7%", **same)
    shown, other = page(client, new.get_absolute_url()), page(client, old.get_absolute_url())

    assert "This is the figure that other pages show." in shown
    assert "Other pages show another figure:" in other
    assert "It is of the latest period." in shown
    assert "It is of the latest period." in other
    assert f'href="{new.get_absolute_url()}"' in other


def test_a_figure_lists_all_claims_with_status_and_the_reason_of_their_rank(client):
    figure = FigureFactory(kind="estimate", public=True)
    same = {"hub": figure.hub, "indicator": figure.indicator, "public": True}
    FigureFactory(
        rank="deprecated", rank_reason_en="A slip of the pen.", source__publisher=None, **same
    )
    rows = page(client, figure.get_absolute_url()).split('class="claim-table"')[1]

    for words in ("Estimate", "Deprecated", "A slip of the pen.", "this figure"):
        assert words in rows


def test_a_figure_tells_its_review_and_its_changes(client):
    figure = FigureFactory(public=True)
    assert "Not yet" in page(client, figure.get_absolute_url())

    figure.reviewed_at = datetime(2025, 11, 3, 8, tzinfo=UTC)
    figure.save()
    html = page(client, figure.get_absolute_url())

    assert "3 November 2025" in html
    assert "created" in html.split('class="history"')[1]


def test_a_figure_of_a_company_has_its_own_data_address(client):
    figure = CompanyFigureFactory(company__name_en="Vanke", public=True)
    html = page(client, f"/en/figures/{figure.number}/")

    assert "Vanke" in html
    assert f"/api/v1/company-figures/{figure.number}/" in html


def test_a_figure_names_those_it_conflicts_with_and_what_was_decided(client):
    figure = FigureFactory(value="6.46", public=True)
    same = {"hub": figure.hub, "indicator": figure.indicator, "public": True}
    other = FigureFactory(value="5.50", as_published="5.5%", digits=1, **same)
    decision = Decision.objects.create(
        claims=[figure.number, other.number], outcome="both", reason_en="Two ways to count."
    )
    publish(decision)
    html = page(client, f"/en/figures/{figure.number}/")

    assert "Sources differ" in html
    assert f'href="/en/figures/{other.number}/"' in html
    assert "Two ways to count." in html


def test_a_figure_of_another_year_is_listed_without_a_conflict(client):
    figure = FigureFactory(public=True)
    FigureFactory(
        hub=figure.hub,
        indicator=figure.indicator,
        value="5.5",
        period_start="2020-01-01",
        period_end="2020-12-31",
        public=True,
    )
    html = page(client, f"/en/figures/{figure.number}/")

    assert "Sources differ" not in html
    assert "2020" in html


def test_a_figure_without_others_lists_none(client):
    figure = FigureFactory(public=True)

    assert 'id="others"' not in page(client, f"/en/figures/{figure.number}/")


def test_the_numbers_of_other_claims_and_of_drafts_are_no_figures(client):
    numbers = [
        FigureFactory().number,
        PresenceFactory(public=True).number,
        CorrectionFactory(public=True).number,
        10**30,
    ]
    for number in numbers:
        assert client.get(f"/en/figures/{number}/").status_code == 404


def test_a_retired_figure_is_gone(client):
    figure = FigureFactory(public=True)
    retire(figure)

    assert client.get(f"/en/figures/{figure.number}/").status_code == 410


def test_a_vague_figure_has_no_number(client):
    figure = FigureFactory(
        value=None, digits=None, qualifier="vague", as_published="數百家", public=True
    )
    html = page(client, f"/en/figures/{figure.number}/")

    assert "The source gives no number." in html
    assert "<data" not in html
