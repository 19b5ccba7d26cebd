"""What a comparison calculates, hides, draws and hands on."""

import csv
import io
import re

import pytest

from hubs.models import Absence, Indicator
from sources.models import Decision
from tests.factories import (
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    SourceFactory,
    UnitFactory,
    publish_whole,
)
from translations.languages import LANGUAGES

pytestmark = pytest.mark.django_db

PAIR = "/en/compare/shenzhen~hangzhou"


@pytest.fixture
def firms():
    unit = UnitFactory(slug="companies", name_en="companies", kind="count")
    return IndicatorFactory(
        slug="firms", unit=unit, measure="stock", theme="companies", ratio_ok=True, public=True
    )


@pytest.fixture
def population():
    unit = UnitFactory(slug="persons", name_en="people", kind="count")
    return IndicatorFactory(
        slug="population", name_en="Population", unit=unit, measure="stock", public=True
    )


@pytest.fixture
def cities(firms):
    """Shenzhen with 25,000 firms and Hangzhou with 16,500."""
    hubs = [HubFactory(slug=s, name_en=s.title(), public=True) for s in ("shenzhen", "hangzhou")]
    for hub, value in zip(hubs, ("25000", "16500"), strict=True):
        add(hub, firms, value)
    return hubs


def add(hub, indicator, value, **more):
    more = {"digits": 0, "as_published": str(value), "public": True} | more
    return FigureFactory(hub=hub, indicator=indicator, value=value, **more)


def page(client, path):
    response = client.get(path)
    assert response.status_code == 200, path
    return response.content.decode()


def words(html):
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def lines_of(client, path):
    return list(csv.DictReader(io.StringIO(client.get(path).content.decode("utf-8-sig"))))


def test_a_figure_per_person_shows_its_formula_and_both_references(client, cities, population):
    people = add(cities[0], population, "17990000")

    html = page(client, f"{PAIR}/?per=capita")

    assert "13.9 companies per 10,000 people" in html
    assert '<data class="calculated__value" value="13.9">' in html
    assert "Calculated" in words(html)
    formula = html.split("calculated__formula", 1)[1].split("</details>", 1)[0]
    assert f"/en/figures/{people.number}/" in formula
    assert "25,000" in formula
    assert formula.count('class="ref"') == 2


@pytest.mark.usefixtures("cities", "population")
def test_without_a_denominator_the_reason_is_said(client):
    text = words(page(client, f"{PAIR}/?per=capita"))

    assert "Cannot calculate: no sourced population for 2024" in text
    assert "no sourced land area for 2024" in words(page(client, f"{PAIR}/?per=area"))


@pytest.mark.usefixtures("cities")
def test_each_hub_is_related_to_the_base(client):
    text = words(page(client, f"{PAIR}/?base=hangzhou"))

    assert "1.52 × Hangzhou" in text
    assert "× Shenzhen" not in text


@pytest.mark.parametrize(
    "values, told",
    [
        (("6.46", "3.92"), "2.54 percentage points above Hangzhou"),
        (("2.92", "3.92"), "1.00 percentage points below Hangzhou"),
        (("3.92", "3.92"), "the same as Hangzhou"),
    ],
)
def test_percentages_are_related_in_percentage_points(client, cities, values, told):
    share = IndicatorFactory(slug="rd", public=True)
    for hub, value in zip(cities, values, strict=True):
        add(hub, share, value, digits=2)

    assert told in words(page(client, f"{PAIR}/?base=hangzhou&ind=rd"))


@pytest.mark.usefixtures("cities")
def test_a_base_must_be_among_the_hubs(client):
    HubFactory(slug="beijing", public=True)

    assert "filter-errors" in page(client, f"{PAIR}/?base=beijing")
    assert client.get(f"{PAIR}.json?base=beijing").status_code == 400
    assert client.get(f"{PAIR}.csv?per=x").status_code == 400


@pytest.mark.usefixtures("cities")
def test_a_hub_can_be_added_and_the_parameters_stay(client):
    add(HubFactory(slug="beijing", name_en="Beijing", public=True), IndicatorFactory(), "1")

    html = page(client, f"{PAIR}/?mark=extremes&base=hangzhou")

    form = html.split('class="compare-add"', 1)[1].split("</form>", 1)[0]
    assert '<option value="beijing"' in form
    assert 'value="shenzhen"' not in form.split("<select", 1)[1]
    kept = re.findall(r'type="hidden" name="(\w+)" value="([\w-]+)"', form)
    assert kept == [
        ("hub", "shenzhen"),
        ("hub", "hangzhou"),
        ("base", "hangzhou"),
        ("mark", "extremes"),
    ]
    query = "&".join(f"{name}={value}" for name, value in [*kept, ("hub", "beijing")])
    response = client.get(f"/en/compare/?{query}")
    assert response["Location"] == (
        "/en/compare/shenzhen~hangzhou~beijing/?base=hangzhou&mark=extremes"
    )


