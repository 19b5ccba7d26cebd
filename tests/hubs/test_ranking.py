"""Nothing is ranked that may not be compared; everything else says why."""

import random
from decimal import Decimal
from itertools import combinations

import pytest

from hubs import verdicts
from hubs.bounds import interval_of
from hubs.ranking import NOT_COMPARABLE, RANKS, rank
from hubs.verdicts import judge
from tests.hubs.unsaved import (
    UNKNOWN,
    YEARS,
    make_decision,
    make_figure,
    make_hub,
    make_indicator,
    make_source,
)

FIRMS = make_indicator()
CITIES = [make_hub(slug) for slug in ("a", "b", "c", "d")]
A, B, C, D = CITIES


def figure(hub, value="100", indicator=FIRMS, **more):
    return make_figure(value, hub=hub, indicator=indicator, **more)


def ranks(ranking) -> list[tuple[int, str]]:
    return [(entry.rank, entry.subject.slug) for entry in ranking.ranked]


def reasons(ranking) -> dict[str, list[str]]:
    return {entry.subject.slug: [each.code for each in entry.caveats] for entry in ranking.apart}


def test_the_highest_value_comes_first_and_bars_share_a_baseline_at_zero():
    ranking = rank(FIRMS, [figure(A, "50"), figure(B, "100"), figure(C, "25")])

    assert ranks(ranking) == [(1, "b"), (2, "a"), (3, "c")]
    assert [entry.bar.width for entry in ranking.ranked] == ["94.00", "47.00", "23.50"]
    assert {entry.bar.x for entry in ranking.ranked} == {ranking.axis.zero} == {"0.00"}


def test_equal_values_share_a_rank_and_the_next_one_is_left_out():
    ranking = rank(FIRMS, [figure(A, "50"), figure(B, "50"), figure(C, "80"), figure(D, "10")])

    assert ranks(ranking) == [(1, "c"), (2, "a"), (2, "b"), (4, "d")]


def test_the_lowest_value_comes_first_where_lower_is_more():
    indicator = make_indicator(direction="lower")
    ranking = rank(indicator, [figure(A, "50", indicator), figure(B, "100", indicator)])

    assert ranks(ranking) == [(1, "a"), (2, "b")]


def test_the_figure_that_pages_show_takes_part_for_its_hub():
    figures = [figure(A, "50", period=YEARS[2024]), figure(A, "900", period=YEARS[2020])]
    ranking = rank(FIRMS, [*figures, figure(B, "60")])

    assert ranks(ranking) == [(1, "b"), (2, "a")]
    assert [entry.figure_count for entry in ranking.ranked] == [1, 2]


def test_targets_and_forecasts_never_take_part():
    ranking = rank(FIRMS, [figure(A, kind="target"), figure(B, kind="forecast")])

    assert not ranking


@pytest.mark.parametrize(
    "code, odd",
    [
        ("periods_far", {"period": YEARS[2010]}),
        ("definition", {"detail_en": "the whole province"}),
        ("definition", {"base_on": YEARS[2020][0]}),
        ("period_missing", {"period": UNKNOWN}),
        ("vague", {"value": None}),
        ("bounds", {"value": "50", "qualifier": "over"}),
    ],
)
def test_what_does_not_fit_the_largest_set_stands_apart_with_its_reason(code, odd):
    usual = {"detail_en": "the city"} if code == "definition" else {}
    ranking = rank(FIRMS, [figure(A, "70", **usual), figure(B, "60", **usual), figure(C, **odd)])

    assert ranks(ranking) == [(1, "a"), (2, "b")]
    assert reasons(ranking) == {"c": [code]}


def test_another_kind_of_place_stands_apart():
    province = make_hub("p", kind="province")
    ranking = rank(FIRMS, [figure(A), figure(B), figure(province)])

    assert reasons(ranking) == {"p": [verdicts.SCOPE]}


def test_what_adds_up_over_another_span_stands_apart():
    flow = make_indicator(measure="flow")
    half = (YEARS[2024][0], YEARS[2024][1].replace(month=6, day=30), "half")
    figures = [figure(A, indicator=flow), figure(B, indicator=flow)]
    ranking = rank(flow, [*figures, figure(C, indicator=flow, period=half)])

    assert reasons(ranking) == {"c": ["spans_differ"]}


