"""Land is cut at the frame and drawn as one path."""

import re

from hubs.map_frames import Frame, Paper, frame_around, world_frame
from hubs.map_land import BLEED, land_path

CHINA = frame_around([(104, 30), (121.5, 39.9), (114, 22.5)], Paper(320, 200, 400, 30))


def points_of(path):
    """Return each ring of a path as points from the drawing's upper left corner."""
    rings = []
    for ring in re.findall(r"M([^z]*)z", path):
        start, steps = ring.split("l")
        x, y = map(float, start.split())
        points, numbers = [(x, y)], list(map(float, steps.split()))
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((x, y))
        rings.append(points)
    return rings


def covers(rings, x, y):
    """Tell whether a point is land by the even-odd rule."""
    inside = False
    for ring in rings:
        for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True):
            if (y1 > y) != (y2 > y) and x < (x2 - x1) * (y - y1) / (y2 - y1) + x1:
                inside = not inside
    return inside


def test_land_stays_near_the_frame():
    for ring in points_of(land_path(CHINA)):
        for x, y in ring:
            assert -BLEED - 1 <= x <= CHINA.width + BLEED + 1
            assert -BLEED - 1 <= y <= CHINA.height + BLEED + 1


def test_cities_are_on_land_and_seas_are_not():
    for frame in (CHINA, world_frame(720)):
        rings = points_of(land_path(frame))

        for city in ((104.07, 30.57), (114.3, 30.6), (116.4, 39.9)):
            assert covers(rings, *frame.at(*city))
        assert not covers(rings, *frame.at(124, 33))


def test_a_lake_inside_land_is_water():
    rings = points_of(land_path(world_frame(720)))

    assert not covers(rings, *world_frame(720).at(51, 42))


def test_a_frame_across_the_180th_meridian_shows_both_sides():
    frame = Frame(west=160, north=70, scale=8, squeeze=0.5, width=240, height=80)
    rings = points_of(land_path(frame))

    assert covers(rings, *frame.at(172, 66))
    assert covers(rings, *frame.at(204, 66))


def test_a_frame_on_the_open_sea_has_no_land():
    assert land_path(frame_around([(-140, 0)], Paper(320, 200, 400, 30))) == ""


def test_a_coarse_drawing_is_smaller():
    assert len(land_path(world_frame(320), 2.0)) < len(land_path(world_frame(320)))
