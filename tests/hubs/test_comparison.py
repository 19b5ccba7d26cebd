from datetime import date
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubs.bounds import interval_of
from hubs.comparison import ACTUAL, COMMON, TARGET, compare
from hubs.conflicts import find_conflicts
from hubs.models import Unit
from tests.hubs.unsaved import (
    UNKNOWN,
    YEARS,
    make_absence,
    make_decision,
    make_figure,
    make_hub,
    make_indicator,
    make_source,
)

SHENZHEN, HANGZHOU, BEIJING = HUBS = [
    make_hub("shenzhen"),
    make_hub("hangzhou"),
    make_hub("beijing"),
]
GUIZHOU = make_hub("guizhou", "province")
FIRMS = make_indicator()
ARTICLE = make_source()


def figure(hub, value="25000", period=YEARS[2024], **more):
    return make_figure(value, period, hub=hub, **{"indicator": FIRMS} | more)


def row_of(*figures, hubs=(SHENZHEN, HANGZHOU), indicator=FIRMS, **more):
    """Return the first row of a comparison of these figures."""
    return compare(hubs, [indicator], figures, **more)[0]


def extremes(row):
    return row.highest and row.highest.slug, row.lowest and row.lowest.slug


def test_a_comparable_row_names_its_highest_and_lowest():
    row = row_of(figure(SHENZHEN), figure(HANGZHOU, "16500"))

    assert row.verdict.comparable
    assert row.verdict.reasons == ()
    assert extremes(row) == ("shenzhen", "hangzhou")


def test_cells_stand_in_the_order_of_the_hubs():
    row = row_of(figure(HANGZHOU, "1"), figure(SHENZHEN, "2"), hubs=HUBS)

    assert [cell.figure and int(cell.figure.value) for cell in row.cells] == [2, 1, None]


def test_a_target_never_fills_an_actual_cell():
    actual, target = compare(
        [SHENZHEN, HANGZHOU],
        [FIRMS],
        [figure(SHENZHEN), figure(HANGZHOU, "90000", kind="target")],
    )

    assert (actual.kind, target.kind) == (ACTUAL, TARGET)
    assert [cell.missing for cell in actual.cells] == ["", "not_recorded"]
    assert [cell.has_plan for cell in actual.cells] == [False, True]
    assert [cell.missing for cell in target.cells] == ["not_recorded", ""]
    assert actual.verdict.reasons == ("missing",)


def test_a_row_of_targets_has_no_extremes():
    rows = compare(
        HUBS[:2],
        [FIRMS],
        [figure(SHENZHEN, "1", kind="target"), figure(HANGZHOU, "2", kind="target")],
    )

    assert rows[1].verdict.comparable
    assert extremes(rows[1]) == (None, None)


@pytest.mark.parametrize("reason", ["not_found", "not_applicable", "withheld"])
def test_an_absence_gives_its_reason(reason):
    row = row_of(figure(SHENZHEN), absences=[make_absence(HANGZHOU, FIRMS, reason)])

    assert row.cells[1].missing == reason


def test_what_was_not_found_says_nothing_of_a_target():
    rows = compare(
        HUBS[:2],
        [FIRMS],
        [figure(SHENZHEN, kind="target")],
        absences=[make_absence(HANGZHOU, FIRMS)],
    )

    assert [row.cells[1].missing for row in rows] == ["not_found", "not_recorded"]


def test_every_indicator_has_a_row_even_without_figures():
    other = make_indicator("other")

    rows = compare(HUBS, [FIRMS, other], [])

    assert [row.indicator for row in rows] == [FIRMS, other]
    assert rows[0].verdict.reasons == ("missing",)


def test_no_hubs_give_no_rows():
    assert compare([], [FIRMS], []) == []


def test_periods_within_the_gap_are_noted():
    row = row_of(figure(SHENZHEN), figure(HANGZHOU, "1", YEARS[2022]))

    assert row.verdict.comparable
    assert row.verdict.notes == ("periods_differ",)


def test_periods_beyond_the_gap_are_a_reason():
    row = row_of(figure(SHENZHEN), figure(HANGZHOU, "1", YEARS[2021]))

    assert row.verdict.reasons == ("period",)
    assert extremes(row) == (None, None)


