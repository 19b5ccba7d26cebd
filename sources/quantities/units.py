"""The units a figure may have, and the words of four languages that name them."""

import re
from dataclasses import dataclass

from .numerals import Words, by_word, word_pattern


@dataclass(frozen=True)
class UnitNames:
    """How one unit is printed after a number, in the reader's language.

    kind: count, percent, percentage_point, money, rank, ratio or physical.
    one, many: with the measure word in Chinese (家企业); money in English gives what
    stands before the number ("CNY", "US$"), money in Chinese what follows 亿 (元, 美元).
    """

    slug: str
    kind: str
    one: str
    many: str


# Words of all four languages: a text may quote another's. "" is a known word of no known unit,
# listed because a shorter word in it would mislead.
_UNIT_WORDS = {
    "percent": "%|percent|per cent|pct|phần trăm",
    "percentage_point": "percentage point|percentage points|percentage-point|percent points|pp"
    "|điểm phần trăm|điểm %"
    "|个百分点|個百分點|百分点|百分點",
    "cny": "元人民币|元人民幣|人民币元|人民幣元|人民币|人民幣|元|cny|rmb|renminbi|yuan|chinese yuan"
    "|nhân dân tệ|ndt|tệ",
    "usd": "美元|美金|美刀|usd|us$|us dollars|us dollar|u.s. dollars|american dollars|dollars"
    "|đô la mỹ|đô la|đô-la|đô|mỹ kim",
    "times": "times|-fold|fold|x|×|lần|倍",
    "per_km2": "per km²|per km2|per sq km|per square kilometre|per square kilometer"
    "|/km²|/km2|/平方公里|/平方千米|mỗi km²|mỗi km2|trên km²|mỗi kilômét vuông|trên mỗi km²"
    "|trên mỗi km2|trên mỗi kilômét vuông|trên một km²"
    "|a square kilometre|a square kilometer|per square km",
    "km2": "km²|km2|sq km|square kilometres|square kilometers|square kilometre|square kilometer"
    "|kilômét vuông|ki-lô-mét vuông|平方公里|平方千米",
    "eflops": "eflops|eflop/s|exaflops|exaflop/s|exaflop|百亿亿次|百億億次",
    "months": "month|months|tháng|个月|個月",
    "years": "year|years|năm|年",
    "": "mw|gw|kw|mwh|gwh|kwh|twh|megawatts|gigawatts|kilowatts|megawatt|gigawatt|megawatt-hours"
    "|gigawatt-hours|gigawatt hours|kilowatt-hours|kilowatt hours|terawatt-hours|km|kilometres"
    "|kilometers|kilometre|kilometer|miles|metres|meters|m²|m2|square metres|square meters|sq m"
    "|hectares|hectare|ha|acres|mu|tonnes|tonne|tons|ton|teu|teus|mét vuông|ki-lô-mét|kilômét|hecta"
    "|héc-ta|ha|tấn|kilowatt giờ|số điện|mét|cây số|公里|千米|公顷|公頃|亩|畝|平方米|平方公尺|坪"
    "|万千瓦|千瓦时|千瓦時|千瓦|兆瓦|吉瓦|度电|度電|吨|噸|公吨|公噸|标箱|標箱|标准箱|標準箱"
    "|euros|euro|eur|pounds|gbp|yen|jpy|won|krw|hkd|twd|ntd|vnd|đồng|hong kong dollars"
    "|new taiwan dollars|taiwan dollars|singapore dollars|australian dollars|canadian dollars"
    "|đô la hồng kông|đô la hong kong|đô la đài loan|euro|bảng anh|yên|yên nhật|won hàn quốc"
    "|港元|港币|港幣|新台币|新臺幣|新台幣|台币|臺幣|台幣|日元|日圆|日圓|韩元|韓元|韩圆|韓圜|欧元"
    "|歐元"
    "|英镑|英鎊|越南盾|新元|新加坡元|澳元|元港币|元港幣|元新台币|元新臺幣|元新台幣|元台币|元臺幣"
    "|元日元",
}
_COUNT_WORDS = {
    "companies": "company|companies|firm|firms|enterprise|enterprises|business|businesses|makers"
    "|manufacturers|suppliers|unicorns|hộ kinh doanh|kỳ lân"
    "|corporations|startups|start-ups|doanh nghiệp|công ty|hãng|企业|企業|公司|厂商|廠商"
    "|独角兽|獨角獸",
    "patents": "patent|patents|bằng sáng chế|sáng chế|专利|專利",
    "persons": "person|persons|people|employees|workers|residents|inhabitants|staff|engineers"
    "|researchers"
    "|scientists|developers|students|pupils|graduates|visitors|tourists|passengers|patients"
    "|customers"
    "|subscribers|entrepreneurs|migrants|citizens|specialists|technicians|founders"
    "|người|người dân|cư dân|dân|lượt khách|lượt người|khách|du khách|sinh viên|học sinh|chuyên gia"
    "|nhà nghiên cứu|nhà khoa học|công nhân|cán bộ|lập trình viên|hành khách|khách hàng|nhân viên"
    "|nhân sự|lao động|kỹ sư"
    "|人|人次|人才|学生|學生|大学生|大學生|游客|遊客|旅客|科学家|科學家|职工|職工|常住人口"
    "|居民人口|研究人员|研究人員|科研人员|科研人員|技术人员|技術人員|开发者|開發者"
    "|员工|員工|居民|企业家|企業家|工程师|工程師",
    "items": "item|items|racks|cabinets|parcels|packages|copies|flats|apartments|homes|units"
    "|humanoids"
    "|flights|aircraft|machines|devices|orders|beds|seats|chargers|charging points|hospitals"
    "|schools"
    "|hạng mục|mục|bản|căn hộ|căn|gian hàng|tủ máy|tủ|chuyến bay|chuyến|chiếc|kiện hàng|đơn hàng"
    "|đơn"
    "|giường|bệnh viện|trường học|trạm sạc|thiết bị|机柜|機櫃|包裹|床位|订单|訂單|充电桩|充電樁",
    "branches": "branch|branches|chi nhánh|分支机构|分支機構|分公司|分行|支行",
    "policies": "policy|policies|chính sách|政策",
    "films": "film|films|movie|movies|bộ phim|phim|电影|電影|影片",
    "stores": "store|stores|shop|shops|outlets|cửa hàng|家店|间店|間店|门市|門市|门店|門店|分店"
    "|商店|店铺|店鋪",
    "product_lines": "product line|product lines|sku|skus|dòng sản phẩm|mã sản phẩm|mã sku"
    "|产品线|產品線|产品系列|產品系列",
    "iterations": "iteration|iterations|versions|phiên bản|thế hệ|lần lặp|vòng lặp|lần cải tiến"
    "|迭代",
    "robots": "robot|robots|rô-bốt|người máy|机器人|機器人",
    "vehicles": "vehicle|vehicles|cars|xe điện|xe ô tô|ô tô|xe|辆|輛|汽车|汽車",
    "projects": "project|projects|dự án|项目|項目",
    "users": "users|người dùng|用户|用戶",
    "jobs": "jobs|việc làm|岗位|崗位",
    "universities": "university|universities|trường đại học|đại học|高校|大学|大學",
    "laboratories": "laboratory|laboratories|labs|phòng thí nghiệm|实验室|實驗室",
    "data_centres": "data centre|data centres|data center|data centers"
    "|trung tâm dữ liệu|数据中心|數據中心"
    "|資料中心",
    "households": "households|hộ gia đình|户|戶",
    "base_stations": "base stations|trạm gốc|trạm phát sóng|基站|基地台",
    "products": "products|sản phẩm|产品|產品",
    "models": "models|mô hình|大模型",
    "drones": "drones|máy bay không người lái|无人机|無人機",
    "": "医院|醫院|学校|學校|银行|銀行|媒体|媒體|机构|機構",
}
# Measure words, with the unit they mean when no noun says more.
_CLASSIFIERS = {
    "家": "companies", "件": "items", "项": "items", "項": "items", "名": "persons",
    "位": "persons", "部": "", "个": "", "個": "", "条": "", "條": "", "款": "", "次": "",
    "间": "", "間": "", "所": "", "种": "", "種": "", "座": "", "台": "", "臺": "", "份": "",
    "单": "", "單": "", "套": "", "架": "", "艘": "", "张": "", "張": "", "栋": "", "棟": "",
    "枚": "", "颗": "", "顆": "",
}  # fmt: skip
_PREFIXES = {
    "usd": "us$|us $|usd|$",
    "cny": "cny|rmb|cn¥|¥|人民币|人民幣",
    "rank": "no.|no|number|#|rank|ranked|hạng|thứ|số|第",
    "percent": "百分之",
    "per_km2": "每平方公里|每平方公里有|每平方公里拥有|每平方公里擁有",
}
# What a count is entered as where the site has no unit for its noun.
GENERAL_UNITS = dict.fromkeys(
    ("robots", "vehicles", "projects", "jobs", "universities", "laboratories", "data_centres",
     "households", "base_stations", "products", "models", "drones"),
    "items",
) | {"users": "persons"}  # fmt: skip
_MONEY = ("cny", "usd")


