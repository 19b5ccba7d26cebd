from decimal import Decimal

from hubs.bars import axis_of, by_value, lines_of
from hubs.comparison import compare
from tests.hubs.unsaved import make_figure, make_hub, make_indicator

SHENZHEN, HANGZHOU, BEIJING = HUBS = [make_hub(slug) for slug in ("a", "b", "c")]
FIRMS = make_indicator()


def lines(*given, hubs=HUBS):
    """given: (hub, value, qualifier or None, upper value or None)."""
    figures = [
        make_figure(
            value,
            hub=hub,
            indicator=FIRMS,
            qualifier=qualifier,
            value_high=Decimal(high[0]) if high else None,
        )
        for hub, value, qualifier, *high in given
    ]
    row = compare(hubs, [FIRMS], figures)[0]
    return by_value(lines_of(row, axis_of([row])))


def test_bars_start_at_zero_and_share_one_scale():
    first, second, _last = lines((SHENZHEN, "50", "exact"), (HANGZHOU, "100", "exact"))

    assert (first.bar.x, first.bar.width) == ("0.00", "94.00")
    assert (second.bar.x, second.bar.width) == ("0.00", "47.00")


def test_lines_are_sorted_by_value_and_keep_the_hub_s_position():
    shown = lines((SHENZHEN, "50", "exact"), (BEIJING, "100", "exact"))

    assert [line.position for line in shown] == [3, 1, 2]
    assert shown[-1].bar is None


def test_bars_below_zero_grow_the_other_way():
    first, second = lines(
        (SHENZHEN, "50", "exact"), (HANGZHOU, "-50", "exact"), hubs=[SHENZHEN, HANGZHOU]
    )

    assert (first.bar.x, first.bar.width) == ("47.00", "47.00")
    assert (second.bar.x, second.bar.width) == ("0.00", "47.00")


def test_a_bound_has_an_arrow_and_a_range_a_loose_end():
    bound, span, loose = lines(
        (SHENZHEN, "100", "over"), (HANGZHOU, "40", "range", "50"), (BEIJING, "10", "about")
    )

    assert (bound.bar.arrow, bound.bar.loose_width) == ("up", "")
    assert (span.bar.width, span.bar.loose_x, span.bar.loose_width) == ("37.60", "37.60", "9.40")
    assert (loose.bar.width, loose.bar.loose_width) == ("8.46", "0.94")


def test_a_row_without_a_number_has_no_axis():
    row = compare(HUBS, [FIRMS], [make_figure(None, hub=SHENZHEN, indicator=FIRMS)])[0]

    assert axis_of([row]) is None
    assert [line.bar for line in lines_of(row, None)] == [None] * 3
