"""How articles write numbers: in words, as ratios, below zero, between two ends."""

from decimal import Decimal

import pytest

from sources.extraction.spelled import number_of
from tests.sources.extraction.lexicon import figures


def values(text: str, language: str, **options) -> list[tuple]:
    """Return (value, qualifier, unit) of each figure."""
    found = figures(text, language, **options)
    return [(each["value"], each["qualifier"], each["unit"]) for each in found]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("two dozen", 24),
        ("sixty five million", 65_000_000),
        ("three hundred twenty thousand one hundred", 320_100),
        ("half a million", 500_000),
        ("hai mươi lăm", 25),
        ("mười bốn nghìn", 14_000),
        ("hai trăm năm mươi nghìn", 250_000),
        ("hai triệu rưỡi", 2_500_000),
        ("ba nghìn tỷ", 3_000_000_000_000),
        ("năm nghìn", 5_000),
    ],
)
def test_numbers_in_words_are_worked_out(words, value):
    parts = words.replace("half a", "half_a").split()

    assert number_of([part.replace("_", " ") for part in parts]) == Decimal(value)


@pytest.mark.parametrize("words", ["million", "one", "một", "năm", "dozen", "rưỡi"])
def test_words_that_are_no_number_alone_are_none(words):
    assert number_of([words]) is None


@pytest.mark.parametrize(
    ("language", "sentence", "found"),
    [
        ("en", "Portville counts two dozen firms.", ("24", "exact", "companies")),
        ("en", "Portville leads by nine percentage points.", ("9", "exact", "percentage_point")),
        ("en", "Portville's output is twice the national one.", ("2", "exact", "times")),
        ("en", "One in five firms of Portville exports.", ("20", "exact", "percent")),
        ("en", "Portville's output passed RMB1.78tn.", ("1780000000000", "over", "cny")),
        ("en", "Portville has just under 16,000 firms.", ("16000", "under", "companies")),
        ("en", "Portville has as many as 400 labs.", ("400", "at_most", "items")),
        ("en", "Portville is the second-largest port of Landia.", ("2", "exact", "rank")),
        ("vi", "Cảng Thành có mười bốn nghìn người.", ("14000", "exact", "persons")),
        ("vi", "Sản lượng của Cảng Thành gấp rưỡi năm ngoái.", ("1.5", "exact", "times")),
        ("vi", "Cảng Thành chi ngót nghét 2 tỷ tệ.", ("2000000000", "nearly", "cny")),
        ("vi", "Cảng Thành đứng thứ sáu cả nước.", ("6", "exact", "rank")),
        ("zh-hans", "港城科研人员占三成五。", ("35", "exact", "percent")),
        ("zh-hans", "港城逾3成企业出口。", ("30", "over", "percent")),
        ("zh-hans", "港城每5家企业就有1家出口。", ("20", "exact", "percent")),
        ("zh-hans", "港城算力规模达5000P。", ("5", "exact", "eflops")),
        ("zh-hans", "港城卖出两千多万份。", ("20000000", "over", "items")),
        ("zh-hans", "港城企业员工数三万五千人。", ("35000", "exact", "persons")),
        ("zh-hant", "港城企業突破2萬5,800家。", ("25800", "over", "companies")),
        ("zh-hant", "港城有11萬2千人。", ("112000", "exact", "persons")),
        ("zh-hant", "港城有40幾家企業。", ("40", "over", "companies")),
        ("zh-hant", "港城交易額多出一倍。", ("2", "exact", "times")),
    ],
)
def test_numbers_are_read_as_their_language_writes_them(language, sentence, found):
    assert found in values(sentence, language)


@pytest.mark.parametrize(
    ("language", "sentence", "low", "high"),
    [
        ("zh-hans", "港城有七八百家企业。", "700", "800"),
        ("zh-hant", "港城有七、八百家企業。", "700", "800"),
        ("zh-hans", "明机科技有一百四五十人。", "140", "150"),
        ("vi", "Cảng Thành thu hút từ 300 đến 400 triệu USD.", "300000000", "400000000"),
        ("zh-hans", "港城投入占比5%至7%。", "5", "7"),
    ],
)
def test_approximate_numbers_have_two_ends(language, sentence, low, high):
    [found] = figures(sentence, language)

    assert (found["value"], found["value_high"], found["qualifier"]) == (low, high, "range")


@pytest.mark.parametrize(
    ("language", "sentence", "value"),
    [
        ("en", "Portville's exports fell 3.2 percent.", "-3.2"),
        ("en", "Portville's share was down 0.6 percentage points.", "-0.6"),
        ("en", "Portville reported a growth of -1.5%.", "-1.5"),
        ("vi", "Xuất khẩu của Cảng Thành giảm 3,2%.", "-3.2"),
        ("zh-hans", "港城出口下降3.2%。", "-3.2"),
        ("zh-hans", "港城人口减少了四分之一。", "-25"),
        ("zh-hant", "港城出口年減1.8%。", "-1.8"),
    ],
)
def test_a_decline_is_below_zero(language, sentence, value):
    [found] = figures(sentence, language)

    assert found["value"] == value


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Portville's share fell to 5%."),
        ("vi", "Tỷ trọng của Cảng Thành giảm xuống còn 5%."),
        ("zh-hans", "港城占比下降到5%。"),
        ("zh-hant", "港城占比降至5%。"),
    ],
)
def test_what_a_decline_ends_at_is_above_zero(language, sentence):
    [found] = figures(sentence, language)

    assert found["value"] == "5"


def test_a_proportion_gives_the_shares_of_a_whole():
    found = figures("港城三次产业比例为0.1∶21.4∶78.5。", "zh-hans")

    assert [(each["value"], each["unit"], each["indicator"]) for each in found] == [
        ("0.1", "percent", "sector-a"),
        ("21.4", "percent", "sector-b"),
        ("78.5", "percent", "sector-c"),
    ]


def test_a_score_or_a_time_is_no_proportion():
    assert figures("Portville won 3:1 at 16:23:58 and lost 2:40:60.", "en") == []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Portville used 50 MW and 3.2 hectares."),
        ("vi", "Cảng Thành dùng 50 MW và 3,2 hecta."),
        ("zh-hans", "港城用电50兆瓦，占地3.2公顷。"),
    ],
)
def test_units_that_are_none_of_ours_are_left_open(language, sentence):
    found = values(sentence, language)

    assert [(value, unit) for value, _, unit in found] == [("50", None), ("3.2", None)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In Portville the rent is 6,500 yuan and a coffee 28 yuan."),
        ("en", "Call Portville's hotline 1800-2288, bus number 31, No. 4 of the rules."),
        ("vi", "Ở Cảng Thành, một bát mì giá 28 tệ."),
        ("zh-hans", "港城的午餐一份28元，打车186元。"),
        ("zh-hans", "港城热线4008-851-899，全年无休。"),
    ],
)
def test_prices_and_telephone_numbers_are_not_suggested(language, sentence):
    assert figures(sentence, language) == []


def test_an_income_a_head_is_no_price():
    assert ("83000", "exact", "cny") in values("港城人均可支配收入83000元。", "zh-hans")


def test_a_bare_number_takes_the_unit_of_the_one_before():
    found = values("Portville has 25,000 firms and, for its part, Lakeside 17,500.", "en")

    assert found == [("25000", "exact", "companies"), ("17500", "exact", "companies")]
