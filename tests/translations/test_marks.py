"""What a change of texts makes of what was known of them."""

import pytest

from translations.languages import column
from translations.marks import (
    BEHIND,
    CHANGED,
    CONVERTED,
    IN_REVIEW,
    MISSING,
    RETURNED,
    REVIEWED,
    SAME,
    STALE,
    WRITTEN,
    Mark,
    Told,
    minor_edit,
    original_of,
    reason_of,
    said_of,
    settle,
    source_of,
    state_of,
    told_again,
)

FIELDS = ("summary",)
EMPTY = dict.fromkeys(("summary_en", "summary_vi", "summary_zh_hans", "summary_zh_hant"), "")
ALL = EMPTY | {"summary_en": "One", "summary_vi": "Một", "summary_zh_hans": "一"}


def texts(**changes):
    return EMPTY | {f"summary_{name}": text for name, text in changes.items()}


def states(held, marks):
    found = {code: state_of("summary", code, held, marks) for code in ("en", "vi", "zh-hans")}
    return found | {"zh-hant": state_of("summary", "zh-hant", held, marks)}


def told(language, said, held, marks=None, **more):
    own = column("summary", language)
    source = source_of("summary", language, held, marks or {})
    original = more.pop("original", held[column("summary", source)] if source else "")
    return Told({own: said_of(held[own], said, source, original, **more)})


def test_texts_written_together_need_no_mark():
    assert settle(FIELDS, {}, ALL, {}) == {}
    assert states(ALL, {}) == {"en": WRITTEN, "vi": WRITTEN, "zh-hans": WRITTEN, "zh-hant": MISSING}


def test_a_field_that_is_written_nowhere_has_no_state():
    assert set(states(EMPTY, {}).values()) == {""}


def test_what_was_written_first_stays_the_original():
    vi = texts(vi="Một")
    both = vi | {"summary_en": "One"}

    marks = settle(FIELDS, vi, both, {})

    assert original_of("summary", both, marks) == "vi"
    assert marks["summary_en"].original_text == "Một"


def test_the_language_of_a_record_comes_before_english():
    assert original_of("summary", ALL, {}, "zh-hans") == "zh-hans"
    assert original_of("summary", ALL, {}) == "en"


def test_a_changed_original_makes_translations_stale_and_keeps_what_it_said():
    after = ALL | {"summary_en": "Two"}

    marks = settle(FIELDS, ALL, after, {})

    assert states(after, marks)["vi"] == STALE
    assert reason_of("summary", "vi", after, marks) == CHANGED
    assert marks["summary_vi"].original_text == "One"


def test_the_original_of_the_first_translation_is_kept_through_later_changes():
    second = ALL | {"summary_en": "Two"}
    third = ALL | {"summary_en": "Three"}
    marks = settle(FIELDS, second, third, settle(FIELDS, ALL, second, {}))

    assert marks["summary_vi"].original_text == "One"


def test_an_original_that_is_taken_back_leaves_nothing_stale():
    after = ALL | {"summary_en": "Two"}

    marks = settle(FIELDS, after, ALL, settle(FIELDS, ALL, after, {}))

    assert marks == {}


def test_a_minor_edit_keeps_a_review():
    marks = settle(FIELDS, ALL, ALL, {}, told=told("vi", REVIEWED, ALL))
    after = ALL | {"summary_en": "One."}

    marks = settle(FIELDS, ALL, after, marks, told=minor_edit(["summary_en"], ALL, after))

    assert states(after, marks)["vi"] == REVIEWED
    assert marks["summary_vi"].original_text == "One."


def test_a_minor_edit_after_a_major_one_leaves_what_is_stale():
    major, minor = ALL | {"summary_en": "Two"}, ALL | {"summary_en": "Two."}
    marks = settle(FIELDS, ALL, major, {})

    marks = settle(FIELDS, major, minor, marks, told=minor_edit(["summary_en"], major, minor))

    assert states(minor, marks)["vi"] == STALE
    assert marks["summary_vi"].original_text == "One"


def test_minor_edits_add_up_over_the_saves_of_a_draft():
    first, second = ALL | {"summary_en": "One."}, ALL | {"summary_en": "One!"}
    said = minor_edit(["summary_en"], ALL, first)
    said = said.and_then(minor_edit(["summary_en"], first, second))

    assert settle(FIELDS, ALL, second, {}, told=said) == {}


