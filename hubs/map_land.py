"""The land of a map: coastlines cut at the frame and drawn as one path."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from pathlib import Path

from hubs.map_frames import Frame

FILE = Path(__file__).with_name("land.json")
PER_DEGREE = 100
# How far outside the drawing the cut lies, and how small an island is none, in its units.
BLEED = 6
SMALLEST = 2.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Ring:
    """A coastline that ends where it starts, with the box around it; in degrees."""

    points: tuple[Point, ...]
    west: float
    south: float
    east: float
    north: float


@lru_cache(maxsize=64)
def land_path(frame: Frame, near: float = 1.0) -> str:
    """Return the land inside a frame as the `d` of an SVG path, to fill by the even-odd rule.

    near: how close two points may lie on the drawing before one of them is left out.
    """
    drawn = (
        _drawn(ring, turn, frame, near)
        for ring in _rings()
        for turn in (-360, 0, 360)
        if _is_inside(ring, turn, frame)
    )
    return "".join(_as_path(points) for points in drawn if _size(points) >= SMALLEST)


@lru_cache(maxsize=1)
def _rings() -> tuple[Ring, ...]:
    return tuple(map(_ring, json.loads(FILE.read_text())))


def _ring(numbers: Sequence[int]) -> Ring:
    xs = [x / PER_DEGREE for x in numbers[::2]]
    ys = [y / PER_DEGREE for y in numbers[1::2]]
    return Ring(tuple(zip(xs, ys, strict=True)), min(xs), min(ys), max(xs), max(ys))


def _is_inside(ring: Ring, turn: int, frame: Frame) -> bool:
    """Tell whether a ring, moved around the earth by some degrees, may be in a frame."""
    beside = ring.east + turn < frame.west or ring.west + turn > frame.east
    return not beside and ring.north > frame.south and ring.south < frame.north


def _drawn(ring: Ring, turn: int, frame: Frame, near: float) -> list[Point]:
    points = [frame.at(lon + turn, lat) for lon, lat in ring.points]
    return _thinned(_cut(points, frame), near)


def _cut(points: list[Point], frame: Frame) -> list[Point]:
    """Cut a ring at the frame's four sides (Sutherland and Hodgman, 1974)."""
    sides = (
        (0, -BLEED, 1),
        (0, -frame.width - BLEED, -1),
        (1, -BLEED, 1),
        (1, -frame.height - BLEED, -1),
    )
    for axis, limit, sign in sides:
        points = list(_cut_at(points, partial(_depth, axis, limit, sign)))
    return points


def _depth(axis: int, limit: float, sign: int, point: Point) -> float:
    """Return how far a point lies on the inner side of one side of the frame."""
    return sign * point[axis] - limit


def _cut_at(points: list[Point], depth: Callable[[Point], float]) -> Iterator[Point]:
    for here, there in zip(points, points[1:] + points[:1], strict=True):
        inside, next_inside = depth(here), depth(there)
        if inside >= 0:
            yield here
        if (inside >= 0) != (next_inside >= 0):
            share = inside / (inside - next_inside)
            yield (
                here[0] + (there[0] - here[0]) * share,
                here[1] + (there[1] - here[1]) * share,
            )


def _thinned(points: list[Point], near: float) -> list[Point]:
    """Leave out the points that lie too near to the last one to be seen."""
    kept: list[Point] = []
    for x, y in points:
        if not kept or abs(x - kept[-1][0]) + abs(y - kept[-1][1]) >= near:
            kept.append((x, y))
    return kept


def _size(points: list[Point]) -> float:
    pairs = zip(points, points[1:] + points[:1], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairs)) / 2


def _as_path(points: list[Point]) -> str:
    """Write a ring in whole tenths, each point as the way from the last one."""
    tenths = [(round(x * 10), round(y * 10)) for x, y in points]
    steps = (
        f"{_number(x2 - x1)} {_number(y2 - y1)}"
        for (x1, y1), (x2, y2) in zip(tenths, tenths[1:], strict=False)
    )
    x, y = tenths[0]
    return f"M{_number(x)} {_number(y)}l{' '.join(steps)}z"


def _number(tenths: int) -> str:
    return f"{tenths / 10:g}"
