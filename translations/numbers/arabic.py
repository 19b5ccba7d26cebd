"""Numbers written in digits, with their scale words, percent signs and currencies."""

import re
from collections.abc import Iterator
from decimal import Decimal

from .values import HANZI_POWERS, HARD_SPACES, Reading, read_digits, read_hanzi, times
from .words import CURRENCY_OF, KIND_OF, LATIN, MONEY_LETTERS, SCALES, alternatives

_RUN = rf"[0-9]+(?:[.,{HARD_SPACES}][0-9]+)*"
_NUMBER = re.compile(_RUN)
_HAN_SCALE = r"(?:百(?!分|度)|千(?![米瓦克卡])|兆(?![瓦赫字位])|[十万萬亿億])+"
_SCALE = re.compile(
    rf"[多余餘几幾]?(?P<han>{_HAN_SCALE})[多余餘]?"
    rf"|(?P<words>(?:[ \u00a0-]?(?:{alternatives(SCALES)}))+)(?P<half> rưỡi)?",
    re.IGNORECASE,
)
_KIND = re.compile(rf"[ \u00a0-]?(?:{alternatives(KIND_OF)})", re.IGNORECASE)
_MONEY = re.compile(rf"[ \u00a0-]?[多余餘]?(?:{alternatives(CURRENCY_OF)})", re.IGNORECASE)
_MONEY_BEFORE = re.compile(
    r"(?:US\$|HK\$|NT\$|\$|€|£|¥|CNY|RMB|USD|EUR|VND)[ \u00a0]?$", re.IGNORECASE
)
_TO = re.compile(
    r"[ \u00a0]?(?:[-–—~〜～至到]|to (?!the )|and |và |đến |tới )[ \u00a0]?", re.IGNORECASE
)
_TENTHS = re.compile(r"成(?![为為立本功長长都果员員熟就交品因群])(半|[一二三四五六七八九])?")
_NAMED = re.compile(rf"[{LATIN}][-.]?$")


def printed(text: str, language: str) -> Iterator[Reading]:
    """Yield the numbers that a text prints in digits, each with what belongs to it."""
    upcoming = None
    for found in reversed(list(_parts(text, language))):
        upcoming = _with_shared(text, found, upcoming)
        yield upcoming


def _parts(text: str, language: str) -> Iterator[Reading]:
    taken = 0
    for found in _NUMBER.finditer(text):
        if found.start() < taken:
            continue
        for start, end in _pieces(found, language):
            reading = _read(text, start, end, language)
            taken = reading.end
            yield reading


def _pieces(found: re.Match, language: str) -> list[tuple[int, int]]:
    """Split what is no one number, such as 2023,2024, at its separators."""
    if read_digits(found[0], language):
        return [found.span()]
    starts = re.finditer("[0-9]+", found[0])
    return [(found.start() + each.start(), found.start() + each.end()) for each in starts]


def _read(text: str, start: int, end: int, language: str) -> Reading:
    read = read_digits(text[start:end], language)
    if read is None:
        return Reading(((text[start:end], "digits"),), start, end)
    value, foreign = read
    named = _NAMED.search(text[max(0, start - 2) : start])
    before = _MONEY_BEFORE.search(text[max(0, start - 5) : start])
    value, after = _scaled(text, value, end, bool(before), language)
    kind, after_kind = kind_after(text, after)
    if kind == "tenths":
        value, kind = _tenths(text, value, after)
    currency, after_all = _currency(text, after_kind, before)
    keys = meanings(value, kind)
    misprinted = foreign and not (named and after_all == end)
    return Reading(keys, start, after_all, currency=currency, misprinted=misprinted)


def meanings(value: Decimal, kind: str) -> tuple:
    """Return the keys of a value with what follows it; "10 points" may be percentage points."""
    if kind == "point":
        return (value, "point"), (value, "pp"), (value, "")
    if kind == "pp":
        return (value, "pp"), (value, "point")
    return ((value, kind),)


