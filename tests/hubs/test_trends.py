"""What may be drawn of an indicator over time, and what may not."""

from decimal import Decimal

import pytest
from django.utils import translation

from hubs.models import Unit
from hubs.selection import best_first
from hubs.trends import change_of, comparable_points, spark_of, trend_of
from hubs.wording import sentence_of_change
from tests.hubs.unsaved import UNKNOWN, YEARS, make_figure, make_hub, make_indicator, make_source

HUB = make_hub()
FIRMS = make_indicator()
SHARE = make_indicator("share", measure="share", unit=Unit(pk=2, slug="percent", kind="percent"))
SOURCE = make_source()


def figure(value, year=2024, *, indicator=FIRMS, source=SOURCE, **more):
    period = more.pop("period", YEARS[year])
    return make_figure(value, period, hub=HUB, indicator=indicator, source=source, **more)


def years(points):
    return [point.period_end.year for point in points]


def trend(*figures):
    return trend_of(best_first(figures))


def change(*figures):
    return change_of(best_first(figures))


def bars(*figures):
    return {line.figure.number: line.bar for line in trend(*figures).lines}


def test_points_are_one_a_period_the_oldest_first():
    figures = [figure(value, year) for value, year in ((3, 2024), (1, 2022), (2, 2023))]
    near = figure(4, 2023, source=make_source())

    points = comparable_points(best_first([near, *figures]))

    assert years(points) == [2022, 2023, 2024]
    assert points[1] == best_first([near, figures[2]])[0]


@pytest.mark.parametrize("kind", ["target", "forecast"])
def test_a_plan_is_no_point(kind):
    assert years(comparable_points(best_first([figure(1, 2023), figure(2, 2030, kind=kind)]))) == [
        2023
    ]


def test_an_unknown_period_is_no_point():
    assert comparable_points([figure(1, period=UNKNOWN)]) == ()
    assert years(comparable_points([figure(1), figure(2, period=UNKNOWN)])) == [2024]


def test_a_vague_figure_is_no_point():
    assert years(comparable_points([figure(1), figure(None, 2023)])) == [2024]


@pytest.mark.parametrize(
    "other",
    [{"detail_en": "in the city centre"}, {"reference_text_en": "the province"}],
)
def test_another_definition_is_no_point(other):
    shown = figure(1, detail_en="in all districts", reference_text_en="the country")

    assert comparable_points([shown, figure(2, 2023, **other)]) == (shown,)


def test_a_source_further_from_the_fact_is_no_point():
    official = figure(2, 2023, source=make_source(publisher="government"))
    near = figure(3, 2022, source=make_source())

    assert years(comparable_points([figure(1), official, near])) == [2022, 2024]


def test_a_quarter_stands_beside_no_year():
    quarter = (YEARS[2023][0].replace(month=10), YEARS[2023][1], "quarter")
    yearly = figure(1, indicator=SHARE)

    assert comparable_points([yearly, figure(2, period=quarter, indicator=SHARE)]) == (yearly,)


def test_a_change_is_in_percentage_points_for_what_is_in_per_cent():
    found = change(figure("6.46", indicator=SHARE), figure("6.06", 2023, indicator=SHARE))

    assert (found.amount, found.in_points) == (Decimal("0.40"), True)
    assert sentence_of_change(found) == "up 0.4 percentage points since 2023"


def test_a_change_is_else_in_per_cent_of_the_earlier_value():
    assert sentence_of_change(change(figure(880), figure(1000, 2022))) == "down 12.0% since 2022"
    assert sentence_of_change(change(figure(1100), figure(1000, 2022))) == "up 10.0% since 2022"


def test_a_small_change_keeps_its_first_digit():
    found = change(figure(100_012), figure(100_000, 2023))

    assert sentence_of_change(found) == "up 0.01% since 2023"


def test_no_change_says_so():
    assert sentence_of_change(change(figure(5), figure(5, 2023))) == "unchanged since 2023"


def test_a_fall_in_percentage_points_says_so():
    found = change(figure(5, indicator=SHARE), figure(6, 2023, indicator=SHARE))

    assert sentence_of_change(found) == "down 1.0 percentage points since 2023"


