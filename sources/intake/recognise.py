"""Recognise what an article is: title, publisher, author, date, language, address."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from sources.extraction.recognition import find_date, find_language

from . import noise
from .clean import is_prose
from .read import Article

_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})")
_DEPTH = 6
_LONGEST_TITLE = 300
_SEPARATOR = re.compile(r"\s[|_\-–—·»]\s|[|_｜]")
_AUTHOR = re.compile(
    r"\s{0,3}(?:(?:文|撰文|撰稿|作者|记者|記者|本报记者)\s?[:：|丨｜/／]\s?|(?:By|by|BY|Written by)\s"
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
    publisher = metas.get("og:site_name") or _name(data.get("publisher"))
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
            name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop", "")
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
    for block in article.blocks:
        if len(block.text) <= 80 and (match := _AUTHOR.match(block.text)):
            return match[1].strip(" .,，。")
    return ""


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
    """Return the headline of a text: its first short line before the prose, else its start.

    A line that says a name of the site, or nothing that comes back, is hardly a headline.
    """
    kept = [b.text for b in article.blocks if b.number not in dropped]
    before = []
    for text in kept[:8]:
        if is_prose(text) and len(text) > 90:
            break
        before.append(text)
    if not before:
        return _sentence(kept[0]) if kept else ""
    return max(before[:3], key=len)


def _sentence(text: str) -> str:
    found = re.match(r"[^。！？!?]{1,120}?(?:[。！？!?]|\.\s|$)", text)
    return (found[0] if found else text[:120]).strip(" .。")


def _date(article: Article, dropped, metas, data, kept: list[str]) -> date | None:
    names = ("article:published_time", "datepublished", "pubdate", "publishdate", "date", "dc.date", "og:published_time", "parsely-pub-date")  # fmt: skip
    stated = [data.get("datePublished"), *(metas.get(n) for n in names), *article.times[:1]]
    for value in stated:
        if isinstance(value, str) and (day := day_in(value)):
            return day
    stamps = [
        b.text
        for b in article.blocks[:12]
        if b.zone not in ("navigation", "related") and noise.TIMESTAMP.match(noise.fold(b.text[:160]))
    ]
    lines = [b.text for b in article.blocks if dropped.get(b.number, "byline") in ("byline", "time", "share")]
    return next(filter(None, map(day_in, stamps)), None) or find_date([*stamps, *kept[:6]]) or find_date(lines[:8])  # fmt: skip


def day_in(text: str) -> date | None:
    """Return the day that a time stamp names in ISO order, None for none that exists."""
    match = _DAY.search(text[:80])
    if match is None:
        return None
    try:
        return date(*map(int, match.groups()))
    except ValueError:
        return None
