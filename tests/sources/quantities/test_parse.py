"""What parse_quantity reads in articles of four languages, and what it refuses."""

import time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sources.quantities import LANGUAGES, Quantity, QuantityError, parse_quantity


def read(text, language):
    """Read (value, qualifier, unit) where no more is asked."""
    quantity = parse_quantity(text, language)
    return quantity.value, quantity.qualifier, quantity.unit


@pytest.mark.parametrize(
    ("text", "language", "value", "qualifier", "unit", "digits"),
    [
        ("184.4萬件", "zh-hant", "1844000", "exact", "items", -3),
        ("184.4\n萬件", "zh-hant", "1844000", "exact", "items", -3),
        ("6305億元", "zh-hant", "630500000000", "exact", "cny", -8),
        ("11,35 tỷ nhân dân tệ", "vi", "11350000000", "exact", "cny", -7),
        ("over 25,000", "en", "25000", "over", None, 0),
        ("突破2.5萬家", "zh-hant", "25000", "over", "companies", -3),
        ("近10個百分點", "zh-hant", "10", "nearly", "percentage_point", 0),
        ("0.1%", "zh-hant", "0.1", "exact", "percent", 1),
        ("70.0%", "zh-hant", "70", "exact", "percent", 1),
        ("6.46%", "zh-hant", "6.46", "exact", "percent", 2),
        ("1.65萬家", "zh-hant", "16500", "exact", "companies", -2),
        ("5.4萬億元", "zh-hant", "5400000000000", "exact", "cny", -11),
        ("hơn 90%", "vi", "90", "over", "percent", 0),
        ("vượt 57 EFLOPS", "vi", "57", "over", "eflops", 0),
        ("(1,56 tỷ USD)", "vi", "1560000000", "exact", "usd", -7),
        ("26 chính sách", "vi", "26", "exact", "policies", 0),
        ("hơn 50 bộ phim", "vi", "50", "over", "films", 0),
        ("11 chi nhánh", "vi", "11", "exact", "branches", 0),
        ("第一", "zh-hant", "1", "exact", "rank", 0),
        ("1万亿元", "zh-hans", "1000000000000", "exact", "cny", -12),
        ("700個SKU", "zh-hant", "700", "exact", "product_lines", 0),
        ("10億元", "zh-hant", "1000000000", "exact", "cny", -8),
        ("13個月", "zh-hant", "13", "exact", "months", 0),
        ("三次迭代", "zh-hant", "3", "exact", "iterations", 0),
        ("60億美刀", "zh-hant", "6000000000", "exact", "usd", -8),
        ("百家", "zh-hant", "100", "exact", "companies", -2),
        ("2.4個百分點", "zh-hant", "2.4", "exact", "percentage_point", 1),
    ],
)
def test_phrases_of_the_first_articles_are_read(text, language, value, qualifier, unit, digits):
    assert parse_quantity(text, language) == Quantity(
        Decimal(value), None, qualifier, unit, digits, ""
    )


@pytest.mark.parametrize(
    ("text", "language", "value", "digits"),
    [
        ("1,234,567.891", "en", "1234567.891", 3),
        ("1.234.567,891", "vi", "1234567.891", 3),
        ("1,234,567.891", "zh-hans", "1234567.891", 3),
        ("25,000", "en", "25000", 0),
        ("25.000", "vi", "25000", 0),
        ("25.000", "en", "25", 3),
        ("25\u00a0000", "en", "25000", 0),
        ("25\u202f000,5", "vi", "25000.5", 1),
        ("２５，０００", "zh-hans", "25000", 0),
        ("2.5万", "zh-hans", "25000", -3),
        ("2.50万", "zh-hans", "25000", -2),
        ("2.5萬", "zh-hans", "25000", -3),
        ("13.7 million", "en", "13700000", -5),
        ("13,7 triệu", "vi", "13700000", -5),
        ("1370万", "zh-hans", "13700000", -4),
        ("1370萬", "zh-hant", "13700000", -4),
        ("3.5 billion", "en", "3500000000", -8),
        ("3,5 tỷ", "vi", "3500000000", -8),
        ("3,5 tỉ", "vi", "3500000000", -8),
        ("35亿", "zh-hans", "3500000000", -8),
        ("3.46 trillion", "en", "3460000000000", -10),
        ("3,46 nghìn tỷ", "vi", "3460000000000", -10),
        ("3.46万亿", "zh-hans", "3460000000000", -10),
        ("3.46兆", "zh-hant", "3460000000000", -10),
        ("5 thousand", "en", "5000", -3),
        ("5 ngàn", "vi", "5000", -3),
        ("2 vạn", "vi", "20000", -4),
        ("2 trăm triệu", "vi", "200000000", -8),
        ("US$5.1bn", "en", "5100000000", -8),
        ("5.4 billion", "zh-hans", "5400000000", -8),
        ("25 nghìn 500", "vi", "25500", 0),
        ("1亿2000万", "zh-hans", "120000000", -4),
        ("1万2千亿", "zh-hans", "1200000000000", -11),
        ("3兆4600億", "zh-hant", "3460000000000", -8),
    ],
)
def test_separators_and_scales_follow_the_language(text, language, value, digits):
    quantity = parse_quantity(text, language)

    assert (quantity.value, quantity.digits) == (Decimal(value), digits)


