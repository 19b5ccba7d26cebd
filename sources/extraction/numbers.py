"""Find the numbers of a paragraph and read their values; leave out what states no quantity."""

import re
from dataclasses import dataclass
from decimal import Decimal

from sources.quantities.numerals import SEPARATORS, QuantityError, read_number

from .passages import Paragraph
from .spans import Spans

_LETTER = "a-z\u00c0-\u024f\u1e00-\u1eff"
_HAN_ONES = "零〇一二三四五六七八九两"
_HAN_POWERS = "十百千万亿兆"
_NUMBER = re.compile(
    rf"[0-9]++(?:[.,\u00a0\u202f\u2009][0-9]++)*+"
    rf"(?:[多余]?[{_HAN_POWERS}]++(?:[0-9]++(?:,[0-9]{{3}})*+[十百千万亿]*+)?+)?+"
    rf"|[{_HAN_ONES}{_HAN_POWERS}数几]++(?:点[{_HAN_ONES}]++[{_HAN_POWERS}]*+|[多余][百千万亿]++)?+"
)
_APPROXIMATE = re.compile(
    rf"(?P<head>(?:[{_HAN_ONES}]?[{_HAN_POWERS}])*)(?P<low>[一二三四五六七八])(?P<high>[二三四五六七八九])"
    rf"(?P<power>[{_HAN_POWERS}]+)(?P<more>多?)"
)
_JOINED_BEFORE = re.compile(r"(?<![一二三四五六七八九十])([一二三四五六七八])、$")
_CURRENCY_BEFORE = re.compile(r"(?<![a-z])(?:rmb|cny|usd|hkd|twd|ntd|vnd|eur|jpy|krw|gbp)$")
_CURRENCY_WINDOW = 4
_WORD_BEFORE = re.compile(rf"[{_LETTER}0-9_#@/]$|[0-9{_LETTER}][.]$|[0-9],$|[{_LETTER}]-$")
_BLANKS = tuple(" \t|")
_SCALE = re.compile(
    r"[\s\u00a0]?(?:(?P<hundred>hundred|trăm|chục|nghìn|ngàn|triệu)\s)?"
    r"(?P<scale>trillions?|billions?|millions?|thousand|hundred|nghìn|ngàn|triệu|tỷ|tỉ|vạn|trăm|trn|tn|bn"
    rf"|mn|k|m|b)(?![{_LETTER}0-9])"
)
_POWERS = {
    "hundred": 2, "thousand": 3, "million": 6, "millions": 6, "billion": 9, "billions": 9,
    "trillion": 12, "trillions": 12, "trăm": 2, "chục": 1, "nghìn": 3, "ngàn": 3, "triệu": 6,
    "tỷ": 9, "tỉ": 9, "vạn": 4, "bn": 9, "mn": 6, "trn": 12, "tn": 12, "k": 3, "m": 6, "b": 9,
}  # fmt: skip
_SHORT_SCALES = ("k", "m", "b")
_HAN_POWER_VALUES = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8, "兆": 12}
_HAN_NUMERAL = re.compile(f"[{_HAN_ONES}{_HAN_POWERS}数几点]+")
_ARABIC = re.compile("[0-9]++(?:[.,\u00a0\u202f\u2009][0-9]++)*+")
_ONLY_POWERS = re.compile(f"[{_HAN_POWERS}]*")
_NOT_PLAIN = re.compile(
    r"[0-9]{1,4}(?::[0-9]{1,4}){2,}+|[0-9]{1,2}:[0-9]{2}|[0-9]{1,4}[-/][0-9]{1,2}[-/][0-9]{1,4}|[0-9]++(?:\.[0-9]++){2,}+"
)
_MAX_DIGITS = 24
_MEGA_UNITS = tuple("瓦赫帕字比焦")
_YEARS = range(1900, 2100)


