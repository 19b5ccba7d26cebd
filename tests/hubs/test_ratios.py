from datetime import date
from decimal import Decimal

import pytest

from hubs.comparison import TARGET, compare
from hubs.models import Unit
from hubs.quotients import divide, subtract, turned
from hubs.ratios import AREA, CAPITA, divide_rows, relate_rows
from tests.hubs.unsaved import (
    UNKNOWN,
    YEARS,
    make_decision,
    make_figure,
    make_hub,
    make_indicator,
    make_source,
)

SHENZHEN, HANGZHOU = HUBS = [make_hub("shenzhen"), make_hub("hangzhou")]
FIRMS = make_indicator("firms", ratio_ok=True)
SHARE = make_indicator("share", "share", unit=Unit(pk=2, slug="percent", kind="percent"))
POPULATION, LAND = make_indicator("population", ratio_ok=True), make_indicator("land-area")


def figure(hub, value="25000", period=YEARS[2024], **more):
    return make_figure(value, period, hub=hub, **{"indicator": FIRMS} | more)


def people(hub, value="17990000", period=YEARS[2024], **more):
    return figure(hub, value, period, **{"indicator": POPULATION, "digits": -4} | more)


def divided(figures, denominators, per=CAPITA, indicator=FIRMS, decisions=()):
    rows = compare(HUBS, [indicator], figures, decisions=decisions)
    return divide_rows(rows, per, denominators, decisions)[0].cells


def related(*figures, indicator=FIRMS):
    rows = compare(HUBS, [indicator], figures)
    return [cell.to_base for cell in relate_rows(rows, HANGZHOU)[0].cells]


def brief(result):
    return result and (str(result.value.normalize()), result.qualifier)


def test_a_figure_is_given_per_so_many_people_as_make_it_one_or_more():
    cell, _other = divided([figure(SHENZHEN, digits=0)], [people(SHENZHEN)])

    assert brief(cell.per.result) == ("13.9", "exact")
    assert cell.per.factor == 10_000
    assert [part.indicator for part in cell.per.parts] == [FIRMS, POPULATION]


def test_all_cells_of_a_row_are_given_per_as_many():
    cells = divided(
        [figure(SHENZHEN, "2500"), figure(HANGZHOU, "25")],
        [people(SHENZHEN), people(HANGZHOU)],
    )

    assert [cell.per.factor for cell in cells] == [1_000_000] * 2


def test_a_figure_is_given_per_area():
    land = figure(SHENZHEN, "1997", indicator=LAND)

    cell, _other = divided([figure(SHENZHEN)], [land], per=AREA)

    assert brief(cell.per.result) == ("12.5", "exact")
    assert cell.per.factor == 1


@pytest.mark.parametrize(
    "mine, theirs, told",
    [
        ("over", "exact", "over"),
        ("at_least", "exact", "at_least"),
        ("exact", "over", "under"),
        ("exact", "at_most", "at_least"),
        ("over", "under", "over"),
        ("nearly", "exact", "nearly"),
        ("exact", "nearly", "about"),
        ("about", "about", "about"),
        ("over", "over", None),
        ("under", "at_most", None),
        ("about", "over", None),
    ],
)
def test_bounds_propagate_or_leave_nothing_to_say(mine, theirs, told):
    result = divide(figure(SHENZHEN, qualifier=mine), people(SHENZHEN, qualifier=theirs))

    assert (result and result.qualifier) == told


def test_a_bound_is_rounded_to_its_safe_side():
    over = divide(figure(SHENZHEN, qualifier="over"), figure(HANGZHOU, "16500"))
    under = divide(figure(SHENZHEN, "24700", qualifier="under"), figure(HANGZHOU, "16500"))

    assert (brief(over), brief(under)) == (("1.51", "over"), ("1.5", "under"))


def test_a_range_stays_one():
    result = divide(
        figure(SHENZHEN, "500", qualifier="range", value_high=Decimal(600)), figure(HANGZHOU, "300")
    )

    assert (str(result.value), str(result.value_high)) == ("1.66", "2.00")


def test_the_coarser_figure_limits_the_digits():
    assert str(divide(figure(SHENZHEN, "5", digits=0), figure(HANGZHOU, "3", digits=0)).value) == (
        "1.7"
    )


@pytest.mark.parametrize(
    "more, refused",
    [
        ({"period": YEARS[2022]}, "no_denominator"),
        ({"kind": "estimate"}, "no_denominator"),
        ({"kind": "target"}, "no_denominator"),
        ({"rank": "deprecated"}, "no_denominator"),
        ({"period": UNKNOWN}, "no_denominator"),
        ({"hub": HANGZHOU}, "no_denominator"),
        ({"detail_en": "urban districts"}, "other_scope"),
        ({"value": None}, "too_vague"),
    ],
)
def test_a_denominator_must_fit(more, refused):
    cell, _other = divided([figure(SHENZHEN)], [people(**{"hub": SHENZHEN} | more)])

    assert (cell.per, cell.per_refused) == (None, refused)