def test_unknown_periods_of_one_source_are_noted():
    row = row_of(
        figure(SHENZHEN, "2", UNKNOWN, source=ARTICLE), figure(HANGZHOU, "1", source=ARTICLE)
    )

    assert row.verdict.comparable
    assert row.verdict.notes == ("period_unknown",)


@pytest.mark.parametrize("other", [UNKNOWN, YEARS[2024]])
def test_an_unknown_period_beside_another_source_is_a_reason(other):
    row = row_of(figure(SHENZHEN, "2", UNKNOWN), figure(HANGZHOU, "1", other))

    assert row.verdict.reasons == ("period",)


def test_one_source_does_not_excuse_dated_figures_far_apart():
    row = row_of(
        figure(SHENZHEN, "3", UNKNOWN, source=ARTICLE),
        figure(HANGZHOU, "2", YEARS[2024], source=ARTICLE),
        figure(BEIJING, "1", YEARS[2010], source=ARTICLE),
        hubs=HUBS,
    )

    assert row.verdict.reasons == ("period",)


def test_windows_of_other_length_are_a_reason():
    common = {"period": UNKNOWN, "source": ARTICLE}
    row = row_of(
        figure(SHENZHEN, "2", window_months=120, **common),
        figure(HANGZHOU, "1", window_months=60, **common),
    )

    assert row.verdict.reasons == ("period",)


def test_a_quarter_of_a_flow_is_not_compared_with_a_year():
    output = make_indicator("output", measure="flow")
    quarter = (date(2024, 1, 1), date(2024, 3, 31), "quarter")
    row = row_of(
        figure(SHENZHEN, "2", indicator=output),
        figure(HANGZHOU, "1", quarter, indicator=output),
        indicator=output,
    )

    assert row.verdict.reasons == ("period",)


def test_growth_since_another_day_is_another_definition():
    row = row_of(figure(SHENZHEN, "2", base_on=date(2024, 1, 1)), figure(HANGZHOU, "1"))

    assert row.verdict.reasons == ("definition",)


def test_a_scope_that_one_figure_states_is_noted():
    row = row_of(figure(SHENZHEN, "2", detail_en="core industries"), figure(HANGZHOU, "1"))

    assert row.verdict.comparable
    assert row.verdict.notes == ("scope_unstated",)


def test_other_kinds_of_hub_are_a_reason():
    row = row_of(figure(SHENZHEN), figure(GUIZHOU, "1"), hubs=[SHENZHEN, GUIZHOU])

    assert row.verdict.reasons == ("scope",)


def test_a_hub_without_a_figure_does_not_spoil_the_others():
    row = row_of(figure(SHENZHEN), figure(HANGZHOU, "1"), hubs=[SHENZHEN, HANGZHOU, GUIZHOU])

    assert row.verdict.comparable


def test_overlapping_bounds_are_a_reason():
    row = row_of(figure(SHENZHEN, qualifier="over"), figure(HANGZHOU, "26000"))

    assert row.verdict.reasons == ("bounds",)


def test_a_bound_beyond_the_other_value_is_comparable():
    row = row_of(figure(SHENZHEN, qualifier="over"), figure(HANGZHOU, "25000"))

    assert extremes(row) == ("shenzhen", "hangzhou")


def test_a_vague_figure_is_a_reason():
    row = row_of(figure(SHENZHEN, None), figure(HANGZHOU, "1"))

    assert row.verdict.reasons == ("bounds", "missing")


def test_an_open_conflict_is_a_reason():
    row = row_of(figure(SHENZHEN), figure(SHENZHEN, "30000"), figure(HANGZHOU, "1"))

    assert row.verdict.reasons == ("conflict",)
    assert [len(cell.conflicts) for cell in row.cells] == [1, 0]


def test_a_settled_conflict_is_noted():
    one, other = figure(SHENZHEN), figure(SHENZHEN, "30000", rank="preferred")
    row = row_of(one, other, figure(HANGZHOU, "1"), decisions=[make_decision(one, other)])

    assert row.verdict.comparable
    assert row.verdict.notes == ("conflict_settled",)
    assert row.cells[0].figure is other


