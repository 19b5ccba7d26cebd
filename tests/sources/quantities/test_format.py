"""How format_quantity prints numbers, qualifiers and units in four languages."""

from decimal import Decimal

import pytest

from sources.quantities import LANGUAGES, UnitNames, format_plain, format_quantity, number_scale
from tests.sources.quantities.unit_names import unit_names

BARE = UnitNames("", "count", "", "")


def shown(value, language, unit=BARE, **more):
    """Print a quantity and return all its text."""
    names = unit_names(unit, language) if isinstance(unit, str) else unit
    value = None if value is None else Decimal(value)
    return format_quantity(value=value, unit=names, language=language, **more).text


def in_all_languages(value, unit=BARE, **more):
    return [shown(value, language, unit, **more) for language in LANGUAGES]


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        ("1234567.891", ["1,234,567.891", "1.234.567,891", "1,234,567.891", "1,234,567.891"]),
        ("25000", ["25,000", "25.000", "2.5万", "2.5萬"]),
        ("24700", ["24,700", "24.700", "2.47万", "2.47萬"]),
        ("13700000", ["13.7 million", "13,7 triệu", "1370万", "1370萬"]),
        ("3500000000", ["3.5 billion", "3,5 tỷ", "35亿", "35億"]),
        ("3.46E+12", ["3.46 trillion", "3,46 nghìn tỷ", "3.46万亿", "3.46兆"]),
        ("0", ["0", "0", "0", "0"]),
        ("-25000", ["-25,000", "-25.000", "-2.5万", "-2.5萬"]),
        ("9999", ["9,999", "9.999", "9,999", "9,999"]),
        ("999999", ["999,999", "999.999", "99.9999万", "99.9999萬"]),
        ("1000000", ["1 million", "1 triệu", "100万", "100萬"]),
        (
            "12345678000000000",
            ["12,345.678 trillion", "12.345,678 nghìn tỷ", "12,345.678万亿", "12,345.678兆"],
        ),
    ],
)
def test_numbers_follow_the_house_table(value, texts):
    assert in_all_languages(value) == texts


@pytest.mark.parametrize(
    ("value", "unit", "texts"),
    [
        ("12.5", "percent", ["12.5%", "12,5%", "12.5%", "12.5%"]),
        ("5.1E+9", "usd", ["US$5.1 billion", "5,1 tỷ US$", "51亿美元", "51億美元"]),
        (
            "630500000000",
            "cny",
            ["CNY 630.5 billion", "630,5 tỷ nhân dân tệ", "6305亿元", "6305億元人民幣"],
        ),
        (
            "2.4",
            "percentage_point",
            ["2.4 percentage points", "2,4 điểm phần trăm", "2.4个百分点", "2.4個百分點"],
        ),
        ("1", "rank", ["No. 1", "hạng 1", "第1名", "第1名"]),
        ("26", "policies", ["26 policies", "26 chính sách", "26项政策", "26項政策"]),
        ("57", "eflops", ["57 EFLOPS"] * 4),
        ("2", "times", ["2 times", "2 lần", "2倍", "2倍"]),
        ("1", "companies", ["1 company", "1 doanh nghiệp", "1家企业", "1家企業"]),
        ("-5", "usd", ["-US$5", "-5 US$", "-5美元", "-5美元"]),
        ("25000", "percent", ["25,000%", "25.000%", "25,000%", "25,000%"]),
    ],
)
def test_units_stand_where_each_language_wants_them(value, unit, texts):
    assert in_all_languages(value, unit) == texts


@pytest.mark.parametrize(
    ("qualifier", "texts"),
    [
        ("exact", ["25,000", "25.000", "2.5万", "2.5萬"]),
        ("over", ["over 25,000", "hơn 25.000", "超过2.5万", "超過2.5萬"]),
        ("at_least", ["at least 25,000", "ít nhất 25.000", "至少2.5万", "至少2.5萬"]),
        ("nearly", ["nearly 25,000", "gần 25.000", "近2.5万", "近2.5萬"]),
        ("about", ["about 25,000", "khoảng 25.000", "约2.5万", "約2.5萬"]),
        ("under", ["under 25,000", "dưới 25.000", "不足2.5万", "不足2.5萬"]),
        ("at_most", ["at most 25,000", "tối đa 25.000", "至多2.5万", "至多2.5萬"]),
    ],
)
def test_qualifier_is_part_of_the_value(qualifier, texts):
    assert in_all_languages("25000", qualifier=qualifier) == texts


def test_qualifier_stands_before_the_currency():
    assert shown("630500000000", "en", "cny", qualifier="over") == "over CNY 630.5 billion"
    assert shown("90", "en", "percent", qualifier="over") == "over 90%"


