"""What a number in a text says, and how words and digits are turned into values."""

import re
from dataclasses import dataclass
from decimal import Context, Decimal

Key = tuple[Decimal | str, str]

# Nothing is trapped: what grows beyond all numbers is none and raises nothing.
EXACT = Context(prec=120, Emax=10_000, Emin=-10_000, traps=[])
LONGEST = 40
# (between groups of three, before the decimals)
SEPARATORS = {"en": ",.", "vi": ".,", "zh-hans": ",.", "zh-hant": ",."}
HARD_SPACES = "\u00a0\u2009\u202f"


@dataclass(frozen=True)
class Reading:
    """A number as one language writes it.

    keys: (value, kind), the meant one first, then what it may mean besides. Kinds: "" for a
    plain number, percent, pp (percentage points), permille, month, quarter, half, decade,
    fraction (value "1/3"). start, end: its place in the text, end exclusive.
    spelled: written in words. sure: of a spelled one, that it is a number beyond doubt; others
    may stand for a number of the other text, and ask for none.
    currency: cny, usd … or "". misprinted: its separators are those of another language.
    """

    keys: tuple[Key, ...]
    start: int
    end: int
    spelled: bool = False
    sure: bool = True
    currency: str = ""
    misprinted: bool = False

    @property
    def key(self) -> Key:
        """Return what the number most likely means."""
        return self.keys[0]


def times(value: Decimal, power: int) -> Decimal:
    """Return a value times a power of ten, exactly."""
    return EXACT.scaleb(value, min(power, 99))


def read_digits(run: str, language: str) -> tuple[Decimal, bool] | None:
    """Read "25,000" or "25.000": (value, whether its separators are of another language).

    None where the run is no one number in any language, such as "1,2,3".
    """
    plain = run.translate(dict.fromkeys(map(ord, HARD_SPACES), SEPARATORS[language][0]))
    group, point = SEPARATORS[language]
    for first, second in ((group, point), (point, group)):
        if (value := _grouped(plain, first, second)) is not None:
            return value, first != group
    return None


def _grouped(run: str, group: str, point: str) -> Decimal | None:
    whole, *decimals = run.split(point)
    groups = whole.split(group)
    badly = len(groups) > 1 and (len(groups[0]) > 3 or any(len(each) != 3 for each in groups[1:]))
    if badly or len(decimals) > 1 or group in "".join(decimals) or len(run) > LONGEST:
        return None
    return Decimal(".".join(["".join(groups), *decimals]))


HANZI = str.maketrans("零〇一二三四五六七八九两兩点點", "0012345678922..")
HANZI_ONES = "零〇一二三四五六七八九两兩"
HANZI_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "萬": 4, "亿": 8, "億": 8, "兆": 12}
_COEFFICIENT = re.compile(rf"[{HANZI_ONES}]+(?:[点點][{HANZI_ONES}]+)?")
_PART = re.compile(rf"({_COEFFICIENT.pattern})?([{''.join(HANZI_POWERS)}]+)?")


def read_hanzi(run: str) -> Decimal | None:
    """Read 二十五, 三千二百亿, 一百亿亿 or 二〇二四; None for what is no number, such as 五六."""
    sums, last = _Sums(), 0
    for coefficient, scales in _PART.findall(run[:LONGEST]):
        if not (coefficient or scales):
            continue
        whole = re.split("[点點]", coefficient)[0]
        if len(whole.lstrip("零〇")) not in (0, 1, 4):
            return None
        value = Decimal(coefficient.translate(HANZI)) if coefficient else Decimal(not sums.begun)
        if not scales and last > 1 and coefficient == whole and whole[0] not in "零〇":
            value = times(value, last - 1)
        sums.add(value, [HANZI_POWERS[scale] for scale in scales])
        last = HANZI_POWERS[scales[-1]] if scales else 0
    return sums.total + sums.section


class _Sums:
    """What was read so far: what the last 万, 亿 or 兆 closed, and what stands after it."""

    def __init__(self):
        self.total = self.section = Decimal(0)
        self.largest = 0
        self.begun = False

    def add(self, value: Decimal, powers: list[int]) -> None:
        """Add a coefficient with its scale characters."""
        self.begun = True
        small = [power for power in powers if power < 4]
        self.section += times(value, sum(small[:1]))
        for power in powers[len(small) :]:
            self.close(power)

    def close(self, power: int) -> None:
        """Scale the section by 万, 亿 or 兆; a larger one scales what stands before it too."""
        if power > self.largest or not self.section:
            self.total = times(self.total + self.section, power)
        else:
            self.total += times(self.section, power)
        self.section, self.largest = Decimal(0), power