def test_an_open_conflict_keeps_a_hub_apart_until_editors_settle_it():
    one, other = figure(A, "100"), figure(A, "150")
    figures = [one, other, figure(B), figure(C)]

    assert reasons(rank(FIRMS, figures)) == {"a": [verdicts.CONFLICT]}
    assert reasons(rank(FIRMS, figures, [make_decision(one, other)])) == {}


def test_a_bound_is_ranked_where_its_place_is_certain():
    ranking = rank(FIRMS, [figure(A, "25000", qualifier="over"), figure(B, "16500")])

    assert ranks(ranking) == [(1, "a"), (2, "b")]
    assert ranking.ranked[0].bar.arrow == "up"


def test_figures_without_a_period_are_ranked_beside_those_of_their_own_source():
    source = make_source()
    figures = [figure(hub, source=source, period=UNKNOWN) for hub in (A, B)]

    assert len(rank(FIRMS, figures).ranked) == 2


def test_of_sets_of_one_size_the_latest_is_ranked():
    old = [figure(hub, period=YEARS[2012]) for hub in (A, B)]
    new = [figure(hub, period=YEARS[2023]) for hub in (C, D)]

    assert {slug for _, slug in ranks(rank(FIRMS, [*old, *new]))} == {"c", "d"}


def test_one_figure_is_not_ranked_and_says_that_it_is_alone():
    ranking = rank(FIRMS, [figure(A)])

    assert ranking.ranked == ()
    assert reasons(ranking) == {"a": ["alone"]}


def test_ranks_and_what_is_not_for_comparison_are_listed_without_being_ranked():
    for more, barred in (({"measure": "rank"}, RANKS), ({"comparable": False}, NOT_COMPARABLE)):
        indicator = make_indicator(**more)
        ranking = rank(indicator, [figure(B, indicator=indicator), figure(A, indicator=indicator)])

        assert ranking.barred == barred
        assert ranking.ranked == ()
        assert reasons(ranking) == {"a": [], "b": []}


def random_figures(dice: random.Random, indicator):
    sources = [make_source() for _ in range(3)]
    for n in range(dice.randint(1, 14)):
        hub = make_hub(f"hub-{n}", kind=dice.choice(["city", "city", "province"]))
        for _ in range(dice.randint(1, 3)):
            qualifier = dice.choice(
                ["exact"] * 4 + ["over", "at_most", "about", "nearly", "range", "vague"]
            )
            value = str(dice.randint(1, 12) * 10)
            yield make_figure(
                None if qualifier == "vague" else value,
                hub=hub,
                indicator=indicator,
                qualifier=qualifier,
                value_high=Decimal(value) + 15 if qualifier == "range" else None,
                kind=dice.choice(["actual"] * 4 + ["estimate", "target"]),
                period=dice.choice([YEARS[2024], YEARS[2023], YEARS[2019], UNKNOWN]),
                rank=dice.choice(["normal"] * 4 + ["preferred", "deprecated"]),
                source=dice.choice(sources),
                detail_en=dice.choice(["", "", "", "inner city"]),
                detail_vi=dice.choice(["", "", "ngoại thành"]),
            )


@pytest.mark.parametrize("seed", range(150))
def test_nothing_is_ranked_that_may_not_be_compared(seed):
    dice = random.Random(seed)  # noqa: S311
    indicator = make_indicator(measure=dice.choice(["stock", "flow", "share"]))
    figures = list(random_figures(dice, indicator))
    ranking = rank(indicator, figures)
    shown = [entry.figure for entry in ranking.ranked]

    assert len(shown) != 1
    for one, other in combinations(shown, 2):
        verdict = judge(indicator, [one, other], is_open=False, is_settled=False)
        assert verdict.comparable, (one, other, verdict)
        assert not interval_of(other).is_above(interval_of(one))
    assert not shown or judge(indicator, shown, is_open=False, is_settled=False).comparable
    assert not any(entry.cell.is_open for entry in ranking.ranked)
    assert all(entry.caveats for entry in ranking.apart)
    places = [entry.subject.slug for entry in (*ranking.ranked, *ranking.apart)]
    standing = {f.hub.slug for f in figures if f.kind != "target" and f.rank != "deprecated"}
    assert sorted(places) == sorted(standing)
    for entry in ranking.apart:
        alone = {each.code for each in entry.caveats} & {"vague", verdicts.CONFLICT}
        fits_all = all(
            judge(indicator, [entry.figure, one], is_open=False, is_settled=False).comparable
            for one in shown
        )
        assert alone or not shown or not fits_all, entry
