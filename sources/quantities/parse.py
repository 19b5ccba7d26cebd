"""Read a quantity as an article prints it: qualifier, number or range, scale, unit."""

import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Context, Decimal, localcontext

from .numerals import (
    FULL_WIDTH,
    LANGUAGES,
    QuantityError,
    Words,
    by_word,
    read_fraction,
    read_number,
)
from .units import take_prefix, take_unit

MAX_LENGTH = 200
MAX_DIGITS = 24
MAX_DECIMALS = 6
_EXACT = Context(prec=200)


@dataclass(frozen=True)
class Quantity:
    """What a text says: "近10個百分點" → 10, nearly, percentage_point.

    value: in base units (yuan, not 億元; percent as 6.46), without exponent; None when vague.
    value_high: the upper end of a range, else None.
    qualifier: exact, over, at_least, nearly, about, under, at_most, range or vague.
    unit: a slug, None when no unit was recognised.
    digits: decimals of value that the text prints, negative left of the point ("70.0%" → 1,
    "184.4萬" → -3); of a range the coarser end's; None when vague or a fraction.
    fraction: "1/3" where the text gives one, else "". Its value is rounded to six decimals.
    """

    value: Decimal | None
    value_high: Decimal | None
    qualifier: str
    unit: str | None
    digits: int | None
    fraction: str


# What may stand before a number, in all four languages: a text may quote another's.
LEADS = {
    "over": "over|more than|above|exceeding|exceeds|exceed|exceeded|greater than|surpassing"
    "|surpassed"
    "|surpasses|surpass|in excess of|upwards of|north of|passed|passes|pass|passing|topped|tops"
    "|just over|well over|slightly over|slightly more than|>|hơn|trên|vượt|vượt quá|vượt mốc"
    "|vượt mức|quá|nhiều hơn|cao hơn|vượt qua|vượt ngưỡng"
    "|超过|超過|超逾|超|逾|突破|破|过|過|多于|多於|高于|高於|大于|大於|远超|遠超|跨过|跨過|跨越"
    "|迈过|邁過|冲破|衝破",
    "at_least": "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|≥|>="
    "|ít nhất|tối thiểu|không dưới|không ít hơn"
    "|至少|最少|起码|起碼|不少于|不少於|不低于|不低於",
    "nearly": "nearly|almost|close to|approaching|just shy of|gần|gần tới|suýt|suýt soát|ngót"
    "|ngót nghét|近|接近|将近|將近|逼近",
    "about": "about|around|some|approximately|roughly|circa|ca.|~|≈|khoảng|xấp xỉ|chừng|tầm"
    "|约|約|大约|大約|大概|约为|約為|约合|約合|约有|約有",
    "under": "under|just under|slightly under|slightly less than|fewer than|less than|below|<|dưới"
    "|chưa đến|chưa tới|chưa đầy|ít hơn"
    "|不足|不到|少于|少於|低于|低於|未满|未滿|不满|不滿",
    "at_most": "at most|up to|as much as|as many as|no more than|not more than|a maximum of|≤|<="
    "|tối đa|không quá|nhiều nhất|至多|最多|最高|不超过|不超過|不多于|不多於|不高于|不高於",
    "open": "from|between|từ|从|從",
    "": "a total of|reached|reaching|totalling|totaling|worth|đạt|lên tới|lên đến|tổng cộng|trị giá"
    "|là|是|有|拥有|擁有|达|達|达到|達到|高达|高達|共|共有|为|為|累计|累計|合计|合計|总计|總計|了",
}
TRAILS = {
    "over": "多|余|餘|几|幾|有余|有餘",
    "at_least": "+|or more|and more|or above|and above|trở lên|以上",
    "about": "左右|上下",
    "at_most": "or less|or fewer|or below|trở xuống|以下|以内|以內",
}
_VAGUE = re.compile(
    r"\s*(?:(?:(?:several|many|a few|some)\s+)?(?:tens|dozens|scores|hundreds|thousands|millions"
    r"|billions)(?:\s+of\s+(?:thousands|millions|billions))?\b|(?:several|a few|numerous|many"
    r"|multiple)\b(?:\s+(?:dozen|hundred|thousand|million|billion)\b)?"
    r"|(?:hàng|vài|mấy|nhiều|một vài|một số)(?:\s++(?:chục|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ)\b)++"
    r"|(?:vài|mấy|nhiều|một vài|một số)(?=\s)"
    r"|[数數几幾上][十百千万萬亿億]+|[数數几幾多](?=[家个個项項件名位款种種条條])"
    r"|十[几幾][万萬亿億]?|成[百千]上[千万萬]|[数數]以[十百千万萬亿億]+[计計]|若干)(?:\s+of\b)?"
)
_LEAD = Words(by_word(LEADS))
_TRAIL = Words(by_word(TRAILS))
# Those that are a qualifier even where a text ends in them ("500 new firms or more").
_LAST_WORDS = by_word({meaning: words for meaning, words in TRAILS.items() if meaning != "over"})
_ORDINAL = re.compile(r"\s*(?:first|number one|hạng nhất|thứ nhất)\b")
_ORDINAL_END = re.compile(r"(?:st|nd|rd|th)\b")
_OPENING = " \t\r\n\u00a0([{「『【《“‘\"':"
_CLOSING = " \t\r\n\u00a0)]}」』】》”’\"'.,;:!?。，、；："
_SIGN = re.compile(r"\s*([-+负負]|âm\b|minus\b)\s*(?=[^\s-])")
_TO = re.compile(r"\s*(?:[-–—~〜至到]|to\b|đến\b|tới\b|(and\b))\s*")
_UNCLEAR = re.compile(
    r"(?:[⁰¹²³⁴⁵⁶⁷⁸⁹]|e[+-]?\d|(?:m|b|t|tr)(?![^\W\d_])|[点點]|\s*(?:rưỡi|mươi|lakh|crore)\b|半)"
)
_OTHER_NUMBER = re.compile(r"(?<![a-z\d])\d++(?![a-z])")


