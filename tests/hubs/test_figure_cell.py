"""Every case of a figure cell, in the words of the four languages."""

import re
from datetime import date
from decimal import Decimal

import lxml.html
import pytest
from django.conf.urls.i18n import i18n_patterns
from django.template.loader import render_to_string
from django.urls import include, path
from django.utils import translation

from hubs.models import Unit
from hubs.profile import Row
from tests.hubs.unsaved import UNKNOWN, YEARS, make_figure, make_hub, make_indicator, make_source

# A site with a page of methods, whether ours has one or not.
methods = [path("methodology/", lambda request: None, name="methodology")]
urlpatterns = i18n_patterns(
    path("", include((methods, "pages"))),
    path("", include("hubs.urls")),
    path("", include("sources.urls")),
)

LANGUAGES = ["en", "vi", "zh-hans", "zh-hant"]
COMPANIES = Unit(
    pk=9,
    slug="companies",
    kind="count",
    name_en="companies",
    singular_en="company",
    name_vi="doanh nghiệp",
    name_zh_hans="家企业",
    name_zh_hant="家企業",
)
FIRMS = make_indicator(unit=COMPANIES)
HUB = make_hub()


def figure(value="25000", period=YEARS[2024], **more):
    return make_figure(value, period, hub=HUB, indicator=FIRMS, **more)


def words(template, language, **context):
    with translation.override(language):
        text = lxml.html.fromstring(render_to_string(template, context)).text_content()
    return re.sub(r"\s+", " ", text).strip()


def cell(shown, language="en"):
    return words("hubs/_figure.html", language, figure=shown, references=None, scale=None)


def markup(shown, language="en"):
    with translation.override(language):
        context = {"figure": shown, "references": None, "scale": None}
        return render_to_string("hubs/_figure.html", context)


def in_each(*texts):
    return list(zip(LANGUAGES, texts, strict=True))


@pytest.mark.parametrize(
    "language, text",
    in_each("24,700 companies", "24.700 doanh nghiệp", "2.47万家企业", "2.47萬家企業"),
)
def test_an_exact_value_is_written_as_the_language_does(language, text):
    assert cell(figure("24700", digits=-2), language).startswith(text)


CASES = [
    ("over", in_each("over 25,000", "hơn 25.000", "超过2.5万", "超過2.5萬")),
    ("at_least", in_each("at least 25,000", "ít nhất 25.000", "至少2.5万", "至少2.5萬")),
    ("nearly", in_each("nearly 25,000", "gần 25.000", "近2.5万", "近2.5萬")),
    ("about", in_each("about 25,000", "khoảng 25.000", "约2.5万", "約2.5萬")),
    ("under", in_each("under 25,000", "dưới 25.000", "不足2.5万", "不足2.5萬")),
    ("at_most", in_each("at most 25,000", "tối đa 25.000", "至多2.5万", "至多2.5萬")),
]


@pytest.mark.parametrize(
    "qualifier, language, text",
    [(qualifier, *pair) for qualifier, pairs in CASES for pair in pairs],
)
def test_the_word_of_a_bound_is_part_of_its_value(qualifier, language, text):
    html = markup(figure(qualifier=qualifier), language)

    assert f'<data value="25000">{text}</data>' in html


@pytest.mark.parametrize("language, text", in_each("500–600", "500–600", "500–600", "500–600"))
def test_a_range_is_written_from_low_to_high(language, text):
    shown = figure("500", value_high=Decimal(600), qualifier="range")

    assert cell(shown, language).startswith(text)


@pytest.mark.parametrize(
    "language, text", in_each("hundreds of firms", "hàng trăm hãng", "数百家", "數百家")
)
def test_a_vague_figure_is_its_word_only(language, text):
    shown = figure(
        None,
        detail_en="hundreds of firms",
        detail_vi="hàng trăm hãng",
        detail_zh_hans="数百家",
        detail_zh_hant="數百家",
    )

    assert cell(shown, language).startswith(text)
    assert "<data" not in markup(shown, language)


def test_a_vague_word_of_another_language_is_marked_with_it():
    source = make_source()
    source.language = "zh-hans"
    ours = figure(None, detail_en="hundreds")
    theirs = figure(None, as_published="数百家", source=source)

    assert '<span lang="en">hundreds</span>' in markup(ours, "vi")
    assert '<span lang="zh-Hans">数百家</span>' in markup(theirs, "en")
    assert "<span>hundreds</span>" in markup(ours, "en")


