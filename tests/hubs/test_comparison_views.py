import csv
import io

import pytest
from django.urls import reverse

from editorial.services import retire, save_record
from tests.factories import (
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    SourceFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db

CSV_COLUMNS = (
    "hub,hub_name,indicator,indicator_name,value,value_high,qualifier,unit,as_published,kind,"
    "period_start,period_end,period_precision,missing,conflicts,source,publisher,source_url,"
    "paragraph,page_url"
)


def make_hubs(*slugs):
    return [HubFactory(slug=slug, name_en=slug.title(), public=True) for slug in slugs]


@pytest.fixture
def indicator():
    return IndicatorFactory(slug="rd-intensity", name_en="R&D intensity", public=True)


@pytest.fixture
def cities(indicator):
    """Shenzhen and Hangzhou, with one figure each."""
    shenzhen, hangzhou = make_hubs("shenzhen", "hangzhou")
    FigureFactory(hub=shenzhen, indicator=indicator, public=True)
    FigureFactory(
        hub=hangzhou, indicator=indicator, value="3.92", as_published="3.92%", public=True
    )
    return shenzhen, hangzhou


def page(client, path, status=200):
    response = client.get(path)
    assert response.status_code == status, path
    return response.content.decode()


def rows_of(client, path="/en/compare/shenzhen~hangzhou.json"):
    return client.get(path).json()["rows"]


def lines_of(client, path="/en/compare/shenzhen~hangzhou.csv"):
    text = client.get(path).content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.usefixtures("cities")
def test_comparison_cites_every_figure(client):
    html = page(client, "/en/compare/shenzhen~hangzhou/")

    assert '<data value="6.46">6.46</data>' in html
    assert '<data value="3.92">3.92</data>' in html
    assert 'href="#src-1"' in html
    assert 'id="src-2"' in html
    assert "<caption" in html


@pytest.mark.parametrize("query", ["", "view=bars", "per=capita&base=a&mark=extremes"])
def test_query_count_does_not_grow_with_hubs_or_figures(count_queries, indicator, query):
    slugs = ["a", "b", "c", "d"]
    hubs = make_hubs(*slugs, "e")
    for hub in hubs[:2]:
        FigureFactory(hub=hub, indicator=indicator, public=True)
    few = count_queries(f"/en/compare/a~b/?{query}")
    for hub in hubs:
        FigureFactory(hub=hub, indicator=indicator, value="9", public=True)
        FigureFactory(hub=hub, public=True)
        FigureFactory(hub=hub, indicator=indicator, kind="target", public=True)

    assert count_queries(f"/en/compare/{'~'.join(slugs)}/?{query}") == few


def test_builder_query_count_does_not_grow_with_hubs(count_queries, cities):
    few = count_queries("/en/compare/?hub=shenzhen")
    for hub in make_hubs("a", "b", "c"):
        FigureFactory(hub=hub, public=True)

    assert count_queries("/en/compare/?hub=shenzhen") == few


@pytest.mark.usefixtures("cities")
def test_hubs_stand_in_the_order_asked_and_canonical_sorts_them(client):
    html = page(client, "/en/compare/shenzhen~hangzhou/")

    assert html.index("/en/hubs/shenzhen/") < html.index("/en/hubs/hangzhou/")
    assert '<link rel="canonical" href="http://testserver/en/compare/hangzhou~shenzhen/">' in html


@pytest.mark.parametrize("ending", ["/", ".csv", ".json"])
@pytest.mark.usefixtures("cities")
def test_a_hub_named_twice_leads_to_the_comparison_without_it(client, ending):
    response = client.get(f"/en/compare/shenzhen~hangzhou~shenzhen{ending}?period=common")

    assert response.status_code == 308
    assert response["Location"] == f"/en/compare/shenzhen~hangzhou{ending}?period=common"


def test_a_former_slug_leads_to_the_present_one(client, cities):
    cities[0].slug = "shenzhen-city"
    save_record(cities[0])

    response = client.get("/en/compare/shenzhen~hangzhou/")

    assert response.status_code == 308
    assert response["Location"] == "/en/compare/shenzhen-city~hangzhou/"


@pytest.mark.usefixtures("cities")
def test_one_hub_leads_to_the_builder_with_it_chosen(client):
    response = client.get("/en/compare/shenzhen/")

    assert response.status_code == 302
    assert response["Location"] == "/en/compare/?hub=shenzhen"
    assert '<option value="shenzhen" selected>' in page(client, response["Location"])


def test_of_more_than_five_hubs_the_first_five_are_shown_with_a_notice(client, indicator):
    slugs = ["f", "e", "d", "c", "b", "a"]
    make_hubs(*slugs)

    html = page(client, f"/en/compare/{'~'.join(slugs)}/")

    assert html.count("comparison__remove") == 5
    assert "these are the first five" in html
    assert client.get(f"/en/compare/{'~'.join(slugs)}.json").json()["hubs"] == slugs[:5]


@pytest.mark.usefixtures("cities")
def test_an_unknown_hub_is_not_found_and_the_others_are_kept(client):
    html = page(client, "/en/compare/shenzhen~nowhere~hangzhou/", status=404)

    assert "nowhere" in html
    assert 'href="/en/compare/shenzhen~hangzhou/"' in html
    assert '<option value="hangzhou" selected>' in html


@pytest.mark.parametrize(
    "path",
    [
        "/en/compare/shenzhen~nowhere.csv",
        "/en/compare/shenzhen~nowhere.json",
        "/en/compare/shenzhen.csv",
        "/en/compare/~~/",
    ],
)
@pytest.mark.usefixtures("cities")
def test_what_cannot_be_compared_is_not_found(client, path):
    assert client.get(path).status_code == 404


def test_a_draft_or_retired_hub_is_unknown(client, cities):
    HubFactory(slug="draft")
    retire(cities[1])

    assert client.get("/en/compare/shenzhen~draft/").status_code == 404
    assert client.get("/en/compare/shenzhen~hangzhou/").status_code == 404


@pytest.mark.usefixtures("cities")
def test_builder_leads_to_the_comparison_with_its_known_parameters(client):
    response = client.get(
        "/en/compare/?hub=hangzhou&hub=&hub=shenzhen&hub=shenzhen&set=innovation&view=table&x=1"
    )

    assert response.status_code == 302
    assert response["Location"] == "/en/compare/hangzhou~shenzhen/?set=innovation"


@pytest.mark.usefixtures("cities")
def test_builder_names_a_hub_that_does_not_exist(client):
    html = page(client, "/en/compare/?hub=shenzhen&hub=nowhere")

    assert "nowhere" in html
    assert '<option value="shenzhen" selected>' in html


def test_builder_offers_hubs_with_figures_and_those_chosen(client, cities):
    HubFactory(slug="bare", public=True)

    assert 'value="bare"' not in page(client, "/en/compare/")
    assert 'value="bare"' in page(client, "/en/compare/?hub=bare")


@pytest.mark.usefixtures("cities")
def test_unknown_parameters_are_ignored_and_left_out_of_links(client):
    html = page(client, "/en/compare/shenzhen~hangzhou/?utm=x&view=bars")

    assert "utm" not in html.split("<main", 1)[1].split("</main>", 1)[0]
    assert '<svg class="bar bar--s1' in html


@pytest.mark.parametrize(
    "query", ["view=x", "mark=x", "period=x", "hide=x", "set=x", "ind=nothing", "ind=a&ind=%FF"]
)
@pytest.mark.usefixtures("cities")
def test_a_bad_value_shows_its_error_and_no_rows(client, query):
    html = page(client, f"/en/compare/shenzhen~hangzhou/?{query}")

    assert "filter-errors" in html
    assert "<data" not in html
    assert client.get(f"/en/compare/shenzhen~hangzhou.csv?{query}").status_code == 400


def test_only_public_comparable_indicators_of_hubs_take_part(client, cities):
    for more in ({"comparable": False}, {"subject": "company"}):
        FigureFactory(hub=cities[0], indicator=IndicatorFactory(public=True, **more), public=True)
    FigureFactory(hub=cities[0], indicator=IndicatorFactory())

    assert [row["indicator"] for row in rows_of(client)] == ["rd-intensity"]


def test_drafts_of_figures_do_not_show(client, cities, indicator):
    FigureFactory(hub=cities[0], indicator=indicator, value="99", period_end="2024-12-31")

    assert rows_of(client)[0]["cells"][0]["value"] == "6.46"


def test_a_set_narrows_the_indicators(client, cities):
    other = IndicatorFactory(slug="output", theme="economy", headline_position=1, public=True)
    FigureFactory(hub=cities[0], indicator=other, public=True)
    path = "/en/compare/shenzhen~hangzhou.json"

    def slugs(query):
        return [row["indicator"] for row in rows_of(client, f"{path}?{query}")]

    assert slugs("") == ["rd-intensity", "output"]
    assert slugs("set=economy") == ["output"]
    assert slugs("set=overview") == ["output"]
    assert slugs("ind=rd-intensity&set=economy") == ["rd-intensity"]


@pytest.mark.usefixtures("cities")
def test_rows_without_any_figure_can_be_hidden_and_are_counted(client):
    IndicatorFactory(name_en="Nothing known", public=True)
    path = "/en/compare/shenzhen~hangzhou/"

    assert page(client, path).count("Nothing known") == 1
    hidden = page(client, f"{path}?hide=missing")
    assert "Nothing known" not in hidden
    assert '<span class="count">1</span> of <span class="count">2</span> indicators' in hidden


@pytest.mark.usefixtures("cities")
def test_extremes_are_marked_only_when_asked_for(client):
    path = "/en/compare/shenzhen~hangzhou/"

    assert "Highest shown" not in page(client, path)
    html = page(client, f"{path}?mark=extremes")
    assert html.count("Highest shown") == html.count("Lowest shown") == 1


def test_a_target_stands_in_a_row_of_its_own(client, cities, indicator):
    plan = IndicatorFactory(slug="plan", name_en="Planned", public=True)
    FigureFactory(hub=cities[0], indicator=plan, kind="target", value="9", public=True)

    html = page(client, "/en/compare/shenzhen~hangzhou/")
    assert "No sourced actual" in html
    assert "tag--target" in html
    actual, target = rows_of(client)[:2]
    assert (actual["indicator"], actual["kind"], target["kind"]) == ("plan", "actual", "target")
    assert actual["cells"] == [{"missing": "not_recorded"}] * 2
    assert target["cells"][0]["value"] == "9"


def test_sources_that_differ_are_said_beside_the_value(client, cities, indicator):
    FigureFactory(hub=cities[0], indicator=indicator, value="9", as_published="9%", public=True)

    html = page(client, "/en/compare/shenzhen~hangzhou/")

    assert "2 sources differ" in html
    assert "Not directly comparable" in html
    assert rows_of(client)[0]["verdict"]["reasons"] == ["conflict"]


def test_json_has_the_shape_of_the_api(client, cities):
    body = client.get("/en/compare/shenzhen~hangzhou.json").json()

    (row,) = body["rows"]
    assert body["hubs"] == ["shenzhen", "hangzhou"]
    assert {name: row[name] for name in row if name != "cells"} == {
        "indicator": "rd-intensity",
        "unit": "percent",
        "kind": "actual",
        "verdict": {"comparable": True, "reasons": [], "notes": []},
        "highest": "shenzhen",
        "lowest": "hangzhou",
    }
    cell = row["cells"][0]
    assert cell["period"] == {
        "start": "2024-01-01",
        "end": "2024-12-31",
        "precision": "year",
        "text": "2024",
    }
    assert (cell["value"], cell["text"], cell["locator"]) == ("6.46", "6.46%", {"paragraph": 1})
    assert cell["page_url"] == f"http://testserver/en/figures/{cell['id']}/"


def test_files_speak_the_language_of_their_address(client, cities):
    cities[0].name_vi = "Thâm Quyến"
    save_record(cities[0])

    (line, _other) = lines_of(client, "/vi/compare/shenzhen~hangzhou.csv")

    assert line["hub_name"] == "Thâm Quyến"
    assert "/vi/figures/" in line["page_url"]


def test_csv_has_the_columns_of_the_contract_and_a_line_a_figure_or_gap(client, indicator):
    shenzhen, _hangzhou = make_hubs("shenzhen", "hangzhou")
    source = SourceFactory(slug="article", url="https://example.org/a", public=True)
    figure = FigureFactory(hub=shenzhen, indicator=indicator, source=source, public=True)
    other = FigureFactory(
        hub=shenzhen, indicator=indicator, value="9", rank="preferred", public=True
    )

    response = client.get("/en/compare/shenzhen~hangzhou.csv")
    shown, gap = lines_of(client)

    assert response.content.startswith(b"\xef\xbb\xbf" + CSV_COLUMNS.encode() + b"\r\n")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert shown["value"] == "9"
    assert shown["conflicts"] == str(figure.number)
    assert shown["source"] == other.source.slug
    assert shown["page_url"] == f"http://testserver/en/figures/{other.number}/"
    assert (gap["hub"], gap["value"], gap["missing"]) == ("hangzhou", "", "not_recorded")


def test_csv_holds_no_formula(client, cities, indicator):
    shenzhen = cities[0]
    shenzhen.name_en = "=HYPERLINK(1)"
    save_record(shenzhen)
    FigureFactory(
        hub=shenzhen,
        indicator=indicator,
        value="-5",
        as_published="-5%",
        rank="preferred",
        public=True,
    )

    line = lines_of(client)[0]

    assert line["hub_name"] == "'=HYPERLINK(1)"
    assert line["value"] == "-5"


def test_cells_of_a_row_share_one_scale(client):
    money = UnitFactory(slug="cny", name_en="CNY", kind="money")
    output = IndicatorFactory(unit=money, measure="flow", public=True)
    shenzhen, hangzhou = make_hubs("shenzhen", "hangzhou")
    common = {"indicator": output, "public": True}
    FigureFactory(hub=shenzhen, value="5400000000000", digits=-11, **common)
    FigureFactory(hub=hangzhou, value="630500000000", digits=-8, **common)

    html = page(client, "/en/compare/shenzhen~hangzhou/")

    assert "5,400 billion" in html
    assert "630.5 billion" in html


@pytest.mark.parametrize("language", ["vi", "zh-hans", "zh-hant"])
@pytest.mark.usefixtures("cities")
def test_the_page_is_there_in_every_language(client, language):
    assert page(client, f"/{language}/compare/shenzhen~hangzhou/?view=bars")
    assert page(client, f"/{language}/compare/")


def test_addresses_are_those_of_the_contract():
    assert reverse("hubs:compare") == "/en/compare/"
    assert reverse("hubs:comparison", args=["a~b"]) == "/en/compare/a~b/"
    assert reverse("hubs:comparison_csv", args=["a~b"]) == "/en/compare/a~b.csv"


def test_the_form_of_choices_leads_to_the_address_without_what_goes_without_saying(client, cities):
    sent = "?period=&per=&mark=extremes&hide=&base=&set="

    response = client.get("/en/compare/shenzhen~hangzhou/" + sent)

    assert response.status_code == 302
    assert response["Location"] == "/en/compare/shenzhen~hangzhou/?mark=extremes"


def test_choices_are_a_form_and_not_thousands_of_links(client, cities):
    html = page(client, "/en/compare/shenzhen~hangzhou/?mark=extremes")

    assert '<option value="extremes" selected>' in html
    assert "period=common" not in html


def test_a_cell_shows_what_its_hub_has_of_another_definition(client, indicator):
    shenzhen, hangzhou = make_hubs("shenzhen", "hangzhou")
    narrow = IndicatorFactory(name_en="Narrow intensity", variant_of=indicator, public=True)
    FigureFactory(hub=shenzhen, indicator=indicator, public=True)
    FigureFactory(hub=hangzhou, indicator=narrow, value="3.33", public=True)

    html = page(client, "/en/compare/hangzhou~shenzhen/?ind=rd-intensity")

    assert "Under another definition:" in html
    assert "Narrow intensity" in html
    assert '<data value="3.33">' in html
    assert "Definitions differ" in html
    [row] = rows_of(client, "/en/compare/hangzhou~shenzhen.json?ind=rd-intensity")
    assert row["verdict"]["reasons"] == ["definition", "missing"]
