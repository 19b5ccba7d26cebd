"""Exchange files as a whole: written to disk as they grow, and read whichever kind they are."""

import zipfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from io import BytesIO
from itertools import groupby
from tempfile import TemporaryFile
from typing import BinaryIO

from django.utils.translation import gettext as _

from translations.exchange.csv_files import csv_lines, read_csv, tool_lines
from translations.exchange.entries import Entry, Incoming, UnreadableFile
from translations.exchange.xliff_reading import read_xliff
from translations.exchange.xliff_writing import Document
from translations.languages import HTML_CODES

XLIFF, CSV, TOOL_CSV = "xliff", "csv", "tool-csv"
FORMATS = (XLIFF, CSV, TOOL_CSV)
MOST_MB = 10
MOST_BYTES = MOST_MB * 1024 * 1024
_MOST_FILES = 100
_CHUNK = 64 * 1024


@dataclass(frozen=True)
class Export:
    """A file that was written: its stream at its start, its name and how many texts it has."""

    stream: BinaryIO
    name: str
    count: int
    media_type: str


def write(
    entries: Iterable[Entry], language: str, kind: str, *, bom: bool = False
) -> Export | None:
    """Write texts as a file of a kind; None where there is none. bom: as write_csv."""
    if kind == XLIFF:
        return write_xliff(entries, language)
    return write_csv(entries, language, bom=bom, for_tools=kind == TOOL_CSV)


def write_csv(
    entries: Iterable[Entry], language: str, *, bom: bool = False, for_tools: bool = False
) -> Export | None:
    """Write texts as one table. bom: for spreadsheets, which tell UTF-8 by it."""
    stream, count = _stream(), -1
    for line in tool_lines(entries) if for_tools else csv_lines(entries, bom=bom):
        stream.write(line.encode())
        count += 1
    stream.seek(0)
    if not count:
        stream.close()
        return None
    return Export(stream, f"{_stem(language)}.csv", count, "text/csv; charset=utf-8")


def write_xliff(entries: Iterable[Entry], language: str) -> Export | None:
    """Write texts as XLIFF: a document for each language that they are translated from.

    A document has one such language, so several make an archive.
    """
    count, streams = 0, {}
    with ExitStack() as stack:
        documents: dict[str, Document] = {}
        for _record, texts in groupby(entries, lambda entry: entry.record):
            for original, part in _by_original(texts).items():
                if original not in documents:
                    streams[original] = _stream()
                    documents[original] = Document(streams[original], original, language)
                    stack.callback(documents[original].close)
                documents[original].write(part)
                count += len(part)
    if len(streams) > 1:
        return _archive(streams, language, count)
    for original, stream in streams.items():
        stream.seek(0)
        return Export(stream, _name(original, language), count, "application/xliff+xml")
    return None


def read_file(raw: bytes, name: str = "") -> Iterator[Incoming]:
    """Yield the texts of a file: XLIFF, an archive of XLIFF files or a table.

    Errors: UnreadableFile, in words that say what is wrong with it.
    """
    require_size(len(raw))
    if raw.startswith(b"PK\x03\x04"):
        yield from _of_archive(raw)
    elif raw.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] == b"<" or _is_wide_xml(raw):
        yield from read_xliff(raw)
    else:
        yield from read_csv(raw)


def require_size(size: int) -> None:
    """Refuse what is too large. Errors: UnreadableFile."""
    if size > MOST_BYTES:
        words = _("The file is larger than %(most)s MB; export fewer texts at once.")
        raise UnreadableFile(words % {"most": MOST_MB})


def _of_archive(raw: bytes) -> Iterator[Incoming]:
    first = 1
    for name, part in _parts(raw):
        for row in read_xliff(part, name, first):
            yield row
            first = row.number + 1


def _parts(raw: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the files of an archive; what they unpack to counts, whatever they claim."""
    left = MOST_BYTES
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if len(archive.infolist()) > _MOST_FILES:
                raise UnreadableFile(_("The archive has too many files."))
            for each in archive.infolist():
                if each.is_dir():
                    continue
                with archive.open(each) as stream:
                    part = stream.read(left + 1)
                require_size(len(part) + MOST_BYTES - left)
                left -= len(part)
                yield each.filename, part
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise UnreadableFile(_("The archive cannot be opened.")) from error


def _stream() -> BinaryIO:
    """Return a file on disk that is gone when it is closed."""
    return TemporaryFile()


def _by_original(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        found[entry.original_language].append(entry)
    return found


def _is_wide_xml(raw: bytes) -> bool:
    return raw[:4] in (b"\xff\xfe<\0", b"\xfe\xff\0<")


def _archive(streams: dict[str, BinaryIO], language: str, count: int) -> Export:
    whole = _stream()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        for original, stream in streams.items():
            stream.seek(0)
            with archive.open(_name(original, language), "w") as part:
                while chunk := stream.read(_CHUNK):
                    part.write(chunk)
            stream.close()
    whole.seek(0)
    return Export(whole, f"{_stem(language)}.zip", count, "application/zip")


def _name(original: str, language: str) -> str:
    return f"{_stem(language)}-from-{HTML_CODES[original]}.xlf"


def _stem(language: str) -> str:
    return f"hub-atlas-{HTML_CODES[language]}"
