"""A lexicon of our own: made-up cities, a province, a country, companies, indicators."""

from datetime import date

from sources.articles import paragraphs
from sources.extraction import Suggestions, make_lexicon, suggest_claims
from sources.registry import IndicatorWords, SubjectName

PUBLISHED = date(2025, 3, 10)
NAMES = [
    SubjectName(text, "hub", slug, slug == "landia", "province" if slug == "coastland" else "city")
    for slug, texts in {
        "portville": ("Portville", "Cảng Thành", "港城", "港城市"),
        "lakeside": ("Lakeside", "Hồ Thành", "湖城"),
        "coastland": ("Coastland", "tỉnh Duyên Hải", "海省", "沿海省"),
        "landia": ("Landia", "Đại Quốc", "大陆国"),
    }.items()
    for text in texts
] + [
    SubjectName(text, "company", slug)
    for slug, texts in {
        "brightbot": ("Brightbot", "明机科技", "明機科技"),
        "skyco": ("SKC", "Skyco", "天企"),
    }.items()
    for text in texts
]
INDICATORS = [
    IndicatorWords("rd-share", "hub", "percent", "share",
                   ("R&D intensity", "chi cho R&D", "研发投入强度", "研發投入強度")),
    IndicatorWords("tech-firms", "hub", "companies", "stock",
                   ("high-tech firms", "doanh nghiệp công nghệ cao", "高新技术企业")),
    IndicatorWords("tech-firms-rank", "hub", "rank", "rank", ("firm ranking",), "tech-firms"),
    IndicatorWords("output", "hub", "cny", "flow", ("output", "工业总产值", "sản lượng")),
    IndicatorWords("output-growth", "hub", "percent", "growth", (), "output"),
    IndicatorWords("sector-a", "hub", "percent", "share", ("三次产业", "three sectors")),
    IndicatorWords("sector-b", "hub", "percent", "share", ("三次产业", "three sectors")),
    IndicatorWords("sector-c", "hub", "percent", "share", ("三次产业", "three sectors")),
    IndicatorWords("staff", "company", "persons", "stock", ("employees", "nhân viên", "员工")),
]  # fmt: skip
LEXICON = make_lexicon(NAMES, INDICATORS)


def search(text: str, language: str, **options) -> Suggestions:
    """Search a text with the lexicon of the tests."""
    options.setdefault("published_on", PUBLISHED)
    return suggest_claims(paragraphs(text), language, LEXICON, **options)


def figures(text: str, language: str, **options) -> list:
    """Return the figures of a text as JSON lines."""
    return [each.as_json() for each in search(text, language, **options).figures]
