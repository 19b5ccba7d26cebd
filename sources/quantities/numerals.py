"""How four languages write a number: separators, scale words, Chinese numerals."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

LANGUAGES = ("en", "vi", "zh-hans", "zh-hant")

# (between groups of three, before the decimals)
SEPARATORS = {
    "en": (",", "."),
    "vi": (".", ","),
    "zh-hans": (",", "."),
    "zh-hant": (",", "."),
}
# The words numbers are printed with, by power of ten.
SCALE_WORDS = {
    "en": {6: "million", 9: "billion", 12: "trillion"},
    "vi": {6: "triệu", 9: "tỷ", 12: "nghìn tỷ"},
    "zh-hans": {4: "万", 8: "亿", 12: "万亿"},
    "zh-hant": {4: "萬", 8: "億", 12: "兆"},
}
# The words numbers are read with, in whatever language they stand.
_WORD_POWERS = {
    "chục": 1, "trăm": 2, "hundred": 2, "nghìn": 3, "ngàn": 3, "thousand": 3, "k": 3, "vạn": 4,
    "triệu": 6, "million": 6, "millions": 6, "mn": 6, "tỷ": 9, "tỉ": 9, "billion": 9,
    "billions": 9, "bn": 9, "trillion": 12, "trillions": 12, "tn": 12, "trn": 12,
}  # fmt: skip
_HANZI_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12}
_POWERS = _WORD_POWERS | _HANZI_POWERS
_HANZI_DIGITS = str.maketrans("零〇一二三四五六七八九两兩点點", "0012345678922..")
_HANZI_ONES = "零〇一二三四五六七八九两兩"
_HARD_SPACES = "\u00a0\u2009\u202f"
_LATIN = "a-z\u00c0-\u024f\u1e00-\u1eff"
_MAX_RUN = 40

FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {
    0x3000: " ", 0xFFE5: "¥", 0x2212: "-", 0x200B: None, 0xFEFF: None,
}  # fmt: skip


class QuantityError(ValueError):
    """A text that states no quantity, or none that can be read with certainty."""


class Words:
    """Words of any script and what they mean; the longest that fits is found.

    A word that ends in a Latin letter is found only where no Latin letter follows.
    """

    def __init__(self, meanings: Mapping[str, str]):
        """Take lower-case words; one space in a word stands for any white space."""
        self.meanings = meanings
        self.pattern = re.compile(rf"\s*({word_pattern(meanings)})")

    def match(self, text: str) -> tuple[str, str] | None:
        """Return (meaning, what follows) of the word that opens the text, else None."""
        found = self.pattern.match(text)
        if found is None:
            return None
        return self.meanings[" ".join(found[1].split())], text[found.end() :]


def by_word(table: Mapping[str, str]) -> dict[str, str]:
    """Turn {meaning: "word|other word"} into {word: meaning}."""
    return {word: meaning for meaning, words in table.items() for word in words.split("|")}


def word_pattern(words: Iterable[str]) -> str:
    """Write the alternatives of a regular expression, longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(_one_word_pattern(word) for word in longest_first)


def _one_word_pattern(word: str) -> str:
    pattern = r"\s+".join(re.escape(part) for part in word.split())
    return rf"{pattern}(?![{_LATIN}])" if re.search(rf"[{_LATIN}]$", word) else pattern


@dataclass(frozen=True)
class Number:
    """A number as read from the head of a text.

    value: its exponent is the place of the last digit printed (184.4萬 → 1844E+3).
    power: of the scale word that ends it, 0 without one or after mixed forms (1亿2000万).
    more: whether 多, 余 or 餘 stands in it or after it. rest: the text that follows.
    """

    value: Decimal
    power: int
    more: bool
    rest: str


class _Coefficient(NamedTuple):
    """A number without its scale words, and the token it was read from."""

    value: Decimal
    word: str