def test_a_change_is_written_with_the_numbers_of_the_language():
    with translation.override("vi"):
        found = change(figure("6.46", indicator=SHARE), figure("6.06", 2023, indicator=SHARE))
        assert "0,4" in sentence_of_change(found)


def test_a_change_is_since_the_period_right_before():
    found = change(figure(3), figure(2, 2023), figure(1, 2022))

    assert found.earlier.period_end.year == 2023


@pytest.mark.parametrize(
    "later, earlier",
    [
        ({"qualifier": "over"}, {}),
        ({}, {"qualifier": "about"}),
        ({"kind": "estimate"}, {}),
        ({}, {"kind": "provisional"}),
        ({}, {"source": make_source()}),
        ({}, {"detail_en": "in the centre"}),
        ({}, {"period": UNKNOWN}),
    ],
)
def test_no_change_is_calculated_where_it_is_not_sure(later, earlier):
    shown = figure(20, detail_en="in all districts", **later)

    assert change(shown, figure(10, 2023, **{"detail_en": "in all districts"} | earlier)) is None


def test_no_change_is_calculated_from_a_contradicted_value():
    rival = figure(25, source=make_source())

    assert change(figure(20), rival, figure(10, 2023)) is None


def test_no_change_is_calculated_from_nothing_or_below():
    assert change(figure(20), figure(0, 2023)) is None
    assert change(figure(20), figure(-5, 2023)) is None


def test_a_rank_has_no_change():
    rank = make_indicator("rank", measure="rank", unit=Unit(pk=3, slug="rank", kind="rank"))

    assert change(figure(1, indicator=rank), figure(3, 2023, indicator=rank)) is None


def test_a_target_has_no_change():
    assert change(figure(20, 2030, kind="target"), figure(10, 2023)) is None


def test_a_share_is_a_bar_of_the_whole():
    share = figure("62.3", indicator=SHARE)

    found = trend(share)

    assert found.is_whole
    assert found.lines[0].bar.width == "62.30"


@pytest.mark.parametrize(
    "value, more",
    [("120", {}), ("-3", {}), (None, {}), ("9", {"reference_kind": "compared_with"})],
)
def test_what_is_no_part_of_a_whole_is_no_bar_of_it(value, more):
    assert not trend(figure(value, indicator=SHARE, **more)).is_whole


def test_growth_in_per_cent_is_no_part_of_a_whole():
    growth = make_indicator("growth", measure="growth", unit=SHARE.unit)

    assert trend(figure(29, indicator=growth)).lines[0].bar is None


def test_two_periods_are_bars_from_one_zero():
    new, old = figure(200), figure(100, 2022)

    found = bars(new, old)

    assert (found[new.number].width, found[old.number].width) == ("94.00", "47.00")


def test_one_period_has_no_bar_and_no_line():
    found = trend(figure(200))

    assert found.lines[0].bar is None
    assert found.spark is None


def test_a_target_gets_no_bar_beside_actual_values():
    target = figure(900, 2030, kind="target")

    assert bars(figure(200), figure(100, 2022), target)[target.number] is None


def test_a_target_that_is_a_share_is_a_bar_of_a_plan():
    line = trend(figure(70, 2030, kind="target", indicator=SHARE)).lines[0]

    assert line.is_plan
    assert line.bar is not None


def test_a_bound_ends_in_an_arrow():
    bound = figure(200, qualifier="over")

    assert bars(bound, figure(100, 2022))[bound.number].arrow == "up"


def test_three_exact_values_are_a_line_over_time():
    points = [figure(10, 2021), figure(30, 2022), figure(20, 2023)]

    spark = spark_of(points)

    assert spark.points.split()[0] == "4.00,28.00"
    assert spark.points.split()[1].endswith(",4.00")
    assert spark.end == ("116.00", "16.00")


def test_equal_values_are_a_level_line():
    spark = spark_of([figure(5, year) for year in (2021, 2022, 2023)])

    assert {place.split(",")[1] for place in spark.points.split()} == {"16.00"}


def test_two_values_or_bounds_are_no_line():
    assert spark_of([figure(1, 2021), figure(2, 2022)]) is None
    assert spark_of([figure(1, 2021), figure(2, 2022), figure(3, 2023, qualifier="over")]) is None
