"""Where the names on a map stand: beside their dots, and over nothing else."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, pi, sin

# Widths of letters as shares of the type size, rather too wide than too narrow.
NARROW, WIDE = set("iljtfrI.,:;'’|!()[] -·"), set("mwMWĐƠƯ@%&—")
# Directions in which a name is looked a place for, the best first; and how far from the dot.
DIRECTIONS = tuple(turn * pi / 8 for turn in (0, 8, 1, 15, 7, 9, 2, 14, 6, 10, 3, 13, 5, 11, 4, 12))
DISTANCES = (3, 14, 24, 36, 50, 66, 84)
FIRST_WITH_LINE = 14
COST_OF_LINE, COST_OF_NONE = 20, 1000
ROUNDS = 4
MOST_MOVED = 2
EDGE = 2
# What stays free on either side of a name.
PADDING = 4

Line = tuple[float, float, float, float]


@dataclass(frozen=True)
class Dot:
    """A dot on a drawing and the name to write beside it. radius: of the dot."""

    x: float
    y: float
    name: str
    radius: float


@dataclass(frozen=True)
class Box:
    """A rectangle on a drawing."""

    left: float
    top: float
    width: float
    height: float

    def meets(self, other: "Box") -> bool:
        """Tell whether two rectangles share some room."""
        beside = self.left >= other.left + other.width or other.left >= self.left + self.width
        above = self.top >= other.top + other.height or other.top >= self.top + self.height
        return not (beside or above)

    @property
    def corners(self) -> tuple[tuple[float, float], ...]:
        """Return the corners in order around."""
        right, bottom = self.left + self.width, self.top + self.height
        return (
            (self.left, self.top),
            (right, self.top),
            (right, bottom),
            (self.left, bottom),
        )


@dataclass(frozen=True)
class Label:
    """Where a name stands: its box, and the line that leads from the dot to it.

    line: (x1, y1, x2, y2), None where the name stands beside its dot. cost: the lower the better.
    anchor: the side of the box that the name keeps to, as in SVG: start, middle or end.
    reach: the box around both name and line, for a quick look at what is far away.
    """

    box: Box
    line: Line | None
    cost: int
    anchor: str
    reach: Box

    @property
    def text_x(self) -> float:
        """Return where the name starts, ends or has its middle, as `anchor` says."""
        inset, room = self.box.left + PADDING, self.box.width - 2 * PADDING
        return round(inset + room * {"start": 0, "middle": 0.5, "end": 1}[self.anchor], 1)

    @property
    def text_y(self) -> float:
        """Return the height of the name's middle."""
        return round(self.box.top + self.box.height / 2, 1)


Choices = Sequence[Sequence[Label]]


@dataclass(frozen=True)
class Style:
    """How names are written. size: of the type; line_height: of a name's box."""

    size: float
    line_height: float


@lru_cache(maxsize=256)
def place(dots: tuple[Dot, ...], width: int, height: int, style: Style) -> tuple[Label | None, ...]:
    """Return a place for each dot's name, None where there is none left.

    No name covers another name, a dot or another name's line, and none leaves the drawing. The
    names that have most neighbours are placed first; then each looks again for a better place.
    """
    # In an order of their own, so that a list sorted otherwise has the same map.
    ordered = sorted(dots, key=lambda dot: (dot.x, dot.y, dot.name))
    choices = [list(_candidates(dot, ordered, (width, height), style)) for dot in ordered]
    placed: list[Label | None] = [None] * len(dots)
    hardest_first = sorted(range(len(dots)), key=lambda i: len(choices[i]))
    for i in hardest_first:
        placed[i] = _first_free(i, choices, placed)
    for _ in range(ROUNDS):
        for i in hardest_first:
            placed = _improved(i, choices, placed)
    found = dict(zip(ordered, placed, strict=True))
    return tuple(found[dot] for dot in dots)


def _first_free(i: int, choices: Choices, placed: Sequence[Label | None]) -> Label | None:
    """Return the best place for a name that no other name is in the way of."""
    return next((each for each in choices[i] if not _in_way(each, i, placed)), None)


def _in_way(label: Label, i: int, placed: Sequence[Label | None]) -> list[int]:
    """Return the positions of the other names that a place for a name clashes with."""
    return [j for j, other in enumerate(placed) if j != i and other and clash(label, other)]


def _improved(i: int, choices: Choices, placed: list[Label | None]) -> list[Label | None]:
    """Return the places with a better one for a name, where those in its way can go elsewhere.

    Better is what costs less in all; the first such place is taken.
    """
    for label in choices[i]:
        if label.cost >= _cost(placed[i]):
            return placed
        blockers = _in_way(label, i, placed)
        if len(blockers) <= MOST_MOVED:
            tried = [None if j in blockers else each for j, each in enumerate(placed)]
            tried[i] = label
            for each in blockers:
                tried[each] = _first_free(each, choices, tried)
            if sum(map(_cost, tried)) < sum(map(_cost, placed)):
                return tried
    return placed


