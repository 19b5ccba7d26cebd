"""Recognise what an article is: title, publisher, author, date, language, address."""

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import takewhile

from sources.extraction.recognition import find_date, find_language

from . import noise
from .clean import is_prose, pieces
from .read import Article, Block

_DAY = re.compile(r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})")
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?!\d)")
_REPORTER = re.compile(
    r"(?:记者|記者)\s?[:：|/／]?\s?([\u4e00-\u9fff]{2,4}?)(?=[\s/／、，)）]|$|[\u4e00-\u9fff]{2}報導)"
)
_IN_PLACE = re.compile(r"\s(?:in|at)\s[A-Z].{0,40}$")
_SAYS_SOURCE = re.compile(
    r"\s{0,3}(?:SOURCE:?\s|Source:\s?|[Nn]guồn:\s?"
    r"|(?:发布单位|發布單位|新闻来源|新聞來源|稿源)[:：]\s?)(.{2,100})$"
)
_MASTHEAD = re.compile(
    r"\s{0,3}([\u4e00-\u9fff]{2,12}(?:报|報|网|網|社|台|周刊|週刊|财经|財經))(?=\s)"
)
_COPYRIGHT = re.compile(r"©\s{0,2}(?:\d{4}\s{1,2})?([^\d.|©,，。]{2,60})")
_DATES = (
    *("article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date"),
    *("og:published_time", "parsely-pub-date"),
)
_EDGE = 8
_DEPTH = 6
_LONGEST_TITLE = 300
_SEPARATOR = re.compile(r"\s[|_\-–—·»]\s|[|_｜]")
_AUTHOR = re.compile(
    r"\s{0,3}(?:(?:文|撰文|撰稿|作者|记者|記者|本报记者)\s?[:：|丨｜/／]\s?"
    r"|(?:By|by|BY|Written by)\s"
    r"|(?:Tác giả|Bài|Thực hiện)\s?:\s?)([^\d|/:：]{2,60})$"
)
_ARTICLE_TYPES = ("article", "newsarticle", "blogposting", "report", "webpage", "pressrelease")


@dataclass(frozen=True)
class Recognised:
    """What an article seems to be; every field may be empty, and an editor corrects it."""

    title: str = ""
    publisher: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = "en"
    url: str = ""


def recognise(article: Article, dropped: Mapping[int, str], *, url: str = "") -> Recognised:
    """Return what a page says of itself, else what its text shows."""
    kept = [b.text for b in article.blocks if b.number not in dropped]
    metas = _metas(article)
    data = _linked(article)
    publisher = metas.get("og:site_name") or _name(data.get("publisher")) or _publisher_in(article)
    return Recognised(
        title=_title(article, dropped, metas, data, publisher)[:_LONGEST_TITLE],
        publisher=publisher,
        author=(_name(data.get("author")) or _meta_author(metas) or _author_in(article))[:200],
        published_on=_date(article, dropped, metas, data, kept),
        language=find_language("\n".join(kept) or article.text),
        url=metas.get("canonical") or metas.get("og:url") or url,
    )


def _metas(article: Article) -> dict[str, str]:
    """Return {lower-case name: content} of the head, the first of a name; canonical too."""
    found: dict[str, str] = {}
    for tag in article.metas:
        attributes = tag.attributes
        if tag.name == "link":
            name = "canonical" if attributes.get("rel", "").lower() == "canonical" else ""
            value = attributes.get("href", "")
        else:
            name = (
                attributes.get("property")
                or attributes.get("name")
                or attributes.get("itemprop", "")
            )
            value = attributes.get("content", "")
        if name and (value := " ".join(value.split())):
            found.setdefault(name.lower(), value)
    return found


def _linked(article: Article) -> dict:
    """Return the first object of the page's JSON-LD that is an article, {} for none."""
    for text in article.linked_data:
        try:
            data = json.loads(text)
        except (ValueError, RecursionError):
            continue
        for each in _objects(data):
            kinds = each.get("@type", "")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(n, str) and n.lower().endswith(_ARTICLE_TYPES) for n in names):
                return each
    return {}


def _objects(data, depth: int = 0) -> Iterator[dict]:
    if depth > _DEPTH:
        return
    if isinstance(data, dict):
        yield data
        yield from _objects(data.get("@graph"), depth + 1)
    elif isinstance(data, list):
        for each in data:
            yield from _objects(each, depth + 1)


