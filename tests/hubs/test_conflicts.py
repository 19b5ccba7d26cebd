from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubs.conflicts import conflicts_of, find_conflicts, find_disputes, is_settled
from hubs.models import HubFigure
from tests.hubs.unsaved import (
    UNKNOWN,
    YEARS,
    make_decision,
    make_figure,
    make_hub,
    make_indicator,
)

HUB, FIRMS = make_hub(), make_indicator()
OUTPUT = make_indicator("output", measure="flow")


def pair(first=None, second=None):
    """Return two figures of one hub that differ in value, and in what is given."""
    common = {"hub": HUB, "indicator": FIRMS}
    return (
        make_figure("24700", **common | (first or {})),
        make_figure("30000", **common | (second or {})),
    )


def test_two_values_for_the_same_period_conflict_both_ways():
    one, other = pair()

    assert conflicts_of(one, [one, other]) == [other]
    assert find_conflicts([one, other]) == {one.number: [other.number], other.number: [one.number]}


@pytest.mark.parametrize(
    "difference",
    [
        {"hub": make_hub("hangzhou")},
        {"indicator": make_indicator("others")},
        {"period": YEARS[2023]},
        {"period": UNKNOWN},
        {"kind": "estimate"},
        {"kind": "target"},
        {"rank": "deprecated"},
        {"window_months": 12},
        {"base_on": date(2024, 1, 1)},
        {"reference_kind": "share_of", "reference": make_hub("china", "country")},
        {"value": None},
    ],
    ids=lambda difference: next(iter(difference)),
)
def test_figures_of_different_things_do_not_conflict(difference):
    value = difference.get("value", "30000")
    more = {"hub": HUB, "indicator": FIRMS} | {
        name: given for name, given in difference.items() if name != "value"
    }
    one, other = pair()[0], make_figure(value, **more)

    assert conflicts_of(one, [other]) == []
    assert conflicts_of(other, [one]) == []


def test_two_unknown_periods_may_overlap():
    one, other = pair({"period": UNKNOWN}, {"period": UNKNOWN})

    assert conflicts_of(one, [other]) == [other]


def test_targets_for_different_years_do_not_conflict():
    one, other = pair(
        {"kind": "target", "period": (None, date(2026, 12, 31), "year")},
        {"kind": "target", "period": (None, date(2030, 12, 31), "year")},
    )

    assert conflicts_of(one, [other]) == []


def test_a_quarter_of_a_flow_does_not_conflict_with_the_year():
    quarter = (date(2024, 1, 1), date(2024, 3, 31), "quarter")
    one, other = pair({"indicator": OUTPUT}, {"indicator": OUTPUT, "period": quarter})

    assert conflicts_of(one, [other]) == []


def test_a_quarter_of_a_stock_conflicts_with_the_year():
    quarter = (date(2024, 1, 1), date(2024, 3, 31), "quarter")
    one, other = pair(second={"period": quarter})

    assert conflicts_of(one, [other]) == [other]


def test_scopes_in_other_words_are_different_definitions():
    one, other = pair({"detail_en": "core industries"}, {"detail_en": "all industries"})

    assert conflicts_of(one, [other]) == []


def test_a_scope_that_only_one_source_states_does_not_hide_a_conflict():
    one, other = pair({"detail_en": "core industries"})

    assert conflicts_of(one, [other]) == [other]


def test_one_language_in_which_scopes_agree_is_enough():
    one, other = pair(
        {"detail_en": "Core industries", "detail_vi": "a"},
        {"detail_en": "core industries ", "detail_vi": "b"},
    )

    assert conflicts_of(one, [other]) == [other]


def test_a_decision_settles_the_claims_it_names():
    one, other = pair()

    assert is_settled(one, [other], [make_decision(one, other)])


def test_a_claim_outside_the_decision_reopens_it():
    one, other = pair()
    third = make_figure("40000", hub=HUB, indicator=FIRMS)

    assert not is_settled(one, [other, third], [make_decision(one, other)])


def test_that_both_stand_settles_nothing():
    one, other = pair()

    assert not is_settled(one, [other], [make_decision(one, other, outcome="both")])


def test_an_actual_and_the_target_of_the_same_year_do_not_conflict():
    one, other = pair(second={"kind": "target", "period": (None, date(2024, 12, 31), "year")})

    assert find_disputes([one, other]) == []