def test_an_estimate_beside_an_actual_is_noted_and_not_ranked():
    row = row_of(figure(SHENZHEN), figure(HANGZHOU, "1", kind="estimate"))

    assert row.verdict.notes == ("status_differs",)
    assert extremes(row) == (None, None)


def test_ranks_have_no_extremes():
    rank = make_indicator("rank", measure="rank")
    row = row_of(
        figure(SHENZHEN, "1", indicator=rank),
        figure(HANGZHOU, "2", indicator=rank),
        indicator=rank,
    )

    assert extremes(row) == (None, None)


@pytest.mark.parametrize("values", [("5", "5.0", "3"), ("5", "3", "3"), ("5", "5", "5")])
def test_a_tie_leaves_both_extremes_open(values):
    row = row_of(*map(figure, HUBS, values), hubs=HUBS)

    assert row.verdict.comparable
    assert extremes(row) == (None, None)


def test_over_a_number_is_above_that_number():
    row = row_of(
        figure(SHENZHEN, "5"), figure(HANGZHOU, "5", qualifier="over"), figure(BEIJING, "1"),
        hubs=HUBS,
    )  # fmt: skip

    assert extremes(row) == ("hangzhou", "beijing")


def test_a_deprecated_figure_is_not_shown():
    row = row_of(figure(SHENZHEN, rank="deprecated"), figure(HANGZHOU))

    assert row.cells[0].missing == "not_recorded"


def test_the_cell_off_the_usual_period_is_marked():
    row = row_of(
        figure(SHENZHEN, "3", YEARS[2023]),
        figure(HANGZHOU, "2"),
        figure(BEIJING, "1", YEARS[2023]),
        hubs=HUBS,
    )

    assert [cell.is_off_period for cell in row.cells] == [False, True, False]


def test_of_two_periods_equally_usual_the_latest_counts():
    row = row_of(figure(SHENZHEN, "2", YEARS[2023]), figure(HANGZHOU, "1"))

    assert [cell.is_off_period for cell in row.cells] == [True, False]


def test_a_common_period_is_the_latest_that_all_have():
    figures = [
        figure(SHENZHEN, "4", YEARS[2024]),
        figure(SHENZHEN, "3", YEARS[2023]),
        figure(SHENZHEN, "2", YEARS[2022]),
        figure(HANGZHOU, "1", YEARS[2023]),
        figure(HANGZHOU, "1", YEARS[2022]),
    ]

    row = row_of(*figures, period=COMMON)

    assert [cell.figure.period_end.year for cell in row.cells] == [2023, 2023]
    assert row.verdict.notes == ()


def test_without_a_common_period_the_latest_are_shown_with_a_note():
    row = row_of(figure(SHENZHEN, "2"), figure(HANGZHOU, "1", YEARS[2023]), period=COMMON)

    assert len(row.figures) == 2
    assert row.verdict.notes == ("periods_differ", "no_common_period")


QUALIFIERS = ("exact", "over", "at_least", "nearly", "about", "under", "at_most", "vague")
FIGURES = st.fixed_dictionaries(
    {
        "hub": st.sampled_from([*HUBS, GUIZHOU]),
        "value": st.integers(1, 40).map(lambda n: str(n * 1000)),
        "qualifier": st.sampled_from(QUALIFIERS),
        "kind": st.sampled_from(["actual", "actual", "estimate", "forecast", "target"]),
        "period": st.sampled_from([YEARS[2024], YEARS[2024], YEARS[2022], YEARS[2019], UNKNOWN]),
        "source": st.sampled_from([ARTICLE, make_source("report", "government")]),
        "rank": st.sampled_from(["normal", "normal", "preferred", "deprecated"]),
        "window_months": st.sampled_from([None, None, 120]),
        "detail_en": st.sampled_from(["", "", "core", "all"]),
    }
)


def build(given_values):
    if given_values["qualifier"] == "vague":
        given_values = given_values | {"value": None}
    return make_figure(indicator=FIRMS, **given_values)


