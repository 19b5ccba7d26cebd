"""Dates, periods and windows as four languages write them, and ISO dates as imports do."""

import re
from calendar import monthrange
from datetime import date

_ENGLISH_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
_YEAR = {"en": "{y}", "vi": "{y}", "zh-hans": "{y}年", "zh-hant": "{y}年"}
_MONTH = {
    "en": "{month} {y}",
    "vi": "tháng {m} năm {y}",
    "zh-hans": "{y}年{m}月",
    "zh-hant": "{y}年{m}月",
}
_DAY = {
    "en": "{d} {month} {y}",
    "vi": "{d} tháng {m}, {y}",
    "zh-hans": "{y}年{m}月{d}日",
    "zh-hant": "{y}年{m}月{d}日",
}
_QUARTER = {
    "en": "Q{q} {y}",
    "vi": "Quý {q}/{y}",
    "zh-hans": "{y}年第{q}季度",
    "zh-hant": "{y}年第{q}季",
}
_FIRST_HALF = {
    "en": "first half of {y}",
    "vi": "6 tháng đầu năm {y}",
    "zh-hans": "{y}年上半年",
    "zh-hant": "{y}年上半年",
}
_SECOND_HALF = {
    "en": "second half of {y}",
    "vi": "6 tháng cuối năm {y}",
    "zh-hans": "{y}年下半年",
    "zh-hant": "{y}年下半年",
}
_FORMS = {"year": _YEAR, "month": _MONTH, "day": _DAY, "quarter": _QUARTER}
_JOINED = {"en": "{} – {}", "vi": "{} – {}", "zh-hans": "{}至{}", "zh-hant": "{}至{}"}
_BY = {"en": "by {}", "vi": "đến {}", "zh-hans": "到{}", "zh-hant": "到{}"}
_SINCE = {"en": "since {}", "vi": "từ {}", "zh-hans": "{}以来", "zh-hant": "{}以來"}
_LAST_YEARS = {
    "en": "last {} years",
    "vi": "{} năm gần đây",
    "zh-hans": "近{}年",
    "zh-hant": "近{}年",
}
_LAST_MONTHS = {
    "en": "last {} months",
    "vi": "{} tháng gần đây",
    "zh-hans": "近{}个月",
    "zh-hant": "近{}個月",
}
_MONTHS = {"en": "{} months", "vi": "{} tháng", "zh-hans": "{}个月", "zh-hant": "{}個月"}
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


def format_date(day: date, precision: str, language: str) -> str:
    """Print a day as precisely as it is known: year, month or day.

    Errors: ValueError for another precision.
    """
    if precision not in ("year", "month", "day"):
        raise ValueError(f"A date is known to its year, month or day, not to its “{precision}”.")
    return _written(day, precision, language)


def format_period(start: date | None, end: date | None, precision: str, language: str) -> str:
    """Print the time a figure speaks of: "2024", "Q3 2024", "2021–2025", "by 2026".

    precision: day, month, quarter, half, year or range; the ends of a range tell whether they
    are whole years or months. start None: up to the end; end None: since the start; both: "".
    Errors: ValueError for another precision.
    """
    if start is None and end is None:
        return ""
    if precision == "range":
        precision = _range_precision(start, end)
    if start is None:
        return _BY[language].format(_within_phrase(end, precision, language))
    if end is None:
        return _SINCE[language].format(_within_phrase(start, precision, language))
    return _span(start, end, precision, language)


def _span(start: date, end: date, precision: str, language: str) -> str:
    first, last = (_written(day, precision, language) for day in (start, end))
    if first == last:
        return first
    if precision == "year":
        return f"{start.year}–{last}"
    return _JOINED[language].format(first, last)


def _range_precision(start: date | None, end: date | None) -> str:
    """Find the coarsest unit that the ends of a range begin and finish."""
    if (start and start.day > 1) or (end and end.day < monthrange(end.year, end.month)[1]):
        return "day"
    whole_years = (start is None or start.month == 1) and (end is None or end.month == 12)
    return "year" if whole_years else "month"


def _written(day: date, precision: str, language: str) -> str:
    if precision == "half":
        form = _FIRST_HALF if day.month <= 6 else _SECOND_HALF
    elif precision in _FORMS:
        form = _FORMS[precision]
    else:
        raise ValueError(f"“{precision}” is no precision of a period.")
    return form[language].format(
        y=day.year,
        m=day.month,
        d=day.day,
        q=(day.month + 2) // 3,
        month=_ENGLISH_MONTHS[day.month - 1],
    )


def _within_phrase(day: date, precision: str, language: str) -> str:
    """Print a date after "by" or "since", where some languages need another word."""
    text = _written(day, precision, language)
    if language == "en" and precision == "half":
        return f"the {text}"
    if language == "vi" and precision in ("year", "day"):
        return f"{'năm' if precision == 'year' else 'ngày'} {text}"
    return text[0].lower() + text[1:] if language == "vi" else text


def format_window(months: int, language: str) -> str:
    """Print a span without dates: 120 → "last 10 years", 13 → "13 months".

    Whole years are the latest ones (12 months: "last 12 months", since "last year" is another
    thing); other spans say nothing of when. Errors: ValueError below 1.
    """
    if months < 1:
        raise ValueError(f"A window has at least 1 month, not {months}.")
    if months % 12 == 0 and months > 12:
        return _LAST_YEARS[language].format(months // 12)
    text = (_LAST_MONTHS if months == 12 else _MONTHS)[language].format(months)
    return "1 month" if text == "1 months" else text


def parse_iso(text: str) -> tuple[date, str]:
    """Read "2023", "2023-07" or "2023-07-05": (its first day, year, month or day).

    Errors: ValueError that shows the text and the three forms.
    """
    found = _ISO.fullmatch(text)
    if found is None:
        raise ValueError(f"“{text}” is no date: write 2023, 2023-07 or 2023-07-05.")
    parts = [int(part) for part in found.groups() if part]
    try:
        return date(*parts, *[1] * (3 - len(parts))), ("year", "month", "day")[len(parts) - 1]
    except ValueError:
        raise ValueError(f"“{text}” is no day of the calendar.") from None