@pytest.mark.usefixtures("cities")
def test_the_hubs_of_a_comparison_can_be_changed(client):
    html = page(client, f"{PAIR}/?period=common")

    address = "/en/compare/?hub=shenzhen&amp;hub=hangzhou&amp;period=common&amp;edit=1"
    assert f'href="{address}"' in html
    builder = page(client, address.replace("&amp;", "&"))
    assert '<option value="hangzhou" selected>' in builder
    assert 'type="hidden" name="period" value="common"' in builder


@pytest.mark.usefixtures("cities")
def test_removing_the_base_removes_its_parameter(client):
    add(HubFactory(slug="beijing", public=True), IndicatorFactory(), "1")

    html = page(client, "/en/compare/shenzhen~hangzhou~beijing/?base=hangzhou&view=bars")
    assert "hangzhou" in html
    html = page(client, "/en/compare/shenzhen~hangzhou~beijing/?base=hangzhou")

    assert 'href="/en/compare/shenzhen~beijing/"' in html
    assert 'href="/en/compare/hangzhou~beijing/?base=hangzhou"' in html


@pytest.mark.usefixtures("cities")
def test_bars_stand_under_comparable_values_of_the_table(client, cities):
    assert page(client, f"{PAIR}/").count('<svg class="bar ') == 2

    far = IndicatorFactory(slug="far", public=True)
    add(cities[0], far, "5", period_start="2010-01-01", period_end="2010-12-31")
    add(cities[1], far, "4")
    html = page(client, f"{PAIR}/?ind=far")
    assert '<svg class="bar ' not in html
    assert "Not directly comparable" in html
    assert "Periods differ: 2010–2024" in words(html)


@pytest.mark.parametrize("least", [3, 2])
def test_trends_are_drawn_from_three_points_of_two_hubs(client, cities, firms, least):
    for hub in cities:
        for year in range(2024 - least + 1, 2024):
            add(hub, firms, "9000", period_start=f"{year}-01-01", period_end=f"{year}-12-31")

    html = page(client, f"{PAIR}/?view=bars")

    assert html.count('<svg class="trend ') == (2 if least == 3 else 0)


def test_what_is_known_of_no_hub_stands_in_one_line_with_its_reasons(client, cities):
    gap = IndicatorFactory(slug="gap", name_en="Robots", theme="companies", public=True)
    for hub, reason in zip(cities, ("not_found", "withheld"), strict=True):
        publish_whole(
            Absence.objects.create(hub=hub, indicator=gap, reason=reason, searched_on="2025-11-03")
        )

    text = words(page(client, f"{PAIR}/"))

    assert text.count("Robots") == 1
    assert "Shenzhen : searched 3 November 2025" in text
    assert "Hangzhou : withheld by its holder" in text
    assert "1 of 2 indicators has no sourced figure" in text


def test_rows_where_all_are_the_same_can_be_hidden(client, cities):
    same = IndicatorFactory(slug="same", name_en="Alike", public=True)
    for hub in cities:
        add(hub, same, "7")

    html = page(client, f"{PAIR}/?hide=same")

    assert ">Alike<" not in html
    assert "1 indicator is hidden" in words(html)


def test_files_hold_exactly_what_is_shown(client, cities, population):
    add(cities[0], population, "17990000")
    IndicatorFactory(slug="gap", public=True)
    query = "hide=missing&set=companies&per=capita&base=hangzhou&utm=x"

    shenzhen, hangzhou = lines_of(client, f"{PAIR}.csv?{query}")
    (row,) = client.get(f"{PAIR}.json?{query}").json()["rows"]

    assert list(shenzhen)[19:] == [
        "page_url",
        "per_value",
        "per_value_high",
        "per_qualifier",
        "per_factor",
        "per_of",
        "per_refused",
        "base_relation",
        "base_value",
        "base_value_high",
        "base_qualifier",
        "base_of",
    ]
    assert (shenzhen["per_value"], shenzhen["per_factor"]) == ("13.9", "10000")
    assert (shenzhen["base_value"], shenzhen["base_relation"]) == ("1.52", "ratio")
    assert hangzhou["per_refused"] == "no_denominator"
    assert row["cells"][0]["per"]["value"] == "13.9"
    assert row["cells"][0]["base"]["of"] == [cell["id"] for cell in row["cells"]]
    assert row["cells"][1]["per"] == {"refused": "no_denominator"}