@pytest.mark.parametrize(
    ("text", "value", "digits"),
    [
        ("二万五千", "25000", -3),
        ("两千三百亿", "230000000000", -10),
        ("十", "10", -1),
        ("二十六", "26", 0),
        ("一百零五", "105", 0),
        ("二百五", "250", -1),
        ("一万二", "12000", -3),
        ("十二点五", "12.5", 1),
        ("六点四六", "6.46", 2),
        ("百万", "1000000", -6),
        ("千亿", "100000000000", -11),
        ("3千", "3000", -3),
    ],
)
@pytest.mark.parametrize("language", ["zh-hans", "zh-hant"])
def test_chinese_numerals_are_read(text, value, digits, language):
    quantity = parse_quantity(text, language)

    assert (quantity.value, quantity.digits) == (Decimal(value), digits)


@pytest.mark.parametrize(
    ("qualifier", "texts"),
    [
        ("over", ["over 500", "more than 500", "above 500", "exceeding 500", "> 500"]),
        ("over", ["hơn 500", "trên 500", "vượt 500", "超过500", "超過500", "逾500", "突破500"]),
        ("over", ["500多家", "500余家", "500餘家", "五百多家"]),
        ("at_least", ["at least 500", "500+", "500 or more", "500+ firms", "no fewer than 500"]),
        ("at_least", ["ít nhất 500", "từ 500 trở lên", "từ 500 doanh nghiệp mới trở lên"]),
        ("at_least", ["至少500", "不少于500", "不少於500", "500以上", "500家以上", "≥500"]),
        (
            "nearly",
            ["nearly 500", "almost 500", "gần 500", "近500", "接近500", "将近500", "將近500"],
        ),
        ("about", ["about 500", "around 500", "some 500", "khoảng 500", "xấp xỉ 500", "~500"]),
        ("about", ["约500", "約500", "大约500", "大約500", "500左右", "500家左右", "约500家左右"]),
        ("under", ["under 500", "fewer than 500", "less than 500", "dưới 500", "chưa đến 500"]),
        ("under", ["不足500", "不到500"]),
        ("at_most", ["up to 500", "at most 500", "tối đa 500", "không quá 500", "至多500"]),
        ("at_most", ["500以下", "500家以下", "500 doanh nghiệp trở xuống", "不超过500"]),
        ("exact", ["500", "a total of 500", "đạt 500", "lên tới 500", "达500", "共有500家"]),
        ("over", ["超过500家以上"]),
        ("about", ["约500多家"]),
    ],
)
def test_qualifier_words_are_read_before_and_after_the_number(qualifier, texts):
    for text in texts:
        quantity = parse_quantity(text, "zh-hans")
        assert (quantity.value, quantity.qualifier) == (500, qualifier), text


def test_more_may_stand_inside_a_chinese_number():
    assert read("20多万家", "zh-hans") == (200000, "over", "companies")
    assert read("三百余万人", "zh-hans") == (3000000, "over", "persons")


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("数百家", "zh-hans", "companies"),
        ("數百家", "zh-hant", "companies"),
        ("上千家", "zh-hans", "companies"),
        ("几十项政策", "zh-hans", "policies"),
        ("十几家", "zh-hans", "companies"),
        ("多家企业", "zh-hans", "companies"),
        ("hàng trăm", "vi", None),
        ("hàng trăm doanh nghiệp", "vi", "companies"),
        ("vài chục nghìn người", "vi", "persons"),
        ("hundreds", "en", None),
        ("hundreds of companies", "en", "companies"),
        ("tens of thousands of people", "en", "persons"),
        ("several hundred patents", "en", "patents"),
    ],
)
def test_vague_words_give_no_number(text, language, unit):
    assert parse_quantity(text, language) == Quantity(None, None, "vague", unit, None, "")