@dataclass(frozen=True)
class _End:
    """One end of a range, or the only number: its value, how it is printed, what follows."""

    value: Decimal
    power: int
    more: bool
    unit: str | None
    rest: str


def parse_quantity(text: str, language: str) -> Quantity:
    """Read a text that states one quantity, such as "over 25,000 firms" or "(1,56 tỷ USD)".

    language: of the article; it decides the separators and whether 兆 can be read. Words are
    known in all four languages. Before the number only qualifiers may stand; words after the
    unit are passed over as long as they hold no other number.
    Errors: QuantityError, which says what is wrong, for every text that cannot be read.
    """
    if language not in LANGUAGES:
        raise QuantityError(f"“{language}” is none of {', '.join(LANGUAGES)}.")
    if len(text) > MAX_LENGTH:
        raise QuantityError(f"A quantity has at most {MAX_LENGTH} characters.")
    with localcontext(_EXACT):
        return _parse(_clean(text), language)


def _clean(text: str) -> str:
    return unicodedata.normalize("NFC", text).translate(FULL_WIDTH).lower().strip(_OPENING)


def _parse(text: str, language: str) -> Quantity:
    leads, text = _take_leads(text)
    if vague := _VAGUE.match(text):
        unit, rest = take_unit(text[vague.end() :])
        _refuse_other_numbers(rest)
        return Quantity(None, None, "vague", unit, None, "")
    if fraction := read_fraction(text, language):
        return _fraction(*fraction, leads)
    if ordinal := _ORDINAL.match(text):
        return _assemble(_End(Decimal(1), 0, False, "rank", text[ordinal.end() :]), None, leads)
    low = _take_end(text, language)
    if low is None:
        raise QuantityError(_no_number(text))
    return _assemble(low, _take_high(low, "open" in leads, language), leads)


def _take_leads(text: str) -> tuple[set[str], str]:
    """Read the words before the number: (their meanings, what follows)."""
    leads = set()
    while found := _LEAD.match(text):
        leads.add(found[0])
        text = found[1].lstrip(_OPENING)
    return leads, text


def _no_number(text: str) -> str:
    if found := re.search("[0-9]", text):
        return f"Unknown words before the number: “{text[: found.start()]}”."
    return f"There is no number in “{text}”."


def _take_end(text: str, language: str) -> _End | None:
    """Read sign, unit in front and number; None when the text opens with no number."""
    sign, text = _take_sign(text)
    unit, text = take_prefix(text)
    if sign == 1:
        sign, text = _take_sign(text)
    number = read_number(text, language)
    if number is None:
        return None
    unit, rest = _take_ordinal_end(unit, number.rest)
    if unclear := _UNCLEAR.match(rest):
        raise QuantityError(f"“{unclear[0].strip()}” after a number is unclear: write it out.")
    return _End(sign * number.value, number.power, number.more, unit, rest)


def _take_sign(text: str) -> tuple[int, str]:
    found = _SIGN.match(text)
    if found is None:
        return 1, text
    return (1 if found[1] == "+" else -1), text[found.end() :]


