"""A text as the content of an XLIFF element, and back, character by character.

References such as `{{claim:17}}` become placeholders, which translators' tools keep whole;
what XML cannot hold becomes a code point element.
"""

import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.entries import UnreadableFile

NAMESPACE = "urn:oasis:names:tc:xliff:document:2.0"
REFERENCE = re.compile(r"\{\{[\w/@.:-]+\}\}")
_SPECIAL = re.compile(
    rf"({REFERENCE.pattern}|[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff])"
)
_PAIRED = ("pc", "mrk")


class Codes:
    """The placeholders of one unit: the same reference is the same code on both sides."""

    def __init__(self):
        self.data: dict[str, str] = {}
        self._known: list[str] = []

    def ids(self, references: Iterable[str]) -> Iterator[str]:
        """Yield the ids of the references of one side, in their order."""
        free = list(enumerate(self._known))
        for reference in references:
            self.data.setdefault(reference, f"d{len(self.data) + 1}")
            place = next((pair for pair in free if pair[1] == reference), None)
            if place is None:
                place = (len(self._known), reference)
                self._known.append(reference)
            else:
                free.remove(place)
            yield str(place[0] + 1)


def write_inline(element: etree._Element, text: str, codes: Codes) -> None:
    """Write a text into an element, its references as placeholders."""
    ids = codes.ids(REFERENCE.findall(text))
    for place, part in enumerate(_SPECIAL.split(text)):
        if place % 2 == 0:
            _append(element, part)
        elif len(part) == 1:
            etree.SubElement(element, _name("cp"), hex=f"{ord(part):04X}")
        else:
            code = {"id": next(ids), "dataRef": codes.data[part], "canDelete": "no"}
            etree.SubElement(element, _name("ph"), disp=part, equiv=part, **code)


def read_inline(element: etree._Element, data: dict[str, str]) -> str:
    """Return the text of an element. data: what its placeholders stand for, by their names.

    Errors: UnreadableFile for a placeholder that stands for nothing.
    """
    parts = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str):
            parts.append(_read(child, data))
        parts.append(child.tail or "")
    return "".join(parts)


def data_of_unit(unit: etree._Element) -> dict[str, str]:
    """Return what the placeholders of a unit stand for: by dataRef, and by "#" and their id."""
    found = {each.get("id", ""): read_inline(each, {}) for each in unit.iter(_name("data"))}
    for source in unit.iter(_name("source")):
        for code in source.iter(_name("ph")):
            if text := _stands_for(code, found):
                found["#" + code.get("id", "")] = text
    return found


def _read(child: etree._Element, data: dict[str, str]) -> str:
    kind = etree.QName(child).localname
    if kind == "cp":
        return _character(child.get("hex", ""))
    if kind == "ph":
        text = _stands_for(child, data)
        if not text:
            raise UnreadableFile(_("A placeholder stands for nothing."))
        return text
    if kind in _PAIRED:
        return read_inline(child, data)
    return ""


def _stands_for(code: etree._Element, data: dict[str, str]) -> str:
    own = (code.get("dataRef"), f"#{code.get('copyOf')}", f"#{code.get('id')}")
    found = next((data[name] for name in own if name in data), "")
    return found or code.get("equiv") or code.get("disp") or ""


def _character(digits: str) -> str:
    try:
        character = chr(int(digits, 16))
    except (ValueError, OverflowError) as error:
        raise UnreadableFile(_("A code point is none: %(hex)s.") % {"hex": digits}) from error
    if character == "\0" or "\ud800" <= character <= "\udfff":
        raise UnreadableFile(_("A code point is none: %(hex)s.") % {"hex": digits})
    return character


def _append(element: etree._Element, text: str) -> None:
    if not text:
        return
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def _name(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
