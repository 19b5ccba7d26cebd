"""Read a decoded text as numbered blocks: the text blocks of a page, the lines of a text."""

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

from sources.articles import normalise_text, paragraphs

from .decode import decode
from .markup import Tag, tokens
from .zones import zone_of

BLOCKS = frozenset(
    [
        *("address", "article", "aside", "blockquote", "body", "button", "caption", "center"),
        *("dd", "details", "dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure"),
        *("footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "html", "legend"),
        *("li", "main", "menu", "nav", "ol", "option", "p", "pre", "search", "section", "select"),
        *("summary", "table", "tbody", "td", "textarea", "tfoot", "th", "thead", "tr", "ul"),
    ]
)
SILENT = frozenset(
    [
        *("head", "template", "noscript", "svg", "math", "script", "style", "iframe"),
        *("object", "audio", "video"),
    ]
)
_VOID = frozenset(
    [
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"),
        *("source", "track", "wbr"),
    ]
)
_ROLES = {**{f"h{n}": "heading" for n in range(1, 7)}, "td": "cell", "th": "cell", "li": "item"}
_CLOSED_BY_OWN = {"p", "li", "dt", "dd", "tr", "td", "th", "option"}
_PAGE = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|section|div|p|h[1-6]|table|ul)\b",
    re.IGNORECASE,
)
_START = 2000
_LONG = 60
_NO_CHARACTER = dict.fromkeys([*range(9), *range(11, 32), 127, 0xFEFF], " ") | {
    13: "\n",
    0xFEFF: None,
}


@dataclass(frozen=True)
class Block:
    """One paragraph. role: text, heading, item or cell; zone: what the markup holds it for.

    linked: which part of its characters are links.
    """

    number: int
    text: str
    role: str = "text"
    zone: str = ""
    linked: float = 0.0
    level: int = 0


@dataclass
class Article:
    """What was received, read: its whole text, whose non-blank lines are the blocks."""

    text: str
    blocks: list[Block]
    metas: list[Tag] = field(default_factory=list)
    title: str = ""
    linked_data: list[str] = field(default_factory=list)
    times: list[str] = field(default_factory=list)
    language: str = ""
    is_page: bool = False
    encoding: str = ""

    @property
    def lines(self) -> list[str]:
        """Return the paragraphs as locators count them."""
        return [block.text for block in self.blocks]


def read_bytes(raw: bytes, *, charset: str = "", name: str = "") -> Article:
    """Read received bytes. name: a file's, which may say that it is a page.

    Errors: UnreadableText.
    """
    decoded = decode(raw, charset)
    article = read(decoded.text, is_page=name.lower().endswith((".html", ".htm", ".xhtml")))
    article.encoding = decoded.encoding
    return article


