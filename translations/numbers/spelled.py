"""Numbers spelled out in English and Vietnamese words, fractions among them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from .arabic import kind_after, meanings
from .values import Reading, times
from .words import (
    ENGLISH_LOOSE,
    ENGLISH_ONES,
    ENGLISH_PARTS,
    ENGLISH_SCALES,
    ENGLISH_TENS,
    LATIN,
    ROMAN,
    VIETNAMESE_LOOSE,
    VIETNAMESE_ONES,
    VIETNAMESE_SCALES,
    alternatives,
)

_WORD = re.compile(rf"[{LATIN}]+")
_EN_FRACTION = re.compile(
    rf"(?<![{LATIN}])(?P<top>{alternatives(ENGLISH_ONES)}|an?)[ -]"
    rf"(?P<part>{'|'.join(ENGLISH_PARTS)})s?(?![{LATIN}])",
    re.IGNORECASE,
)
_VI_FRACTION = re.compile(
    rf"(?<![{LATIN}])(?P<top>{alternatives(VIETNAMESE_ONES)}|\d{{1,3}}) phần "
    rf"(?P<part>{alternatives(VIETNAMESE_ONES)}"
    r"|mười(?! (?:một|hai|ba|bốn|tư|lăm|sáu|bảy|tám|chín)(?!\w))|\d{1,3})",
    re.IGNORECASE,
)
_OF = re.compile(r" of (?:the|all|its|their|them|these|those)\b", re.IGNORECASE)
_SLASHED = re.compile(r"(?<![\d/.,])(\d{1,4})/(\d{1,4})(?![\d/]|[.,]\d)")
_CENTURY = re.compile(rf"(?<=thế kỷ )({'|'.join(sorted(ROMAN, key=len, reverse=True))})\b")
# A capital within a sentence belongs to a name: Ninh Ba, A Hundred-Year History.
_WITHIN = re.compile(rf"[{LATIN}\d,;“‘(«][ -]?$")
_TITLE = re.compile(r"-[A-Z]")
_ORDINAL = re.compile(r"(?:thứ|hạng|số|khu vực|cấp) $")
# Vietnamese puts an ordinal last; "chín muồi" is ripe.
_ENDS = re.compile(r" (?:muồi|mùi|của|trong|là|tại|ở|và|với|có|được)(?!\w)|\s*[:,;.!?)”’]|\s*$")
_LOOSE = {
    "en": (re.compile(rf"(?<![{LATIN}])(?:{alternatives(ENGLISH_LOOSE)})", re.I), ENGLISH_LOOSE),
    "vi": (
        re.compile(rf"(?<![{LATIN}])(?:{alternatives(VIETNAMESE_LOOSE)})", re.I),
        VIETNAMESE_LOOSE,
    ),
}


def fractions(text: str, language: str) -> Iterator[Reading]:
    """Yield 1/3, "two thirds" and "một phần ba"."""
    for found in _SLASHED.finditer(text):
        if int(found[2]):
            yield Reading(((f"{int(found[1])}/{int(found[2])}", "fraction"),), *found.span())
    pattern = {"en": _EN_FRACTION, "vi": _VI_FRACTION}.get(language)
    for found in pattern.finditer(text) if pattern else ():
        top, part = found["top"].lower(), found["part"].lower()
        ones = ENGLISH_ONES | {"a": 1, "an": 1} if language == "en" else VIETNAMESE_ONES
        above = int(top) if top.isdecimal() else ones[top]
        below = _below(part)
        yield Reading(
            ((f"{above}/{below}", "fraction"), (Decimal(below), ""), (Decimal(above), "")),
            *found.span(),
            spelled=True,
            sure=above < below and _is_share(text, found),
        )


def _is_share(text: str, found: re.Match) -> bool:
    """Tell whether "two thirds" is a part beyond doubt: three quarters may be of a year."""
    if found["top"].lower() in ("a", "an") or found["part"].lower() == "half":
        return False
    return found["part"].lower() != "quarter" or bool(_OF.match(text, found.end()))


def _below(part: str) -> int:
    if part.isdecimal():
        return int(part)
    return ENGLISH_PARTS.get(part) or VIETNAMESE_ONES.get(part) or 10


def spelled(text: str, language: str) -> Iterator[Reading]:
    """Yield the numbers in words; "one", "second", "both" may be a number and need not be."""
    for each in _runs(text, {"en": _English, "vi": _Vietnamese}[language]):
        yield _with_kind(text, replace(each, sure=each.sure and _counts(text, each, language)))
    pattern, values = _LOOSE[language]
    for found in pattern.finditer(text):
        value = Decimal(values[" ".join(found[0].lower().split())])
        yield Reading(((value, ""),), *found.span(), spelled=True, sure=False)
    for found in _CENTURY.finditer(text) if language == "vi" else ():
        yield Reading(((Decimal(ROMAN[found[0]]), ""),), *found.span())


def _counts(text: str, reading: Reading, language: str) -> bool:
    """Tell whether a number in words counts something: no part of a name, no ordinal."""
    start, words = reading.start, text[reading.start : reading.end]
    if words[0].isupper() and _WITHIN.search(text[max(0, start - 3) : start]):
        return False
    if _TITLE.match(text, reading.end) or _ORDINAL.search(text[max(0, start - 8) : start].lower()):
        return False
    return language == "en" or " " in words or not _ENDS.match(text, reading.end)


def _with_kind(text: str, reading: Reading) -> Reading:
    """Let "five percent" and "two percentage points" mean what they say."""
    kind, end = kind_after(text, reading.end)
    if not kind:
        return reading
    return replace(reading, keys=(*meanings(reading.key[0], kind), *reading.keys), end=end)


def _runs(text: str, grammar: type) -> Iterator[Reading]:
    """Read words in order; what cannot go on with a number ends it."""
    number, last = None, 0
    for found in _WORD.finditer(text):
        joined = number is not None and not text[last : found.start()].strip(" \u00a0-")
        following = text[found.end() : found.end() + 12].lower()
        word = found[0].lower()
        if joined and number.take(word, following):
            number.end = last = found.end()
            continue
        if number is not None and number.sure_value is not None:
            yield number.reading()
        number = grammar.open(word, following, found.start(), found.end())
        last = found.end()
    if number is not None and number.sure_value is not None:
        yield number.reading()


class _Spelled:
    """A number that is being read word by word."""

    ones: dict[str, int] = {}
    scales: dict[str, int] = {}

    def __init__(self, start: int, end: int):
        self.start, self.end = start, end
        self.total, self.section = Decimal(0), Decimal(0)
        self.room = 0
        self.sure = True
        self.words = 0

    @classmethod
    def open(cls, word: str, following: str, start: int, end: int):
        """Begin a number with a word, None where none begins so."""
        number = cls(start, end)
        return number if number.take(word, following) else None

    @property
    def sure_value(self) -> Decimal | None:
        """Return what was read; None where nothing but an article was."""
        return self.total + self.section if self.words else None

    def reading(self) -> Reading:
        """Return the number as a reading; what "both" or "each other" may say is never sure."""
        value = self.sure_value
        sure = self.sure and value > 2
        return Reading(((value, ""),), self.start, self.end, spelled=True, sure=sure)

    def add(self, value: int, room: int) -> bool:
        """Add ones or tens where the number still has room for them."""
        if self.words and not value < self.room:
            return False
        self.section += value
        self.room, self.words = room, self.words + 1
        return True

    def scale(self, power: int) -> bool:
        """Multiply by a scale word."""
        if not self.section:
            if not self.total:
                return self._bare(power)
            self.total = times(self.total, power)
            return True
        if power == 2:
            self.section, self.room = times(self.section, 2), 100
        else:
            self.total += times(self.section, power)
            self.section, self.room = Decimal(0), 10**power
        self.words += 1
        return True

    def _bare(self, power: int) -> bool:
        """Open a number with its scale, as in "nghìn tỷ"; a word alone may mean many."""
        if self.words:
            return False
        self.sure, self.words = False, 1
        self.total = times(Decimal(1), power)
        return True


class _English(_Spelled):
    """ "twenty-five thousand", "one hundred and twenty", "a million"."""

    def take(self, word: str, following: str) -> bool:
        """Go on with a word; False where it is no part of this number."""
        if word in ENGLISH_ONES:
            return self.add(ENGLISH_ONES[word], 1)
        if word in ENGLISH_TENS:
            return self.add(ENGLISH_TENS[word], 10)
        if word == "and":
            return self.room == 100
        if word in ("a", "an"):
            scale = following.strip(" -").split(" ")[0].rstrip(".,;:")
            self.section = Decimal(not self.words)
            return not self.words and scale in ENGLISH_SCALES
        return word in ENGLISH_SCALES and self.scale(ENGLISH_SCALES[word])


class _Vietnamese(_Spelled):
    """ "hai mươi lăm nghìn", "một trăm hai mươi"; năm is a year more often than five."""

    def take(self, word: str, following: str) -> bool:
        """Go on with a word; False where it is no part of this number."""
        upcoming = following.strip().split(" ")[0].rstrip(".,;:")
        if word in ("năm", "không", "tư", "mốt", "lăm"):
            return self._doubtful(word, upcoming)
        if word in VIETNAMESE_ONES:
            return self._after_tens(word, upcoming)
        if word == "mười":
            return self.add(10, 10)
        if word in ("mươi", "chục"):
            return self._tens()
        if word == "tỷ" and upcoming in ("lệ", "trọng", "suất", "phú"):
            return False
        return word in VIETNAMESE_SCALES and self.scale(VIETNAMESE_SCALES[word])

    def _after_tens(self, word: str, upcoming: str) -> bool:
        room = 10 if upcoming in ("mươi", "chục") else 1
        return self.add(VIETNAMESE_ONES[word] * (10 if room == 10 else 1), room)

    def _tens(self) -> bool:
        return bool(self.words) and self.room == 10

    def _doubtful(self, word: str, upcoming: str) -> bool:
        value = VIETNAMESE_ONES[word]
        if word == "lăm":
            return bool(self.words) and self.add(value, 1)
        scaled = upcoming in VIETNAMESE_SCALES or upcoming in ("mươi", "chục")
        if word != "năm" or (self.words and not scaled):
            return bool(self.words) and word in ("tư", "mốt") and self.add(value, 1)
        self.sure = self.sure and scaled
        return self._after_tens(word, upcoming)
