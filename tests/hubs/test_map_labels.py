"""Names on a map cover nothing."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hubs.map_labels import Dot, Style, clash, place, text_width

STYLE = Style(13, 24)
NAMES = ["Shenzhen", "Hong Kong", "Yangtze River Delta", "Vùng Vịnh Lớn", "粤港澳大湾区"]
dots = st.builds(Dot, st.integers(0, 320), st.integers(0, 400), st.sampled_from(NAMES), st.just(4))


def placed(*found, width=320, height=400):
    return place(found, width, height, STYLE)


def test_a_name_alone_stands_to_the_right_of_its_dot():
    (label,) = placed(Dot(100, 100, "Shenzhen", 4))

    assert label.anchor == "start"
    assert label.text_x > 104
    assert label.text_y == 100
    assert label.line is None


def test_a_name_at_the_right_edge_stands_to_the_left():
    (label,) = placed(Dot(310, 100, "Shenzhen", 4))

    assert label.anchor == "end"
    assert label.text_x < 306


def test_names_of_dots_close_together_go_apart():
    found = [Dot(150 + n * 4, 200 + n % 2 * 4, f"City number {n}", 4) for n in range(6)]
    labels = placed(*found)

    assert all(labels)
    assert any(label.line for label in labels)


def test_places_do_not_depend_on_the_order_of_the_dots():
    found = [Dot(150 + n * 5, 200 + n % 3 * 7, f"City {n}", 4) for n in range(7)]

    assert placed(*found) == placed(*found[::-1])[::-1]


def test_a_name_wider_than_the_drawing_is_left_out():
    assert placed(Dot(20, 20, "Shenzhen", 4), width=40, height=40) == (None,)


@settings(deadline=None, max_examples=40)
@given(st.lists(dots, max_size=10, unique_by=lambda dot: (dot.x, dot.y)))
def test_no_name_covers_another_a_dot_or_leaves_the_drawing(found):
    labels = placed(*found)

    for one, other in combinations(filter(None, labels), 2):
        assert not clash(one, other)
    for label in filter(None, labels):
        box = label.box
        assert box.left >= 0
        assert box.top >= 0
        assert box.left + box.width <= 320
        assert box.top + box.height <= 400
        for dot in found:
            beside = dot.x + 4 <= box.left or dot.x - 4 >= box.left + box.width
            assert beside or dot.y + 4 <= box.top or dot.y - 4 >= box.top + box.height


@pytest.mark.parametrize(
    ("text", "least", "most"),
    [("Shenzhen", 60, 75), ("深圳", 26, 26), ("Quý Dương", 65, 90), ("Q", 8, 10)],
)
def test_widths_are_estimated_for_every_script(text, least, most):
    assert least <= text_width(text, 13) <= most