@pytest.mark.parametrize(
    ("text", "language", "low", "high", "unit"),
    [
        ("500-600", "en", "500", "600", None),
        ("500–600", "en", "500", "600", None),
        ("between 500 and 600 firms", "en", "500", "600", "companies"),
        ("from 2 to 3 million people", "en", "2000000", "3000000", "persons"),
        ("US$5–6 billion", "en", "5000000000", "6000000000", "usd"),
        ("US$900 million to US$1.5 billion", "en", "900000000", "1500000000", "usd"),
        ("5%–6.5%", "en", "5", "6.5", "percent"),
        ("-3 to -2%", "en", "-3", "-2", "percent"),
        ("500 to 2 million", "en", "500", "2000000", None),
        ("từ 500 đến 600", "vi", "500", "600", None),
        ("từ 500 đến 600 doanh nghiệp", "vi", "500", "600", "companies"),
        ("khoảng 1,5–2 triệu", "vi", "1500000", "2000000", None),
        ("500–600万家", "zh-hans", "5000000", "6000000", "companies"),
        ("500至600家", "zh-hans", "500", "600", "companies"),
        ("500家至600家", "zh-hans", "500", "600", "companies"),
        ("5000万~1亿元", "zh-hans", "50000000", "100000000", "cny"),
        ("第1–3名", "zh-hant", "1", "3", "rank"),
    ],
)
def test_ranges_are_read(text, language, low, high, unit):
    quantity = parse_quantity(text, language)

    assert quantity.qualifier == "range"
    assert (quantity.value, quantity.value_high) == (Decimal(low), Decimal(high))
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "language", "fraction", "qualifier"),
    [
        ("1/3", "en", "1/3", "exact"),
        ("三分之一", "zh-hans", "1/3", "exact"),
        ("五分之一", "zh-hant", "1/5", "exact"),
        ("十分之三", "zh-hans", "3/10", "exact"),
        ("một phần ba", "vi", "1/3", "exact"),
        ("hai phần ba", "vi", "2/3", "exact"),
        ("two thirds", "en", "2/3", "exact"),
        ("three-quarters", "en", "3/4", "exact"),
        ("nearly one third of the province's", "en", "1/3", "nearly"),
        ("gần 1/3", "vi", "1/3", "nearly"),
        ("超过一半", "zh-hans", "1/2", "over"),
    ],
)
def test_fractions_keep_their_form(text, language, fraction, qualifier):
    quantity = parse_quantity(text, language)
    numerator, denominator = (int(part) for part in fraction.split("/"))

    assert (quantity.fraction, quantity.qualifier) == (fraction, qualifier)
    assert quantity.value == round(Decimal(numerator) / denominator, 6)
    assert (quantity.unit, quantity.digits) == (None, None)


@pytest.mark.parametrize(
    ("text", "language", "unit"),
    [
        ("6.46 per cent", "en", "percent"),
        ("6,46 phần trăm", "vi", "percent"),
        ("百分之六点四六", "zh-hans", "percent"),
        ("2.4 percentage points", "en", "percentage_point"),
        ("2,4 điểm phần trăm", "vi", "percentage_point"),
        ("2.4个百分点", "zh-hans", "percentage_point"),
        ("CNY 630.5 billion", "en", "cny"),
        ("630.5 billion yuan", "en", "cny"),
        ("RMB 5", "en", "cny"),
        ("¥5", "en", "cny"),
        ("人民币5亿元", "zh-hans", "cny"),
        ("5 tỷ NDT", "vi", "cny"),
        ("$5", "en", "usd"),
        ("5 US dollars", "en", "usd"),
        ("5 tỷ US$", "vi", "usd"),
        ("5 tỷ đô la", "vi", "usd"),
        ("51亿美元", "zh-hans", "usd"),
        ("5亿元港币", "zh-hans", None),
        ("5亿港元", "zh-hans", None),
        ("5 yuan per person", "en", None),
        ("12 companies per km²", "en", "per_km2"),
        ("12家/平方公里", "zh-hans", "per_km2"),
        ("每平方公里擁有12家", "zh-hant", "per_km2"),
        ("12 doanh nghiệp/km²", "vi", "per_km2"),
        ("5亿元/平方公里", "zh-hans", None),
        ("1,997 square kilometres", "en", "km2"),
        ("1.997,47 km²", "vi", "km2"),
        ("1997.47平方公里", "zh-hans", "km2"),
        ("5% per year", "en", "percent"),
        ("25,000 national high-tech enterprises", "en", "companies"),
        ("40 officials of companies", "en", None),
        ("2.5万家国家高新技术企业", "zh-hans", "companies"),
        ("5家门店", "zh-hans", "stores"),
        ("5家醫院", "zh-hant", None),
        ("184.4万件发明专利", "zh-hans", "patents"),
        ("5名工程师", "zh-hans", "persons"),
        ("5万人次", "zh-hans", "persons"),
        ("5 người máy", "vi", "robots"),
        ("2 lần", "vi", "times"),
        ("2x", "en", "times"),
        ("3倍", "zh-hans", "times"),
        ("10-year", "en", "years"),
        ("近10年", "zh-hans", "years"),
        ("No. 1", "en", "rank"),
        ("1st", "en", "rank"),
        ("first", "en", "rank"),
        ("hạng 1", "vi", "rank"),
        ("第1名", "zh-hant", "rank"),
        ("500 trường", "vi", None),
    ],
)
def test_units_are_recognised_by_their_words(text, language, unit):
    assert parse_quantity(text, language).unit == unit