def read(text: str, *, is_page: bool = False) -> Article:
    """Read a decoded text, as a page where it is one."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").translate(_NO_CHARACTER)
    if is_page or looks_like_page(text):
        return read_page(text)
    whole = normalise_text(text)
    return Article(whole, [Block(n, line) for n, line in enumerate(paragraphs(whole), 1)])


def looks_like_page(text: str) -> bool:
    """Tell whether a text is markup: it begins with a tag, or holds block tags early on."""
    start = text[:_START].lstrip("\ufeff \t\r\n")
    found = len(_PAGE.findall(start))
    return bool(found) and (start.startswith("<") or found > 2)


def read_page(text: str) -> Article:
    """Read a page: its text blocks in the order of the document, and what its head says."""
    reader = _Reader()
    for token in tokens(text):
        reader.take(token)
    return reader.finish()


@dataclass(frozen=True)
class _Frame:
    """An open element, with what it hands down."""

    tag: str
    silent: bool = False
    zones: tuple[str, int] = ("", 0)
    in_article: bool = False
    role: str = "text"
    is_link: bool = False
    level: int = 0


class _Reader:
    """Follows the open elements and ends a block at every edge of a block element."""

    def __init__(self):
        self.article = Article("", [], is_page=True)
        self.frames = [_Frame("")]
        self.open: Counter = Counter()
        self.run: list[str] = []
        self.run_frame: _Frame | None = None
        self.linked = 0
        self.zone_count = 0
        self.found: list[tuple[Block, int]] = []
        self.kept_text = ""

    def take(self, token: Tag | str) -> None:
        if isinstance(token, str):
            self._text(token)
        elif token.is_closing:
            self._close(token.name)
        else:
            self._open(token)

    def finish(self) -> Article:
        self._end_block()
        article = self.article
        article.blocks = _without_wrong_zones(self.found)
        article.text = "\n".join(block.text for block in article.blocks)
        return article

    def _text(self, text: str) -> None:
        frame = self.frames[-1]
        if frame.tag == "title" and not self.article.title and self.open["svg"] == 0:
            self.article.title = " ".join(text.split())
        if frame.tag == "script" and self.kept_text:
            self.article.linked_data.append(text)
        if frame.silent or frame.tag == "title":
            return
        if self.run_frame is None and not text.isspace():
            self.run_frame = frame
        self.run.append(text)
        if frame.is_link:
            self.linked += len(text.strip())

    def _open(self, tag: Tag) -> None:
        name = tag.name
        if name in BLOCKS:
            if self.open["head"]:
                self._close("head")
            if name in _CLOSED_BY_OWN and self.frames[-1].tag == name:
                self._close(name)
            elif self.frames[-1].tag == "p":
                self._close("p")
            self._end_block()
        elif name == "br":
            self._text(" ")
        self._note(tag)
        if name not in _VOID:
            self.frames.append(self._frame(tag))
            self.open[name] += 1

    def _frame(self, tag: Tag) -> _Frame:
        above = self.frames[-1]
        zones = above.zones
        if not zones[0] and (code := zone_of(tag, in_article=above.in_article)):
            self.zone_count += 1
            zones = (code, self.zone_count)
        return _Frame(
            tag.name,
            above.silent or tag.name in SILENT,
            zones,
            above.in_article or tag.name in ("article", "main"),
            _ROLES.get(tag.name, "text" if tag.name in BLOCKS else above.role),
            above.is_link or tag.name == "a",
            int(tag.name[1]) if tag.name in _ROLES and tag.name[0] == "h" else above.level,
        )

    def _close(self, name: str) -> None:
        if name in BLOCKS:
            self._end_block()
        if not self.open[name]:
            return
        while True:
            frame = self.frames.pop()
            self.open[frame.tag] -= 1
            if frame.tag == name:
                return

    def _note(self, tag: Tag) -> None:
        """Keep what the page says about itself."""
        article, attributes = self.article, tag.attributes
        self.kept_text = ""
        if tag.name == "meta" or tag.name == "link":
            article.metas.append(tag)
        elif tag.name == "time" and attributes.get("datetime"):
            article.times.append(attributes["datetime"])
        elif tag.name == "script" and "ld+json" in attributes.get("type", ""):
            self.kept_text = "ld+json"
        elif tag.name == "html":
            article.language = attributes.get("lang", "") or attributes.get("xml:lang", "")

    def _end_block(self) -> None:
        text = unicodedata.normalize("NFC", " ".join("".join(self.run).split()))
        frame = self.run_frame
        if text and frame:
            share = min(1.0, self.linked / len(text))
            number = len(self.found) + 1
            block = Block(number, text, frame.role, frame.zones[0], share, frame.level)
            self.found.append((block, frame.zones[1]))
        self.run, self.run_frame, self.linked = [], None, 0


def _without_wrong_zones(found: list[tuple[Block, int]]) -> list[Block]:
    """Take away the zones that hold most of a page's prose: those are the article."""
    prose: Counter = Counter()
    for block, zone in found:
        if len(block.text) >= _LONG and block.linked < 0.5:
            prose[zone] += len(block.text)
    whole = sum(prose.values())
    wrong = {zone for zone, length in prose.items() if zone and length * 2 > whole}
    return [
        Block(b.number, b.text, b.role, "", b.linked, b.level) if zone in wrong else b
        for b, zone in found
    ]
