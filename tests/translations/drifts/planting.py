"""Plant one drift in a text: what a tired translator or a search-and-replace may do."""

import random
import re
from collections.abc import Callable, Iterator

SCALE_WORDS = {
    "en": ("thousand", "million", "billion", "trillion"),
    "vi": ("nghìn tỷ", "nghìn", "triệu", "tỷ"),
    "zh-hans": ("万亿", "万", "亿"),
    "zh-hant": ("兆", "萬", "億"),
}
PERCENT = r"%| percent| phần trăm(?!\w)"
POINTS = " percentage points| điểm phần trăm|个百分点|個百分點"
MONEY = {
    "en": ("yuan", "dollars", "euros"),
    "vi": ("nhân dân tệ", "USD", "euro"),
    "zh-hans": ("亿元", "亿美元", "亿欧元"),
    "zh-hant": ("億元", "億美元", "億歐元"),
}
AMOUNT = r"(?<=\d)|(?<=\d )|(?<=[万萬])|(?<=[mb]illion )|(?<=trillion )|(?<=tỷ )|(?<=triệu )"
REFERENCE = re.compile(r"\{\{[^{}]*\}\}")
PROTECTED = re.compile(r"\{\{[^{}]*\}\}|\{#[^{}]*\}|\]\([^)]*\)|`[^`]*`|https?://\S+|^\d+\. ", re.M)
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]\d|\d)")
FRACTIONS = {
    "en": ("one third", "two thirds", "one quarter", "three quarters"),
    "vi": ("một phần ba", "hai phần ba", "một phần tư", "ba phần tư"),
    "zh": ("三分之一", "三分之二", "四分之一", "四分之三"),
}
MONTHS = {
    "en": ("January", "February", "June", "July", "August", "September", "November"),
    "vi": ("tháng 1", "tháng 2", "tháng 6", "tháng 7", "tháng 8", "tháng 9", "tháng 11"),
    "zh": ("1月", "2月", "6月", "7月", "8月", "9月", "11月"),
}
WORDS = {
    "en": ("three", "four", "five", "six", "eleven", "twelve", "twenty", "thirty"),
    "vi": ("ba trường", "bốn trường", "sáu trường", "mười một", "mười hai", "hai mươi", "ba mươi"),
    "zh": ("三所", "四所", "六所", "十一所", "十二所", "二十年", "三十年"),
}


def _places(text: str, pattern: re.Pattern | str) -> list[re.Match]:
    """Return the matches in prose, not those in references, addresses and code."""
    blank = PROTECTED.sub(lambda found: "\n" * len(found[0]), text)
    return list(re.finditer(pattern, blank))


def _put(text: str, place: re.Match, words: str) -> str:
    return text[: place.start()] + words + text[place.end() :]


def _chosen(text: str, pattern: re.Pattern | str, dice: random.Random) -> re.Match | None:
    places = _places(text, pattern)
    return dice.choice(places) if places else None


def changed_digit(text: str, language: str, dice: random.Random) -> str | None:
    """25,000 → 24,000"""
    place = _chosen(text, r"\d", dice)
    if place is None:
        return None
    return _put(text, place, dice.choice([d for d in "123456789" if d != place[0]]))


def dropped_number(text: str, language: str, dice: random.Random) -> str | None:
    """over 25,000 firms → over firms"""
    place = _chosen(text, NUMBER, dice)
    return _put(text, place, "") if place else None


def lost_scale(text: str, language: str, dice: random.Random) -> str | None:
    """630.5 billion → 630.5"""
    pattern = rf"(?<=\d) ?(?:{'|'.join(SCALE_WORDS[language])})(?! ?(?:至|to|đến|[-–]) ?\d)"
    place = _chosen(text, pattern, dice)
    return _put(text, place, "") if place else None


def other_scale(text: str, language: str, dice: random.Random) -> str | None:
    """6305亿 → 6305万"""
    words = SCALE_WORDS[language]
    place = _chosen(text, rf"(?<=\d)(?P<space> ?)(?P<word>{'|'.join(words)})", dice)
    if place is None:
        return None
    return _put(text, place, place["space"] + dice.choice([w for w in words if w != place["word"]]))


def other_separator(text: str, language: str, dice: random.Random) -> str | None:
    """630,5 tỷ → 630.5 tỷ"""
    place = _chosen(text, r"(?<=\d)[.,](?=\d)", dice)
    return _put(text, place, "," if place[0] == "." else ".") if place else None


