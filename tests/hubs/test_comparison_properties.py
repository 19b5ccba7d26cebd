"""What a comparison must never say, tried on rows that nobody would invent."""

from datetime import date
from decimal import Decimal

from hypothesis import event, given, settings
from hypothesis import strategies as st

from hubs.bounds import interval_of
from hubs.comparison import ACTUAL, COMMON, LATEST, compare
from hubs.models import Unit
from hubs.quotients import Calculation, divide, subtract
from hubs.ratios import AREA, CAPITA, DIFFERENCE, RATIO, divide_rows, relate_rows
from tests.hubs.unsaved import (
    UNKNOWN,
    YEARS,
    make_decision,
    make_figure,
    make_hub,
    make_indicator,
    make_source,
)

HUBS = [make_hub(slug) for slug in ("a", "b", "c", "d")] + [make_hub("e", "province")]
FIRMS = make_indicator("firms", ratio_ok=True)
OUTPUT = make_indicator("output", "flow", ratio_ok=True)
SHARE = make_indicator("share", "share", unit=Unit(pk=2, slug="percent", kind="percent"))
RANK = make_indicator("rank", "rank", unit=Unit(pk=3, slug="rank", kind="rank"))
POPULATION, LAND = make_indicator("population"), make_indicator("land-area")
SOURCES = [make_source(), make_source("report", "government")]
QUALIFIERS = ("over", "at_least", "nearly", "about", "under", "at_most", "range", "vague")
QUARTER = (date(2024, 1, 1), date(2024, 3, 31), "quarter")
VALUES = st.integers(1, 40).map(lambda n: str(n * 1000))
# What a figure may have that others have not: most rows hold one such figure, or none.
ODDITIES = [
    [{"qualifier": word} for word in QUALIFIERS],
    [{"kind": kind} for kind in ("provisional", "estimate")],
    [{"kind": kind} for kind in ("forecast", "target")],
    [{"period": YEARS[year]} for year in (2019, 2022, 2023)],
    [{"period": QUARTER}, {"period": UNKNOWN}, {"window_months": 120}],
    [{"rank": "preferred"}, {"rank": "deprecated"}],
    [{"detail_en": "core"}, {"detail_en": "all"}, {"base_on": date(2024, 1, 1)}],
]
ODD = st.sampled_from(ODDITIES).flatmap(st.sampled_from)
TRAITS = st.one_of(st.just({}), st.just({}), ODD)


def build(hub, indicator, value, source, traits):
    more = {"value": value, "detail_en": ""} | traits
    if traits.get("qualifier") == "vague":
        more["value"] = None
    elif traits.get("qualifier") == "range":
        more["value_high"] = Decimal(value) * 2
    return make_figure(hub=hub, indicator=indicator, source=source, **more)


def figures_of(hub, indicator):
    """Draw the figures of one hub: one as a rule, at times two or none."""
    one = figure_of(hub, indicator)
    single = st.tuples(one).map(list)
    return st.one_of(single, single, single, st.lists(one, max_size=2))


def figure_of(hub, indicator):
    return st.builds(
        build, st.just(hub), st.just(indicator), VALUES, st.sampled_from(SOURCES), TRAITS
    )


@st.composite
def comparisons(draw, indicators=(FIRMS, OUTPUT, SHARE, RANK)):
    """Draw the rows of two to five hubs, the denominators, and what editors decided."""
    hubs = draw(st.lists(st.sampled_from(HUBS), min_size=2, max_size=5, unique=True))
    chosen = draw(st.lists(st.sampled_from(indicators), min_size=1, max_size=2, unique=True))
    figures, denominators = [], []
    for hub in hubs:
        for indicator in chosen:
            figures += draw(figures_of(hub, indicator))
        for indicator in (POPULATION, LAND):
            denominators += draw(figures_of(hub, indicator))
    everything = figures + denominators
    decided = draw(st.lists(st.sampled_from(everything), max_size=6)) if everything else []
    decisions = [make_decision(*decided, outcome=draw(st.sampled_from(["preferred", "both"])))]
    period = draw(st.sampled_from([LATEST, COMMON]))
    rows = compare(hubs, chosen, figures, decisions=decisions, period=period)
    return rows, denominators, decisions


@given(comparisons())
def test_extremes_are_never_given_where_the_order_is_not_certain(drawn):
    for row in drawn[0]:
        if row.highest is None and row.lowest is None:
            continue
        event("extremes given")
        values = {figure.hub: interval_of(figure) for figure in row.figures}
        assert len(values) > 1
        assert row.indicator != RANK
        assert {each.kind for each in row.figures} == {"actual"}
        assert_all_alike(row)
        assert all(
            values[row.highest].is_above(values[hub]) for hub in values if hub != row.highest
        )
        assert all(values[hub].is_above(values[row.lowest]) for hub in values if hub != row.lowest)


