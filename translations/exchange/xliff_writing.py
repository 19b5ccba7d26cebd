"""Texts as XLIFF 2.1: one document a pair of languages, one file element a record."""

from collections.abc import Iterable, Sequence
from typing import BinaryIO

from lxml import etree

from translations.exchange.entries import Entry
from translations.exchange.inline import NAMESPACE, Codes, write_inline
from translations.languages import HTML_CODES
from translations.marks import CONVERTED, IN_REVIEW, MISSING, REVIEWED, SAME, STALE, WRITTEN

METADATA = "urn:oasis:names:tc:xliff:metadata:2.0"
SIZES = "urn:oasis:names:tc:xliff:sizerestriction:2.0"
CATEGORY = "hub-atlas"
STATES = {
    MISSING: "initial",
    STALE: "initial",
    CONVERTED: "initial",
    IN_REVIEW: "translated",
    WRITTEN: "translated",
    REVIEWED: "reviewed",
    SAME: "final",
}
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_NAMES = {None: NAMESPACE, "mda": METADATA, "slr": SIZES}


class Document:
    """One document that is written as its texts come, in constant memory."""

    def __init__(self, stream: BinaryIO, original_language: str, language: str):
        self._open = etree.xmlfile(stream, encoding="utf-8")
        self._xml = self._open.__enter__()
        self._xml.write_declaration()
        languages = {
            "srcLang": HTML_CODES[original_language],
            "trgLang": HTML_CODES[language],
        }
        self._root = self._xml.element(_core("xliff"), version="2.1", nsmap=_NAMES, **languages)
        self._root.__enter__()

    def write(self, entries: Sequence[Entry]) -> None:
        """Write all texts of one record in this pair of languages."""
        self._xml.write("\n")
        self._xml.write(_file(entries[0].record, entries))

    def close(self) -> None:
        """Write the end."""
        self._xml.write("\n")
        self._root.__exit__(None, None, None)
        self._open.__exit__(None, None, None)


def _file(record: str, entries: Iterable[Entry]) -> etree._Element:
    name = record.replace("/", ".")
    file = etree.Element(_core("file"), nsmap=_NAMES, id=name, original=record, canResegment="no")
    etree.SubElement(file, f"{{{SIZES}}}profiles", generalProfile="xliff:codepoints").tail = "\n"
    for entry in entries:
        file.append(_unit(entry))
        file[-1].tail = "\n"
    return file


def _unit(entry: Entry) -> etree._Element:
    unit = etree.Element(_core("unit"), id=entry.field, name=f"{entry.record}/{entry.field}")
    unit.set(_SPACE, "preserve")
    if entry.longest:
        unit.set(f"{{{SIZES}}}sizeRestriction", str(entry.longest))
    _metadata(unit, entry)
    notes = etree.SubElement(unit, _core("notes"))
    for category, text in (("label", entry.label), ("link", entry.link)):
        if text:
            etree.SubElement(notes, _core("note"), category=category).text = text
    codes = Codes()
    segment = _segment(entry, codes)
    if codes.data:
        data = etree.SubElement(unit, _core("originalData"))
        for text, name in codes.data.items():
            etree.SubElement(data, _core("data"), id=name).text = text
    unit.append(segment)
    return unit


def _segment(entry: Entry, codes: Codes) -> etree._Element:
    state = {"state": STATES[entry.state], "subState": f"{CATEGORY}:{entry.state}"}
    segment = etree.Element(_core("segment"), **state)
    write_inline(etree.SubElement(segment, _core("source")), entry.original, codes)
    if entry.translation:
        write_inline(etree.SubElement(segment, _core("target")), entry.translation, codes)
    return segment


def _metadata(unit: etree._Element, entry: Entry) -> None:
    metadata = etree.SubElement(unit, f"{{{METADATA}}}metadata")
    group = etree.SubElement(metadata, f"{{{METADATA}}}metaGroup", category=CATEGORY)
    for kind, text in (("state", entry.state), ("translation-hash", entry.translation_hash)):
        etree.SubElement(group, f"{{{METADATA}}}meta", type=kind).text = text


def _core(tag: str) -> str:
    return f"{{{NAMESPACE}}}{tag}"
