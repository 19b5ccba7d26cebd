"""Whether the figures of one row may be compared, why not, and which is certainly greatest."""

from collections.abc import Sequence
from dataclasses import dataclass

from hubs.bounds import interval_of, is_order_known
from hubs.definitions import do_all, is_same_definition, is_same_span, states_scope
from hubs.models import Figure, HubFigure, Indicator

PERIOD, DEFINITION, SCOPE, BOUNDS = "period", "definition", "scope", "bounds"
CONFLICT, UNIT, MISSING = "conflict", "unit", "missing"
PERIOD_UNKNOWN, PERIODS_DIFFER = "period_unknown", "periods_differ"
SCOPE_UNSTATED, STATUS_DIFFERS = "scope_unstated", "status_differs"
CONFLICT_SETTLED = "conflict_settled"
DAYS_A_YEAR = 366


@dataclass(frozen=True)
class Verdict:
    """Whether a row may be compared: reasons are empty exactly when it may.

    reasons: of period, definition, scope, bounds, conflict, unit, missing.
    notes: what a reader should know all the same.
    """

    reasons: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def comparable(self) -> bool:
        """Tell whether the figures of the row may be compared."""
        return not self.reasons


def judge(
    indicator: Indicator,
    figures: Sequence[HubFigure],
    *,
    is_open: bool,
    is_settled: bool,
    has_other: bool = False,
    notes: tuple[str, ...] = (),
) -> Verdict:
    """Judge the figures shown in one row, one a hub at most.

    is_open, is_settled: whether any of them has a conflict that editors have not settled,
    or have. has_other: whether a hub has no figure here but one of another definition; that is
    a reason where it leaves nothing to compare. notes: what is already known of the row.
    """
    is_near = _are_periods_near(indicator, figures)
    is_few = sum(figure.value is not None for figure in figures) < 2
    failed = {
        PERIOD: not is_near,
        DEFINITION: not do_all(is_same_definition, figures) or (is_few and has_other),
        SCOPE: len({figure.subject.kind for figure in figures}) > 1,
        BOUNDS: not do_all(_is_order_known, figures),
        CONFLICT: is_open,
        UNIT: len({figure.indicator.unit_id for figure in figures}) > 1,
        MISSING: is_few,
    }
    noted = {
        PERIOD_UNKNOWN: is_near and len(figures) > 1 and _is_any_undated(figures),
        PERIODS_DIFFER: is_near and len({each.period_end for each in _dated(figures)}) > 1,
        SCOPE_UNSTATED: len({states_scope(figure) for figure in figures}) > 1,
        STATUS_DIFFERS: len({figure.kind for figure in figures}) > 1,
        CONFLICT_SETTLED: is_settled,
    }
    return Verdict(_true(failed), (*_true(noted), *notes))


def extremes_of(
    indicator: Indicator, figures: Sequence[HubFigure]
) -> tuple[HubFigure | None, HubFigure | None]:
    """Return the figures with the highest and the lowest value of a comparable row.

    Both None in a tie for either, for ranks (a low number is a high rank), and where not all
    are actual values.
    """
    is_actual = all(figure.kind == Figure.Kind.ACTUAL for figure in figures)
    if not is_actual or indicator.measure == Indicator.Measure.RANK:
        return None, None
    low, *_, high = sorted(figures, key=_by_value)
    for extreme in (low, high):
        others = (figure for figure in figures if figure is not extreme)
        if any(interval_of(other) == interval_of(extreme) for other in others):
            return None, None
    return high, low


def _true(answers: dict[str, bool]) -> tuple[str, ...]:
    return tuple(name for name, answer in answers.items() if answer)


def _are_periods_near(indicator: Indicator, figures: Sequence[HubFigure]) -> bool:
    """Tell whether all periods are as long, and no further apart than the indicator allows.

    An unknown period may only be set beside figures of its own source.
    """
    if not do_all(is_same_span, figures):
        return False
    if _is_any_undated(figures) and len({figure.source_id for figure in figures}) > 1:
        return False
    ends = [figure.period_end for figure in _dated(figures)]
    return not ends or (max(ends) - min(ends)).days <= indicator.max_gap_years * DAYS_A_YEAR


def _dated(figures: Sequence[HubFigure]) -> list[HubFigure]:
    return [figure for figure in figures if figure.period_end]


def _is_any_undated(figures: Sequence[HubFigure]) -> bool:
    return len(_dated(figures)) < len(figures)


def _is_order_known(one: Figure, other: Figure) -> bool:
    return is_order_known(interval_of(one), interval_of(other))


def _by_value(figure: Figure) -> tuple:
    interval = interval_of(figure)
    return interval.low, interval.is_open_low
