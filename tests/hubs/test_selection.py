from datetime import UTC, datetime

import pytest

from hubs.models import HubFigure
from hubs.selection import (
    FILING,
    MEDIA,
    OFFICIAL,
    OTHER,
    RELEASE,
    SECONDARY,
    best_first,
    database_order,
    select,
    tier_of,
)
from tests.factories import FigureFactory, HubFactory, IndicatorFactory, SourceFactory
from tests.hubs.unsaved import (
    UNKNOWN,
    YEARS,
    make_figure,
    make_hub,
    make_indicator,
    make_source,
)

COMMON = {"hub": make_hub(), "indicator": make_indicator()}
NEWSPAPER = make_source()
OFFICE = make_source("report", "government")


def figure(**more):
    return make_figure(**COMMON | {"source": NEWSPAPER} | more)


@pytest.mark.parametrize(
    "criterion, better, worse",
    [
        ("rank", {"rank": "preferred", "kind": "estimate"}, {}),
        ("kind", {"kind": "actual", "period": YEARS[2020]}, {"kind": "provisional"}),
        ("kind", {"kind": "forecast"}, {"kind": "target"}),
        ("period", {"period": YEARS[2024]}, {"period": YEARS[2023], "source": OFFICE}),
        ("period", {"period": YEARS[2001]}, {"period": UNKNOWN}),
        ("source", {"source": OFFICE}, {"reviewed_at": datetime(2025, 1, 1, tzinfo=UTC)}),
        ("reviewed", {"reviewed_at": datetime(2025, 1, 1, tzinfo=UTC)}, {}),
    ],
)
def test_the_first_criterion_that_differs_decides(criterion, better, worse):
    wanted, other = figure(**better), figure(**worse)

    for order in ([wanted, other], [other, wanted]):
        chosen = select(order)
        assert (chosen.figure, chosen.selected_by) == (wanted, criterion)


def test_what_was_recorded_last_decides_in_the_end():
    figures = [figure() for _ in range(5)]

    chosen = select(figures[2:] + figures[:2])

    assert chosen.figure.number == max(each.number for each in figures)
    assert chosen.selected_by == "recorded"


def test_a_deprecated_figure_is_never_shown():
    assert select([figure(rank="deprecated")]) is None
    assert select([]) is None


def test_the_only_standing_figure_is_shown_as_such():
    wanted = figure()

    chosen = select([wanted, figure(rank="deprecated", period=YEARS[2030])])

    assert (chosen.figure, chosen.selected_by) == (wanted, "only")


@pytest.mark.parametrize(
    "kind, publisher, tier",
    [
        ("report", "government", OFFICIAL),
        ("press_release", "government", SECONDARY),
        ("article", "academic", SECONDARY),
        ("report", "company", FILING),
        ("article", "newspaper", MEDIA),
        ("press_release", "newspaper", RELEASE),
        ("article", "company", RELEASE),
        ("article", "wire", RELEASE),
        ("press_release", None, RELEASE),
        ("blog", "blog", OTHER),
        ("article", None, OTHER),
    ],
)
def test_tiers_run_from_official_to_other(kind, publisher, tier):
    assert tier_of(make_source(kind, publisher)) == tier


@pytest.mark.django_db
def test_the_database_sorts_by_the_same_rule():
    subject = {"hub": HubFactory(), "indicator": IndicatorFactory()}
    undated = {"period_start": None, "period_end": None, "precision": ""}
    for more in (
        {},
        {"rank": "preferred"},
        {"rank": "deprecated"},
        {"kind": "provisional"},
        {"kind": "estimate"},
        {"kind": "target"},
        {"kind": "forecast"},
        undated,
        {"period_end": "2025-12-31"},
        {"reviewed_at": datetime(2025, 1, 1, tzinfo=UTC)},
        {"reviewed_at": datetime(2026, 1, 1, tzinfo=UTC)},
    ):
        FigureFactory(**subject | more)
    for kind in ("article", "press_release", "report", "blog"):
        FigureFactory(**subject, source=SourceFactory(kind=kind, publisher=None))
        for issuer in ("government", "academic", "newspaper", "company", "wire", "blog"):
            FigureFactory(**subject, source__kind=kind, source__publisher__kind=issuer)
    figures = list(HubFigure.objects.for_cell())

    sorted_there = HubFigure.objects.order_by(*database_order())

    assert [each.number for each in sorted_there] == [each.number for each in best_first(figures)]
