"""XLIFF 2 as translators' tools give it back; a file may come from anywhere."""

from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _
from lxml import etree

from translations.exchange.entries import Incoming, UnreadableFile
from translations.exchange.inline import NAMESPACE, data_of_unit, read_inline
from translations.exchange.xliff_writing import METADATA
from translations.languages import HTML_CODES

_CODES = {code.lower(): language for language, code in HTML_CODES.items()}
_DONE = {"translated", "reviewed", "final"}
_CORE = {"core": NAMESPACE}


def read_xliff(raw: bytes, name: str = "", first: int = 1) -> Iterator[Incoming]:
    """Yield the texts of a document. first: the number of the first one.

    Errors: UnreadableFile for what is no XLIFF 2, has a document type, or names a language
    that is none of ours.
    """
    root = _parsed(raw)
    source, target = (_language(root.get(side)) for side in ("srcLang", "trgLang"))
    units = root.iter(f"{{{NAMESPACE}}}unit")
    for number, unit in enumerate(units, start=first):
        yield _incoming(unit, number, name, source, target)


def _parsed(raw: bytes) -> etree._Element:
    """Parse without ever resolving an entity, fetching anything or growing without bounds."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    try:
        root = etree.parse(BytesIO(raw), parser).getroot()
    except etree.XMLSyntaxError as error:
        raise UnreadableFile(_("This is no XML: %(reason)s.") % {"reason": error.msg}) from error
    if root.getroottree().docinfo.doctype or root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableFile(_("A file with a document type is not read."))
    if root.tag != f"{{{NAMESPACE}}}xliff":
        words = _("This is no XLIFF 2.0 or 2.1: its root is %(root)s.")
        raise UnreadableFile(words % {"root": root.tag})
    return root


def _language(code: str | None) -> str:
    if language := _CODES.get((code or "").lower()):
        return language
    words = _("“%(code)s” is no language of this site; it has %(codes)s.")
    raise UnreadableFile(words % {"code": code or "", "codes": ", ".join(HTML_CODES.values())})


def _incoming(unit: etree._Element, number: int, name: str, source: str, target: str) -> Incoming:
    record, field = _record_of(unit), unit.get("id", "")
    model, _slash, key = record.partition("/")
    place = _("line %(line)s, %(record)s %(field)s")
    place = place % {"line": unit.sourceline, "record": record, "field": field}
    known = {"number": number, "place": f"{name} {place}".strip(), "model": model, "key": key}
    known |= {"field": field, "language": target, "original_language": source}
    try:
        return Incoming(**known, **_texts(unit))
    except UnreadableFile as error:
        return Incoming(**known, problem=str(error))


def _texts(unit: etree._Element) -> dict:
    """Return what a unit says; segments that a tool cut are put together again."""
    data = data_of_unit(unit)
    segments = unit.xpath("core:segment | core:ignorable", namespaces=_CORE)
    parts = [(_side(each, "source", data), _side(each, "target", data)) for each in segments]
    states = {each.get("state", "initial") for each in unit.xpath("core:segment", namespaces=_CORE)}
    if any(target for _source, target in parts):
        # A stretch between sentences often has no target of its own.
        parts = [
            (source, source if target is None and _is_ignorable(each) else target)
            for each, (source, target) in zip(segments, parts, strict=True)
        ]
        if any(target is None for _source, target in parts):
            raise UnreadableFile(_("Only a part of its segments is translated."))
    return {
        "original": "".join(source or "" for source, _target in parts),
        "translation": "".join(target or "" for _source, target in parts),
        "seen": _metadata(unit, "translation-hash"),
        "is_done": bool(states) and states <= _DONE,
    }


def _side(segment: etree._Element, side: str, data: dict[str, str]) -> str | None:
    element = segment.find(f"core:{side}", _CORE)
    return None if element is None else read_inline(element, data)


def _is_ignorable(segment: etree._Element) -> bool:
    return etree.QName(segment).localname == "ignorable"


def _record_of(unit: etree._Element) -> str:
    file = next(unit.iterancestors(f"{{{NAMESPACE}}}file"), None)
    if file is None:
        return ""
    return file.get("original") or file.get("id", "").replace(".", "/", 1)


def _metadata(unit: etree._Element, kind: str) -> str:
    names = {"mda": METADATA}
    found = unit.xpath(".//mda:meta[@type=$kind]", namespaces=names, kind=kind)
    return (found[0].text or "").strip() if found else ""
