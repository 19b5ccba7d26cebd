"""When a figure was so: periods, kinds, growth, windows."""

import pytest

from tests.sources.extraction.lexicon import figures


def first(text, language, **options):
    return figures(text, language, **options)[0]


def dates(found):
    period = found["period"]
    return period and (period["start"], period["end"], period["precision"])


YEAR = ("2024-01-01", "2024-12-31", "year")
MOMENT = ("2024-12-31", "2024-12-31", "day")
SEPTEMBER = ("2024-09-30", "2024-09-30", "month")
HALF = ("2024-01-01", "2024-06-30", "half")
QUARTER = ("2024-07-01", "2024-09-30", "quarter")
PLAN = ("2021-01-01", "2025-12-31", "range")


@pytest.mark.parametrize(
    ("language", "sentence", "period"),
    [
        ("en", "In 2024, Portville spent 6.4% on it.", YEAR),
        ("en", "Portville had 300 firms at the end of 2024.", MOMENT),
        ("en", "As of September 2024, Portville had 300 firms.", SEPTEMBER),
        ("en", "In the first half of 2024, Portville spent 5%.", HALF),
        ("en", "Portville spent 5% of it in Q3 2024.", QUARTER),
        ("en", "Between 2021 and 2025, Portville spent 5%.", PLAN),
        ("en", "Last year Portville spent 5% of it.", YEAR),
        ("vi", "Năm 2024, Cảng Thành chi 6,4% GDP.", YEAR),
        ("vi", "Đến cuối năm 2024, Cảng Thành có 300 doanh nghiệp.", MOMENT),
        ("vi", "Tính đến tháng 9/2024, Cảng Thành có 300 doanh nghiệp.", SEPTEMBER),
        ("vi", "Tính đến tháng 9 năm ngoái, Cảng Thành có 300 doanh nghiệp.", SEPTEMBER),
        ("vi", "Trong 6 tháng đầu năm 2024, Cảng Thành chi 5%.", HALF),
        ("vi", "Quý III/2024, Cảng Thành chi 5% GDP.", QUARTER),
        ("vi", "Giai đoạn 2021-2025, Cảng Thành chi 5% GDP.", PLAN),
        ("zh-hans", "2024年，港城投入占比5%。", YEAR),
        ("zh-hans", "截至2024年底，港城有300家企业。", MOMENT),
        ("zh-hans", "截至2024年9月，港城有300家企业。", SEPTEMBER),
        ("zh-hans", "2024年上半年，港城投入占比5%。", HALF),
        ("zh-hans", "2024年第三季度，港城投入占比5%。", QUARTER),
        ("zh-hans", "“十四五”期间，港城投入占比5%。", PLAN),
        ("zh-hant", "去年港城投入占比5%。", YEAR),
        ("zh-hant", "二〇二四年，港城投入占比5%。", YEAR),
    ],
)
def test_the_period_of_a_figure(language, sentence, period):
    assert dates(first(sentence, language)) == period


@pytest.mark.parametrize("sentence", ["去年港城投入占比5%。", "目前港城投入占比5%。"])
def test_relative_times_give_nothing_without_a_date(sentence):
    assert first(sentence, "zh-hans", published_on=None)["period"] is None


def test_relative_times_ask_for_a_look():
    assert "period_relative" in first("去年港城投入占比5%。", "zh-hans")["reasons"]


@pytest.mark.parametrize(
    ("language", "sentence", "months"),
    [
        ("en", "Over the past 10 years Portville granted 5,000 patents.", 120),
        ("vi", "Trong 10 năm qua, Cảng Thành cấp 5.000 bằng sáng chế.", 120),
        ("zh-hans", "港城近10年专利累计5000件。", 120),
        ("zh-hant", "港城在13個月能夠新增5000家企業。", 13),
    ],
)
def test_a_span_without_dates_is_a_window(language, sentence, months):
    found = first(sentence, language)

    assert (found["window_months"], found["period"]) == (months, None)


def test_a_sentence_without_time_takes_that_of_the_one_before():
    found = figures("2024年，港城投入占比5%。湖城投入占比4%。", "zh-hans")

    assert dates(found[1]) == YEAR
    assert "period_carried" in found[1]["reasons"]


def test_the_day_of_a_dateline_is_no_period():
    sentence = "PORTVILLE, March 5, 2025 -- Portville has 300 high-tech firms."

    assert first(sentence, "en")["period"] is None


