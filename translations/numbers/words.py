"""The words of four languages that belong to a number: scales, units, months, small numbers."""

import re

LATIN = "A-Za-z\u00c0-\u024f\u1e00-\u1eff"
HAN = "\u3400-\u9fff"


def alternatives(words) -> str:
    """Write words as alternatives of a regular expression, longest first, whole if Latin."""
    return "|".join(_one(word) for word in sorted(words, key=len, reverse=True))


def _one(word: str) -> str:
    pattern = re.escape(word).replace(r"\ ", r"[ \u00a0]")
    return rf"{pattern}(?![{LATIN}])" if re.search(rf"[{LATIN}]$", word) else pattern


SCALES = {
    "hundred": 2, "thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12,
    "tn": 12, "quintillion": 18, "chục": 1, "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4,
    "triệu": 6, "tỷ": 9, "tỉ": 9, "k": 3, "m": 6, "b": 9,
}  # fmt: skip
# Single letters: "m" and "b" only after a currency ("$5m"), else metres and bytes.
MONEY_LETTERS = ("m", "b")

KINDS = {
    "percent": "%|％|percent|per cent|pct|phần trăm",
    "pp": "percentage point|percentage points|percent points|pp|điểm phần trăm|điểm %"
    "|个百分点|個百分點|百分点|百分點",
    "point": "points|point|điểm|个点|個點",
    "permille": "‰|phần nghìn",
}
KIND_OF = {word: kind for kind, words in KINDS.items() for word in words.split("|")}

CURRENCIES = {
    "cny": "元人民币|元人民幣|人民币元|人民币|人民幣|cny|rmb|renminbi|yuan|chinese yuan"
    "|nhân dân tệ|ndt|tệ",
    "usd": "美元|美金|usd|us$|us dollars|dollars|đô la mỹ|đô la|$",
    "eur": "欧元|歐元|eur|euros|euro|€",
    "hkd": "港元|港币|港幣|hkd|hk$|hong kong dollars|đô la hồng kông",
    "twd": "新台币|新臺幣|新台幣|元新臺幣|twd|nt$",
    "jpy": "日元|日圆|日圓|jpy|yen|yên",
    "vnd": "越南盾|vnd|đồng|vietnamese dong",
    "gbp": "英镑|英鎊|gbp|pounds|£|bảng anh",
    "yuan": "元",
    "yen": "¥",
}
# Signs that several currencies share, with those that they may stand for.
SHARED_SIGNS = {"yuan": {"cny", "twd", "hkd", "yen"}, "yen": {"cny", "jpy", "yuan"}}
CURRENCY_OF = {word: code for code, words in CURRENCIES.items() for word in words.split("|")}

ENGLISH_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
VIETNAMESE_MONTHS = {
    "giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
ROMAN = {
    "I": 1, "II": 2, "III": 3, "IV": 4, "V": 5, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "X": 10,
    "XI": 11, "XII": 12, "XIII": 13, "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18,
    "XIX": 19, "XX": 20, "XXI": 21,
}  # fmt: skip

ENGLISH_ONES = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13,
    "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
ENGLISH_TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70,
    "eighty": 80, "ninety": 90,
}  # fmt: skip
ENGLISH_SCALES = {"hundred": 2, "thousand": 3, "million": 6, "billion": 9, "trillion": 12}
ENGLISH_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10,
}  # fmt: skip
# Words that may stand for a number of the other text and ask for none there.
ENGLISH_LOOSE = {
    "one": 1, "a": 1, "an": 1, "single": 1, "both": 2, "twice": 2, "double": 2, "doubled": 2,
    "pair": 2, "couple": 2, "twin": 2, "second": 2, "half": 2, "third": 3, "triple": 3,
    "tripled": 3, "first": 1, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "decade": 10, "dozen": 12, "quarter": 4, "century": 100,
    "hundred": 100, "thousand": 1000, "fortnight": 14, "each other": 2, "other": 2, "between": 2,
    "zero": 0, "quadrupled": 4,
}  # fmt: skip

VIETNAMESE_ONES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip
VIETNAMESE_SCALES = {
    "trăm": 2, "nghìn": 3, "ngàn": 3, "vạn": 4, "triệu": 6, "tỷ": 9, "tỉ": 9,
}  # fmt: skip
VIETNAMESE_LOOSE = {
    "đôi": 2, "cặp": 2, "kép": 2, "thứ nhất": 1, "nhất": 1, "đầu tiên": 1, "thứ nhì": 2,
    "nhì": 2, "thập niên": 10, "thập kỷ": 10, "tá": 12, "thế kỷ": 100, "nhau": 2, "duy nhất": 1,
    "nửa": 2, "trăm": 100, "nghìn": 1000,
}  # fmt: skip
HAN_LOOSE = {"双": 2, "雙": 2, "俩": 2, "倆": 2, "对": 2, "對": 2, "倍": 2, "首": 1, "半": 2}
HAN_LOOSE |= {"同": 2, "互": 2, "间": 2, "間": 2, "翻番": 2}

# What follows a Chinese number that is one beyond doubt; 一 before them may be an article.
MEASURES = (
    "个個家座项項位名种種件条條款年月日次倍所篇部台臺区區城市省大类類层層成步段句份分元吨噸度"
    "辆輛台人天周週小期届屆轮輪批间間处處"
)
# Words that begin like a number and are none.
NO_NUMBERS = (
    "百度|百货|百貨|百姓|百科|百分|万科|萬科|万一|萬一|万物|萬物|万能|萬能|千万别|千萬別|千方百计"
    "|千方百計|成千上万|成千上萬|十分|一带一路|一帶一路|三角|四川|三亚|三亞|三星|九江|十堰|五金"
    "|两岸|兩岸|亿万|億萬|千禧|千瓦|兆瓦|千米|千克|兆赫|一千零一|三四线|三四線|一二线|一二線"
    "|二三线|二三線"
)