@pytest.mark.parametrize(
    ("text", "language", "says"),
    [
        ("", "en", "no number"),
        ("some words", "en", "no number"),
        ("Shenzhen 25,000", "en", "Unknown words before the number: “shenzhen ”"),
        ("HK$5", "en", "Unknown words"),
        (".5%", "en", "Unknown words"),
        ("1.56 tỷ USD", "vi", "“1.56” is not a number in vi"),
        ("25,00", "en", "not a number in en"),
        ("1.2.3", "en", "not a number in en"),
        ("3.46兆", "zh-hans", "兆"),
        ("3,46兆", "vi", "兆"),
        ("五六家", "zh-hans", "五六"),
        ("2万5", "zh-hans", "unclear"),
        ("2亿亿", "zh-hans", "twice"),
        ("亿万", "zh-hans", "no number between"),
        ("1万20000", "zh-hans", "unclear"),
        ("2 triệu rưỡi", "vi", "rưỡi"),
        ("US$5m", "en", "“m” after a number"),
        ("1e5", "en", "unclear"),
        ("10¹²", "en", "unclear"),
        ("5.4×10¹²", "en", "More than one number"),
        ("11,35 tỷ nhân dân tệ (1,56 tỷ USD)", "vi", "More than one number"),
        ("9/2024", "vi", "fraction"),
        ("1/0", "en", "fraction"),
        ("5/9/2024", "vi", "More than one number"),
        ("600-500", "en", "does not end above"),
        ("over 500-600", "en", "contradict"),
        ("近500多家", "zh-hans", "nearly, over"),
        ("từ 500", "vi", "opens a range"),
        ("0.1234567%", "en", "6 decimals"),
        ("1" * 25, "en", "24 digits"),
        ("1" * 99, "en", "too long"),
        ("1 " * 200, "en", "200 characters"),
    ],
)
def test_refusals_name_what_is_wrong(text, language, says):
    with pytest.raises(QuantityError, match=says):
        parse_quantity(text, language)


def test_an_unknown_language_is_refused():
    with pytest.raises(QuantityError, match="“fr” is none of en, vi, zh-hans, zh-hant"):
        parse_quantity("5", "fr")


def only_refuses(text, language):
    """Read a text; any error but QuantityError fails the test."""
    try:
        quantity = parse_quantity(text, language)
    except QuantityError:
        return
    assert quantity.value is not None or quantity.qualifier == "vague"


@given(st.text(), st.sampled_from(LANGUAGES))
def test_any_text_is_read_or_refused(text, language):
    only_refuses(text, language)


WORDS = list("0123456789.,-–/%()+ 零一二两十百千万億兆点多余几分之第元家个至") + [
    "over ", " million", " tỷ", " nghìn", "US$", "CNY ", "từ ", " đến ", " to ", "百分之", "以上",
    "trở lên", "hàng ", "trăm", "1/3", "km²", " per ", "half", "\u0303", "²", "٣", "\ud800",
]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=30), st.sampled_from(LANGUAGES))
def test_any_heap_of_number_words_is_read_or_refused(words, language):
    only_refuses("".join(words), language)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1.", "百", "零", " ", "over ", "(", "家国", "a ", "1/"]
)
def test_long_texts_take_no_time(piece):
    start = time.perf_counter()
    only_refuses(piece * 200, "en")
    only_refuses((piece * 200)[:200], "zh-hans")
    only_refuses("5" + (piece * 200)[:199], "en")

    assert time.perf_counter() - start < 0.1
