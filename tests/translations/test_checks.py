"""The checks of a translation: what they find, and what they leave alone."""

import time

import pytest
from django.utils.translation import override

from tests.translations.drifts.measuring import content_texts, found_of, recall
from tests.translations.drifts.texts import TEXTS
from translations.checks import findings


def codes(original, language, text, other, **how):
    return [found.code for found in findings(original, language, text, other, **how)]


def test_no_drift_of_our_own_texts_is_missed():
    made, found, missed = recall(TEXTS, 500)

    assert sum(made.values()) == 500
    assert missed == []


def test_no_drift_in_the_starter_content_is_missed():
    _made, _found, missed = recall([text for _place, text in content_texts()], 200)

    assert missed == []


def test_texts_without_drift_raise_no_alarm():
    assert found_of((f"{number} body", text) for number, text in enumerate(TEXTS)) == {}


def test_the_starter_content_raises_no_alarm():
    assert found_of(content_texts()) == {}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GDP的{{figure:hub/a/b@2024}}{{claim:7}}。", []),
        ("{{claim:7}}GDP的{{figure:hub/a/b@2024}}。", []),
        ("GDP的{{figure:hub/a/b@2023}}{{claim:7}}。", ["reference", "reference"]),
        ("GDP的{{figure:hub/a/b@2024}}。", ["reference"]),
        ("GDP的{{figure:hub/a/b@2024}}{{claim:7}。", ["reference", "braces", "numbers"]),
    ],
)
def test_references_are_the_same_in_any_order(text, expected):
    original = "{{figure:hub/a/b@2024}} of GDP.{{claim:7}}"

    assert codes(original, "en", text, "zh-hans", kind="prose") == expected


def test_a_link_may_lead_to_the_page_in_the_own_language():
    original = "See [here](https://example.org/en/a/) and [there](../sources/#x)."
    fine = "Xem [đây](https://example.org/vi/a/) và [kia](../sources/#x)."
    wrong = "Xem [đây](https://example.org/vi/b/) và [kia](../sources/)."

    assert codes(original, "en", fine, "vi", kind="prose") == []
    assert codes(original, "en", wrong, "vi", kind="prose") == ["link", "link"]


def test_headings_lists_and_emphasis_are_counted():
    original = "## What {#what}\n\n- **one** thing\n- another thing\n\nThe end of it."
    text = "## 何事 {#what}\n\n- **一件**事\n\n完。"

    assert codes(original, "en", text, "zh-hans", kind="prose") == ["markup"]


def test_placeholders_are_kept():
    assert codes("%(n)s firms of {city}", "en", "%(n)s công ty", "vi") == ["placeholder"]


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("zh-hant", "深圳发展很快", "发"),
        ("zh-hans", "深圳發展很快", "發"),
        ("zh-hant", "皇后在那里的台面上，于先生很干", ""),
        ("zh-hans", "皇后在那里的台面上，于先生很干", ""),
        ("zh-hant", "臺灣的軟體與網路，這裡的牆面", ""),
    ],
)
def test_characters_of_the_other_script_are_found_and_common_ones_left(language, text, found):
    told = [each for each in findings("x", "en", text, language) if each.code == "variant"]

    assert "".join(piece for each in told for piece in each.pieces) == found
    assert [text[start:end] for each in told for start, end in each.spans] == list(found)


def test_a_quoted_title_in_the_other_script_is_only_asked_about():
    found = findings("《硅谷百年史》", "zh-hans", "《硅谷百年发史》", "zh-hant")

    assert [(each.code, each.severity) for each in found] == [("variant", "warning")]


def test_quotation_marks_of_taiwan_are_corners():
    original = "他说“好”。"

    assert codes(original, "zh-hans", "他說“好”。", "zh-hant") == ["quotes"]
    assert codes(original, "zh-hans", "他說「好」。", "zh-hant") == []


def test_a_copy_of_the_original_is_no_translation_unless_it_is_names():
    assert codes("The city has many firms.", "en", "The city has many firms.", "vi") == [
        "untranslated"
    ]
    assert codes("中关村", "zh-hans", "中关村", "en") == ["untranslated"]
    for same in ("Hub Atlas", "JD.com", "EFLOPS", "km²", "5G", "SmallRig"):
        assert codes(same, "en", same, "vi") == []
    assert codes("深圳", "zh-hans", "深圳", "zh-hant") == []


def test_a_text_in_the_wrong_language_is_asked_about():
    english = "a city of makers that sells to all the world and buys from it"

    assert "language" in codes("một thành phố của những nhà sáng chế", "vi", english, "zh-hans")


def test_letters_stored_apart_are_told_and_still_read():
    apart = "630,5 ty\u0309 nhân dân tệ"

    assert codes("630.5 billion yuan", "en", apart, "vi") == ["nfc"]


@pytest.mark.parametrize("text", ["Thành phố  này", "Thành phố này .", " Thành phố này"])
def test_spaces_too_many_are_told(text):
    assert codes("This city", "en", text, "vi") == ["spaces"]


def test_what_is_far_too_short_is_told():
    original = "The city grew from a fishing village into a place where a great many firms work."

    assert codes(original, "en", "Thành phố lớn.", "vi") == ["length"]


def test_a_finding_speaks_the_language_of_the_editor_and_names_the_pieces():
    with override("en"):
        (found,) = findings("over 25,000 firms", "en", "hơn 2.500 doanh nghiệp", "vi")[:1]

    assert found.severity == "error"
    assert found.message == "Numbers that the translation lacks: 25,000"
    assert found.pieces == ("25,000",)


def test_an_empty_text_is_missing_and_no_drift():
    assert findings("5 firms", "en", "", "vi") == []
    assert findings("", "en", "5 công ty", "vi") == []


def test_a_language_that_is_none_of_ours_is_refused():
    with pytest.raises(ValueError, match="none of en, vi"):
        findings("a", "en", "b", "fr")


@pytest.mark.parametrize(
    "piece",
    ["a", "1,", "1.", "[](", "](", "**", "`", "{{", "{{claim:1}}", "「", "“", "亿", "二", "www.a",
     "%(", " ", "\n\n", "- ", "分之", "two ", "nghìn tỷ ", "a ,", "1/2/", "发", "%", "http://"],
)  # fmt: skip
def test_time_grows_with_the_length_alone(piece):
    def seconds(size: int) -> float:
        started = time.process_time()
        findings(piece * size, "en", piece * size + "x", "zh-hant", kind="prose")
        findings(piece * size + "x", "vi", piece * size, "en", kind="prose")
        return time.process_time() - started

    seconds(10)
    small = max(seconds(400), seconds(400), 0.01)

    # Ten times the length takes ten times as long; what grows with its square, a hundred times.
    assert min(seconds(4_000), seconds(4_000)) < 30 * small


def test_a_page_of_thirty_texts_is_checked_at_once():
    pairs = [text for _place, text in content_texts()][:30]
    started = time.process_time()
    for text in pairs:
        findings(text["en"], "en", text["zh-hant"], "zh-hant", kind="prose")

    assert time.process_time() - started < 1