@given(st.lists(FIGURES.map(build), max_size=12), st.sampled_from(["latest", "common"]))
def test_extremes_are_never_marked_where_the_order_is_not_certain(figures, period):
    for row in compare([*HUBS, GUIZHOU], [FIRMS], figures, period=period):
        planned = {each.kind in ("target", "forecast") for each in row.figures}
        assert planned <= {row.kind == TARGET}
        assert (row.highest is None) == (row.lowest is None)
        if row.highest is None:
            continue
        assert row.kind == ACTUAL
        assert row.verdict.comparable
        assert len(row.figures) > 1
        assert not any(cell.is_open for cell in row.cells)
        assert {each.kind for each in row.figures} == {"actual"}
        assert len({each.hub.kind for each in row.figures}) == 1
        assert len({each.window_months for each in row.figures}) == 1
        _assert_no_mismatch_of_periods(row.figures)
        _assert_certain_order(row)


def _assert_no_mismatch_of_periods(figures):
    ends = [each.period_end for each in figures]
    assert None not in ends or len({each.source_id for each in figures}) == 1
    years = [end.year for end in ends if end]
    assert not years or max(years) - min(years) <= FIRMS.max_gap_years


def _assert_certain_order(row):
    by_hub = {each.hub.slug: interval_of(each) for each in row.figures}
    highest, lowest = by_hub.pop(row.highest.slug), by_hub[row.lowest.slug]
    assert all(highest.is_above(other) for other in by_hub.values())
    del by_hub[row.lowest.slug]
    assert all(other.is_above(lowest) for other in by_hub.values())


@given(st.lists(FIGURES.map(build), max_size=10))
def test_a_row_does_not_depend_on_the_order_of_its_figures(figures):
    forwards = compare(HUBS, [FIRMS], figures)
    backwards = compare(HUBS, [FIRMS], figures[::-1])

    assert [row.figures for row in forwards] == [row.figures for row in backwards]
    assert [row.verdict for row in forwards] == [row.verdict for row in backwards]


@given(st.lists(FIGURES.map(build), max_size=8))
def test_conflicts_are_symmetric(figures):
    found = find_conflicts(figures)

    for one, other in combinations(figures, 2):
        assert (other.number in found[one.number]) == (one.number in found[other.number])


def test_values_may_be_any_decimal():
    row = row_of(figure(SHENZHEN, "-3.5"), figure(HANGZHOU, "0"))

    assert extremes(row) == ("hangzhou", "shenzhen")
    assert row.cells[0].figure.value == Decimal("-3.5")


def test_a_hub_that_has_another_definition_only_makes_the_reason_definition():
    narrow = make_indicator("narrow", variant_of=FIRMS)
    other = figure(HANGZHOU, "9000", indicator=narrow)

    row = row_of(figure(SHENZHEN), other)

    assert row.verdict.reasons == ("definition", "missing")
    assert [cell.other for cell in row.cells] == [None, other]
    [below] = compare([SHENZHEN, HANGZHOU], [narrow], [figure(SHENZHEN), other])
    assert below.verdict.reasons == ("definition", "missing")
    assert below.cells[0].other.hub == SHENZHEN


def test_two_values_of_one_definition_stay_comparable_beside_a_third_of_another():
    narrow = make_indicator("narrow", variant_of=FIRMS)
    third = figure(BEIJING, "9000", indicator=narrow)

    row = row_of(figure(SHENZHEN), figure(HANGZHOU, "16500"), third, hubs=HUBS)

    assert row.verdict.comparable
    assert row.cells[2].other == third


@pytest.mark.parametrize(
    "more",
    [
        {"unit": Unit(pk=9, slug="rank", kind="rank")},
        {"variant_of": None},
    ],
)
def test_what_is_in_another_unit_or_family_is_no_other_definition(more):
    elsewhere = make_indicator("elsewhere", **{"variant_of": FIRMS} | more)

    row = row_of(figure(SHENZHEN), figure(HANGZHOU, indicator=elsewhere))

    assert row.verdict.reasons == ("missing",)
    assert row.cells[1].other is None


@pytest.mark.parametrize("more", [{"kind": "target"}, {"rank": "deprecated"}])
def test_plans_and_what_was_set_aside_are_no_other_definition(more):
    narrow = make_indicator("narrow", variant_of=FIRMS)

    row = row_of(figure(SHENZHEN), figure(HANGZHOU, indicator=narrow, **more))

    assert row.verdict.reasons == ("missing",)
