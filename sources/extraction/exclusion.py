"""What looks like a quantity and is none: model names, list numbers, ages, hours, versions."""

import re

from .numbers import NumberToken
from .passages import Paragraph

_LETTER = re.compile("[a-z\u00c0-\u024f\u1e00-\u1eff]")
_OTHER_UNIT = re.compile(
    r"\s?(?:岁|周岁|年前|年代|世纪|点(?![0-9])|时|分钟|小时|秒|月|日|号|楼|层|级|版|期|届|路|页|章|天|周|集"
    r"|代|线|折|℃|°|斤|公斤|厘米|毫米|纳米|字|度|寸|碗|杯|包|岁|步|句|条路|名儿童"
    r"|(?:tuổi|giờ|phút|giây|ngày|tuần|thế kỷ|inch|nm|gb|tb|mb|mah|hz|khz|mhz|ghz|kg|cm|mm|mp"
    r"|nanomet|hours?|minutes?|seconds?|days?|weeks?|years? old|year-old|th|st|nd|rd|am|pm)"
    "(?![a-z\u00c0-\u024f\u1e00-\u1eff]))"
)
_LIST_MARK = re.compile(r"[.)、．:]\s?(?![0-9])")
_MODEL_NAME = re.compile(r"(?:^|[\s\u3400-\u9fff(\"“])[A-Z][A-Za-z]*[a-z][A-Za-z]*[\s-]$")
_MODEL_WINDOW = 20
_GROUPED = re.compile(r"[.,][0-9]{3}(?![0-9])")
_NO_RANK = tuple("个次届代季批期条章步轮种天年张款产部节方时人件份家线手阶梯")
_RANK_UNITS = ("位", "名", "大")
_RANK_WINDOW = 8
_LEAST_CODE = 1_000_000
_LONGEST_LIST = 1000
_LARGE_POWER = 4


def is_no_quantity(paragraph: Paragraph, token: NumberToken, reading, *, has_lead: bool) -> bool:
    """Tell whether a number states no quantity that an editor could claim.

    reading: the Reading made of it; has_lead: a qualifier stands before it.
    """
    folded = paragraph.folded
    if token.is_han and _is_no_han_quantity(token, reading):
        return True
    before = {value for _, value in paragraph.cues_ending(token.start, "not")}
    if "each" in before or (before and reading.unit in (None, "items")):
        return True
    if _is_length_of_list(paragraph, token):
        return True
    if reading.unit is not None:
        return _is_false_year(paragraph, token, reading)
    if _OTHER_UNIT.match(folded, token.end) or _LETTER.match(folded, token.end):
        return True
    return (
        token.is_year_like
        or _is_code(token)
        or _is_list_number(paragraph, token)
        or (not has_lead and not token.power and _is_model_name(paragraph, token))
    )


def _is_length_of_list(paragraph: Paragraph, token: NumberToken) -> bool:
    """Tell whether a number says how long a list is: Top 10, 前100."""
    is_short = token.value is not None and token.value <= _LONGEST_LIST
    return is_short and any(v == "list" for _, v in paragraph.cues_ending(token.start, "rank"))


def _is_no_han_quantity(token: NumberToken, reading) -> bool:
    """Han numerals count only with a unit; 一家 and 一个 mean "a"."""
    if reading.unit is None and not reading.is_weak and token.power < _LARGE_POWER:
        return True
    return token.value is not None and token.value <= 1 and reading.unit != "percent"


def _is_false_year(paragraph: Paragraph, token: NumberToken, reading) -> bool:
    """Tell whether 20年前, "2024 năm" or a year before a noun was taken for a count."""
    if reading.unit in ("years", "months") and _OTHER_UNIT.match(paragraph.folded, token.end):
        return True
    before = paragraph.folded[max(0, token.start - 5) : token.start]
    return token.is_year_like and before.endswith(("năm ", "in ", "of ", "since "))


def _is_code(token: NumberToken) -> bool:
    """Tell whether so many digits without a separator are a telephone number or a code."""
    has_separator = token.end - token.start > len(f"{token.value:f}")
    return not token.power and token.value >= _LEAST_CODE and not has_separator


def _is_list_number(paragraph: Paragraph, token: NumberToken) -> bool:
    before = paragraph.folded[: token.start] if token.start < 3 else "…"
    return before.strip(" (（[") == "" and (
        token.end == len(paragraph.text)
        or token.value < 100
        or _LIST_MARK.match(paragraph.folded, token.end) is not None
    )


def _is_model_name(paragraph: Paragraph, token: NumberToken) -> bool:
    if _GROUPED.search(paragraph.text, token.start, token.end):
        return False
    low = max(0, token.start - _MODEL_WINDOW)
    return _MODEL_NAME.search(paragraph.text[low : token.start]) is not None


def is_no_rank(paragraph: Paragraph, token: NumberToken) -> bool:
    """Tell whether 第一 counts no rank: 第一个, 第二产业, or nothing says among whom."""
    follows = paragraph.folded[token.end : token.end + 1]
    if follows in _NO_RANK and follows:
        return True
    low = max(0, token.start - 1 - _RANK_WINDOW)
    said = paragraph.cues_within(low, token.start - 1, "rank")
    return not said and follows not in _RANK_UNITS