@pytest.mark.parametrize(
    "second, is_conflict",
    [
        ({"value": "24700", "qualifier": "over"}, False),
        ({"value": "24700", "qualifier": "at_least"}, False),
        ({"value": "26000", "qualifier": "over"}, True),
        ({"value": "25000", "qualifier": "over"}, False),
        ({"value": "25000", "qualifier": "nearly"}, False),
        ({"value": "30000", "qualifier": "nearly"}, True),
        ({"value": "25000", "qualifier": "about"}, False),
        ({"value": "30000", "qualifier": "about"}, True),
        ({"value": "24000", "qualifier": "range", "value_high": Decimal("26000")}, False),
        ({"value": "26000", "qualifier": "range", "value_high": Decimal("30000")}, True),
        ({"value": "24000", "qualifier": "under"}, True),
        ({"value": "24700", "qualifier": "at_most"}, False),
    ],
)
def test_words_of_bounds_are_part_of_what_24700_is_compared_with(second, is_conflict):
    one = make_figure("24700", hub=HUB, indicator=FIRMS)
    other = make_figure(hub=HUB, indicator=FIRMS, **second)

    assert bool(conflicts_of(one, [other])) is is_conflict
    assert bool(conflicts_of(other, [one])) is is_conflict


def test_figures_that_agree_share_a_dispute_where_a_third_contradicts_both():
    low = make_figure("20000", hub=HUB, indicator=FIRMS)
    high = make_figure("30000", hub=HUB, indicator=FIRMS)
    also_low = make_figure("20100", hub=HUB, indicator=FIRMS)
    elsewhere = make_figure("1", hub=make_hub("hangzhou"), indicator=FIRMS)

    assert find_disputes([also_low, elsewhere, high, low]) == [[low, high, also_low]]


def test_disputes_of_several_years_stay_apart():
    of_2023 = [make_figure(v, YEARS[2023], hub=HUB, indicator=FIRMS) for v in ("1", "2")]
    of_2024 = [make_figure(v, YEARS[2024], hub=HUB, indicator=FIRMS) for v in ("3", "4")]

    assert find_disputes([*of_2024, *of_2023]) == [of_2023, of_2024]


PERIODS = [*(YEARS[year] for year in (2022, 2023, 2024)), UNKNOWN]
FIGURES = st.builds(
    lambda value, qualifier, period, kind: make_figure(
        None if qualifier == "vague" else value,
        period,
        hub=HUB,
        indicator=FIRMS,
        qualifier=qualifier,
        kind=kind,
        value_high=Decimal(value) * 2 if qualifier == "range" else None,
    ),
    st.integers(1, 60).map(lambda n: str(n * 500)),
    st.sampled_from(HubFigure.Qualifier.values),
    st.sampled_from(PERIODS),
    st.sampled_from(HubFigure.Kind.values),
)


@given(st.lists(FIGURES, max_size=8))
def test_conflicts_are_symmetric_and_of_one_year_and_kind(figures):
    found = find_conflicts(figures)
    known = {figure.number: figure for figure in figures}

    for number, others in found.items():
        assert number not in others
        for other in others:
            assert number in found[other]
            assert known[number].kind == known[other].kind
            assert known[number].period_end == known[other].period_end
            assert "vague" not in (known[number].qualifier, known[other].qualifier)


@given(st.lists(FIGURES, max_size=8))
def test_every_contested_figure_is_in_one_dispute_with_all_its_rivals(figures):
    rivals = find_conflicts(figures)
    disputes = [{figure.number for figure in found} for found in find_disputes(figures)]

    for number, others in rivals.items():
        around = [numbers for numbers in disputes if number in numbers]
        assert len(around) == bool(others)
        assert all(set(others) <= numbers for numbers in around)


@given(FIGURES, st.integers(2, 9))
def test_a_figure_agrees_with_itself_in_other_words(figure, hundredths):
    value = figure.value or Decimal(1)
    exact = make_figure(str(value), hub=HUB, indicator=FIRMS)

    for qualifier in ("over", "at_least", "nearly", "about", "under", "at_most"):
        worded = make_figure(str(value), hub=HUB, indicator=FIRMS, qualifier=qualifier)
        assert conflicts_of(exact, [worded]) == []
    apart = make_figure(str(value * (100 + hundredths) / 100), hub=HUB, indicator=FIRMS)
    assert conflicts_of(exact, [apart]) == [apart]
