from decimal import Decimal

import pytest

from hubs.bounds import disagree, interval_of, is_order_known
from tests.hubs.unsaved import make_figure, make_hub, make_indicator

HUB, INDICATOR = make_hub(), make_indicator()
TOLERANCE = Decimal("0.01")


def interval(value, qualifier="exact", high=None):
    high = Decimal(high) if high else None
    figure = make_figure(value, hub=HUB, indicator=INDICATOR, qualifier=qualifier, value_high=high)
    return interval_of(figure)


@pytest.mark.parametrize(
    "one, other",
    [
        (("25000", "over"), ("24700", "exact")),
        (("25000", "over"), ("25000", "exact")),
        (("500", "under"), ("500", "exact")),
        (("500", "nearly"), ("500", "exact")),
        (("600", "range", "700"), ("599", "exact")),
        (("6", "exact"), ("6", "exact")),
    ],
)
def test_order_is_known_where_bounds_do_not_overlap(one, other):
    assert is_order_known(interval(*one), interval(*other))
    assert is_order_known(interval(*other), interval(*one))


@pytest.mark.parametrize(
    "one, other",
    [
        (("25000", "over"), ("26000", "exact")),
        (("25000", "at_least"), ("25000", "exact")),
        (("500", "at_most"), ("500", "exact")),
        (("500", "about"), ("520", "exact")),
        (("500", "range", "600"), ("550", "exact")),
        (("25000", "over"), ("16500", "over")),
        ((None, "vague"), ("1", "exact")),
    ],
)
def test_order_is_unknown_where_bounds_overlap(one, other):
    assert not is_order_known(interval(*one), interval(*other))
    assert not is_order_known(interval(*other), interval(*one))


@pytest.mark.parametrize(
    "one, other",
    [
        (("24700", "exact"), ("25500", "exact")),
        (("25000", "over"), ("20000", "exact")),
        (("500", "under"), ("600", "over")),
    ],
)
def test_values_beyond_the_tolerance_disagree(one, other):
    assert disagree(interval(*one), interval(*other), TOLERANCE)
    assert disagree(interval(*other), interval(*one), TOLERANCE)


@pytest.mark.parametrize(
    "one, other",
    [
        (("25000", "over"), ("25000", "exact")),
        (("25000", "over"), ("24800", "exact")),
        (("100", "exact"), ("101", "exact")),
        (("0", "exact"), ("0", "exact")),
        (("25000", "nearly"), ("24000", "exact")),
        ((None, "vague"), ("1", "exact")),
    ],
)
def test_values_within_the_tolerance_or_their_bounds_agree(one, other):
    assert not disagree(interval(*one), interval(*other), TOLERANCE)


def test_without_a_tolerance_over_a_number_still_agrees_with_it():
    assert not disagree(interval("25000", "over"), interval("25000"), Decimal(0))