_TOKEN = re.compile(
    rf"\s*(?:(?P<arabic>[0-9]++(?:[.,{_HARD_SPACES}][0-9]++)*+)"
    rf"|(?P<hanzi>[{_HANZI_ONES}]+(?:[点點][{_HANZI_ONES}]+)?|[点點][{_HANZI_ONES}]+)"
    rf"|(?P<power>[{''.join(_HANZI_POWERS)}]|{word_pattern(_WORD_POWERS)})"
    rf"|(?P<more>[多余餘]))"
)


def read_number(text: str, language: str) -> Number | None:
    """Read the number that opens a lower-case text; None when it opens with none.

    The language decides the separators and whether 兆 can be read.
    Errors: QuantityError when digits or scale words do not form one number.
    """
    tokens, rest = _tokens(text)
    parts = [_part(kind, word, language) for kind, word in tokens if kind != "more"]
    if not parts:
        return None
    more = any(kind == "more" for kind, _ in tokens)
    return Number(_evaluate(parts), _power(parts), more, rest)


def _tokens(text: str) -> tuple[list[tuple[str, str]], str]:
    """Split off the tokens of one number: a coefficient never follows another."""
    tokens, end, coefficient_open = [], 0, False
    while found := _TOKEN.match(text, end):
        kind, word = found.lastgroup, found[found.lastgroup]
        is_coefficient = kind in ("arabic", "hanzi")
        if (is_coefficient and coefficient_open) or not (tokens or _may_open(kind, word)):
            break
        coefficient_open = is_coefficient or (coefficient_open and kind == "more")
        tokens.append((kind, word))
        end = found.end()
    return tokens, text[end:]


def _may_open(kind: str, word: str) -> bool:
    """Tell whether a number may begin so: 百 may, "million", 多 and 点五 may not."""
    return kind != "more" and word not in _WORD_POWERS and word[0] not in "点點"


def _part(kind: str, word: str, language: str) -> _Coefficient | int:
    """Turn a token into a coefficient or a power of ten."""
    if kind == "arabic":
        return _Coefficient(_read_digits(word, language), word)
    if kind == "hanzi":
        return _Coefficient(_read_hanzi(word), word)
    if word == "兆" and language != "zh-hant":
        raise QuantityError("兆 is 10^12 in Taiwan and 10^6 elsewhere: write it with 万亿 or 百万.")
    return _POWERS[word]


def _read_digits(run: str, language: str) -> Decimal:
    group, point = SEPARATORS[language]
    whole, *decimals = re.sub(f"[{_HARD_SPACES}]", group, run).split(point)
    groups = whole.split(group)
    lengths = [len(digits) for digits in groups]
    grouped_badly = len(groups) > 1 and (lengths[0] > 3 or set(lengths[1:]) != {3})
    if len(decimals) > 1 or grouped_badly or group in "".join(decimals):
        raise QuantityError(
            f"“{run}” is not a number in {language}: “{group}” stands between groups "
            f"of three digits, “{point}” before the decimals."
        )
    return _bounded(".".join(["".join(groups), *decimals]))


def _read_hanzi(word: str) -> Decimal:
    """Read 六点四六, 二〇二四 or the 零五 of 一百零五; 五六 means "five or six" and is refused."""
    whole = re.split("[点點]", word)[0]
    if len(whole) == 2 and whole[0] not in "零〇":
        raise QuantityError(f"“{word}” may mean one number or the other: it is no exact figure.")
    return _bounded(word.translate(_HANZI_DIGITS))


def _bounded(digits: str) -> Decimal:
    if len(digits) > _MAX_RUN:
        raise QuantityError(f"A number of {len(digits)} characters is too long to be read.")
    return Decimal(digits)


def _power(parts: list) -> int:
    """Add up the powers when nothing else follows the coefficient."""
    powers = parts[1:] if isinstance(parts[0], _Coefficient) else parts
    return sum(powers) if all(isinstance(part, int) for part in powers) else 0


