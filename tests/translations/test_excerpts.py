"""The start of a text, for descriptions."""

from translations.excerpts import MOST, excerpt_of


def test_a_short_text_stays_whole_in_one_line():
    assert excerpt_of("One.\n\nTwo  three.") == "One. Two three."


def test_a_long_text_ends_with_a_sentence():
    first = "The first sentence is long enough to stand alone as a description."

    assert excerpt_of(f"{first} {'More words follow here. ' * 8}").startswith(first)
    assert excerpt_of(f"{first} {'words ' * 40}end.") == first


def test_a_long_first_sentence_ends_between_words():
    found = excerpt_of("wordy " * 60)

    assert found.endswith("wordy…")
    assert len(found) <= MOST


def test_chinese_ends_with_its_own_full_stop():
    first = "深" * 60 + "。"

    assert excerpt_of(first + "圳" * 120 + "。") == first


def test_a_decimal_point_ends_no_sentence():
    assert excerpt_of("Up 6.46 percent. Then down.") == "Up 6.46 percent. Then down."


def test_a_sentence_that_refers_to_a_figure_is_left_out():
    text = "A city. It spends {{figure:hub/a/rd@2024}} on research. It grows."

    assert excerpt_of(text) == "A city. It grows."
