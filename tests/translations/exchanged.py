"""Files of the exchange, for tests."""

from pathlib import Path

from lxml import etree

from translations.exchange.entries import Entry
from translations.exchange.files import read_file, write
from translations.exchange.gathering import Wanted, entries_of

SCHEMAS = Path(__file__).parent / "schemas"
NAMES = {"x": "urn:oasis:names:tc:xliff:document:2.0"}


def entry(**values) -> Entry:
    known = {
        "model": "hub",
        "key": "shenzhen",
        "field": "tagline",
        "label": "Tagline · Tiếng Việt",
        "original_language": "en",
        "original": "Makes chips",
        "language": "vi",
        "translation": "",
        "state": "missing",
    }
    return Entry(**known | values)


def exported(by=None, language="vi", kind="xliff", **wanted) -> bytes:
    """Return the file that someone exports; b"" for none."""
    texts = entries_of(Wanted(language, **wanted), by=by)
    return whole(write(texts, language, kind))


def whole(export) -> bytes:
    if export is None:
        return b""
    with export.stream as stream:
        return stream.read()


def rows(raw: bytes) -> list:
    return list(read_file(raw))


def fill(raw: bytes, texts: dict[str, str]) -> bytes:
    """Return an XLIFF file with targets by the field of their units."""
    root = etree.fromstring(raw)
    for unit in root.iterfind(".//x:unit", NAMES):
        if (text := texts.get(unit.get("id"))) is not None:
            segment = unit.find("x:segment", NAMES)
            target = segment.find("x:target", NAMES)
            if target is None:
                target = etree.SubElement(segment, f"{{{NAMES['x']}}}target")
            for child in list(target):
                target.remove(child)
            target.text = text
            segment.set("state", "translated")
    return etree.tostring(root)


class _Local(etree.Resolver):
    def resolve(self, url, key, context):
        if url.endswith("xml.xsd"):
            return self.resolve_filename(str(SCHEMAS / "xml.xsd"), context)
        return None


def require_valid(raw: bytes) -> None:
    """Hold a document to the schema of XLIFF 2. Errors: DocumentInvalid."""
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Local())
    schema = etree.XMLSchema(etree.parse(str(SCHEMAS / "xliff-core-2.0.xsd"), parser))
    schema.assertValid(etree.fromstring(raw))
