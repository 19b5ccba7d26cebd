"""The base of every record the API gives: its columns, listed by name, in order."""

from collections.abc import Collection
from typing import Any

from editorial.api.columns import (
    Column,
    MomentColumn,
    NumberColumn,
    PageColumn,
    Reader,
    TranslatedColumn,
)
from translations.languages import LANGUAGES

PAGE = PageColumn()
REVISION = NumberColumn("revision", "Grows by one with every change that the public sees.")
UPDATED = MomentColumn("updated_at", "When the record last changed.")


class RecordSerializer:
    """Writes records of one model for one reader.

    A subclass gives `name`, the name of its schema, its `columns` and an `example`.
    fields: the names of the columns to write; None writes all.
    """

    name: str
    columns: tuple[Column, ...]
    example: dict[str, Any]

    def __init__(self, reader: Reader, fields: Collection[str] | None = None):
        self.reader = reader
        self.written = [each for each in self.columns if fields is None or each.name in fields]
        self.names_fallback = fields is None or "fallback" in fields

    def written_names(self) -> set[str]:
        """Return the names of the columns that are written."""
        return {column.name for column in self.written}

    def json(self, record) -> dict:
        """Return a record as JSON has it, with `fallback` naming the texts that fell back."""
        self.reader.fallback = {}
        body = {column.name: column.json(record, self.reader) for column in self.written}
        if self.names_fallback and self.translated():
            body["fallback"] = self.reader.fallback
        return body

    def headers(self) -> list[str]:
        """Return the first line of CSV."""
        return [header for column in self.written for header in column.headers()]

    def cells(self, record) -> list[str]:
        """Return a record's line of CSV."""
        return [cell for column in self.written for cell in column.cells(record, self.reader)]

    @classmethod
    def translated(cls) -> list[str]:
        """Return the names of the columns that fall back to other languages."""
        return [each.name for each in cls.columns if isinstance(each, TranslatedColumn)]

    @classmethod
    def field_names(cls) -> list[str]:
        """Return the names that `fields` takes."""
        return [column.name for column in cls.columns] + (["fallback"] if cls.translated() else [])

    @classmethod
    def schema(cls) -> dict:
        """Return the JSON Schema of a record; `fields` may leave any property out."""
        properties = {column.name: _described(column) for column in cls.columns}
        if cls.translated():
            properties["fallback"] = _fallback_schema(cls.translated())
        return {
            "type": "object",
            "description": (cls.__doc__ or "").strip(),
            "properties": properties,
            "additionalProperties": False,
            "examples": [cls.example],
        }


def _described(column: Column) -> dict:
    schema = column.schema()
    return {**schema, "description": column.description} if column.description else schema


def _fallback_schema(names: list[str]) -> dict:
    return {
        "type": "object",
        "description": "The language of each text that is not there in the one asked for.",
        "properties": {name: {"type": "string", "enum": list(LANGUAGES)} for name in names},
        "additionalProperties": False,
    }