def _take_ordinal_end(unit: str | None, text: str) -> tuple[str | None, str]:
    found = _ORDINAL_END.match(text)
    return ("rank", text[found.end() :]) if found else (unit, text)


def _take_high(low: _End, between: bool, language: str) -> _End | None:
    """Read the upper end of a range; the unit may stand after both ends (5% to 6%)."""
    unit, after_unit = take_unit(low.rest)
    for text in (low.rest, after_unit):
        to = _TO.match(text)
        if to is None or (to[1] and not between):
            continue
        high = _take_end(text[to.end() :], language)
        if high:
            return replace(high, unit=high.unit or low.unit or _unit_after(high) or unit)
    return None


def _unit_after(end: _End) -> str | None:
    return take_unit(end.rest)[0]


def _assemble(low: _End, high: _End | None, leads: set[str]) -> Quantity:
    last = high or low
    unit, trails, rest = _take_tail(last)
    _refuse_other_numbers(rest)
    qualifier = _one_qualifier(leads, trails | ({"over"} if last.more else set()), high is not None)
    value = _shared_scale(low, high)
    exponent = max(end.as_tuple().exponent for end in (value, last.value))
    if high and high.value <= value:
        raise QuantityError("The range does not end above its beginning.")
    return Quantity(
        value=_storable(value),
        value_high=_storable(high.value) if high else None,
        qualifier=qualifier,
        unit=unit,
        digits=-exponent,
        fraction="",
    )


def _fraction(numerator: int, denominator: int, rest: str, leads: set[str]) -> Quantity:
    _, trails, rest = _take_tail(_End(Decimal(numerator), 0, False, None, rest))
    _refuse_other_numbers(rest)
    return Quantity(
        value=round(Decimal(numerator) / Decimal(denominator), MAX_DECIMALS),
        value_high=None,
        qualifier=_one_qualifier(leads, trails, is_range=False),
        unit=None,
        digits=None,
        fraction=f"{numerator}/{denominator}",
    )


def _take_tail(end: _End) -> tuple[str | None, set[str], str]:
    """Read what follows the number: (unit, meanings of qualifiers, the rest)."""
    trails = set()
    rest = _take_trail(end.rest, trails)
    unit, rest = take_unit(rest)
    rest = _take_trail(rest, trails).rstrip(_CLOSING)
    trails |= {meaning for word, meaning in _LAST_WORDS.items() if rest.endswith(word)}
    return end.unit or unit, trails, rest


def _take_trail(text: str, trails: set[str]) -> str:
    """Add the meaning of a qualifier that opens the text; return what follows it."""
    found = _TRAIL.match(text)
    if found is None:
        return text
    trails.add(found[0])
    return found[1]


def _refuse_other_numbers(rest: str) -> None:
    if found := _OTHER_NUMBER.search(rest):
        raise QuantityError(f"More than one number: “{found[0]}” stands after the first.")


def _one_qualifier(leads: set[str], trails: set[str], is_range: bool) -> str:
    """Settle the qualifier; the usual pairs 超过…以上 and 约…多 read as their first word."""
    found = (leads | trails) - {"", "open"}
    if is_range and found <= {"about"}:
        return "range"
    if "open" in leads and trails != {"at_least"}:
        raise QuantityError("The text opens a range (from, between, từ, 从) and does not end it.")
    for first, second in (("over", "at_least"), ("about", "over")):
        if first in leads and found == {first, second}:
            return first
    if is_range or len(found) > 1:
        raise QuantityError(f"The qualifiers contradict each other: {', '.join(sorted(found))}.")
    return found.pop() if found else "exact"


def _shared_scale(low: _End, high: _End | None) -> Decimal:
    """Give the lower end the scale word that only the upper end prints (500–600万)."""
    if high and high.power and not low.power:
        scaled = low.value.scaleb(high.power)
        return scaled if scaled < high.value else low.value
    return low.value


def _storable(value: Decimal) -> Decimal:
    """Write a value without exponent; refuse more digits than the interface states."""
    printed, needed = (max(0, -each.as_tuple().exponent) for each in (value, value.normalize()))
    if printed > MAX_DECIMALS:
        raise QuantityError(f"A value has at most {MAX_DECIMALS} decimals.")
    if value.adjusted() + 1 + needed > MAX_DIGITS:
        raise QuantityError(f"A value has at most {MAX_DIGITS} digits.")
    return Decimal(f"{value:f}")