@given(comparisons(), st.integers(0, 1))
def test_a_relation_to_a_base_is_never_given_where_figures_may_not_be_compared(drawn, column):
    base = drawn[0][0].cells[column].hub
    for row in relate_rows(drawn[0], base):
        for cell in row.cells:
            if cell.to_base is None:
                continue
            event("relation given")
            one, other = cell.to_base.parts
            assert (one, other.hub) == (cell.figure, base)
            assert cell.hub != base
            assert (one.kind, other.kind) == ("actual", "actual")
            assert_all_alike(row)
            assert_order_is_known(one, other)
            assert cell.to_base.relation == (DIFFERENCE if row.indicator == SHARE else RATIO)
            assert row.indicator != RANK
            assert_bounds_hold(cell.to_base)


@given(comparisons([FIRMS, OUTPUT]), st.sampled_from([CAPITA, AREA]))
@settings(max_examples=200)
def test_a_figure_is_never_divided_by_what_does_not_fit_it(drawn, per):
    rows, denominators, decisions = drawn
    indicator = POPULATION if per == CAPITA else LAND
    denominators = [each for each in denominators if each.indicator == indicator]
    for row in divide_rows(rows, per, denominators, decisions):
        for cell in row.cells:
            assert not (cell.per and cell.per_refused)
            if cell.per is None:
                continue
            event("divided")
            one, other = cell.per.parts
            assert one is cell.figure
            assert row.indicator in (FIRMS, OUTPUT)
            assert_all_alike(row)
            assert other.hub == cell.hub
            assert (one.kind, other.kind) == ("actual", "actual")
            assert other.rank != "deprecated"
            assert abs((one.period_end - other.period_end).days) <= 366
            assert other.detail_en in ("", one.detail_en)
            assert other.base_on is None
            assert_no_open_conflict(other, denominators, decisions)
            assert_bounds_hold(cell.per)


def assert_all_alike(row):
    """Check that a row holds no plans and no contradiction, and is of one time and scope."""
    assert row.kind == ACTUAL
    assert not any(each.kind in ("target", "forecast") for each in row.figures)
    assert not any(cell.is_open for cell in row.cells)
    assert len({each.hub.kind for each in row.figures}) == 1
    assert len({each.base_on for each in row.figures}) == 1
    assert len({each.detail_en for each in row.figures} - {""}) <= 1
    assert len({each.window_months for each in row.figures}) == 1
    ends = [each.period_end for each in row.figures]
    assert None not in ends or len({each.source_id for each in row.figures}) == 1
    known = [end for end in ends if end]
    assert not known or (max(known) - min(known)).days <= 2 * 366
    if row.indicator == OUTPUT:
        assert len({each.precision for each in row.figures if each.period_end}) <= 1


def assert_order_is_known(one, other):
    first, second = interval_of(one), interval_of(other)
    assert first.is_above(second) or second.is_above(first) or first.low == second.low


def assert_no_open_conflict(figure, others, decisions):
    """Check that no other figure of the same thing and time says otherwise, undecided."""
    against = [
        each
        for each in others
        if each.hub == figure.hub
        and each.rank != "deprecated"
        and (each.kind, each.base_on, each.window_months) == ("actual", None, figure.window_months)
        and each.detail_en in ("", figure.detail_en)
        and each.period_end == figure.period_end
        and each.precision == figure.precision
        and each.qualifier == figure.qualifier == "exact"
        and abs(each.value - figure.value) > Decimal("0.01") * max(each.value, figure.value)
    ]
    for each in against:
        assert any(
            {each.number, figure.number} <= set(decision.claims) and decision.outcome != "both"
            for decision in decisions
        )


def assert_bounds_hold(calculation):
    """Check that what is printed is true of every pair of values the sources leave possible."""
    result, (one, other) = calculation.result, calculation.parts
    combine = Decimal.__sub__ if calculation.relation == DIFFERENCE else Decimal.__truediv__
    ends = [
        combine(mine, yours) * calculation.factor for mine in _ends(one) for yours in _ends(other)
    ]
    match result.qualifier:
        case "over" | "at_least":
            assert result.value <= min(ends)
        case "under" | "at_most":
            assert result.value >= max(ends)
        case "range":
            assert result.value <= min(ends)
            assert result.value_high >= max(ends)
    is_bound = {one.qualifier, other.qualifier} - {"exact"}
    assert (result.qualifier == "exact") == (not is_bound)


def _ends(figure):
    """Return values that a figure allows; a far one stands in for no end."""
    far = Decimal(1000)
    return {
        "over": [figure.value, figure.value * far],
        "at_least": [figure.value, figure.value * far],
        "under": [figure.value, figure.value / far],
        "at_most": [figure.value, figure.value / far],
        "range": [figure.value, figure.value_high],
    }.get(figure.qualifier, [figure.value])


@given(figure_of(HUBS[0], FIRMS), figure_of(HUBS[1], FIRMS))
@settings(max_examples=300)
def test_a_quotient_or_difference_says_no_more_than_its_bounds_allow(one, other):
    quotient, difference = divide(one, other), subtract(one, other)
    if quotient:
        assert_bounds_hold(Calculation(quotient, one, other, RATIO))
    if difference:
        assert_bounds_hold(Calculation(difference, one, other, DIFFERENCE))
        assert_order_is_known(one, other)
    sides = ({"over", "at_least"}, {"under", "at_most"})
    is_opposed = any({one.qualifier, other.qualifier} <= side for side in sides)
    if is_opposed or "vague" in (one.qualifier, other.qualifier):
        assert quotient is None
        assert difference is None