@pytest.mark.parametrize("language, tag", in_each("Target", "Mục tiêu", "目标", "目標"))
def test_a_target_is_tagged_and_keeps_its_year(language, tag):
    shown = figure(kind="target", period=(None, date(2030, 12, 31), "year"))

    assert tag in cell(shown, language)
    assert "2030" in cell(shown, language)
    assert "fig--target" in markup(shown, language)


@pytest.mark.parametrize(
    "kind, language, tag",
    [
        *(("forecast", *pair) for pair in in_each("Forecast", "Dự báo", "预测", "預測")),
        *(("estimate", *pair) for pair in in_each("Estimate", "Ước tính", "估算", "估算")),
        *(("provisional", *pair) for pair in in_each("Provisional", "Sơ bộ", "初步", "初步")),
    ],
)
def test_what_is_no_actual_value_is_tagged(kind, language, tag):
    assert tag in cell(figure(kind=kind), language)


def test_an_actual_value_carries_no_tag():
    assert 'class="tag' not in markup(figure())


def test_a_tag_leads_to_what_it_means_where_that_is_written(settings):
    settings.ROOT_URLCONF = __name__
    html = markup(figure(kind="estimate"))

    assert 'href="/en/methodology/#status"' in html


def test_parts_stand_in_the_order_value_unit_period_tag_reference():
    html = markup(figure(kind="estimate"))
    places = [html.index(part) for part in ("fig__value", "fig__unit", "fig__period", "tag--")]

    assert places == sorted(places)
    assert html.index("tag--") < html.index('class="ref')


@pytest.mark.parametrize(
    "language, text",
    in_each("period not stated", "không nêu kỳ số liệu", "未说明时期", "未說明時期"),
)
def test_a_period_that_is_unknown_is_said_to_be(language, text):
    assert text in cell(figure(period=UNKNOWN), language)


def test_a_period_is_always_beside_its_value():
    assert '<time class="fig__period" datetime="2024">2024</time>' in markup(figure())
    assert "last 10 years" in cell(figure(period=UNKNOWN, window_months=120))
    assert "2021–2025" in cell(figure(period=(date(2021, 1, 1), date(2025, 12, 31), "range")))


@pytest.mark.parametrize(
    "language, text",
    in_each(
        "2 sources differ: 24,700 companies–30,000 companies",
        "2 nguồn đưa số khác nhau: 24.700 doanh nghiệp–30.000 doanh nghiệp",
        "2个来源数据不一致：2.47万家企业–3万家企业",
        "2個來源數據不一致：2.47萬家企業–3萬家企業",
    ),
)
def test_sources_that_differ_are_counted_with_both_ends(language, text):
    row = Row(FIRMS, (figure("30000"), figure("24700")))

    assert words("hubs/_differing.html", language, row=row) == text


def test_one_source_that_contradicts_itself_is_one():
    source = make_source()
    row = Row(FIRMS, (figure("30000", source=source), figure("24700", source=source)))

    assert words("hubs/_differing.html", "en", row=row).startswith("1 source differs: ")


MISSING = in_each(
    "No sourced figure", "Chưa có số liệu có nguồn", "暂无有来源的数据", "尚無附來源的數據"
)
REASONS = [
    (
        "not_found",
        in_each(
            "searched 3 November 2025",
            "đã tìm ngày 3 tháng 11, 2025",
            "查找于2025年11月3日",
            "查找於2025年11月3日",
        ),
    ),
    ("not_applicable", in_each("does not apply", "không áp dụng", "不适用", "不適用")),
    ("not_recorded", in_each("", "", "", "")),
]


@pytest.mark.parametrize("language, text", MISSING)
def test_what_is_missing_is_said_in_words(language, text):
    assert words("hubs/_missing.html", language, reason=None, searched_on=None) == text


@pytest.mark.parametrize(
    "reason, language, text", [(reason, *pair) for reason, pairs in REASONS for pair in pairs]
)
def test_what_is_missing_says_why_and_when_it_was_searched(reason, language, text):
    found = words("hubs/_absence.html", language, reason=reason, searched_on=date(2025, 11, 3))

    assert found == f"{dict(MISSING)[language]} {text}".strip()


def test_the_day_of_a_search_has_its_machine_form():
    html = render_to_string(
        "hubs/_absence.html", {"reason": "not_found", "searched_on": date(2025, 11, 3)}
    )

    assert '<time datetime="2025-11-03">' in html
