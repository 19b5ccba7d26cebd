"""The numbers of running text, whatever form a language gives them."""

from decimal import Decimal

import pytest

from tests.translations.drifts.texts import TEXTS
from translations.numbers import differences, readings


def first(text: str, language: str):
    return next(each for each in readings(text, language) if each.sure)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "630.5 billion"),
        ("en", "630,500 million"),
        ("vi", "630,5 tỷ"),
        ("vi", "630.500 triệu"),
        ("zh-hans", "6305亿"),
        ("zh-hans", "六千三百零五亿"),
        ("zh-hant", "6,305億"),
        ("zh-hant", "６３０５億"),
    ],
)
def test_one_number_is_read_from_every_form_of_it(language, text):
    assert first(text, language).key == (Decimal(630_500_000_000), "")


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("en", "25,000", 25_000),
        ("vi", "25.000", 25_000),
        ("en", "twenty-five thousand", 25_000),
        ("en", "a million", 1_000_000),
        ("en", "three hundred and sixty", 360),
        ("vi", "hai mươi lăm nghìn", 25_000),
        ("vi", "một trăm năm mươi", 150),
        ("vi", "2 tỷ rưỡi", 2_500_000_000),
        ("zh-hans", "二万五", 25_000),
        ("zh-hans", "二万零五", 20_005),
        ("zh-hans", "一亿二千万", 120_000_000),
        ("zh-hans", "1亿2000万", 120_000_000),
        ("zh-hans", "一百亿亿", 10**18),
        ("zh-hant", "一百萬兆", 10**18),
        ("zh-hant", "3.46兆", 3_460_000_000_000),
        ("zh-hans", "二〇二四年", 2024),
    ],
)
def test_scales_and_numerals_are_worked_out(language, text, value):
    assert first(text, language).key[0] == value


@pytest.mark.parametrize(
    ("language", "text", "key"),
    [
        ("en", "12.5 per cent", (Decimal("12.5"), "percent")),
        ("vi", "12,5 phần trăm", (Decimal("12.5"), "percent")),
        ("zh-hans", "百分之十二点五", (Decimal("12.5"), "percent")),
        ("zh-hans", "3成", (Decimal(30), "percent")),
        ("en", "10 percentage points", (Decimal(10), "pp")),
        ("vi", "10 điểm phần trăm", (Decimal(10), "pp")),
        ("zh-hant", "10個百分點", (Decimal(10), "pp")),
        ("en", "two thirds", ("2/3", "fraction")),
        ("vi", "hai phần ba", ("2/3", "fraction")),
        ("zh-hant", "三分之二", ("2/3", "fraction")),
        ("en", "July", (Decimal(7), "month")),
        ("vi", "tháng 7", (Decimal(7), "month")),
        ("zh-hans", "7月", (Decimal(7), "month")),
        ("en", "the 1990s", (Decimal(1990), "decade")),
        ("zh-hans", "上世纪90年代", (Decimal(1990), "decade")),
        ("vi", "quý III", (Decimal(3), "quarter")),
        ("zh-hant", "第3季", (Decimal(3), "quarter")),
        ("en", "third quarter", (Decimal(3), "quarter")),
    ],
)
def test_what_a_number_counts_is_part_of_it(language, text, key):
    assert first(text, language).key == key


def test_a_number_keeps_its_place_in_the_text():
    text = "Năm 2024 đạt 630,5 tỷ nhân dân tệ."

    found = [text[each.start : each.end] for each in readings(text, "vi") if not each.spelled]

    assert found == ["2024", "630,5 tỷ nhân dân tệ"]


def test_separators_of_another_language_are_told_apart_from_names():
    wrong = readings("tăng 12.5% so với GPT-4.5", "vi")

    assert [each.misprinted for each in wrong if not each.spelled] == [True, False]


@pytest.mark.parametrize(
    ("language", "text"),
    [("zh-hans", "百度、万科和三角洲十分重要"), ("vi", "tỷ lệ năm ngoái"), ("en", "one and only")],
)
def test_words_that_only_look_like_numbers_ask_for_none(language, text):
    assert not [each for each in readings(text, language) if each.sure]


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_texts_that_say_the_same_do_not_differ(text):
    read = {language: readings(words, language) for language, words in text.items()}

    for language in ("vi", "zh-hans", "zh-hant"):
        found = differences(read["en"], read[language])
        assert [*found.missing, *found.added, *found.currencies] == [], language


def test_years_that_changed_places_are_seen_though_the_numbers_are_the_same():
    original = readings("from 5% in 2021 to 8% in 2024", "en")

    straight = differences(original, readings("2021年的5%增至2024年的8%", "zh-hans"))
    turned = differences(original, readings("2024年为8%，2021年为5%", "zh-hans"))
    swapped = differences(original, readings("2024年的5%增至2021年的8%", "zh-hans"))

    assert not straight.reordered
    assert not turned.reordered
    assert swapped.reordered


@pytest.mark.parametrize(
    "piece", ["亿", "9", "9,", "1/", "tỷ ", "million ", "百分之", "two ", "{{"]
)
def test_hostile_texts_are_read_too(piece):
    for language in ("en", "vi", "zh-hans", "zh-hant"):
        assert len(readings(piece * 5000, language)) <= 15_000
