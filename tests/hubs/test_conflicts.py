from datetime import date

import pytest

from hubs.conflicts import conflicts_of, find_conflicts, is_settled
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
