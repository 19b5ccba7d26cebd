"""Names of every unit as the content may give them, for the tests of this folder."""

from sources.quantities import LANGUAGES, UnitNames

_NAMES = {
    "percent": ("percent", "%", "%", "%", "%", "%"),
    "percentage_point": (
        "percentage_point", "percentage point", "percentage points", "điểm phần trăm",
        "个百分点", "個百分點",
    ),
    "cny": ("money", "CNY", "CNY", "nhân dân tệ", "元", "元人民幣"),
    "usd": ("money", "US$", "US$", "US$", "美元", "美元"),
    "rank": ("rank", "", "", "", "", ""),
    "times": ("ratio", "times", "times", "lần", "倍", "倍"),
    "per_km2": (
        "ratio", "company per km²", "companies per km²", "doanh nghiệp/km²",
        "家/平方公里", "家/平方公里",
    ),
    "km2": ("physical", "km²", "km²", "km²", "平方公里", "平方公里"),
    "eflops": ("physical", "EFLOPS", "EFLOPS", "EFLOPS", "EFLOPS", "EFLOPS"),
    "companies": ("count", "company", "companies", "doanh nghiệp", "家企业", "家企業"),
    "patents": ("count", "patent", "patents", "bằng sáng chế", "件专利", "件專利"),
    "persons": ("count", "person", "people", "người", "人", "人"),
    "items": ("count", "item", "items", "hạng mục", "件", "件"),
    "branches": ("count", "branch", "branches", "chi nhánh", "家分支机构", "家分支機構"),
    "policies": ("count", "policy", "policies", "chính sách", "项政策", "項政策"),
    "films": ("count", "film", "films", "bộ phim", "部影片", "部影片"),
    "months": ("count", "month", "months", "tháng", "个月", "個月"),
    "years": ("count", "year", "years", "năm", "年", "年"),
    "stores": ("count", "store", "stores", "cửa hàng", "家门店", "家門店"),
    "product_lines": (
        "count", "product line", "product lines", "dòng sản phẩm", "条产品线", "條產品線",
    ),
    "iterations": ("count", "iteration", "iterations", "lần lặp", "次迭代", "次迭代"),
}  # fmt: skip
SLUGS = tuple(_NAMES)


def unit_names(slug: str, language: str) -> UnitNames:
    """Look up the names of a unit in one language."""
    kind, one, *many = _NAMES[slug]
    name = dict(zip(LANGUAGES, many, strict=True))[language]
    return UnitNames(slug, kind, one if language == "en" else name, name)