def _name(value) -> str:
    if isinstance(value, list):
        return ", ".join(filter(None, map(_name, value[:5])))
    if isinstance(value, dict):
        value = value.get("name")
    return " ".join(value.split()) if isinstance(value, str) and "://" not in value else ""


def _meta_author(metas: Mapping[str, str]) -> str:
    author = metas.get("author") or metas.get("article:author") or metas.get("byl", "")
    return "" if "://" in author else re.sub(r"^[Bb]y ", "", author)


def _author_in(article: Article) -> str:
    for block in _edges(article):
        if match := _AUTHOR.match(block.text) or _REPORTER.search(block.text):
            return _IN_PLACE.sub("", match[1].strip(" .,，。"))
    return ""


def _publisher_in(article: Article) -> str:
    """Return who a text says issued it: its source line, its masthead, its copyright line."""
    for pattern in (_SAYS_SOURCE, _MASTHEAD, _COPYRIGHT):
        for block in _edges(article):
            if match := pattern.search(block.text):
                return match[1].strip(" .,，。")
    return ""


def _edges(article: Article) -> list[Block]:
    """Return the short blocks at the beginning and after the last prose."""
    blocks = article.blocks
    last = max((n for n, b in enumerate(blocks) if is_prose(b.text)), default=0)
    near = [*blocks[:_EDGE], *blocks[max(_EDGE, last - _EDGE) :]]
    return [block for block in near if len(block.text) <= 120]


def _title(article: Article, dropped, metas, data, publisher: str) -> str:
    stated = metas.get("og:title") or _name(data.get("headline"))
    headings = [b for b in article.blocks if b.level == 1 and b.role == "heading"]
    if stated:
        return stated
    if headings:
        return headings[0].text
    if article.title:
        return _without_publisher(article.title, publisher)
    return _first_line(article, dropped)


def _without_publisher(title: str, publisher: str) -> str:
    parts = _SEPARATOR.split(title)
    if publisher and parts[-1].strip() == publisher:
        parts = parts[:-1]
    return max(parts, key=len).strip()


def _first_line(article: Article, dropped: Mapping[int, str]) -> str:
    """Return the headline of a text: of the short lines before the prose the one whose words
    come back most, else the first sentence.
    """
    kept = [b.text for b in article.blocks if b.number not in dropped]
    before = list(takewhile(lambda text: not _is_body(text), kept[:_EDGE]))
    rest = Counter(piece for text in kept[len(before) :] for piece in pieces(text))
    found = [
        (sum(1 for piece in set(pieces(text)) if rest[piece]), text)
        for text in before
        if not _DAY.search(text) and not _DAY_FIRST.search(text)
    ]
    best = max(found, key=lambda each: each[0], default=(0, ""))
    if best[0] or not kept:
        return best[1]
    return _sentence(kept[len(before)] if len(kept) > len(before) else kept[0])


def _is_body(text: str) -> bool:
    return is_prose(text) and text.rstrip('”」’"')[-1:] in ".。!！…" and len(text) > 40


def _sentence(text: str) -> str:
    found = re.match(r"[^。！？!?]{1,120}?(?:[。！？!?]|\.\s|$)", text)
    return (found[0] if found else text[:120]).strip(" .。")


def _date(article: Article, dropped, metas, data, kept: list[str]) -> date | None:
    stated = [data.get("datePublished"), *map(metas.get, _DATES), *article.times[:1]]
    for value in stated:
        if isinstance(value, str) and (day := day_in(value)):
            return day
    early = [b.text for b in article.blocks[: 2 * _EDGE] if len(b.text) <= 100 and not b.zone]
    stamps = [text for text in early if noise.TIMESTAMP.match(noise.fold(text))]
    found = find_date(stamps) or next(filter(None, map(day_in, [*stamps, *early])), None)
    return found or find_date(kept[:6]) or find_date(early[:6])


def day_in(text: str) -> date | None:
    """Return the day that a time stamp names, year or day first; None for none that exists."""
    if match := _DAY.search(text[:100]):
        year, month, day = map(int, match.groups())
    elif match := _DAY_FIRST.search(text[:100]):
        day, month, year = map(int, match.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
