"""Every page that links lead to: it answers, and it is in the reader's language."""

import re
import urllib.parse
import urllib.request
from collections.abc import Iterator
from functools import cache

import lxml.html
import pytest
from django.conf import settings

from editorial.files import read_items
from translations.languages import HTML_CODES

HAN = re.compile(r"[\u3400-\u9fff]")
WORDS = re.compile(r"[A-Za-z][a-z'’]+(?:[ ,]+[A-Za-z][a-z'’]+){3,}")
NOT_PROSE = "script|style|code|pre|input|svg"
MOST_PAGES = 1500
# A number of its own, unlike those in words such as 3D or V2.
BARE_NUMBER = re.compile(r"(?<![\w.])\d+(?![A-Za-z\d])")
DIGIT_TAGS = {"time", "nav", "data", "code", "textarea", "svg"}
DIGIT_CLASSES = {"fig", "count", "ref", "name"}


def crawl(site: str, language: str) -> Iterator[tuple[str, lxml.html.HtmlElement]]:
    """Yield (path, page) for every page of a language that links lead to."""
    waiting, seen = [f"/{language}/"], {f"/{language}/"}
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.pop(0)
        with urllib.request.urlopen(site + path, timeout=30) as response:
            assert response.status == 200, path
            page = lxml.html.fromstring(response.read())
        yield path, page
        for href in page.xpath("//a/@href"):
            target = urllib.parse.urlsplit(urllib.parse.urljoin(site + path, href))
            inside = target.path.startswith(f"/{language}/") and site.endswith(target.netloc)
            leaf = target.path.endswith("/") and not target.query
            if inside and leaf and target.path not in seen:
                seen.add(target.path)
                waiting.append(target.path)


@pytest.fixture(scope="module")
def pages(site):
    """Give each language's pages, crawled once."""
    return cache(lambda language: dict(crawl(site, language)))


def own_texts(page, language: str) -> Iterator[str]:
    """Yield the texts whose nearest lang attribute is the page's own language."""
    wanted = HTML_CODES[language]
    for element in page.body.iter():
        if not isinstance(element.tag, str) or re.fullmatch(NOT_PROSE, element.tag):
            continue
        inherited = element.xpath("ancestor-or-self::*[@lang][1]/@lang")[-1]
        if element.text and inherited == wanted:
            yield element.text.strip()
        outer = element.getparent().xpath("ancestor-or-self::*[@lang][1]/@lang")[-1]
        if element.tail and outer == wanted:
            yield element.tail.strip()


@cache
def english_names() -> list[str]:
    """Return what is called the same in every language: names and original titles."""
    found = set()
    for item in read_items(settings.CONTENT_DIR):
        for field in ("name", "original_title", "legal_name", "author", "based_on"):
            value = item.mapping.get(field)
            found |= set(value.values()) if isinstance(value, dict) else {value or ""}
        found |= {alias["text"] for alias in item.mapping.get("aliases", [])}
    return sorted(found - {""}, key=len, reverse=True)


def without_names(text: str) -> str:
    for name in english_names():
        text = text.replace(name, "\N{BULLET}")
    return text


def test_every_page_that_links_lead_to_answers(pages):
    assert len(pages("en")) > 100


@pytest.mark.parametrize("language", ["vi", "zh-hans", "zh-hant"])
def test_no_page_holds_english_prose_outside_names_and_marked_texts(pages, language):
    found = [
        (path, text)
        for path, page in pages(language).items()
        for text in own_texts(page, language)
        if WORDS.search(without_names(text)) and (language != "vi" or text.isascii())
    ]

    assert found == []


@pytest.mark.parametrize("language", ["en", "vi"])
def test_no_page_in_latin_letters_holds_unmarked_chinese(pages, language):
    found = [
        (path, text)
        for path, page in pages(language).items()
        for text in own_texts(page, language)
        if HAN.search(text)
    ]

    assert found == []


def test_no_traditional_page_holds_a_simplified_only_character(pages):
    def simplified_only(character: str) -> bool:
        return _in(character, "gb2312") and not _in(character, "big5")

    found = [
        (path, text)
        for path, page in pages("zh-hant").items()
        for text in own_texts(page, "zh-hant")
        if any(HAN.match(c) and simplified_only(c) for c in text)
    ]

    assert found == []


def test_no_simplified_page_holds_a_traditional_only_character(pages):
    found = [
        (path, text)
        for path, page in pages("zh-hans").items()
        for text in own_texts(page, "zh-hans")
        if any(HAN.match(c) and not _in(c, "gbk") for c in text)
    ]

    assert found == []


def _in(character: str, encoding: str) -> bool:
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_every_page_has_one_heading_one_title_and_its_language(pages, language):
    titles = []
    for path, page in pages(language).items():
        assert page.get("lang") == HTML_CODES[language], path
        assert len(page.xpath("//h1")) == 1, path
        titles.append(page.findtext(".//title"))

    assert all(titles)


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_no_page_holds_inline_style_or_script(pages, language):
    for path, page in pages(language).items():
        inline = "//*[@style] | //script[not(@src) and not(@type='application/ld+json')] | //style"
        assert not page.xpath(inline), path
        assert not [a for e in page.iter() for a in e.attrib if a.startswith("on")], path


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_every_figure_has_its_period_and_reference(pages, language):
    for path, page in pages(language).items():
        for figure in with_class(page, "fig"):
            period = with_class(figure, "fig__period") or with_class(figure, "fig__when")
            assert period, (path, figure.text_content())
            assert period[0].text_content().strip(), path
            assert figure.xpath(".//a | ancestor::a"), (path, figure.text_content())


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_what_is_missing_is_said_in_words(pages, language):
    for path, page in pages(language).items():
        for gap in with_class(page, "missing"):
            assert len(gap.text_content().strip()) > 4, path
        for cell in page.xpath("//main//td"):
            words = cell.text_content().strip()
            assert words not in {"0", "-", "–", "—", "N/A", "None"}, (path, words)


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_no_digit_stands_outside_what_may_hold_one(pages, language):
    found = [
        (path, text.strip())
        for path, page in pages(language).items()
        for main in page.xpath("//main")
        for element in main.iter()
        for text, holder in ((element.text, element), (element.tail, element.getparent()))
        if text and BARE_NUMBER.search(without_names(text)) and not may_hold_digits(holder)
    ]

    assert found == []


@pytest.mark.parametrize("language", ["en", "vi", "zh-hans", "zh-hant"])
def test_no_page_shows_a_reference_unwritten(pages, language):
    for path, page in pages(language).items():
        assert "{{" not in lxml.html.tostring(page, encoding="unicode"), path


def with_class(element, name: str) -> list:
    return element.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]")


def may_hold_digits(element) -> bool:
    """Tell whether an element is, or stands in, one of those that numbers are kept to."""
    return any(
        not isinstance(each.tag, str)
        or each.tag in DIGIT_TAGS
        or DIGIT_CLASSES & set((each.get("class") or "").split())
        for each in (element, *element.iterancestors())
    )
