"""How dates, periods and windows are printed, and how ISO dates are read."""

from datetime import date

import pytest

from sources.quantities import LANGUAGES, format_date, format_period, format_window, parse_iso


@pytest.mark.parametrize(
    ("precision", "texts"),
    [
        ("day", ["5 September 2024", "5 tháng 9, 2024", "2024年9月5日", "2024年9月5日"]),
        ("month", ["September 2024", "tháng 9 năm 2024", "2024年9月", "2024年9月"]),
        ("year", ["2024", "2024", "2024年", "2024年"]),
    ],
)
def test_dates_follow_the_house_table(precision, texts):
    day = date(2024, 9, 5)

    assert [format_date(day, precision, language) for language in LANGUAGES] == texts


def test_date_of_another_precision_is_refused():
    with pytest.raises(ValueError, match="quarter"):
        format_date(date(2024, 9, 5), "quarter", "en")


@pytest.mark.parametrize(
    ("start", "end", "precision", "texts"),
    [
        ("2024-01-01", "2024-12-31", "year", ["2024", "2024", "2024年", "2024年"]),
        (
            "2024-09-30",
            "2024-09-30",
            "month",
            ["September 2024", "tháng 9 năm 2024", "2024年9月", "2024年9月"],
        ),
        (
            "2024-12-31",
            "2024-12-31",
            "day",
            ["31 December 2024", "31 tháng 12, 2024", "2024年12月31日", "2024年12月31日"],
        ),
        (
            "2024-07-01",
            "2024-09-30",
            "quarter",
            ["Q3 2024", "Quý 3/2024", "2024年第3季度", "2024年第3季"],
        ),
        (
            "2024-01-01",
            "2024-06-30",
            "half",
            ["first half of 2024", "6 tháng đầu năm 2024", "2024年上半年", "2024年上半年"],
        ),
        (
            "2024-07-01",
            "2024-12-31",
            "half",
            ["second half of 2024", "6 tháng cuối năm 2024", "2024年下半年", "2024年下半年"],
        ),
        (
            "2021-01-01",
            "2025-12-31",
            "range",
            ["2021–2025", "2021–2025", "2021–2025年", "2021–2025年"],
        ),
        (
            "2024-04-01",
            "2025-03-31",
            "range",
            [
                "April 2024 – March 2025",
                "tháng 4 năm 2024 – tháng 3 năm 2025",
                "2024年4月至2025年3月",
                "2024年4月至2025年3月",
            ],
        ),
        (
            "2024-04-02",
            "2024-04-09",
            "range",
            [
                "2 April 2024 – 9 April 2024",
                "2 tháng 4, 2024 – 9 tháng 4, 2024",
                "2024年4月2日至2024年4月9日",
                "2024年4月2日至2024年4月9日",
            ],
        ),
        (None, "2026-12-31", "year", ["by 2026", "đến năm 2026", "到2026年", "到2026年"]),
        (None, "2026-12-31", "range", ["by 2026", "đến năm 2026", "到2026年", "到2026年"]),
        (
            None,
            "2026-09-30",
            "month",
            ["by September 2026", "đến tháng 9 năm 2026", "到2026年9月", "到2026年9月"],
        ),
        (
            None,
            "2026-09-30",
            "quarter",
            ["by Q3 2026", "đến quý 3/2026", "到2026年第3季度", "到2026年第3季"],
        ),
        (
            None,
            "2026-06-30",
            "half",
            [
                "by the first half of 2026",
                "đến 6 tháng đầu năm 2026",
                "到2026年上半年",
                "到2026年上半年",
            ],
        ),
        (
            None,
            "2026-09-05",
            "day",
            ["by 5 September 2026", "đến ngày 5 tháng 9, 2026", "到2026年9月5日", "到2026年9月5日"],
        ),
        (
            "2024-01-01",
            None,
            "year",
            ["since 2024", "từ năm 2024", "2024年以来", "2024年以來"],
        ),
        (None, None, "", ["", "", "", ""]),
    ],
)
def test_periods_are_printed_in_each_language(start, end, precision, texts):
    ends = [day and date.fromisoformat(day) for day in (start, end)]

    assert [format_period(*ends, precision, language) for language in LANGUAGES] == texts


def test_period_of_an_unknown_precision_is_refused():
    with pytest.raises(ValueError, match="decade"):
        format_period(date(2020, 1, 1), date(2029, 12, 31), "decade", "en")


@pytest.mark.parametrize(
    ("months", "texts"),
    [
        (120, ["last 10 years", "10 năm gần đây", "近10年", "近10年"]),
        (13, ["13 months", "13 tháng", "13个月", "13個月"]),
        (12, ["last 12 months", "12 tháng gần đây", "近12个月", "近12個月"]),
        (1, ["1 month", "1 tháng", "1个月", "1個月"]),
    ],
)
def test_windows_are_printed_in_each_language(months, texts):
    assert [format_window(months, language) for language in LANGUAGES] == texts


def test_window_needs_at_least_a_month():
    with pytest.raises(ValueError, match="at least 1 month"):
        format_window(0, "en")


@pytest.mark.parametrize(
    ("text", "day", "precision"),
    [
        ("2023", date(2023, 1, 1), "year"),
        ("2023-07", date(2023, 7, 1), "month"),
        ("2023-07-05", date(2023, 7, 5), "day"),
        ("2024-02-29", date(2024, 2, 29), "day"),
    ],
)
def test_iso_dates_keep_their_precision(text, day, precision):
    assert parse_iso(text) == (day, precision)


@pytest.mark.parametrize(
    "text",
    ["", "23", "2023-7", "2023-7-5", "2023/07", "2023-07-05T00:00", " 2023", "2023\n", "２０２３"],
)
def test_other_forms_of_dates_are_refused(text):
    with pytest.raises(ValueError, match="is no date: write 2023, 2023-07 or 2023-07-05"):
        parse_iso(text)


@pytest.mark.parametrize("text", ["2023-02-29", "2023-13", "2023-00", "2023-01-00", "0000"])
def test_days_outside_the_calendar_are_refused(text):
    with pytest.raises(ValueError, match="is no day of the calendar"):
        parse_iso(text)
