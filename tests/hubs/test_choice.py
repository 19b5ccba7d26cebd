"""Which figure other pages show, and why."""

import pytest

from hubs.choice import SET_ASIDE, explain
from tests.hubs.unsaved import YEARS, make_figure, make_hub, make_indicator

SUBJECT = {"hub": make_hub(), "indicator": make_indicator()}


def figure(**more):
    return make_figure(**SUBJECT, **more)


@pytest.mark.parametrize(
    "better, decided",
    [
        ({"period": YEARS[2025]}, "period"),
        ({"rank": "preferred", "period": YEARS[2001]}, "rank"),
    ],
)
def test_both_pages_name_the_same_figure_and_the_same_reason(better, decided):
    shown, other = figure(**better), figure(kind="actual")

    assert explain(shown, [other]).is_this
    assert explain(shown, [other]).selected_by == decided
    assert explain(other, [shown]).shown is shown
    assert explain(other, [shown]).selected_by == decided


def test_the_reason_is_what_decides_between_the_two_not_among_all():
    shown, near = figure(period=YEARS[2025]), figure(period=YEARS[2025])
    shown, near = sorted([shown, near], key=lambda each: -each.number)
    old = figure(period=YEARS[2010])

    assert explain(shown, [near, old]).selected_by == "recorded"
    assert explain(old, [near, shown]).selected_by == "period"


def test_a_target_has_a_place_of_its_own():
    actual, target = figure(), figure(kind="target")

    assert explain(target, [actual]).is_this
    assert explain(actual, [target]).selected_by == "only"


def test_a_figure_set_aside_is_never_shown():
    aside, other = figure(rank="deprecated"), figure(period=YEARS[2001])

    assert explain(aside, [other]).shown is other
    assert explain(aside, [other]).selected_by == SET_ASIDE
    assert explain(aside, []).shown is None
