"""Texts as CSV: in columns of our own, or in those that the Translate Toolkit and Weblate keep."""

import csv
import io
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _

from editorial.api.renderers import BOM, FORMULA, safe_cell
from translations.exchange.entries import Entry, Incoming, UnreadableFile
from translations.exchange.xliff_writing import STATES

COLUMNS = (
    "model",
    "key",
    "field",
    "label",
    "original_language",
    "original",
    "language",
    "translation",
    "state",
    "original_hash",
    "translation_hash",
)
NEEDED = ("model", "key", "field", "original_language", "original", "language", "translation")
TOOL_COLUMNS = (
    *("location", "source", "target", "id", "fuzzy"),
    *("context", "translator_comments", "developer_comments"),
)
_TOOL_NEEDED = ("source", "target", "id", "context")
_DELIMITERS = (",", ";", "\t")
_LONGEST_CELL = 1_000_000


def csv_lines(entries: Iterable[Entry], *, bom: bool = False) -> Iterator[str]:
    """Yield the lines of a file, its header first; no cell is taken for a formula."""
    yield (BOM if bom else "") + _line(COLUMNS)
    for entry in entries:
        yield _line([armed(getattr(entry, name)) for name in COLUMNS])


def tool_lines(entries: Iterable[Entry]) -> Iterator[str]:
    """Yield the lines of a file in the columns of the Translate Toolkit.

    These tools keep no other columns: languages and hash are the context.
    """
    yield _line(TOOL_COLUMNS, csv.QUOTE_ALL)
    for entry in entries:
        told = {
            "location": entry.link,
            "source": entry.original,
            "target": entry.translation,
            "id": f"{entry.record}/{entry.field}",
            "fuzzy": str(bool(entry.translation) and STATES[entry.state] == "initial"),
            "context": f"{entry.original_language} {entry.language} {entry.translation_hash}",
            "developer_comments": entry.label,
        }
        yield _line([armed(told.get(name, "")) for name in TOOL_COLUMNS], csv.QUOTE_ALL)


def read_csv(raw: bytes, name: str = "", first: int = 1) -> Iterator[Incoming]:
    """Yield the rows of a file. first: the number of the first one.

    Errors: UnreadableFile for what is not UTF-8 (or UTF-16 with its mark), lacks a column that
    is needed or has one that is unknown.
    """
    text = _decoded(raw)
    delimiter = max(_DELIMITERS, key=text.partition("\n")[0].count)
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        names = reader.fieldnames or ()
        is_of_tool = set(_TOOL_NEEDED) <= set(names)
        if not is_of_tool:
            _require_columns(names)
        for number, row in enumerate(reader, start=first):
            row = _from_tool(row) if is_of_tool else row
            yield _incoming(row, number, _place(name, number - first + 2, row))
    except csv.Error as error:
        words = _("The table cannot be read after line %(line)s: %(reason)s.")
        told = words % {"line": reader.line_num, "reason": error}
        raise UnreadableFile(told) from error


def armed(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula and from which `disarmed` restores it.

    A text that looks like such a cell itself gets one more mark.
    """
    return f"'{text}" if _is_armed(text) else safe_cell(text)


def disarmed(cell: str) -> str:
    """Return the text that a cell stands for."""
    return cell[1:] if _is_armed(cell) else cell


def _is_armed(cell: str) -> bool:
    rest = cell.lstrip("'")
    return cell.startswith("'") and FORMULA.match(rest) is not None


def _line(cells: Iterable[str], quoting: int = csv.QUOTE_MINIMAL) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, quoting=quoting).writerow(cells)
    return buffer.getvalue()


def _decoded(raw: bytes) -> str:
    marked = raw.startswith((b"\xff\xfe", b"\xfe\xff"))
    try:
        text = raw.decode("utf-16" if marked else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableFile(_("The table is not in UTF-8; save it as “CSV UTF-8”.")) from error
    if "\0" in text:
        raise UnreadableFile(_("This is no text file."))
    return text


def _require_columns(names: Iterable[str]) -> None:
    if missing := [name for name in NEEDED if name not in names]:
        words = _("The table lacks these columns: %(names)s.")
        raise UnreadableFile(words % {"names": ", ".join(missing)})
    if unknown := [str(name) for name in names if name not in COLUMNS]:
        words = _("The table has unknown columns: %(names)s.")
        raise UnreadableFile(words % {"names": ", ".join(unknown)})


def _incoming(row: dict, number: int, place: str) -> Incoming:
    if None in row or None in row.values():
        return Incoming(number, place, problem=_("The row has not as many cells as the header."))
    cells = {name: disarmed(cell) for name, cell in row.items()}
    told = {name: cells[name] for name in NEEDED}
    return Incoming(
        number,
        place,
        **told,
        seen=cells.get("translation_hash", ""),
        original_hash=cells.get("original_hash", ""),
        is_done=cells.get("is_done", "") == "True",
    )


def _from_tool(row: dict) -> dict:
    """Return a row of a tool in columns of our own."""
    model, _slash, rest = (row["id"] or "").partition("/")
    key, _slash, field = rest.rpartition("/")
    context = (row["context"] or "").split()
    original_language, language, seen = (*context, "", "", "")[:3]
    return {
        "model": model,
        "key": key,
        "field": field,
        "original_language": original_language,
        "original": row["source"],
        "language": language,
        "translation": row["target"],
        "translation_hash": seen,
        "is_done": str((row.get("fuzzy") or "False").lower() == "false"),
    }


def _place(name: str, number: int, row: dict) -> str:
    """Return where a row stands: in spreadsheets the header is row 1."""
    record = f"{row.get('model')}/{row.get('key')} {row.get('field')}"
    words = _("row %(number)s, %(record)s") % {"number": number, "record": record}
    return f"{name} {words}".strip()
