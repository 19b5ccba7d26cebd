"""Which quantities are suggested: value, qualifier, unit; and what is none."""

import pytest

from tests.sources.extraction.lexicon import figures


@pytest.mark.parametrize(
    ("language", "sentence", "value", "qualifier", "unit"),
    [
        ("en", "Portville has over 25,000 high-tech firms.", "25000", "over", "companies"),
        ("en", "Portville has at least 1.5 million workers.", "1500000", "at_least", "persons"),
        ("en", "Portville spent nearly US$3.5 billion.", "3500000000", "nearly", "usd"),
        ("en", "Portville spent RMB 12 billion.", "12000000000", "exact", "cny"),
        ("en", "Portville has about 12 firms per square kilometre.", "12", "about", "per_km2"),
        ("en", "Around two-thirds of Portville's grants left.", "66.666667", "about", "percent"),
        ("en", "Output of Portville doubled, officials said.", "2", "exact", "times"),
        ("en", "Portville has ranked No. 3 in Landia.", "3", "exact", "rank"),
        ("en", "Portville employs almost one million people.", "1000000", "nearly", "persons"),
        ("en", "The number of firms in Portville reached 4,200.", "4200", "exact", "companies"),
        ("vi", "Cảng Thành có hơn 25.000 doanh nghiệp.", "25000", "over", "companies"),
        ("vi", "Cảng Thành chi 2,5 tỷ nhân dân tệ.", "2500000000", "exact", "cny"),
        ("vi", "Cảng Thành chi 1.234,5 tỷ USD.", "1234500000000", "exact", "usd"),
        ("vi", "Cảng Thành đầu tư 70 nghìn tỷ NDT.", "70000000000000", "exact", "cny"),
        ("vi", "Khoảng một phần ba hãng ở Cảng Thành có lãi.", "33.333333", "about", "percent"),
        ("vi", "Cảng Thành có ít nhất 300 công ty trở lên.", "300", "at_least", "companies"),
        ("vi", "Sản lượng của Cảng Thành tăng gấp đôi.", "2", "exact", "times"),
        ("vi", "Cảng Thành xếp thứ 3 cả nước.", "3", "exact", "rank"),
        ("zh-hans", "港城企业突破2.5万家。", "25000", "over", "companies"),
        ("zh-hans", "港城有二万五千家企业。", "25000", "exact", "companies"),
        ("zh-hans", "港城投入两千三百亿元。", "230000000000", "exact", "cny"),
        ("zh-hans", "港城投入2亿5000万元。", "250000000", "exact", "cny"),
        ("zh-hans", "港城投入400多亿元。", "40000000000", "over", "cny"),
        ("zh-hans", "港城专利三十余万件。", "300000", "over", "patents"),
        ("zh-hans", "港城每平方公里约27家企业。", "27", "about", "per_km2"),
        ("zh-hans", "港城占全省的三分之一。", "33.333333", "exact", "percent"),
        ("zh-hans", "港城占全省的1/3。", "33.333333", "exact", "percent"),
        ("zh-hans", "港城市场份额超七成。", "70", "over", "percent"),
        ("zh-hans", "港城企业总数居全国第二。", "2", "exact", "rank"),
        ("zh-hans", "港城比湖城高近10个百分点。", "10", "nearly", "percentage_point"),
        ("zh-hans", "港城新增企业5000家以上。", "5000", "at_least", "companies"),
        ("zh-hans", "港城工业总产值翻两番。", "4", "exact", "times"),
        ("zh-hant", "港城研發投入強度不足6%。", "6", "under", "percent"),
        ("zh-hant", "港城投入3兆6800億元。", "3680000000000", "exact", "cny"),
        ("zh-hant", "港城有184.4萬件專利。", "1844000", "exact", "patents"),
    ],
)  # fmt: skip
def test_a_quantity_is_suggested(language, sentence, value, qualifier, unit):
    found = [
        (each["value"], each["qualifier"], each["unit"]) for each in figures(sentence, language)
    ]

    assert (value, qualifier, unit) in found


@pytest.mark.parametrize(
    ("language", "sentence", "low", "high"),
    [
        ("en", "Brightbot holds between 70% and 80% of the market.", "70", "80"),
        ("vi", "Brightbot chiếm 70-80% thị phần.", "70", "80"),
        ("zh-hans", "港城每年新增500至600万元。", "5000000", "6000000"),
    ],
)
def test_a_range_has_two_ends(language, sentence, low, high):
    [found] = figures(sentence, language)

    assert (found["value"], found["value_high"], found["qualifier"]) == (low, high, "range")


def test_a_rise_from_one_value_to_another_is_no_range():
    found = figures("Portville's share rose from 5% to 6% in 2024.", "en")

    assert [each["value"] for each in found] == ["5", "6"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Portville's Brightbot sells the Mate 60 and the Robo 7 today."),
        ("en", "Portville has been on the Top 10 list of 5G cities."),
        ("en", "Call Portville at 0755-12345678, or see page 12 of version 3.2."),
        ("en", "On 2024-05-01 at 16:23:58 Portville opened its gate 3."),
        ("vi", "Cảng Thành bán iPhone 15 và màn hình 120Hz, chương 3."),
        ("vi", "Sự kiện ở Cảng Thành diễn ra lúc 8 giờ, dành cho người từ 18 tuổi."),
        ("zh-hans", "港城是全国第一个试点，第二产业发达，这是第3届展会。"),
        ("zh-hans", "港城20年前是渔村，明机科技两个月后在3楼开会。"),
        ("zh-hans", "港城有一家企业和一个园区，十分繁荣。"),
        ("zh-hant", "港城的10歲兒童在2024年7月19日16:23參觀。"),
    ],
)
def test_what_is_no_quantity_is_not_suggested(language, sentence):
    assert figures(sentence, language) == []


def test_a_list_number_is_no_quantity():
    assert figures("1. Portville is growing\n2) Lakeside is growing too.", "en") == []


def test_vague_quantities_have_no_value():
    [found] = figures("数百家企业落户港城，发展很快。", "zh-hans")

    assert (found["value"], found["qualifier"], found["unit"]) == (None, "vague", "companies")


def test_mega_asks_for_a_look():
    [found] = figures("港城投入1.5兆元。", "zh-hans")

    assert "ambiguous_scale" in found["reasons"]


def test_a_number_far_from_every_known_name_is_not_suggested():
    text = "Portville is growing.\n\n" + "Nothing is said here.\n" * 4 + "They sold 300 shops.\n"

    assert figures(text, "en") == []


def test_dropped_paragraphs_are_not_read():
    text = "Portville has 300 firms.\nPortville has 500 firms."

    [found] = figures(text, "en", dropped=frozenset({1}))

    assert (found["paragraph"], found["value"]) == (2, "500")
