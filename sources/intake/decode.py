"""Turn received bytes into text: by mark, by declaration, by what makes sense."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Pages say the smaller name and use the larger one.
_WIDER = {
    "ascii": "cp1252",
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "big5hkscs",
    "shift_jis": "cp932",
}
_HEAD = 4096
_SAMPLE = 200_000
_DECLARED = re.compile(rb"""charset\s{0,9}=\s{0,9}["']?([A-Za-z0-9_.:-]{2,30})""", re.IGNORECASE)
_COMMON = frozenset(
    "的一是在不了有和人这這中大为為上个個国國我以要他时時来來用们們生到作地于於出就分对對成会會可主"
    "发發年动動同工也能下过過子说說产產种種面而方后後多定行学學法所民得经經十三之进進着著等部度家"
    "电電力里裡如水化高自二理起小物现現实實加量都两兩体體制机機当當使点點从從业業本去把性好应應开開"
    "它合还還因由其些然前外天政四日那社义義事平形相全表间間样樣与與关關各重新线線内內数數正心反你明"
    "看原又么麼利比或但质質气氣第向道命此变變条條只没沒结結解问問意建月公无無系军軍很情者最立代想已"
    "通并並提直题題党黨程展五果料象员員革位入常文总總次品式活设設及管特件长長求老头頭基资資边邊流路"
    "级級少图圖山统統接知较較将將组組见見计計别別她手角期根论論运運农農市技科创創城深圳杭州企"
    "，。、；：？！“”「」（）《》"
)
_VIETNAMESE = frozenset("ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹàáãèéìíòóõùúý")
_LATIN = frozenset("àáâäãåçèéêëìíîïñòóôöõùúûüýß“”‘’–—… ©®°·€£")
_CANDIDATES = (
    ("gb18030", _COMMON),
    ("big5hkscs", _COMMON),
    ("cp1258", _VIETNAMESE),
    ("cp1252", _LATIN),
)
_LEAST_SENSE = 0.12


class UnreadableText(ValueError):
    """Bytes that are no text, or in no encoding that can be recognised."""


@dataclass(frozen=True)
class Decoded:
    """A text and the encoding it was received in."""

    text: str
    encoding: str


def decode(raw: bytes, declared: str = "") -> Decoded:
    """Return bytes as text.

    declared: the charset that a server named; a page's own declaration is read from it.
    A byte order mark decides, then UTF-8 where it fits, then what is declared, then the
    encoding in which most characters are common ones. Errors: UnreadableText.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _in(raw[len(mark) :], encoding) or _refuse(binary=True)
    if b"\0" in raw:
        _refuse(binary=True)
    found = _in(raw, "utf-8")
    for name in (declared, declared_in(raw)):
        found = found or (_in(raw, _known(name)) if _known(name) else None)
    return found or _nearly_utf8(raw) or _by_sense(raw) or _refuse(binary=False)


def declared_in(raw: bytes) -> str:
    """Return the charset that the head of a page names, '' for none."""
    match = _DECLARED.search(raw[:_HEAD])
    return match[1].decode("ascii") if match else ""


def _known(name: str) -> str:
    try:
        name = codecs.lookup(name.strip()).name
    except (LookupError, ValueError):
        return ""
    wider = {codecs.lookup(small).name: large for small, large in _WIDER.items()}
    return wider.get(name, name)


def _in(raw: bytes, encoding: str) -> Decoded | None:
    try:
        text = raw.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return Decoded(text, encoding) if isinstance(text, str) else None


def _nearly_utf8(raw: bytes) -> Decoded | None:
    """Read UTF-8 that was cut or damaged in a few places."""
    text = raw.decode("utf-8", "replace")
    damaged = text.count("\ufffd")
    beyond = sum(1 for c in text if c > "\x7f") - damaged
    return Decoded(text, "utf-8") if beyond > 20 and damaged * 50 < beyond else None


def _by_sense(raw: bytes) -> Decoded | None:
    found = [(_sense(raw, *each), each[0]) for each in _CANDIDATES]
    sense, encoding = max(found, key=lambda each: each[0])
    return _in(raw, encoding) if sense >= _LEAST_SENSE else None


def _sense(raw: bytes, encoding: str, common: frozenset) -> float:
    """Return which part of the characters beyond ASCII is common, 0 where it does not fit."""
    decoded = _in(raw, encoding)
    if decoded is None:
        return 0
    text = unicodedata.normalize("NFC", decoded.text[:_SAMPLE])
    beyond = [c for c in text.lower() if c > "\x7f"]
    return sum(c in common for c in beyond) / (len(beyond) or 1)


def _refuse(*, binary: bool):
    raise UnreadableText(
        _("The file is no text.")
        if binary
        else _("The text is in no encoding that can be recognised.")
    )
