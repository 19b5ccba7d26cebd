"""The profile is put together without a query, and never bends what it is given."""

import datetime

import pytest

from hubs.models import Absence
from hubs.profile import build_profile, headline, other_names, rows_of
from tests.factories import (
    EventFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db


def profile_of(hub, expected=()):
    return build_profile(
        hub,
        figures=hub.figures.for_cell(),
        events=hub.events.for_list().by_date(),
        statements=hub.statements.for_list().most_trusted_first(),
        absences=hub.absences.for_list(),
        expected=expected,
    )


def test_headline_follows_the_order_of_the_indicators_expected():
    hub = HubFactory()
    second, first = (IndicatorFactory(headline_position=place) for place in (2, 1))
    for indicator in (second, first):
        FigureFactory(hub=hub, indicator=indicator)

    assert [row.indicator for row in profile_of(hub, [first, second]).slots] == [first, second]


def test_a_slot_is_missing_where_its_peers_have_a_figure():
    hub = HubFactory()
    FigureFactory(hub=hub)
    unknown = IndicatorFactory(headline_position=1)

    profile = profile_of(hub, [unknown])

    assert profile.slots[0].indicator == unknown
    assert profile.slots[0].actual is None
    assert profile.missing == (unknown,)


def test_a_hub_without_figures_has_no_slots_at_all():
    assert profile_of(HubFactory(), [IndicatorFactory(headline_position=1)]).slots == ()


def test_the_headline_is_filled_up_with_what_the_hub_has():
    hub = HubFactory()
    FigureFactory.create_batch(6, hub=hub)

    assert len(profile_of(hub).slots) == 4


def test_comparable_indicators_come_before_those_of_one_hub():
    hub = HubFactory()
    alone = FigureFactory(hub=hub, indicator__comparable=False, indicator__name_en="A")
    shared = FigureFactory(hub=hub, indicator__name_en="B")

    rows = headline(rows_of(hub.figures.for_cell()), most=2)

    assert [row.indicator for row in rows] == [shared.indicator, alone.indicator]


def test_a_target_never_stands_in_the_place_of_an_actual_figure():
    target = FigureFactory(kind="target", period_start=None, period_end="2030-12-31")

    row = profile_of(target.hub).slots[0]

    assert row.actual is None
    assert row.plan == target


def test_an_actual_figure_is_shown_though_a_target_is_later():
    actual = FigureFactory()
    FigureFactory(
        hub=actual.hub, indicator=actual.indicator, kind="target", period_end="2030-12-31"
    )

    assert profile_of(actual.hub).slots[0].actual == actual


def test_figures_that_contradict_each_other_stand_together_lowest_first():
    high = FigureFactory(value="6.46")
    low = FigureFactory(hub=high.hub, indicator=high.indicator, value="5.00")

    assert profile_of(high.hub).slots[0].differing == (low, high)


def test_figures_that_agree_differ_in_nothing():
    one = FigureFactory()
    FigureFactory(hub=one.hub, indicator=one.indicator)

    assert profile_of(one.hub).slots[0].differing == ()


def test_themes_keep_the_order_in_which_they_are_declared():
    hub = HubFactory()
    for theme in ("finance", "economy", "innovation"):
        FigureFactory(hub=hub, indicator__theme=theme)

    assert [theme.slug for theme in profile_of(hub).themes] == ["innovation", "economy", "finance"]


def test_timeline_is_grouped_by_decade_with_planned_and_undated_apart():
    hub = HubFactory()
    old = EventFactory(hubs=[hub], date="1978-07-01", precision="month")
    new = EventFactory(hubs=[hub], date="2024-01-01")
    late = EventFactory(hubs=[hub], date="2020-05-01")
    planned = EventFactory(hubs=[hub], date="2026-12-31", planned=True)
    undated = EventFactory(hubs=[hub], date=None, precision="")

    timeline = profile_of(hub).timeline

    assert timeline.decades == ((1970, (old,)), (2020, (late, new)))
    assert timeline.planned == (planned,)
    assert timeline.undated == (undated,)


def test_an_empty_timeline_is_false():
    assert not profile_of(HubFactory()).timeline


def test_the_first_five_statements_of_a_kind_stand_open():
    hub = HubFactory()
    StatementFactory.create_batch(7, hubs=[hub], kind="strength")

    strengths = profile_of(hub).voices["strength"]

    assert (len(strengths.first), len(strengths.rest), len(strengths)) == (5, 2, 7)


def test_statements_of_each_kind_stand_apart():
    hub = HubFactory()
    challenge = StatementFactory(hubs=[hub], kind="challenge")

    voices = profile_of(hub).voices

    assert voices["challenge"].first == (challenge,)
    assert not voices["strength"]


def test_what_an_absence_explains_is_not_called_missing_too():
    figure = FigureFactory()
    searched = IndicatorFactory(headline_position=1)
    absence = Absence.objects.create(
        hub=figure.hub,
        indicator=searched,
        reason="not_found",
        searched_on=datetime.date(2025, 11, 3),
    )

    profile = profile_of(figure.hub, [searched])

    assert profile.absences == (absence,)
    assert profile.missing == ()


def test_other_names_give_each_spelling_once_with_its_language():
    hub = HubFactory(
        name_en="Shenzhen", name_vi="Thâm Quyến", name_zh_hans="深圳", name_zh_hant="深圳"
    )

    names = [(name.html_lang, str(name)) for name in other_names(hub)]

    assert names == [("vi", "Thâm Quyến"), ("zh-Hans", "深圳")]


def test_counting_sources_counts_each_once():
    figure = FigureFactory()
    EventFactory(hubs=[figure.hub], source=figure.source)

    profile = profile_of(figure.hub)

    assert (profile.figure_count, profile.source_count) == (1, 1)


def test_building_a_profile_runs_no_query(django_assert_num_queries):
    hub = HubFactory()
    FigureFactory.create_batch(2, hub=hub)
    EventFactory(hubs=[hub])
    loaded = {
        "figures": list(hub.figures.for_cell()),
        "events": list(hub.events.for_list().by_date()),
        "statements": [],
        "absences": [],
        "expected": [],
    }

    with django_assert_num_queries(0):
        build_profile(hub, **loaded)
