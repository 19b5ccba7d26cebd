"""A text in another language than the reader's always says which one it is in."""

import re

import pytest
from lxml import html

from tests.factories import (
    CompanyFactory,
    CorrectionFactory,
    EventFactory,
    FigureFactory,
    GroupFactory,
    HubFactory,
    IndicatorFactory,
    MembershipFactory,
    PresenceFactory,
    PublisherFactory,
    SectorFactory,
    SourceFactory,
    StatementFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db

HAN = re.compile(r"[\u3400-\u9fff]")
PATHS = [
    "",
    "hubs/",
    "hubs/port/",
    "compare/port~lake/",
    "compare/port~lake/?view=bars",
    "companies/",
    "companies/?view=cards",
    "companies/maker/",
    "groups/four/",
    "indicators/",
    "indicators/rd/",
    "figures/{figure}/",
    "sources/",
    "sources/news/",
    "corrections/",
    "search/?q=港城",
]


@pytest.fixture
def figure():
    """Publish one of everything in Simplified Chinese alone, and give its figure."""
    sector = SectorFactory(name_en="", name_zh_hans="机器人", public=True)
    port = HubFactory(
        slug="port", name_en="", name_zh_hans="港城", tagline_zh_hans="制造之城",
        summary_zh_hans="港城是一座城市。", public=True,
    )  # fmt: skip
    lake = HubFactory(slug="lake", name_en="", name_zh_hans="湖城", public=True)
    port.sectors.add(sector)
    source = SourceFactory(
        slug="news", title_en="", title_zh_hans="谁跑得更快", original_title="谁跑得更快",
        language="zh-hans", summary_zh_hans="比较两座城市。", author="某人",
        publisher=PublisherFactory(name_en="", name_zh_hans="日报"), public=True,
    )  # fmt: skip
    unit = UnitFactory(slug="firms", name_en="", name_zh_hans="家企业", kind="count")
    indicator = IndicatorFactory(
        slug="rd", name_en="", name_zh_hans="企业数", definition_en="",
        definition_zh_hans="企业的数量。", unit=unit, headline_position=1, public=True,
    )  # fmt: skip
    words = {"source": source, "public": True}
    shown = FigureFactory(
        hub=port, indicator=indicator, as_published="5家", note_zh_hans="附注",
        detail_zh_hans="规模以上", attributed_to_zh_hans="某官员", **words,
    )  # fmt: skip
    FigureFactory(hub=lake, indicator=indicator, value="7", **words)
    EventFactory(hubs=[port], title_en="", title_zh_hans="发布计划", **words)
    StatementFactory(hubs=[port], text_en="", text_zh_hans="供应链完整。", **words)
    company = CompanyFactory(
        slug="maker", name_en="", name_zh_hans="制造者", summary_zh_hans="一家公司。", public=True
    )
    company.sectors.add(sector)
    PresenceFactory(company=company, hub=port, note_zh_hans="附注", **words)
    group = GroupFactory(slug="four", name_en="", name_zh_hans="四杰", public=True)
    MembershipFactory(company=company, group=group, **words)
    CorrectionFactory(text_en="", text_zh_hans="文章有误。", **words)
    return shown


def unmarked(page) -> list[str]:
    """Return the texts in Chinese whose nearest language is the page's own."""
    found = []
    for element in page.body.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "textarea"}:
            continue
        for text, holder in ((element.text, element), (element.tail, element.getparent())):
            if text and HAN.search(text):
                language = holder.xpath("ancestor-or-self::*[@lang][1]/@lang")[-1]
                if not language.startswith("zh"):
                    found.append(text.strip())
    return found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("language", ["en", "vi"])
def test_every_fallback_stands_in_an_element_of_its_language(client, figure, language, path):
    response = client.get(f"/{language}/{path.format(figure=figure.number)}")
    assert response.status_code == 200

    page = html.fromstring(response.content)

    assert page.xpath("//body//*[@lang='zh-Hans']")
    assert [text for text in unmarked(page) if text not in {"简体中文", "繁體中文"}] == []