_COUNTS = by_word(_COUNT_WORDS)
_HEAD = Words(by_word(_UNIT_WORDS) | _COUNTS)
_PREFIX = Words(by_word(_PREFIXES))
_PER_KM2 = Words(dict.fromkeys(_UNIT_WORDS["per_km2"].split("|"), ""))
_PER = re.compile(r"\s*(?:/|每|per\b|mỗi\b|a\s+(?:year|month|day)\b)")
_PER_TIME = re.compile(
    r"\s*(?:/|每|per|mỗi|a)\s*(?:year|month|week|day|annum|hour|năm|tháng|tuần|ngày|giờ|年|月|日|天|周|小时|小時)"
    r"(?![a-z])"
)
_FAR_NOUN = re.compile(rf"[\u3400-\u9fff]{{0,12}}?({word_pattern(w for w in _COUNTS if w > '㐀')})")
_HAN_NOUN = re.compile(word_pattern(word for word in _COUNTS if word > "㐀"))
_MODIFIER = re.compile(r"[\s-]+(?!(?:of|in|for|by|at|from|than|with|and|to|the|on|or|per)\b)[a-z]+")
_MAX_MODIFIERS = 4


def take_prefix(text: str) -> tuple[str | None, str]:
    """Read a unit that stands before its number: (slug or None, what follows)."""
    return _PREFIX.match(text) or (None, text)


