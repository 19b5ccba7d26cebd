"""Conversion between the two Chinese scripts."""

import pytest
from django.conf import settings

from editorial.files import read_items
from tests.translations.drifts.measuring import content_texts
from translations.checks import findings
from translations.conversion import convert
from translations.glossary import Entry, forms_of

HANS, HANT = "zh-hans", "zh-hant"


@pytest.fixture(scope="module")
def glossary():
    return [
        Entry(
            item.mapping["slug"],
            {code: forms_of(text) for code, text in item.mapping["term"].items()},
            protect=item.mapping.get("protect", False),
        )
        for item in read_items(settings.CONTENT_DIR)
        if item.shape.folder == "glossary"
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("支持创业", "支持創業"),
        ("悉尼", "雪梨"),
        ("台积电与华为", "台積電與華為"),
        ("数据中心的数据", "資料中心的資料"),
        ("人工智能芯片", "人工智慧晶片"),
        ("这里的皇后在发理发，然后发展", "這裡的皇后在發理髮，然後發展"),
        ("发布于2024年", "發布於2024年"),
        ("他说：“他叫‘阿里’。”", "他說：「他叫『阿里』。」"),
        ("it’s 5G", "it’s 5G"),
        ("3.46万亿元、6305亿元", "3.46兆元、6305億元"),
    ],
)
def test_simplified_becomes_what_taiwan_writes(glossary, text, expected):
    assert convert(text, HANS, HANT, entries=glossary).text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("人工智慧晶片與軟體", "人工智能芯片与软件"),
        ("他說：「他叫『阿里』。」", "他说：“他叫‘阿里’。”"),
        ("3.46兆元，6兆瓦", "3.46万亿元，6兆瓦"),
        ("這裡的著作在後面", "这里的著作在后面"),
    ],
)
def test_traditional_becomes_simplified(glossary, text, expected):
    assert convert(text, HANT, HANS, entries=glossary).text == expected


def test_what_is_no_prose_stays():
    kept = "{{figure:hub/a/b@2024}} [x](../里/#发) `发` {#fa} https://example.org/发 %(发)s {n}"

    assert convert(f"发 {kept}", HANS, HANT).text.endswith(kept.replace("(发)s", "(發)s"))


def test_names_of_records_come_before_terms_and_characters(glossary):
    names = {"余承东": "余承東", "数据集团": "數據集團"}

    found = convert("余承东去了数据集团", HANS, HANT, entries=glossary, names=names)

    assert found.text == "余承東去了數據集團"
    assert [found.text[start:end] for start, end in found.fixed] == ["余承東", "數據集團"]


def test_a_protected_term_stays_in_either_script():
    term = Entry("title", {HANS: ("硅谷百年史",)}, protect=True)

    found = convert("《硅谷百年史》说发展", HANS, HANT, entries=[term])

    assert found.text == "《硅谷百年史》說發展"


def test_changed_places_are_those_that_read_otherwise(glossary):
    found = convert("深圳的芯片{{claim:1}}很快", HANS, HANT, entries=glossary)

    assert found.text == "深圳的晶片{{claim:1}}很快"
    assert [found.text[start:end] for start, end in found.changed] == ["晶片"]


def test_another_pair_of_languages_is_refused():
    with pytest.raises(ValueError, match="en is not converted"):
        convert("a", "en", HANT)


@pytest.mark.parametrize(("source", "target"), [(HANS, HANT), (HANT, HANS)])
def test_a_converted_text_of_the_content_passes_its_checks(glossary, source, target):
    for place, text in content_texts():
        if text.get(source):
            made = convert(text[source], source, target, entries=glossary).text
            told = [
                each for each in findings(text[source], source, made, target) if not _title(each)
            ]
            assert told == [], place


def _title(found) -> bool:
    """Tell whether a finding only asks about what stands in quotation marks."""
    return (found.code, found.severity) == ("variant", "warning")


def test_most_of_what_editors_wrote_alike_converts_to_the_same_words(glossary):
    """Both Chinese texts are written for their readers; many paragraphs differ in more."""
    pairs = [
        (one, other)
        for _place, text in content_texts()
        if text.get(HANS) and text.get(HANT)
        for one, other in zip(text[HANS].split("\n"), text[HANT].split("\n"), strict=True)
        if one.strip()
    ]
    same = sum(convert(one, HANS, HANT, entries=glossary).text == other for one, other in pairs)
    bare = sum(convert(one, HANS, HANT).text == other for one, other in pairs)

    assert same / len(pairs) > 0.35
    assert same > bare


@pytest.mark.parametrize("piece", ["\U000f0000", "发", "「", "“", "{{", "](", "数据", "1万亿", "’"])
def test_hostile_texts_are_converted_too(glossary, piece):
    found = convert(piece * 3000, HANS, HANT, entries=glossary)

    assert all(0 <= start < end <= len(found.text) for start, end in found.changed)