@pytest.mark.parametrize(
    ("low", "high", "texts"),
    [
        ("500", "600", ["500–600"] * 4),
        ("5000000", "6000000", ["5–6 million", "5–6 triệu", "500–600万", "500–600萬"]),
        ("500", "25000", ["500–25,000", "500–25.000", "500–25,000", "500–25,000"]),
        ("0", "5000000", ["0–5 million", "0–5 triệu", "0–500万", "0–500萬"]),
    ],
)
def test_both_ends_of_a_range_share_one_scale(low, high, texts):
    assert in_all_languages(low, value_high=Decimal(high), qualifier="range") == texts


@pytest.mark.parametrize(
    ("value", "digits", "language", "text"),
    [
        ("70", 1, "en", "70.0"),
        ("70", 1, "vi", "70,0"),
        ("6.46", 2, "en", "6.46"),
        ("6.46", None, "en", "6.46"),
        ("6.460000", 2, "en", "6.46"),
        ("5.40E+12", -10, "zh-hans", "5.40万亿"),
        ("5.40E+12", -10, "en", "5.40 trillion"),
        ("1844000", -3, "zh-hant", "184.4萬"),
        ("1844000", -3, "en", "1.844 million"),
        ("630000000000", -8, "en", "630.0 billion"),
        ("630000000000", -8, "zh-hans", "6300亿"),
        ("25000", 0, "zh-hans", "2.5万"),
        ("25000", -3, "en", "25,000"),
        ("1234567", 2, "en", "1,234,567.00"),
    ],
)
def test_zeros_of_the_source_are_kept_and_none_added(value, digits, language, text):
    assert shown(value, language, digits=digits) == text


def test_value_glue_and_unit_are_kept_apart():
    quantity = format_quantity(
        value=Decimal(25000),
        qualifier="over",
        unit=unit_names("companies", "en"),
        language="en",
    )

    assert (quantity.value, quantity.glue, quantity.unit) == ("over 25,000", " ", "companies")
    assert quantity.text == "over 25,000 companies"


@pytest.mark.parametrize(("unit", "text"), [("cny", "CNY 5"), ("usd", "US$5"), ("rank", "No. 5")])
def test_what_stands_before_a_number_belongs_to_the_value(unit, text):
    quantity = format_quantity(value=Decimal(5), unit=unit_names(unit, "en"), language="en")

    assert (quantity.value, quantity.glue, quantity.unit) == (text, "", "")


def test_fraction_is_printed_in_place_of_the_number_and_its_unit():
    assert in_all_languages("0.333333", "percent", fraction="1/3") == ["1/3"] * 4
    assert shown("0.333333", "zh-hant", fraction="1/3", qualifier="nearly") == "近1/3"


def test_vague_word_is_printed_alone():
    assert shown(None, "vi", "companies", qualifier="vague", vague="hàng trăm") == "hàng trăm"


@pytest.mark.parametrize(
    ("values", "language", "scale"),
    [
        (["25000", "16500"], "en", 0),
        (["25000", "16500"], "zh-hans", 4),
        (["25000", "8000"], "zh-hant", 0),
        (["13700000", "3500000000"], "vi", 6),
        (["630500000000", "5400000000000"], "en", 9),
        (["630500000000", "5400000000000"], "zh-hans", 8),
        (["5400000000000", "3460000000000"], "zh-hant", 12),
        (["-13700000", "0"], "en", 6),
        (["6.46", "3500000000"], "en", 0),
        ([], "en", 0),
    ],
)
def test_row_takes_the_scale_of_its_smallest_value(values, language, scale):
    assert number_scale([None, *map(Decimal, values)], language) == scale


def test_cells_of_a_row_are_printed_in_its_scale():
    assert shown("5400000000000", "en", "cny", scale=9, digits=-11) == "CNY 5,400 billion"
    assert shown("5400000000000", "zh-hans", "cny", scale=8) == "54,000亿元"
    assert shown("2500", "zh-hant", scale=4) == "0.25萬"
    assert shown("0", "en", scale=6) == "0"
    assert shown("13700000", "en", scale=0) == "13,700,000"


@pytest.mark.parametrize(
    "wrong",
    [
        {"value": None},
        {"value": None, "qualifier": "vague"},
        {"value": Decimal(5), "qualifier": "range"},
        {"value": Decimal(5), "qualifier": "roughly"},
        {"value": Decimal(5), "scale": 4},
        {"value": Decimal("NaN")},
    ],
)
def test_what_cannot_be_printed_is_an_error(wrong):
    with pytest.raises(ValueError, match="."):
        format_quantity(unit=BARE, language="en", **wrong)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("70.0", "70"),
        ("6.460000", "6.46"),
        ("25000", "25000"),
        ("2.5E+4", "25000"),
        ("0.000000", "0"),
        ("-0", "0"),
        ("-0.50", "-0.5"),
        ("123456789012345678.123456", "123456789012345678.123456"),
        ("123456789012345678901234567890", "123456789012345678901234567890"),
    ],
)
def test_plain_form_has_no_exponent_and_no_trailing_zeros(value, text):
    assert format_plain(Decimal(value)) == text