def take_unit(text: str) -> tuple[str | None, str]:
    """Read the unit that follows a number: (slug or None, what follows).

    text: lower case. Adjectives before an English noun and words between a Chinese
    measure word and its noun are passed over (家国家高新技术企业 → companies) and stay in
    what follows. A unit per something ("yuan per person") is none we know, except per km².
    """
    slug, rest = _take_simple_unit(text)
    density = _PER_KM2.match(rest)
    if density and slug not in (*_MONEY, "percent"):
        return "per_km2", density[1]
    counts_over_time = slug in _COUNT_WORDS and _PER_TIME.match(rest)
    if slug != "percent" and _PER.match(rest) and not counts_over_time:
        return None, rest
    return slug or None, rest


def last_noun(text: str) -> str | None:
    """Return what the last Chinese noun of a text counts; "" for one of no known unit, else None.

    text: Simplified or Traditional, such as 发明专利累计 → patents.
    """
    found = None
    for found in _HAN_NOUN.finditer(text):  # noqa: B007
        pass
    return _COUNTS[found[0]] if found else None


def _take_simple_unit(text: str) -> tuple[str, str]:
    text = text[1:] if re.match(r"-[a-z]", text) and not text.startswith("-fold") else text
    if head := _HEAD.match(text):
        return head
    bare = text.lstrip()
    if bare[:1] in _CLASSIFIERS:
        rest = bare[1:]
        return _HEAD.match(rest) or (_far_noun(rest, _CLASSIFIERS[bare[0]]), rest)
    return _far_noun(bare, "") or _noun_after_modifiers(text), text


def _far_noun(text: str, default: str) -> str:
    found = _FAR_NOUN.match(text)
    return _COUNTS[found[1]] if found else default


def _noun_after_modifiers(text: str) -> str:
    """Find the English noun a number counts: "valid invention patents" → patents."""
    for _ in range(_MAX_MODIFIERS):
        modifier = _MODIFIER.match(text)
        if modifier is None:
            return ""
        text = text[modifier.end() :]
        noun = _HEAD.match(text)
        if noun and noun[0] in _COUNT_WORDS:
            return noun[0]
    return ""
