"""Quantities that are written without a number: a third, doubled, hundreds of, ranked first."""

from collections.abc import Iterator

from sources.quantities.numerals import by_word

_HAN = "一二三四五六七八九十"
_ENGLISH_ONES = {"one": 1, "a": 1, "two": 2, "three": 3, "four": 4}
_ENGLISH_PARTS = {"third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
                  "ninth": 9, "tenth": 10}  # fmt: skip
_VIETNAMESE_ONES = {"một": 1, "hai": 2, "ba": 3, "bốn": 4}
_VIETNAMESE_PARTS = {"ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
                     "mười": 10}  # fmt: skip
# Words that numbers are written with: what they count, or by what they multiply.
NUMERALS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
SCALES = {
    "dozen": 12, "hundred": 100, "thousand": 10**3, "million": 10**6, "billion": 10**9,
    "trillion": 10**12, "mươi": 10, "chục": 10, "trăm": 100, "nghìn": 10**3, "ngàn": 10**3,
    "vạn": 10**4, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_ENGLISH_ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
                     "ninth", "tenth")  # fmt: skip
_VIETNAMESE_ORDINALS = ("nhất", "hai", "ba", "tư", "năm", "sáu", "bảy", "tám", "chín",
                        "mười")  # fmt: skip
_AMONG = (
    *("place", "nationwide", "nationally", "worldwide", "globally"),
    *("in the country", "in the world", "in china", "in asia"),
)
_VIETNAMESE_PLACED = (
    *("đứng thứ", "xếp thứ", "xếp hạng", "hạng", "vị trí thứ", "lớn thứ", "đứng hạng"),
    *("xếp vị trí thứ", "đứng vị trí thứ", "cao thứ", "nhiều thứ"),
)
_HALVES = "一半|半数|half of|half the|one half|một nửa|phân nửa"
_MULTIPLES = {
    "1.5": "gấp rưỡi|tăng gấp rưỡi|half as many again|half as much again",
    "2": "twice as|twice the|twice that|twice its|twice their|twice what|twice those|多出一倍"
    "|多一倍"
    "|高出一倍|高一倍|增长了一倍|增加了一倍|成长一倍|扩大一倍|提高一倍|gấp hai|翻番|翻一番"
    "|翻了一番|翻倍|倍增|增长一倍|增加一倍|doubled|doubling|double|twofold"
    "|gấp đôi|tăng gấp đôi|gấp hai lần",
    "3": "tripled|tripling|threefold|gấp ba|tăng gấp ba|gấp ba lần",
    "4": "翻两番|翻了两番|quadrupled|fourfold|gấp bốn|gấp bốn lần|tăng gấp bốn",
    "5": "gấp năm lần|fivefold",
    "8": "翻三番|翻了三番",
}
_VAGUE = (
    "hundreds of|thousands of|tens of thousands of|hundreds of thousands of|dozens of|millions of"
    "|scores of|several hundred|several thousand|several dozen|a few hundred|a few dozen"
    "|hàng trăm|hàng nghìn|hàng ngàn|hàng chục|hàng chục nghìn|hàng triệu|hàng vạn|hàng chục ngàn"
    "|vài trăm|vài nghìn|vài chục|hàng trăm nghìn|上百|上千|上万|成百上千|成千上万|千余|百余|若干"
)
_RANKS = {
    "1": "ranked first|ranks first|ranking first|rank first|number one|first place|came first"
    "|first nationwide|first in the country|first in china|đứng đầu|đứng thứ nhất|xếp thứ nhất"
    "|hạng nhất|xếp hạng nhất|居首|居首位|位居榜首|位居首位|居榜首|排名首位|列首位|全国首位"
    "|全球首位|世界首位|居全国城市首位|城市首位|全国之首|全国榜首",
    "2": "ranked second|ranks second|second place|đứng thứ hai|xếp thứ hai|đứng thứ nhì|hạng hai",
    "3": "ranked third|ranks third|third place|đứng thứ ba|xếp thứ ba|hạng ba",
    "4": "ranked fourth|ranks fourth|đứng thứ tư|xếp thứ tư",
    "5": "ranked fifth|ranks fifth|đứng thứ năm|xếp thứ năm",
}


def wordings() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield (phrase, meaning): ("fraction", "1/3"), ("multiple", "2"), ("place", "1") and so on."""
    yield from _fractions()
    yield from _tenths()
    for value, words in _MULTIPLES.items():
        for word in by_word({value: words}):
            yield word, ("multiple", value)
    for word in (*NUMERALS, *SCALES, "half a", "nửa", "rưỡi"):
        yield word, ("numeral", word)
    for word in _VAGUE.split("|"):
        yield word, ("vague", "")
    yield from _ordinals()
    for value, words in _RANKS.items():
        for word in by_word({value: words}):
            yield word, ("place", value)


def _ordinals() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield ranks with an ordinal: "third-largest", "came fifth", đứng thứ ba."""
    for number, word in enumerate(_ENGLISH_ORDINALS, 1):
        for best in ("largest", "biggest", "highest", "most"):
            for glue in (" ", "-"):
                yield f"{word}{glue}{best}", ("place", str(number))
        for verb in ("ranked", "ranks", "rank", "ranking", "placed", "came", "comes", "finished"):
            yield f"{verb} {word}", ("place", str(number))
        for among in _AMONG:
            yield f"{word} {among}", ("place", str(number))
    for number, word in enumerate(_VIETNAMESE_ORDINALS, 1):
        for verb in _VIETNAMESE_PLACED:
            yield f"{verb} {word}", ("place", str(number))


def _tenths() -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield Chinese tenths: 七成 is 70 percent, 七成五 is 75."""
    for number, numeral in [*enumerate(_HAN[:9], 1), (2, "两")]:
        yield f"{numeral}成", ("tenth", str(10 * number))
        yield f"{numeral}成半", ("tenth", str(10 * number + 5))
        for ones, more in enumerate(_HAN[:9], 1):
            yield f"{numeral}成{more}", ("tenth", str(10 * number + ones))


def _fractions() -> Iterator[tuple[str, tuple[str, str]]]:
    for word in _HALVES.split("|"):
        yield word, ("fraction", "1/2")
    for below, denominator in enumerate(_HAN, 1):
        for above, numerator in enumerate(_HAN[: below - 1], 1):
            yield f"{denominator}分之{numerator}", ("fraction", f"{above}/{below}")
    for one, numerator in _ENGLISH_ONES.items():
        for part, denominator in _ENGLISH_PARTS.items():
            plural = part + ("s" if numerator > 1 else "")
            for glue in (" ", "-"):
                yield f"{one}{glue}{plural}", ("fraction", f"{numerator}/{denominator}")
    for one, numerator in _VIETNAMESE_ONES.items():
        for part, denominator in _VIETNAMESE_PARTS.items():
            yield f"{one} phần {part}", ("fraction", f"{numerator}/{denominator}")