@pytest.mark.parametrize(
    "more, refused",
    [
        ({"period": UNKNOWN}, "no_period"),
        ({"kind": "estimate"}, "not_actual"),
        ({"value": None}, "too_vague"),
    ],
)
def test_a_numerator_must_fit(more, refused):
    cell, _other = divided([figure(SHENZHEN, **more)], [people(SHENZHEN)])

    assert (cell.per, cell.per_refused) == (None, refused)


def test_the_nearest_denominator_within_a_year_counts():
    cell, _other = divided(
        [figure(SHENZHEN, period=YEARS[2023])],
        [people(SHENZHEN), people(SHENZHEN, "17790000", YEARS[2023])],
    )

    assert cell.per.other.period_end == date(2023, 12, 31)


def test_a_denominator_that_sources_contradict_serves_only_when_editors_decided():
    one, other = people(SHENZHEN), people(SHENZHEN, "20000000", rank="preferred")

    cell, _other = divided([figure(SHENZHEN)], [one, other])
    assert cell.per_refused == "open_conflict"

    cell, _other = divided([figure(SHENZHEN)], [one, other], decisions=[make_decision(one, other)])
    assert cell.per.other is other


def test_nothing_is_divided_in_a_row_that_may_not_be_compared():
    cells = divided(
        [figure(SHENZHEN), figure(HANGZHOU, period=YEARS[2019])],
        [people(SHENZHEN), people(HANGZHOU, period=YEARS[2019])],
    )

    assert [cell.per_refused for cell in cells] == ["not_comparable"] * 2


def test_only_what_may_be_divided_is_and_nothing_by_itself():
    for indicator in (make_indicator("density"), POPULATION):
        cell, _other = divided(
            [figure(SHENZHEN, indicator=indicator)], [people(SHENZHEN)], indicator=indicator
        )
        assert (cell.per, cell.per_refused) == (None, "")


def test_a_target_is_not_divided():
    rows = compare(HUBS, [FIRMS], [figure(SHENZHEN, kind="target")])

    target = divide_rows(rows, CAPITA, [people(SHENZHEN)])[1]

    assert target.kind == TARGET
    assert target.cells[0].per is None


def test_amounts_are_related_as_a_ratio():
    shenzhen, hangzhou = related(figure(SHENZHEN, "27225"), figure(HANGZHOU, "16500"))

    assert (brief(shenzhen.result), shenzhen.relation) == (("1.65", "exact"), "ratio")
    assert hangzhou is None


def test_percentages_are_related_by_points_never_by_percent():
    shenzhen, _hangzhou = related(
        figure(SHENZHEN, "6.46", indicator=SHARE, digits=2),
        figure(HANGZHOU, "3.92", indicator=SHARE, digits=2),
        indicator=SHARE,
    )

    assert (brief(shenzhen.result), shenzhen.relation) == (("2.54", "exact"), "difference")


@pytest.mark.parametrize(
    "more", [{"kind": "estimate"}, {"period": YEARS[2019]}, {"detail_en": "b"}, {"value": None}]
)
def test_nothing_is_related_that_may_not_be_compared(more):
    assert related(figure(SHENZHEN, **more), figure(HANGZHOU, "16500", detail_en="a")) == [
        None,
        None,
    ]


def test_ranks_and_multiples_are_not_related():
    rank = make_indicator("rank", "rank", unit=Unit(pk=3, slug="rank", kind="rank"))
    times = make_indicator("times", "growth", unit=Unit(pk=4, slug="times", kind="ratio"))
    for indicator in (rank, times):
        pair = [
            figure(hub, value, indicator=indicator) for hub, value in zip(HUBS, "12", strict=True)
        ]
        assert related(*pair, indicator=indicator) == [None, None]


def test_an_unknown_period_of_one_source_may_be_related():
    source = make_source()

    shenzhen, _hangzhou = related(
        figure(SHENZHEN, period=UNKNOWN, source=source, qualifier="over"),
        figure(HANGZHOU, "16500", UNKNOWN, source=source),
    )

    assert brief(shenzhen.result) == ("1.51", "over")


def test_a_difference_turned_round_turns_its_bound():
    result = subtract(figure(SHENZHEN, "2", qualifier="under"), figure(HANGZHOU, "4"))

    assert (brief(result), brief(turned(result))) == (("-2", "under"), ("2", "over"))


def test_a_difference_is_not_rounded_away():
    one, other = figure(SHENZHEN, "70.1", digits=1), figure(HANGZHOU, "70", digits=0)

    assert str(subtract(one, other).value) == "0.1"
