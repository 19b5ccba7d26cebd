"""Whom a figure is about, and of which indicator."""

import pytest

from tests.sources.extraction.lexicon import figures, search


def subjects(text, language, **options):
    return [(each["value"], each["subject"]) for each in figures(text, language, **options)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Portville and Lakeside spent 6.4% and 3.9%, respectively."),
        ("en", "Portville spent 6.4%, far more than Lakeside's 3.9%."),
        ("en", "Portville spent 6.4%, against 3.9% in Lakeside."),
        ("vi", "Tỷ lệ của Cảng Thành và Hồ Thành lần lượt là 6,4% và 3,9%."),
        ("vi", "Cảng Thành chi 6,4% GDP, so với 3,9% của Hồ Thành."),
        ("zh-hans", "港城和湖城占比分别为6.4%和3.9%。"),
        ("zh-hant", "港城高達6.4%，遠高於湖城的3.9%。"),
        ("zh-hans", "港城与湖城是近邻。两市占比为6.4%和3.9%。"),
        ("zh-hans", "港城与湖城是近邻。前者占比6.4%，后者占比3.9%。"),
        ("en", "Portville and Lakeside compete. The former spent 6.4%; the latter spent 3.9%."),
    ],
)
def test_each_of_two_cities_gets_its_figure(language, sentence):
    assert subjects(sentence, language) == [("6.4", "portville"), ("3.9", "lakeside")]


def test_the_subject_is_the_sentences_own_then_the_paragraphs_then_the_articles():
    text = (
        "Portville grows. It spent 5%.\n"
        "Portville is rich. Lakeside is not, but it spent 4%.\n"
        "The city spent 3% on it."
    )

    assert subjects(text, "en") == [("5", "portville"), ("4", "lakeside"), ("3", "portville")]


def test_the_whole_that_a_share_is_of_is_no_subject():
    assert subjects("港城企业占全海省的30%。", "zh-hans") == [("30", "portville")]


def test_a_company_is_meant_where_the_city_only_says_where_it_is():
    sentence = "Brightbot, headquartered in Portville, has 5,000 employees."

    assert subjects(sentence, "en") == [("5000", "brightbot")]


def test_the_company_means_the_one_named_before():
    text = "Brightbot is from Portville.\nThe company has 5,000 employees."

    assert subjects(text, "en") == [("5000", "brightbot")]


def test_the_longest_name_is_found_and_case_counts():
    found = search("港城市 SKC skc skyco Portville’s portville", "en").mentions

    assert [(each.place.text, each.subject) for each in found] == [
        ("港城市", "portville"),
        ("SKC", "skyco"),
        ("Portville", "portville"),
    ]


def test_names_are_found_without_their_marks_but_not_with_others():
    found = search("Ho Thanh và Hồ Thành, không phải Hổ Thành", "vi").mentions

    assert [each.place.text for each in found] == ["Ho Thanh", "Hồ Thành"]


@pytest.mark.parametrize(
    ("language", "sentence", "indicator"),
    [
        ("en", "Portville's R&D intensity was 5%.", "rd-share"),
        ("vi", "Tỷ lệ chi cho R&D của Cảng Thành là 5%.", "rd-share"),
        ("zh-hant", "港城研發投入強度為5%。", "rd-share"),
        ("en", "Portville has 300 high-tech firms.", "tech-firms"),
        ("zh-hans", "港城高新技术企业300家。", "tech-firms"),
        ("zh-hans", "港城高新技术企业数量居全国第二。", "tech-firms-rank"),
        ("zh-hans", "港城工业总产值5万亿元。", "output"),
        ("zh-hans", "港城工业总产值增长5%。", "output-growth"),
        ("en", "Portville's museums got 5%.", None),
    ],
)
def test_the_indicator_goes_by_keyword_unit_and_sense(language, sentence, indicator):
    assert figures(sentence, language)[0]["indicator"] == indicator


def test_indicators_that_share_a_keyword_divide_a_list():
    found = figures("港城三次产业占比为0.1%、37.6%、62.3%，而湖城为1.7%、28.3%、70.0%。", "zh-hans")

    assert [(each["indicator"], each["subject"]) for each in found] == [
        (f"sector-{letter}", hub) for hub in ("portville", "lakeside") for letter in "abc"
    ]


def test_an_indicator_of_companies_finds_the_company():
    [found] = figures("湖城明机科技员工超过5000人。", "zh-hans")

    assert (found["subject_type"], found["subject"]) == ("company", "brightbot")


def test_a_figure_without_any_known_name_has_no_subject():
    [found] = figures("The museum got over 5.5% of the budget.", "en")

    assert (found["subject"], found["reasons"][0]) == (None, "subject_unknown")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "They spent 6.4% and 3.9% in Portville and Lakeside respectively."),
        ("en", "Portville met Lakeside. Spending took 6.4% of the former and 3.9% of the latter."),
        ("en", "R&D took 6.4% of GDP in Portville and 3.9% of GDP in Lakeside."),
        ("en", "Portville met Lakeside. Spending took 6.4% and 3.9% respectively."),
    ],
)
def test_words_after_a_figure_say_whose_it_is(language, sentence):
    assert subjects(sentence, language) == [("6.4", "portville"), ("3.9", "lakeside")]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("zh-hans", "明机科技发展快。公司在湖城的园区有300名员工。"),
        ("en", "Brightbot, which runs a plant west of Lakeside, has 300 employees."),
    ],
)
def test_a_place_of_a_company_is_not_the_subject(language, sentence):
    assert subjects(sentence, language) == [("300", "brightbot")]


def test_the_province_is_the_last_one_named():
    text = "Coastland grows.\nPortville grows too. The province has 5,000 firms."

    assert subjects(text, "en") == [("5000", "coastland")]