@dataclass(frozen=True)
class NumberToken:
    """A number at its place, its scale words included.

    value: without exponent loss: its exponent is the place of the last digit printed.
    None for a vague one (数百). has_coefficient: False for 百 or 千亿 alone.
    is_han: written in Han numerals. power: of the scale word after the digits, else 0.
    is_year_like: four bare digits, 1900 to 2099. has_mega: 兆 stands in it, which means
    another thing elsewhere. has_more: 多 or 余 stands in it. high: the other end of 七八百.
    """

    start: int
    end: int
    value: Decimal | None
    has_coefficient: bool = True
    is_han: bool = False
    power: int = 0
    is_year_like: bool = False
    has_mega: bool = False
    has_more: bool = False
    high: Decimal | None = None


def find_numbers(paragraph: Paragraph, language: str, taken: Spans) -> list[NumberToken]:
    """Return the numbers of a paragraph outside the times already taken, by place."""
    skip_before, found = 0, []
    folded = paragraph.folded
    for match in _NUMBER.finditer(folded):
        start = match.start()
        if start < skip_before or _is_in_table(folded, start, match.end()):
            continue
        if _belongs_to_word(folded, start) or taken.holding(start):
            continue
        if unplain := _NOT_PLAIN.match(folded, start, start + 2 * _MAX_DIGITS):
            skip_before = unplain.end()
            continue
        if token := read_token(folded, start, match.end(), language):
            found.append(token)
    return found


def _is_in_table(folded: str, start: int, end: int) -> bool:
    """Tell whether a bare number stands between two others, as in a column or a time table."""
    after, before = folded[end : end + 2], folded[max(0, start - 2) : start]
    return (
        after[:1] in _BLANKS
        and after[1:].isdigit()
        and before[:1].isdigit()
        and before[1:] in _BLANKS
    )


def _belongs_to_word(folded: str, start: int) -> bool:
    """Tell whether digits go on a word, an address or another number: t1, v2.5, @7."""
    if _WORD_BEFORE.search(folded, max(0, start - 2), start) is None:
        return False
    return _CURRENCY_BEFORE.search(folded, max(0, start - _CURRENCY_WINDOW), start) is None


def read_token(folded: str, start: int, end: int, language: str) -> NumberToken | None:
    """Read the number between two places; None where its form is no number of the language."""
    if end - start > 2 * _MAX_DIGITS:
        return None
    if folded[start].isdigit() and folded[start].isascii():
        return _arabic(folded, start, end, language)
    return _han(folded, start, end)


def _arabic(folded: str, start: int, end: int, language: str) -> NumberToken | None:
    digits = _ARABIC.match(folded, start, end)
    value = read_digits(digits[0], language)
    if value is None:
        return None
    end -= folded[end - 1] == "兆" and folded[end : end + 1] in _MEGA_UNITS
    rest = folded[digits.end() : end]
    has_more = rest[:1] in ("多", "余")
    rest = rest[1:] if has_more else rest
    if not _ONLY_POWERS.fullmatch(rest):
        return _mixed(folded, start, end, language)
    power = sum(_HAN_POWER_VALUES[c] for c in rest)
    if not rest:
        end, power = _with_scale(folded, end)
    is_year = len(digits[0]) == 4 and digits[0].isdigit() and int(digits[0]) in _YEARS
    return NumberToken(
        start,
        end,
        value.scaleb(power),
        power=power,
        is_year_like=is_year and not power,
        has_mega="兆" in rest,
        has_more=has_more,
    )


def _with_scale(folded: str, end: int) -> tuple[int, int]:
    """Read "million" or "nghìn tỷ" after digits: (where it ends, its power of ten)."""
    found = _SCALE.match(folded, end)
    if found is None or (found["scale"] in _SHORT_SCALES and folded[end] in " \u00a0"):
        return end, 0
    return found.end(), _POWERS[found["scale"]] + _POWERS.get(found["hundred"], 0)