def test_a_year_of_founding_is_no_period():
    assert (
        first("Brightbot, founded in Portville in 1998, has 300 employees.", "en")["period"] is None
    )


@pytest.mark.parametrize(
    ("language", "sentence", "kind"),
    [
        ("en", "Portville aims to have 300 firms by 2030.", "target"),
        ("vi", "Cảng Thành phấn đấu đến năm 2030 có 300 doanh nghiệp.", "target"),
        ("zh-hans", "到2030年，港城力争企业达到300家。", "target"),
        ("en", "Portville is expected to have 300 firms by 2030.", "forecast"),
        ("zh-hans", "预计到2030年，港城企业达到300家。", "forecast"),
    ],
)
def test_what_is_planned_has_no_start(language, sentence, kind):
    found = first(sentence, language)

    assert (found["kind"], dates(found)) == (kind, (None, "2030-12-31", "year"))


def test_a_target_in_a_year_has_the_year():
    found = first("目标直指2026年港城产业规模力争1万亿元。", "zh-hans")

    assert (found["kind"], dates(found)) == ("target", ("2026-01-01", "2026-12-31", "year"))


def test_growth_since_a_date_keeps_its_base():
    found = first("Sản lượng của Cảng Thành tăng 5% so với đầu năm 2024.", "vi")

    assert (found["indicator"], found["base_on"]) == ("output-growth", "2024-01-01")


@pytest.mark.parametrize(
    ("language", "sentence", "period"),
    [
        ("en", "At the end of September 2024 Portville had 300 firms.",
         ("2024-09-30", "2024-09-30", "day")),
        ("vi", "Đến cuối tháng 9/2024, Cảng Thành có 300 doanh nghiệp.",
         ("2024-09-30", "2024-09-30", "day")),
        ("vi", "Tính đến ngày 30/9/2024, Cảng Thành có 300 doanh nghiệp.",
         ("2024-09-30", "2024-09-30", "day")),
        ("zh-hans", "截至9月底，港城有300家企业。", ("2024-09-30", "2024-09-30", "day")),
        ("en", "In the first nine months, Portville spent 300 million yuan.",
         ("2024-01-01", "2024-09-30", "range")),
        ("vi", "Trong chín tháng đầu năm, Cảng Thành chi 300 triệu tệ.",
         ("2024-01-01", "2024-09-30", "range")),
        ("zh-hans", "去年前5个月，港城投入300万元。", ("2024-01-01", "2024-05-31", "range")),
        ("en", "In the third quarter, Portville spent 300 million yuan.", QUARTER),
        ("en", "In the year ended March 2024, Portville spent 300 million yuan.",
         ("2023-04-01", "2024-03-31", "range")),
        ("zh-hans", "在截至2024年3月的财年里，港城投入300万元。",
         ("2023-04-01", "2024-03-31", "range")),
    ],
)  # fmt: skip
def test_parts_of_years_are_read(language, sentence, period):
    assert dates(first(sentence, language)) == period


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In the first nine months, Portville spent 300 million yuan."),
        ("vi", "Trong quý III, Cảng Thành chi 300 triệu tệ."),
        ("zh-hans", "上半年，港城投入300万元。"),
    ],
)
def test_parts_of_years_without_a_year_need_the_date_of_the_article(language, sentence):
    assert first(sentence, language, published_on=None)["period"] is None


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "In 2024 Portville spent 5%, up from 4% in 2020, and sold 300 million yuan."),
        ("zh-hans", "2024年，港城占比5%，是2020年的2.3倍，投入300万元。"),
        ("vi", "Năm 2024, Cảng Thành chi 5%, so với mức 4% năm 2020, và bán 300 triệu tệ."),
    ],
)
def test_the_time_of_what_is_compared_governs_nothing_else(language, sentence):
    assert dates(figures(sentence, language)[-1]) == YEAR


def test_a_year_before_which_something_happens_ends_a_year_earlier():
    found = first("Portville aims to have 300 firms before 2030.", "en")

    assert dates(found) == (None, "2029-12-31", "year")


def test_a_time_does_not_carry_over_to_another_subject_and_unit():
    found = figures("In 2024 Portville spent 5%. Lakeside has 300 firms.", "en")

    assert [dates(each) for each in found] == [YEAR, None]