def dropped_percent(text: str, language: str, dice: random.Random) -> str | None:
    """12.5% → 12.5"""
    place = _chosen(text, rf"(?<=\d)(?:{PERCENT})", dice)
    return _put(text, place, "") if place else None


def percent_for_points(text: str, language: str, dice: random.Random) -> str | None:
    """10 percentage points → 10%"""
    place = _chosen(text, rf"(?:(?<=\d)|(?<=nine)|(?<=chín)|(?<=九))(?:{POINTS})", dice)
    return _put(text, place, "%") if place else None


def swapped_years(text: str, language: str, dice: random.Random) -> str | None:
    """2021 … 2024 → 2024 … 2021"""
    places = _places(text, YEAR)
    pairs = [(a, b) for a in places for b in places if a.start() < b.start() and a[0] != b[0]]
    if not pairs:
        return None
    first, second = dice.choice(pairs)
    return _put(_put(text, second, first[0]), first, second[0])


def other_year(text: str, language: str, dice: random.Random) -> str | None:
    """2024 → 2023"""
    place = _chosen(text, YEAR, dice)
    return _put(text, place, str(int(place[0]) + dice.choice((-1, 1, 10)))) if place else None


def other_reference(text: str, language: str, dice: random.Random) -> str | None:
    """{{claim:11}} → {{claim:12}}"""
    places = list(REFERENCE.finditer(text))
    if not places:
        return None
    place = dice.choice(places)
    if "claim:" in place[0]:
        return _put(text, place, place[0].replace("}}", "7}}"))
    return _put(text, place, re.sub("figure:(hub|company)/[-a-z0-9]+", "figure:hub/wuhu", place[0]))


def dropped_reference(text: str, language: str, dice: random.Random) -> str | None:
    """…output.{{claim:11}} → …output."""
    places = list(REFERENCE.finditer(text))
    return _put(text, dice.choice(places), "") if places else None


def other_currency(text: str, language: str, dice: random.Random) -> str | None:
    """1.2 billion yuan → 1.2 billion dollars"""
    words = MONEY[language]
    place = _chosen(text, rf"(?:{AMOUNT})(?:{'|'.join(words)})", dice)
    return _put(text, place, dice.choice([w for w in words if w != place[0]])) if place else None


def _other_of(table: dict[str, tuple[str, ...]]) -> Callable:
    def planted(text: str, language: str, dice: random.Random) -> str | None:
        words = table[language[:2]]
        pattern = "|".join(sorted(words, key=len, reverse=True))
        end = r"(?![a-zà-ỹ0-9])"
        place = _chosen(text, rf"(?:(?<![\w.,])|(?<=[一-鿿]))(?:{pattern}){end}", dice)
        if place is None:
            return None
        return _put(text, place, dice.choice([word for word in words if word != place[0]]))

    return planted


DRIFTS: dict[str, Callable[[str, str, random.Random], str | None]] = {
    "changed digit": changed_digit,
    "dropped number": dropped_number,
    "lost scale": lost_scale,
    "other scale": other_scale,
    "comma for point": other_separator,
    "dropped percent": dropped_percent,
    "percent for points": percent_for_points,
    "swapped years": swapped_years,
    "other year": other_year,
    "other reference": other_reference,
    "dropped reference": dropped_reference,
    "other currency": other_currency,
    "other fraction": _other_of(FRACTIONS),
    "other month": _other_of(MONTHS),
    "other number in words": _other_of(WORDS),
}


def planted(
    texts: list[dict[str, str]], count: int, seed: int = 1
) -> Iterator[tuple[str, str, str, str, str]]:
    """Yield (drift, original, its language, drifted translation, its language), of each kind
    as many as the texts allow. A drift that leaves the same numbers is none: 2023 and 2023.
    """
    dice = random.Random(seed)  # noqa: S311
    kinds = list(DRIFTS)
    made = tried = 0
    while made < count and tried < 200 * count:
        kind = kinds[tried % len(kinds)]
        tried += 1
        text = dice.choice(texts)
        original, language = dice.sample([code for code in text if text[code]], 2)
        drifted = DRIFTS[kind](text[language], language, dice)
        if drifted is not None and drifted != text[language]:
            made += 1
            yield kind, text[original], original, drifted, language