@pytest.mark.usefixtures("population")
def test_metadata_names_hubs_indicators_sources_and_licence(client, cities, firms):
    source = SourceFactory(slug="report", url="https://example.org/r", public=True)
    add(cities[0], firms, "26000", source=source, rank="preferred")

    body = client.get(f"{PAIR}.metadata.json?set=companies").json()

    assert body["title"] == "Shenzhen · Hangzhou"
    assert body["page_url"] == "http://testserver/en/compare/hangzhou~shenzhen/"
    assert body["licence"]["name"] == "CC BY 4.0"
    assert [hub["slug"] for hub in body["hubs"]] == ["shenzhen", "hangzhou"]
    (indicator,) = body["indicators"]
    assert (indicator["slug"], indicator["unit"]) == ("firms", "companies")
    assert indicator["definition"] == "What is counted."
    shown = {each["slug"]: each for each in body["sources"]}
    assert len(shown) == 2
    assert shown["report"]["url"] == "https://example.org/r"
    assert {"publisher", "title", "rights"} <= set(shown["report"])


@pytest.mark.parametrize("query", ["", "view=bars&base=hangzhou"])
@pytest.mark.usefixtures("cities")
def test_an_embedded_comparison_stands_alone_and_may_be_framed(client, query):
    response = client.get(f"/en/embed/compare/shenzhen~hangzhou/?{query}")
    html = response.content.decode()

    policy = response["Content-Security-Policy"]
    assert "frame-ancestors *" in policy
    assert "script-src 'none'" in policy
    assert "default-src 'none'" in policy
    assert "X-Frame-Options" not in response
    assert not response.cookies
    assert "<script" not in html
    assert "<form" not in html
    assert "site-header" not in html
    assert '<meta name="robots" content="noindex">' in html
    assert '<link rel="canonical" href="http://testserver/en/compare/hangzhou~shenzhen/">' in html
    assert f'href="http://testserver/en/compare/shenzhen~hangzhou/{query and "?"}' in html
    assert "CC BY 4.0" in html


@pytest.mark.usefixtures("cities")
def test_only_the_embedded_comparison_may_be_framed(client):
    response = client.get(f"{PAIR}/")

    assert "frame-ancestors 'none'" in response["Content-Security-Policy"]
    assert response["X-Frame-Options"] == "DENY"
    html = response.content.decode()
    assert "&lt;iframe src=&quot;" in html or '&lt;iframe src="' in html
    assert "http://testserver/en/embed/compare/shenzhen~hangzhou/" in html
    for path in ("shenzhen", "shenzhen~nowhere"):
        assert client.get(f"/en/embed/compare/{path}/").status_code == 404


@pytest.mark.usefixtures("cities")
def test_notes_name_the_hubs_concerned(client, cities):
    old = IndicatorFactory(slug="old", name_en="Old", public=True)
    add(cities[0], old, "5", period_start="2022-01-01", period_end="2022-12-31")
    add(cities[1], old, "4")

    notes = words(page(client, f"{PAIR}/?ind=old").split('id="notes"', 1)[1])

    assert "Old Shenzhen 2022 , Hangzhou 2024" in notes


def test_a_large_comparison_holds_together(client, count_queries):
    hubs = [HubFactory(slug=slug, public=True) for slug in "abcde"]
    fill(hubs, 10)
    queries = ("", "view=bars", "per=area&base=a&mark=extremes")
    paths = [f"/{code}/compare/a~b~c~d~e/?{query}" for code in LANGUAGES for query in queries]
    few = {path: count_queries(path) for path in paths}
    fill(hubs, 30)

    assert {path: count_queries(path) for path in paths} == few
    for path in paths:
        main = page(client, path).split("<main", 1)[1].split("</main>", 1)[0]
        assert "None" not in words(main), path
        assert not re.search(r"(?<!\w)(?:NaN|Infinity|E\+\d)", words(main)), path


def fill(hubs, number):
    """Add so many indicators with years, conflicts, targets, vague words and absences."""
    source = SourceFactory(public=True)
    themes = Indicator.Theme.values
    for n in range(number):
        measure = ("stock", "share", "rank", "flow")[n % 4]
        indicator = IndicatorFactory(
            theme=themes[n % 9], measure=measure, ratio_ok=not n % 3, public=True
        )
        common = {"indicator": indicator, "source": source}
        for place, hub in enumerate(hubs):
            odd = (n + place) % 7
            if odd == 0:
                reason = Absence.Reason.values[n % 3]
                publish_whole(
                    Absence.objects.create(
                        hub=hub, indicator=indicator, reason=reason, searched_on="2025-11-03"
                    )
                )
            elif odd == 1:
                add(hub, value=None, qualifier="vague", detail_en="hundreds", **common)
            elif odd == 2:
                add(hub, value="9", kind="target", period_start=None, **common)
            else:
                first = add(hub, value=str(place + odd), **common)
                if odd == 3:
                    other = add(hub, value="40", rank="preferred", **common)
                    numbers = [first.number, other.number]
                    decision = Decision(claims=numbers, outcome="preferred", reason_en="Newer.")
                    decision.save()
                    publish_whole(decision)
