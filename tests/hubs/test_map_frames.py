"""A map's frame follows from the places on it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hubs.map_frames import Paper, frame_around, km, region_of, world_frame

PAPER = Paper(width=320, least_height=200, most_height=400, margin=30)
places = st.tuples(st.floats(-179, 179), st.floats(-60, 75))


def test_distances_are_along_the_earth():
    assert km((116.41, 39.90), (121.47, 31.23)) == pytest.approx(1067, abs=5)
    assert km((179.5, 0), (-179.5, 0)) == pytest.approx(111, abs=1)


def test_the_region_is_that_of_most_places():
    assert region_of([(-122.1, 37.4), (114.1, 22.5), (-0.1, 51.5), (120.2, 30.3)]) == [1, 3]


def test_the_first_of_equal_regions_counts():
    assert region_of([(-122.1, 37.4), (114.1, 22.5)]) == [0]


def test_no_place_makes_no_region():
    assert region_of([]) == []


@given(st.lists(places, min_size=1, max_size=8))
def test_every_place_lies_within_the_margin(found):
    frame = frame_around(found, PAPER)

    for lon, lat in found:
        x, y = frame.at(lon, lat)
        assert PAPER.margin - 1 <= x <= frame.width - PAPER.margin + 1
        assert PAPER.margin - 1 <= y <= frame.height - PAPER.margin + 1


@given(st.lists(places, min_size=1, max_size=8))
def test_a_frame_keeps_to_its_paper(found):
    frame = frame_around(found, PAPER)

    assert frame.width == PAPER.width
    assert PAPER.least_height <= frame.height <= PAPER.most_height


def test_corners_of_the_frame_are_corners_of_the_drawing():
    frame = world_frame(320)

    assert frame.at(frame.west, frame.north) == (0, 0)
    assert frame.at(frame.east, frame.south) == (320, frame.height)
    assert frame.east == pytest.approx(180)