def _evaluate(parts: list) -> Decimal:
    """Work a number out: what precedes its largest scale is multiplied, what follows added."""
    powers = [part for part in parts if isinstance(part, int)]
    if not powers:
        return parts[0].value
    largest = max(powers)
    if powers.count(largest) > 1:
        raise QuantityError("The same scale word stands twice in one number.")
    before, after = parts[: parts.index(largest)], parts[parts.index(largest) + 1 :]
    scale = Decimal((0, (1,), largest))
    product = _evaluate(before) * scale if before else scale
    return product + _remainder(after, largest) if after else product


def _remainder(parts: list, power: int) -> Decimal:
    """Work out what follows a scale of 10**power, as 2000万 does in 1亿2000万."""
    first = parts[0]
    if isinstance(first, int) and first != 1:
        raise QuantityError("A scale word follows a larger one with no number between them.")
    single = len(parts) == 1 and isinstance(first, _Coefficient)
    remainder = _last_coefficient(first, power) if single else _evaluate(parts)
    if remainder.adjusted() >= power:
        raise QuantityError("What follows a scale word is as large as the scale itself.")
    return remainder


def _last_coefficient(coefficient: _Coefficient, power: int) -> Decimal:
    """Read what ends a number: 二万五 is 25,000, 二万零五 is 20,005, 2万5 is unclear."""
    value, word = coefficient
    if word[0] in "零〇点點":
        return value
    if word[0] in _HANZI_ONES:
        return value.scaleb(power - 1)
    if len(word) != power:
        raise QuantityError(f"“{word}” after a scale word is unclear: write the number out.")
    return value


_ENGLISH_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
_VIETNAMESE_PARTS = {
    "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
_PARTS = _ENGLISH_PARTS | _VIETNAMESE_PARTS
_ONES = {
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "năm": 5,
}  # fmt: skip
_SLASHED = re.compile(r"\s*([0-9]{1,6})\s*/\s*([0-9]{1,6})(?![0-9/]|[.,][0-9])")
_SPELLED = re.compile(
    rf"\s*({'|'.join(_ONES)})(?:[\s-]+({'|'.join(_ENGLISH_PARTS)})s?"
    rf"|\s+phần\s+({'|'.join(_VIETNAMESE_PARTS)}))\b"
)
_HANZI_FRACTION = re.compile(
    rf"\s*([{_HANZI_ONES}十百千0-9]{{1,9}})分之([{_HANZI_ONES}十百千0-9]{{1,9}})"
)
_HALF = re.compile(r"\s*(?:一半|một nửa\b|half\b)")
_MAX_PART = 1000


def read_fraction(text: str, language: str) -> tuple[int, int, str] | None:
    """Read 1/3, 三分之一, "two thirds" or "một phần ba": (numerator, denominator, what follows).

    None when the text opens with no fraction; 百分之 is a percentage and no fraction.
    Errors: QuantityError for a part of 0 or above 1000, which is rather a date.
    """
    if found := _SLASHED.match(text):
        numerator, denominator = int(found[1]), int(found[2])
    elif found := _HANZI_FRACTION.match(text):
        numerator, denominator = (_whole(found[part], language) for part in (2, 1))
    elif found := _SPELLED.match(text):
        numerator, denominator = _ONES[found[1]], _PARTS[found[2] or found[3]]
    elif found := _HALF.match(text):
        numerator, denominator = 1, 2
    else:
        return None
    if found.re is _HANZI_FRACTION and denominator == 100:
        return None
    if not (0 < numerator <= _MAX_PART and 0 < denominator <= _MAX_PART):
        raise QuantityError(f"“{found[0].strip()}” is no fraction of 1 to {_MAX_PART}.")
    return numerator, denominator, text[found.end() :]


def _whole(text: str, language: str) -> int:
    number = read_number(text, language)
    if number is None or number.rest:
        raise QuantityError(f"“{text}” is no whole number.")
    return int(number.value)
