from hubs.comparison_trends import trends_of
from tests.hubs.unsaved import UNKNOWN, YEARS, make_decision, make_figure, make_hub, make_indicator

HUBS = [make_hub("a"), make_hub("b"), make_hub("c")]
FIRMS = make_indicator()


def years(hub, *values, first=2021, **more):
    return [
        make_figure(value, YEARS[year], hub=hub, indicator=FIRMS, **more)
        for year, value in enumerate(values, start=first)
    ]


def test_two_hubs_with_three_points_share_a_scale_from_zero():
    one, other = trends_of(
        HUBS, [*years(HUBS[0], "10", "20", "40"), *years(HUBS[2], "5", "5", "5")]
    )

    assert (one.hub, one.position, other.position) == (HUBS[0], 1, 3)
    assert [point.y for point in one.points] == ["51.00", "36.00", "6.00"]
    assert [point.x for point in one.points] == ["2.00", "50.00", "98.00"]
    assert one.zero == other.zero == "66.00"
    assert len(one.segments) == 2


def test_one_hub_alone_or_two_points_make_no_trend():
    assert trends_of(HUBS, years(HUBS[0], "1", "2", "3")) == []
    assert trends_of(HUBS, [*years(HUBS[0], "1", "2", "3"), *years(HUBS[1], "1", "2")]) == []
    assert trends_of(HUBS, []) == []


def test_only_actual_dated_values_of_one_definition_are_points():
    three = [*years(HUBS[0], "1", "2", "3"), *years(HUBS[1], "1", "2", "3")]
    others = [
        *years(HUBS[0], "9", first=2020, kind="target"),
        *years(HUBS[0], "9", first=2020, rank="deprecated"),
        *years(HUBS[0], "9", first=2020, window_months=120),
        make_figure("9", UNKNOWN, hub=HUBS[0], indicator=FIRMS),
    ]

    assert len(trends_of(HUBS, [*three, *others])[0].points) == 3


def test_a_point_that_sources_contradict_is_drawn_only_when_editors_decided():
    lines = [*years(HUBS[0], "1", "2", "3", "4"), *years(HUBS[1], "1", "2", "3")]
    second = lines[1]
    (rival,) = years(HUBS[0], "9", first=2022, rank="preferred")

    assert len(trends_of(HUBS, [*lines, rival])[0].points) == 3
    decided = trends_of(HUBS, [*lines, rival], [make_decision(second, rival)])
    assert decided[0].points[1].figure is rival


def test_a_bound_is_an_open_dot():
    one, _other = trends_of(
        HUBS, [*years(HUBS[0], "1", "2", "3", qualifier="over"), *years(HUBS[1], "1", "2", "3")]
    )

    assert all(point.is_loose for point in one.points)
