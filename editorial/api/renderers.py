"""Answers as JSON, and whole lists as CSV or NDJSON, streamed at constant memory."""

import csv
import io
import json
import re
from collections.abc import Iterable, Iterator

from django.http import HttpResponse, StreamingHttpResponse
from django.utils import translation

from editorial.api.etags import tag_of_stream
from editorial.api.serializers import RecordSerializer

MEDIA_TYPES = {
    "json": "application/json",
    "csv": "text/csv",
    "ndjson": "application/x-ndjson",
}
FORMULA = re.compile(r"^\s*[=+\-@＝＋－＠]|^[\t\r]")
# Tells spreadsheets that the file is UTF-8.
BOM = "\ufeff"
NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def answer(body: dict) -> HttpResponse:
    """Answer with JSON."""
    return HttpResponse(_json(body), content_type=MEDIA_TYPES["json"])


def stream(
    request, file_format: str, name: str, serializer: RecordSerializer, batches: Iterable[list]
) -> StreamingHttpResponse:
    """Answer with all records of a list, written as they are read.

    batches: lists of loaded records, so that no more than one is in memory.
    """
    write = {"csv": _csv_lines, "ndjson": _json_lines}[file_format]
    language = serializer.reader.language
    response = StreamingHttpResponse(
        _in_language(language, write(serializer, batches)),
        content_type=f"{MEDIA_TYPES[file_format]}; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}.{file_format}"'},
    )
    response["ETag"] = tag_of_stream(request, language)
    return response


def safe_cell(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    if FORMULA.match(text) and not NUMBER.fullmatch(text):
        return f"'{text}"
    return text


def _in_language(language: str, chunks: Iterator[str]) -> Iterator[str]:
    """Write each chunk in the reader's language: the view has returned by then."""
    while True:
        with translation.override(language):
            chunk = next(chunks, None)
        if chunk is None:
            return
        yield chunk


def _csv_lines(serializer: RecordSerializer, batches: Iterable[list]) -> Iterator[str]:
    yield BOM + _csv_text([serializer.headers()])
    for batch in batches:
        yield _csv_text([safe_cell(cell) for cell in serializer.cells(row)] for row in batch)


def _csv_text(rows: Iterable[list[str]]) -> str:
    buffer = io.StringIO()
    csv.writer(buffer).writerows(rows)
    return buffer.getvalue()


def _json_lines(serializer: RecordSerializer, batches: Iterable[list]) -> Iterator[str]:
    for batch in batches:
        yield "".join(_json(serializer.json(row)) + "\n" for row in batch)


def _json(body) -> str:
    return json.dumps(body, ensure_ascii=False, separators=(",", ":"))
