"""Print a quantity as a reader of each language writes it, never with more digits than known."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from .numerals import SCALE_WORDS, SEPARATORS
from .units import UnitNames

_QUALIFIERS = {
    "en": {
        "over": "over ", "at_least": "at least ", "nearly": "nearly ", "about": "about ",
        "under": "under ", "at_most": "at most ",
    },
    "vi": {
        "over": "hơn ", "at_least": "ít nhất ", "nearly": "gần ", "about": "khoảng ",
        "under": "dưới ", "at_most": "tối đa ",
    },
    "zh-hans": {
        "over": "超过", "at_least": "至少", "nearly": "近", "about": "约",
        "under": "不足", "at_most": "至多",
    },
    "zh-hant": {
        "over": "超過", "at_least": "至少", "nearly": "近", "about": "約",
        "under": "不足", "at_most": "至多",
    },
}  # fmt: skip
_RANKS = {"en": "No. {}", "vi": "hạng {}", "zh-hans": "第{}名", "zh-hant": "第{}名"}
_UNSCALED_KINDS = ("percent", "percentage_point", "rank")


@dataclass(frozen=True)
class QuantityText:
    """A printed quantity in three parts, so that a page can mark up value and unit.

    value: number with its qualifier, its scale word and what stands before it ("over CNY 5").
    glue: "", or the space between value and unit.
    """

    value: str
    unit: str
    glue: str

    @property
    def text(self) -> str:
        """Join the parts to what a reader sees: "over 25,000 companies"."""
        return self.value + self.glue + self.unit


def format_quantity(
    *,
    value: Decimal | None,
    value_high: Decimal | None = None,
    qualifier: str = "exact",
    digits: int | None = None,
    fraction: str = "",
    vague: str = "",
    unit: UnitNames,
    language: str,
    scale: int | None = None,
) -> QuantityText:
    """Print a quantity in one of the four languages.

    value, value_high: in base units, as parse_quantity gives them. digits: decimals the source
    prints, negative left of the point; they keep zeros (70.0%) and never add any others.
    fraction, vague: printed in place of the number; a fraction prints no unit, and a vague
    word ("hundreds of companies", 数百家) holds its own.
    scale: a power of ten from number_scale(), for cells that share one; None for the usual.
    Percentages and ranks are never scaled.
    Errors: ValueError for an unknown qualifier, for one without what it needs (vague, range),
    and for a scale the language has no word for.
    """
    if qualifier == "vague":
        return QuantityText(_needed(vague, "vague"), "", "")
    word = _qualifier_word(qualifier, language)
    if fraction:
        return QuantityText(word + fraction, "", "")
    ends = [_needed(value, qualifier)]
    if qualifier == "range":
        ends.append(_needed(value_high, qualifier))
    power = _power(ends, digits, unit, language, scale)
    number = "–".join(_print_number(end, power, digits, language) for end in ends)
    if power and any(ends):
        number += _scale_word(power, language)
    return _with_unit(word, number, unit, language, is_one=ends == [1])


def _needed(part, qualifier: str):
    if part is None or part == "":
        raise ValueError(f"A quantity that is {qualifier} lacks its value.")
    return part


def _qualifier_word(qualifier: str, language: str) -> str:
    if qualifier in ("exact", "range"):
        return ""
    if qualifier not in _QUALIFIERS[language]:
        raise ValueError(f"“{qualifier}” is no qualifier.")
    return _QUALIFIERS[language][qualifier]


def _power(
    ends: list[Decimal], digits: int | None, unit: UnitNames, language: str, scale: int | None
) -> int:
    if unit.kind in _UNSCALED_KINDS or (scale is None and (digits or 0) > 0):
        return 0
    return number_scale(ends, language) if scale is None else scale


def number_scale(values: Iterable[Decimal | None], language: str) -> int:
    """Choose the power of ten that all cells of one comparison row are printed in.

    It is the usual scale of the smallest value but 0, so that no cell begins with "0.0":
    0, 6, 9 or 12 in English and Vietnamese, 0, 4, 8 or 12 in Chinese. A value with decimals
    is printed in full, and so is its row. None is passed over.
    """
    return min((_usual_scale(value, language) for value in values if value), default=0)


def _usual_scale(value: Decimal, language: str) -> int:
    if "." in format_plain(value):
        return 0
    return max((power for power in SCALE_WORDS[language] if value.adjusted() >= power), default=0)


def format_plain(value: Decimal) -> str:
    """Write a value for programs: no exponent, no trailing zeros ("70", "6.46", "25000").

    Errors: ValueError when it is not finite.
    """
    if not value.is_finite():
        raise ValueError(f"{value} is no number to print.")
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text if value else "0"


def _print_number(value: Decimal, power: int, digits: int | None, language: str) -> str:
    """Write the digits of value / 10**power: all it needs, and zeros the source prints."""
    negative, figures, exponent = value.as_tuple()
    scaled = format_plain(Decimal((0, figures, exponent - power)))
    whole, _, decimals = scaled.partition(".")
    group, point = SEPARATORS[language]
    decimals = decimals.ljust(_decimals_printed(power, digits), "0")
    sign = "-" if negative and value else ""
    return sign + _grouped(whole, group, power, language) + (point + decimals if decimals else "")


def _decimals_printed(power: int, digits: int | None) -> int:
    if digits is None:
        return 0
    return digits if digits >= 0 else max(0, power + digits)


def _grouped(whole: str, group: str, power: int, language: str) -> str:
    """Group by threes; Chinese writes 1370万 without a comma and 12,000亿 with one."""
    if power and language.startswith("zh") and len(whole) <= 4:
        return whole
    return f"{int(whole):,}".replace(",", group)


def _scale_word(power: int, language: str) -> str:
    if power not in SCALE_WORDS[language]:
        raise ValueError(f"10^{power} has no scale word in {language}.")
    word = SCALE_WORDS[language][power]
    return word if language.startswith("zh") else f" {word}"


def _with_unit(
    word: str, number: str, unit: UnitNames, language: str, *, is_one: bool
) -> QuantityText:
    if unit.kind == "rank":
        return QuantityText(word + _RANKS[language].format(number), "", "")
    if unit.kind == "money" and language == "en":
        return QuantityText(word + _money_in_english(number, unit.many), "", "")
    name = unit.one if is_one and language == "en" else unit.many
    return QuantityText(word + number, name, _glue(unit.kind, name, language))


def _money_in_english(number: str, currency: str) -> str:
    """Write "CNY 630.5 billion", "US$5.1 billion" and "-US$5"."""
    sign, number = ("-", number[1:]) if number.startswith("-") else ("", number)
    space = " " if currency[-1:].isalpha() else ""
    return sign + currency + space + number


def _glue(kind: str, name: str, language: str) -> str:
    """Space value and unit; 57 EFLOPS keeps the space of a unit symbol in Chinese too."""
    if kind == "percent" or not name:
        return ""
    if language.startswith("zh"):
        return " " if kind == "physical" and name[0].isascii() and name[0].isalpha() else ""
    return " "
