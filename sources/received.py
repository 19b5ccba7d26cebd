"""Turn a received file into text: decoded, and of HTML its text blocks, one a line."""

from html.parser import HTMLParser
from pathlib import Path

_ENCODINGS = ("utf-8-sig", "gb18030", "cp1258")
_BLOCKS = {
    "address", "article", "aside", "blockquote", "br", "caption", "dd", "div", "dl", "dt",
    "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
    "li", "main", "nav", "ol", "p", "pre", "section", "table", "td", "th", "title", "tr", "ul",
}  # fmt: skip
_SILENT = {"script", "style", "noscript", "template", "svg"}


class UnreadableText(ValueError):
    """A file in no encoding that we know."""


def read_text(path: Path) -> str:
    """Return the text of a .txt or .html file.

    Errors: OSError where it cannot be read, UnreadableText where it cannot be decoded.
    """
    text = decode(path.read_bytes())
    return text_blocks(text) if path.suffix.lower() in (".html", ".htm") else text


def decode(raw: bytes) -> str:
    """Return bytes as text, in the first encoding that fits."""
    for encoding in _ENCODINGS:
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnreadableText("The text is in no encoding that can be recognised.")


def text_blocks(html: str) -> str:
    """Return the text of a page, each block on a line of its own."""
    blocks = _Blocks()
    blocks.feed(html)
    blocks.close()
    lines = "".join(blocks.parts).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


class _Blocks(HTMLParser):
    """Collects text; a block's tags become line ends, scripts and styles nothing."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag, attrs):
        self._silent += tag in _SILENT
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_endtag(self, tag):
        if tag in _SILENT and self._silent:
            self._silent -= 1
        if tag in _BLOCKS:
            self.parts.append("\n")

    def handle_data(self, data):
        if not self._silent:
            self.parts.append(data.replace("\n", " "))
