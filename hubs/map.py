"""The locator map of the list of hubs: what is drawn on it, and where.

Land and dots only: a boundary or the name of a sea has no place here.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import hypot

from hubs.map_frames import Frame, Paper, frame_around, region_of, world_frame
from hubs.map_labels import Dot, Label, Style, place
from hubs.map_land import land_path
from hubs.models import Hub
from hubs.tree import HubTree
from translations.texts import Text, text_of

AREAS = {Hub.Kind.COUNTRY, Hub.Kind.PROVINCE}
PARTS = {Hub.Kind.DISTRICT, Hub.Kind.PARK}
MOST_DOTS = 40
LARGEST_HIT = 12


@dataclass(frozen=True)
class Look:
    """How a map is drawn on one sort of screen. near: as in map_land.land_path."""

    style: Style
    radius: float
    near: float = 1.0


# Drawn one unit a pixel on a wide screen, from 0.9 on a narrow one: no name is below 11 pixels
# there, no target below 24.
WIDE = Paper(width=720, least_height=420, most_height=600, margin=64), Look(Style(13, 25), 4.5)
NARROW = Paper(width=320, least_height=400, most_height=460, margin=38), Look(Style(12.5, 27), 4)
WORLD_WIDTH, WORLD = 320, Look(Style(12.5, 27), 4, near=2.0)


@dataclass(frozen=True)
class Mark:
    """A hub on a map. hit: the radius in which it is met; label: None where there is no room."""

    hub: Hub
    name: Text
    x: float
    y: float
    radius: float
    hit: float
    label: Label | None

    @property
    def is_area(self) -> bool:
        """Tell whether the dot stands for the middle of a region."""
        return self.hub.kind == Hub.Kind.REGION


@dataclass(frozen=True)
class Drawing:
    """One map: its size, its land as an SVG path, its hubs in the order given.

    box: (x, y, width, height) of what a larger map shows of this one, or None.
    """

    width: int
    height: int
    land: str
    marks: tuple[Mark, ...]
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True)
class HubMap:
    """The region that holds most hubs, for wide and for narrow screens, and the rest of the world.

    world: None where no hub lies outside the region. is_cut: hubs were left out for their number.
    """

    wide: Drawing
    narrow: Drawing
    world: Drawing | None
    is_cut: bool

    @property
    def has_areas(self) -> bool:
        """Tell whether a dot stands for the middle of a region."""
        marks = self.wide.marks + (self.world.marks if self.world else ())
        return any(mark.is_area for mark in marks)


def build_map(hubs: Sequence[Hub], tree: HubTree) -> HubMap | None:
    """Draw the hubs that have a place, in their order; None where none has. No query runs here.

    A country or province is no dot, nor is a district or park in a hub that is one.
    """
    located = drawn_hubs(hubs, tree)
    drawn = located[:MOST_DOTS]
    if not drawn:
        return None
    places = [_place(hub) for hub in drawn]
    inside = set(region_of(places))
    region = [hub for i, hub in enumerate(drawn) if i in inside]
    outside = [hub for i, hub in enumerate(drawn) if i not in inside]
    wide, narrow = (_region_drawing(region, *each) for each in (WIDE, NARROW))
    world = _world_drawing(outside, _frame(region, WIDE[0])) if outside else None
    return HubMap(wide, narrow, world, len(drawn) < len(located))


def drawn_hubs(hubs: Sequence[Hub], tree: HubTree) -> list[Hub]:
    """Return the hubs that a map has a dot for, in their order."""
    dots = [hub for hub in hubs if hub.lat is not None and hub.kind not in AREAS]
    known = {hub.pk for hub in dots}
    return [
        hub for hub in dots if hub.kind not in PARTS or not known & set(tree.around(hub.pk)[1:])
    ]


def _region_drawing(hubs: Sequence[Hub], paper: Paper, look: Look) -> Drawing:
    frame = _frame(hubs, paper)
    land = land_path(frame, look.near)
    return Drawing(frame.width, frame.height, land, _marks(hubs, frame, look))


def _world_drawing(hubs: Sequence[Hub], large: Frame) -> Drawing:
    frame = world_frame(WORLD_WIDTH)
    (left, top), (right, bottom) = (
        frame.at(large.west, large.north),
        frame.at(large.east, large.south),
    )
    box = (left, top, round(right - left, 1), round(bottom - top, 1))
    land = land_path(frame, WORLD.near)
    return Drawing(frame.width, frame.height, land, _marks(hubs, frame, WORLD), box)


def _frame(hubs: Sequence[Hub], paper: Paper) -> Frame:
    return frame_around([_place(hub) for hub in hubs], paper)


def _place(hub: Hub) -> tuple[float, float]:
    return float(hub.lon), float(hub.lat)


def _marks(hubs: Sequence[Hub], frame: Frame, look: Look) -> tuple[Mark, ...]:
    names = [text_of(hub, "name") for hub in hubs]
    dots = tuple(
        Dot(*frame.at(*_place(hub)), str(name), look.radius)
        for hub, name in zip(hubs, names, strict=True)
    )
    labels = place(dots, frame.width, frame.height, look.style)
    return tuple(
        Mark(hub, name, dot.x, dot.y, dot.radius, _hit(dot, dots, labels), label)
        for hub, name, dot, label in zip(hubs, names, dots, labels, strict=True)
    )


def _hit(dot: Dot, dots: Sequence[Dot], labels: Sequence[Label | None]) -> float:
    """Return how far around a dot a finger meets it and neither another dot nor a name."""
    others = (hypot(dot.x - each.x, dot.y - each.y) / 2 for each in dots if each is not dot)
    names = (_distance(dot, label) for label in labels if label)
    return max(dot.radius, round(min([LARGEST_HIT, *others, *names]), 1))


def _distance(dot: Dot, label: Label) -> float:
    box = label.box
    dx = max(box.left - dot.x, 0, dot.x - box.left - box.width)
    dy = max(box.top - dot.y, 0, dot.y - box.top - box.height)
    return hypot(dx, dy)