def read_digits(run: str, language: str) -> Decimal | None:
    """Read digits with the separators of a language; None where they are not grouped by it.

    A comma or point that can only be the other's is read so: "1.234" in Vietnamese is 1234.
    """
    group, point = SEPARATORS[language]
    for hard in "\u00a0\u202f\u2009":
        run = run.replace(hard, group)
    whole, *decimals = run.split(point)
    groups = whole.split(group)
    is_grouped = len(groups) == 1 or (
        len(groups[0]) <= 3 and all(len(each) == 3 for each in groups[1:])
    )
    if not is_grouped or len(decimals) > 1 or (decimals and not decimals[0].isdigit()):
        return _in_other_style(run, language) if len(decimals) <= 1 else None
    digits = "".join(groups)
    if len(digits) > _MAX_DIGITS or (len(digits) > 1 and digits[0] == "0"):
        return None
    return Decimal(".".join([digits, *decimals]))


def _in_other_style(run: str, language: str) -> Decimal | None:
    """Read "6.46" in a Vietnamese text: a point before one, two or four digits parts decimals."""
    group, _ = SEPARATORS[language]
    whole, _, decimals = run.partition(group)
    if whole.isdigit() and decimals.isdigit() and len(decimals) != 3 and len(whole) <= 3:
        return Decimal(f"{whole}.{decimals}")
    return None


def _mixed(folded: str, start: int, end: int, language: str) -> NumberToken | None:
    """Read 2亿5000万 and 2万5,800."""
    text = folded[start:end].replace(",", "")
    try:
        number = read_number(text, "zh-hant" if "兆" in text else language)
    except QuantityError:
        return None
    return (
        NumberToken(start, end, number.value, power=4, has_mega="兆" in folded[start:end])
        if number
        else None
    )


def _han(folded: str, start: int, end: int) -> NumberToken | None:
    text = folded[start:end]
    if text[0] == "数" and text[1:2] in tuple(_HAN_ONES):
        start, text = start + 1, text[1:]
    if any(c in "数几" for c in text):
        return _vague(text, start)
    if approximate := _APPROXIMATE.fullmatch(text):
        return _between(approximate, start, end)
    if joined := _JOINED_BEFORE.search(folded, max(0, start - 3), start):
        return _joined(joined, text, start, end)
    return None if text[0] == "点" else _plain_han(text, start, end)


def _plain_han(text: str, start: int, end: int) -> NumberToken | None:
    try:
        number = read_number(text, "zh-hant")
    except QuantityError:
        return None
    if number is None or number.rest:
        return None
    return NumberToken(
        start,
        end,
        number.value,
        has_coefficient=text[0] not in "百千万亿兆",
        is_han=True,
        power=_HAN_POWER_VALUES.get(text[-1], 0),
        has_mega="兆" in text,
        has_more=number.more,
    )


def _between(match: re.Match, start: int, end: int) -> NumberToken | None:
    """Read 七八百 as 700 to 800 and 一百四五十 as 140 to 150."""
    low, high = (_whole(match["head"] + match[part] + match["power"]) for part in ("low", "high"))
    if low is None or high is None or low >= high:
        return None
    power = _HAN_POWER_VALUES[match["power"][-1]]
    return NumberToken(start, end, low, is_han=True, power=power, high=high)


def _joined(match: re.Match, text: str, start: int, end: int) -> NumberToken | None:
    """Read 七、八百 as 700 to 800; 二、五百 are two numbers."""
    low, high = _whole(match[1] + text[1:]), _whole(text)
    if low is None or high is None or _HAN_ONES.find(text[0]) - _HAN_ONES.find(match[1]) != 1:
        return _plain_han(text, start, end)
    power = _HAN_POWER_VALUES.get(text[-1], 0)
    return NumberToken(match.start(1), end, low, is_han=True, power=power, high=high)


def _whole(text: str) -> Decimal | None:
    try:
        number = read_number(text, "zh-hant")
    except QuantityError:
        return None
    return number.value if number and not number.rest else None


def _vague(text: str, start: int) -> NumberToken | None:
    """Read 数百, 数十亿 or 十几: more than one, and no more is said."""
    place = max(text.find("数"), text.find("几"))
    has_power = any(c in _HAN_POWERS for c in text)
    if not has_power or place > 1:
        return None
    return NumberToken(start, start + len(text), None, is_han=True, power=1)
