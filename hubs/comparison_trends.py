"""How figures of one indicator moved, as lines from zero; only points that may be joined."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from hubs.comparison import period_key
from hubs.conflicts import conflicts_of, is_settled
from hubs.definitions import is_same_definition, is_same_span
from hubs.models import Figure, Hub, HubFigure
from hubs.selection import select
from sources.models import Claim, Decision

LEAST_POINTS, LEAST_HUBS = 3, 2
# The drawing: height and the room that dots need at its edges, in pixels; width in percent.
HEIGHT, EDGE = 72, 6
WIDTH, SIDE = 96, 2


@dataclass(frozen=True)
class Point:
    """One figure of a line. x: percent, y: pixels, as attributes take them.

    is_loose: a bound or an approximate value, drawn as an open dot.
    """

    figure: HubFigure
    x: str
    y: str

    @property
    def is_loose(self) -> bool:
        """Tell whether the source gives less than an exact value."""
        return self.figure.qualifier != Figure.Qualifier.EXACT


@dataclass(frozen=True)
class Series:
    """The line of one hub. position: its place in the comparison, from 1; zero: pixels."""

    hub: Hub
    position: int
    points: tuple[Point, ...]
    zero: str

    @property
    def segments(self) -> list[tuple[Point, Point]]:
        """Return each two points that a stroke joins."""
        return list(zip(self.points, self.points[1:], strict=False))


@dataclass(frozen=True)
class _Scale:
    """From the lowest value or zero to the highest, from the first day to the last."""

    low: Decimal
    high: Decimal
    first: date
    last: date

    def x(self, day: date) -> str:
        part = (day - self.first).days / ((self.last - self.first).days or 1)
        return f"{SIDE + part * WIDTH:.2f}"

    def y(self, value: Decimal) -> str:
        part = (self.high - value) / ((self.high - self.low) or 1)
        return f"{EDGE + part * (HEIGHT - 2 * EDGE):.2f}"


def trends_of(
    hubs: Sequence[Hub], figures: Iterable[HubFigure], decisions: Sequence[Decision] = ()
) -> list[Series]:
    """Return a line a hub with three comparable points or more, [] for fewer than two lines.

    figures: of one indicator, loaded by for_cell(). All lines share one scale, from zero; all
    points are actual values of one definition and span, one a period, not contradicted.
    """
    figures = [figure for figure in figures if _may_be_drawn(figure)]
    model = max(figures, key=lambda each: (each.period_end, each.number), default=None)
    alike = [figure for figure in figures if _is_alike(figure, model)]
    lines = [_points([each for each in alike if each.hub_id == hub.pk], decisions) for hub in hubs]
    lines = [points if len(points) >= LEAST_POINTS else [] for points in lines]
    if sum(map(bool, lines)) < LEAST_HUBS:
        return []
    scale = _scale([figure for points in lines for figure in points])
    return [
        _series(hub, position, points, scale)
        for position, (hub, points) in enumerate(zip(hubs, lines, strict=True), start=1)
        if points
    ]


def _may_be_drawn(figure: HubFigure) -> bool:
    return bool(
        figure.kind == Figure.Kind.ACTUAL
        and figure.rank != Claim.Rank.DEPRECATED
        and figure.value is not None
        and figure.period_end
    )


def _is_alike(figure: HubFigure, model: HubFigure) -> bool:
    return is_same_definition(figure, model) and is_same_span(figure, model)


def _points(figures: list[HubFigure], decisions) -> list[HubFigure]:
    """Return the figure to show of each period, the earliest first, without open conflicts."""
    periods = {period_key(figure) for figure in figures}
    chosen = [
        select(each for each in figures if period_key(each) == period).figure
        for period in sorted(periods)
    ]
    return [figure for figure in chosen if not _is_open(figure, figures, decisions)]


def _is_open(figure: HubFigure, figures: Sequence[HubFigure], decisions) -> bool:
    against = conflicts_of(figure, figures)
    return bool(against) and not is_settled(figure, against, decisions)


def _scale(figures: Sequence[HubFigure]) -> _Scale:
    values = [Decimal(0), *(figure.value for figure in figures)]
    days = [figure.period_end for figure in figures]
    return _Scale(min(values), max(values), min(days), max(days))


def _series(hub: Hub, position: int, figures: Sequence[HubFigure], scale: _Scale) -> Series:
    points = tuple(
        Point(figure, scale.x(figure.period_end), scale.y(figure.value)) for figure in figures
    )
    return Series(hub, position, points, scale.y(Decimal(0)))