def _cost(label: Label | None) -> int:
    return label.cost if label else COST_OF_NONE


def text_width(text: str, size: float) -> float:
    """Estimate how wide a text is at a type size, in any script."""
    composed = unicodedata.normalize("NFC", text)
    return round(sum(map(_letter_width, composed)) * size, 1)


def clash(one: Label, other: Label) -> bool:
    """Tell whether two names, or the line of one and the other, are in each other's way."""
    if not one.reach.meets(other.reach):
        return False
    if one.box.meets(other.box) or _runs_through(one.line, other.box):
        return True
    return _runs_through(other.line, one.box) or _cross(one.line, other.line)


def _candidates(
    dot: Dot, dots: Sequence[Dot], page: tuple[int, int], style: Style
) -> Iterator[Label]:
    """Yield the places beside a dot that no dot is in the way of, the best first."""
    width = text_width(dot.name, style.size) + 2 * PADDING
    for cost, distance, angle in _directions():
        label = _label(dot, distance + dot.radius, angle, (width, style.line_height), cost)
        if _is_on(label.box, page) and not any(_covers(label, each, dot) for each in dots):
            yield label


@lru_cache(maxsize=1)
def _directions() -> list[tuple[int, float, float]]:
    """Return each (cost, distance, angle): a near place before a far one, then by direction."""
    return sorted(
        (far * 6 + rank + COST_OF_LINE * (distance >= FIRST_WITH_LINE), distance, angle)
        for far, distance in enumerate(DISTANCES)
        for rank, angle in enumerate(DIRECTIONS)
    )


def _label(dot: Dot, distance: float, angle: float, size: tuple[float, float], cost: int) -> Label:
    """Return the name of this size whose nearest edge lies this far from a dot."""
    (width, height), (dx, dy) = size, (cos(angle), sin(angle))
    x, y = dot.x + dx * distance, dot.y + dy * distance
    # The box touches (x, y) with the side, or the point of a side, that faces the dot.
    anchor = "middle" if abs(dx) < 0.5 else ("start" if dx > 0 else "end")
    left = {"start": x, "middle": x - width * (1 - dx) / 2, "end": x - width}[anchor]
    box = Box(round(left, 1), round(y - height * (1 - dy) / 2, 1), width, height)
    is_near = distance - dot.radius < FIRST_WITH_LINE
    line = None if is_near else (dot.x, dot.y, *_nearest(box, dot))
    return Label(box, line, cost, anchor, _around(box, line) if line else box)


def _nearest(box: Box, dot: Dot) -> tuple[float, float]:
    """Return the point of a box's inner part that is nearest to a dot."""
    x = min(max(dot.x, box.left), box.left + box.width)
    y = min(max(dot.y, box.top + box.height / 4), box.top + box.height * 3 / 4)
    return round(x, 1), round(y, 1)


def _is_on(box: Box, page: tuple[int, int]) -> bool:
    across = box.left >= EDGE and box.left + box.width <= page[0] - EDGE
    return across and box.top >= EDGE and box.top + box.height <= page[1] - EDGE


def _covers(label: Label, dot: Dot, own: Dot) -> bool:
    """Tell whether a name covers a dot, or its line the middle of another dot than its own."""
    around = _square(dot, dot.radius + 1)
    if not label.reach.meets(around):
        return False
    if label.box.meets(around):
        return True
    return dot != own and _runs_through(label.line, _square(dot, dot.radius / 2))


def _square(dot: Dot, half: float) -> Box:
    return Box(dot.x - half, dot.y - half, 2 * half, 2 * half)


def _runs_through(line: Line | None, box: Box) -> bool:
    """Tell whether a line has a part inside a rectangle."""
    if line is None:
        return False
    corners = box.corners
    sides = ((*one, *other) for one, other in zip(corners, corners[1:] + corners[:1], strict=True))
    starts_inside = Box(line[0], line[1], 0.1, 0.1).meets(box)
    return starts_inside or any(_cross(line, side) for side in sides)


def _around(box: Box, line: Line) -> Box:
    x1, y1, x2, y2 = line
    left, top = min(box.left, x1, x2), min(box.top, y1, y2)
    right = max(box.left + box.width, x1, x2)
    return Box(left, top, right - left, max(box.top + box.height, y1, y2) - top)


def _cross(one: Line | None, other: Line | None) -> bool:
    """Tell whether two lines cross; lines that only start or end at one another do not."""
    if one is None or other is None:
        return False
    if _side(one, other[:2]) * _side(one, other[2:]) >= 0:
        return False
    return _side(other, one[:2]) * _side(other, one[2:]) < 0


def _side(line: Line, point: tuple[float, ...]) -> float:
    """Return a number whose sign says on which side of a line a point lies."""
    x1, y1, x2, y2 = line
    return (x2 - x1) * (point[1] - y1) - (y2 - y1) * (point[0] - x1)


def _letter_width(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in "WF":
        return 1.0
    if letter in NARROW:
        return 0.36
    if letter in WIDE:
        return 0.92
    return 0.7 if letter.isupper() else 0.58