def test_a_stale_text_that_is_mended_without_a_word_stays_stale():
    major = ALL | {"summary_en": "Two"}
    marks = settle(FIELDS, ALL, major, {})
    mended = major | {"summary_vi": "Một."}

    assert states(mended, settle(FIELDS, major, mended, marks))["vi"] == STALE
    spoken = told("vi", WRITTEN, mended, marks)
    assert states(mended, settle(FIELDS, major, mended, marks, told=spoken))["vi"] == WRITTEN


def test_still_correct_brings_a_review_back():
    marks = settle(FIELDS, ALL, ALL, {}, told=told("vi", REVIEWED, ALL))
    major = ALL | {"summary_en": "Two"}
    marks = settle(FIELDS, ALL, major, marks)
    assert states(major, marks)["vi"] == STALE
    assert marks["summary_vi"].said == REVIEWED

    marks = settle(FIELDS, major, major, marks, told=told("vi", REVIEWED, major, marks))

    assert states(major, marks)["vi"] == REVIEWED


def test_a_text_made_from_a_stale_one_is_behind():
    held = ALL | {"summary_zh_hant": "一"}
    mark = Mark(CONVERTED, "script", "zh-hans").moved_to("一")
    major = held | {"summary_en": "Two"}

    marks = settle(FIELDS, held, major, {"summary_zh_hant": mark})

    assert reason_of("summary", "zh-hant", major, marks) == BEHIND
    assert state_of("summary", "zh-hant", held, {"summary_zh_hant": mark}) == CONVERTED


def test_what_is_said_of_another_text_counts_for_nothing():
    said = told("vi", REVIEWED, ALL)
    after = ALL | {"summary_vi": "Khác"}

    assert states(after, settle(FIELDS, ALL, after, {}, told=said))["vi"] == WRITTEN


def test_what_was_translated_from_an_older_original_arrives_stale():
    said = told("vi", IN_REVIEW, ALL, original="Zero")

    marks = settle(FIELDS, ALL, ALL, {}, told=said)

    assert states(ALL, marks)["vi"] == STALE
    assert marks["summary_vi"].original_text == "Zero"


def test_an_empty_text_can_be_the_same_on_purpose():
    said = told("zh-hant", SAME, ALL)

    marks = settle(FIELDS, ALL, ALL, {}, told=said)

    assert states(ALL, marks)["zh-hant"] == SAME
    major = ALL | {"summary_en": "Two"}
    assert states(major, settle(FIELDS, ALL, major, marks))["zh-hant"] == SAME


def test_a_returned_text_is_stale_until_it_is_written_anew():
    said = told("vi", WRITTEN, ALL, note="Sai nghĩa")
    marks = settle(FIELDS, ALL, ALL, {}, told=said)
    assert reason_of("summary", "vi", ALL, marks) == RETURNED

    after = ALL | {"summary_vi": "Đúng"}

    assert states(after, settle(FIELDS, ALL, after, marks))["vi"] == WRITTEN


def test_an_emptied_original_hands_over_to_what_is_left():
    after = ALL | {"summary_en": ""}

    marks = settle(FIELDS, ALL, after, {})

    assert original_of("summary", after, marks) == "vi"
    assert states(after, marks) == {
        "en": MISSING,
        "vi": WRITTEN,
        "zh-hans": WRITTEN,
        "zh-hant": MISSING,
    }


def test_what_was_known_is_said_again_of_texts_that_come_back():
    marks = settle(FIELDS, ALL, ALL, {}, told=told("vi", REVIEWED, ALL))
    now = ALL | {"summary_vi": "Khác"}
    later = settle(FIELDS, ALL, now, marks)

    again = told_again(FIELDS, ["summary_vi"], ALL, marks)

    assert states(ALL, settle(FIELDS, now, ALL, later, told=again))["vi"] == REVIEWED


@pytest.mark.parametrize("said", [Told(), told("vi", REVIEWED, ALL, by=3, at="2026-01-01")])
def test_what_was_said_is_kept_as_data(said):
    assert Told.read(said.as_data()) == said


def test_a_hash_knows_neither_line_ends_nor_composition():
    before = ALL | {"summary_en": "Đà Nẵng\r\nb "}
    after = ALL | {"summary_en": "Đà Nẵng\nb"}

    assert settle(FIELDS, before, after, {}) == {}


def test_a_field_that_is_written_nowhere_has_no_marks():
    said = told("zh-hant", SAME, ALL)
    marks = settle(FIELDS, ALL, ALL, {}, told=said)

    assert marks
    assert settle(FIELDS, ALL, dict.fromkeys(ALL, ""), marks) == {}