def _scaled(text: str, value: Decimal, end: int, money: bool, language: str) -> tuple:
    """Multiply by the scale words that follow; 1亿2000万 goes on where the scale falls."""
    found = _SCALE.match(text, end)
    if found is None:
        return value, end
    if words := found["words"]:
        return _by_words(words, found, value, end, money)
    total, power = times(value, _han_power(found["han"])), _han_power(found["han"])
    end = found.end()
    while more := re.compile(r"[0-9]{1,4}").match(text, end):
        scale = _SCALE.match(text, more.end())
        below = _han_power(scale["han"]) if scale and scale["han"] else 0
        if not 0 < below < power:
            break
        total, power, end = total + times(Decimal(more[0]), below), below, scale.end()
    return total, end


def _by_words(words: str, found: re.Match, value: Decimal, end: int, money: bool) -> tuple:
    names = re.split(r"[ \u00a0-]+", words.strip(" \u00a0-").lower())
    if names[0] in MONEY_LETTERS and not money:
        return value, end
    # A metre, a byte or a display called 4K: a letter counts only glued to its number.
    if len(names[0]) == 1 and words[0] in " \u00a0-":
        return value, end
    power = sum(SCALES[name] for name in names)
    value = times(value, power)
    if found["half"]:
        value += times(Decimal(5), power - 1)
    return value, found.end()


def _han_power(scales: str) -> int:
    return sum(HANZI_POWERS[scale] for scale in scales)


def kind_after(text: str, end: int) -> tuple[str, int]:
    """Return what a percent sign or its like makes of a number that ends here, and its end."""
    if found := _KIND.match(text, end):
        word = found[0].strip(" \u00a0-").lower().replace("\u00a0", " ")
        return KIND_OF[word], found.end()
    if found := _TENTHS.match(text, end):
        return "tenths", found.end()
    return "", end


def _tenths(text: str, value: Decimal, end: int) -> tuple[Decimal, str]:
    """Read 3成 as 30 % and 3成半 as 35 %."""
    rest = _TENTHS.match(text, end)[1]
    ones = 5 if rest == "半" else int(read_hanzi(rest)) if rest else 0
    return value * 10 + ones, "percent"


def _currency(text: str, end: int, before: re.Match | None) -> tuple[str, int]:
    if before:
        return CURRENCY_OF[before[0].strip(" \u00a0").lower()], end
    found = _MONEY.match(text, end)
    if found is None:
        return "", end
    word = found[0].strip(" \u00a0-").lstrip("多余餘").lower().replace("\u00a0", " ")
    return CURRENCY_OF[word], found.end()


def _with_shared(text: str, low: Reading, high: Reading | None) -> Reading:
    """Let the lower end of a range mean what only its upper end prints (500–600万, 5 to 6%)."""
    if high is None or low.key[1] or not isinstance(low.key[0], Decimal):
        return low
    to = _TO.match(text, low.end)
    if to is None or to.end() != high.start or not isinstance(high.key[0], Decimal):
        return low
    return Reading(
        (*low.keys, *_shared(text, low, high)),
        low.start,
        low.end,
        currency=low.currency,
        misprinted=low.misprinted,
    )


def _shared(text: str, low: Reading, high: Reading) -> list:
    value, kind = high.key
    shift = value.normalize().adjusted() - _digits_of(text, high)
    scaled = times(low.key[0], shift) if shift > 0 else low.key[0]
    shared = {(low.key[0], kind), (scaled, ""), (scaled, kind)}
    return sorted(shared - {low.key}, key=str)


def _digits_of(text: str, high: Reading) -> int:
    """Return the place of the first digit as printed, before its scale word."""
    run = _NUMBER.match(text, high.start)
    digits = re.split("[.,]", run[0]) if run else ["0"]
    return max(0, len("".join(digits[:1])) - 1)
