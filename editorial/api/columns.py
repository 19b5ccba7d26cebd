"""The columns of a record: how each is written in JSON and CSV, and described in OpenAPI.

A column's json() and cells() take a loaded record and the Reader; they run no query.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from typing import Any

from django.conf import settings
from django.db.models import Choices

from editorial.api.values import LARGEST_NUMBER, PLAIN_TEXT, SLUG
from translations.languages import LANGUAGES, columns
from translations.texts import text_of, texts_of

LOCALIZED = "LocalizedText"
NULL = {"type": "null"}
SLUG_SCHEMA = {"type": "string", "pattern": SLUG, "maxLength": 80}
DATE_SCHEMA = {"type": "string", "format": "date", "maxLength": 10}
COUNT_SCHEMA = {
    "type": "integer",
    "format": "int64",
    "minimum": 0,
    "maximum": LARGEST_NUMBER,
}


@dataclass
class Reader:
    """Whom a record is written for.

    expanded: {column: {id: whole record}}. fallback: {column: language} of the record at
    hand, filled while its columns are written.
    """

    language: str
    all_translations: bool = False
    expanded: dict[str, dict[int, dict]] = field(default_factory=dict)
    fallback: dict[str, str] = field(default_factory=dict)


def text_schema(longest: int) -> dict:
    """Return the schema of a text that may be empty."""
    return {"type": "string", "maxLength": longest, "pattern": PLAIN_TEXT}


def list_schema(items: dict, most: int = 10_000) -> dict:
    """Return the schema of a list."""
    return {"type": "array", "items": items, "maxItems": most}


def object_schema(**properties: dict) -> dict:
    """Return the schema of an object that has all of these properties and no other."""
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def or_null(schema: dict) -> dict:
    """Return the schema of a value that may be null."""
    return {"anyOf": [schema, NULL]}


def reference(component: str) -> dict:
    """Return a reference to a named schema."""
    return {"$ref": f"#/components/schemas/{component}"}


class Column:
    """One field of the answer.

    source: where the record keeps it, the column's own name when left out.
    """

    def __init__(self, name: str, description: str = "", *, source: str = ""):
        self.name = name
        self.description = description
        self.read = attrgetter(source or name)

    def schema(self) -> dict:
        """Return the JSON Schema of the column."""
        raise NotImplementedError

    def json(self, record, reader: Reader) -> Any:
        """Return the value as JSON has it."""
        return self.read(record)

    def headers(self) -> list[str]:
        """Return the names of the column's cells in CSV."""
        return [self.name]

    def cells(self, record, reader: Reader) -> list[str]:
        """Return the cells in CSV."""
        return [_cell(self.json(record, reader))]


class SlugColumn(Column):
    """The slug of the record itself."""

    def schema(self) -> dict:
        """Return a slug."""
        return SLUG_SCHEMA


class TextColumn(Column):
    """A text in no particular language; '' where there is none."""

    def __init__(self, name, description="", *, longest: int, source=""):
        super().__init__(name, description, source=source)
        self.longest = longest

    def schema(self) -> dict:
        """Return a text."""
        return text_schema(self.longest)


class TranslatedColumn(TextColumn):
    """A text in the reader's language; a fallback is named, or all languages are given."""

    def schema(self) -> dict:
        """Return a text, or the object of all languages."""
        return {"anyOf": [text_schema(self.longest), reference(LOCALIZED)]}

    def json(self, record, reader):
        """Return the text and note its language where it fell back."""
        if reader.all_translations:
            return texts_of(record, self.name)
        text = text_of(record, self.name, reader.language)
        if text.is_fallback:
            reader.fallback[self.name] = text.language
        return text.text

    def headers(self):
        """Name one cell a language."""
        return columns(self.name)

    def cells(self, record, reader):
        """Return the texts of all languages."""
        return list(texts_of(record, self.name).values())


class ChoiceColumn(Column):
    """One of a few fixed words; null where the record has none."""

    def __init__(
        self,
        name,
        choices: type[Choices] | Iterable[str],
        description="",
        *,
        nullable: bool = False,
    ):
        super().__init__(name, description)
        self.words = list(getattr(choices, "values", choices))
        self.nullable = nullable

    def schema(self) -> dict:
        """List the words."""
        words = {"type": "string", "enum": self.words}
        return or_null(words) if self.nullable else words

    def json(self, record, reader):
        """Return the word or null."""
        return self.read(record) or None


class NumberColumn(Column):
    """A whole number of at least 0."""

    def __init__(self, name, description="", *, nullable=False, source=""):
        super().__init__(name, description, source=source)
        self.nullable = nullable

    def schema(self) -> dict:
        """Return an integer."""
        return or_null(COUNT_SCHEMA) if self.nullable else COUNT_SCHEMA


class FlagColumn(Column):
    """True or false."""

    def schema(self) -> dict:
        """Return a boolean."""
        return {"type": "boolean"}


class DayColumn(Column):
    """A date in full; CSV cuts it to the precision it has.

    precision: where the record keeps "year", "month" or "day"; left out, it is a day.
    """

    def __init__(self, name, description="", *, precision: str = "", source=""):
        super().__init__(name, description, source=source)
        self.precision = attrgetter(precision) if precision else lambda record: "day"

    def schema(self) -> dict:
        """Return a date or null."""
        return or_null(DATE_SCHEMA)

    def json(self, record, reader):
        """Return the ISO date or null."""
        day: date | None = self.read(record)
        return day and day.isoformat()

    def cells(self, record, reader):
        """Return as much of the date as is known."""
        day = self.json(record, reader) or ""
        return [day[: {"year": 4, "month": 7}.get(self.precision(record), 10)]]


class MomentColumn(Column):
    """A moment in UTC."""

    def schema(self) -> dict:
        """Return a moment."""
        return {"type": "string", "format": "date-time", "maxLength": 32}

    def json(self, record, reader):
        """Return the moment with Z."""
        moment: datetime = self.read(record)
        return moment.isoformat().replace("+00:00", "Z")


class AddressColumn(TextColumn):
    """An address somewhere else; '' where there is none."""

    def __init__(self, name, description="", *, source=""):
        super().__init__(name, description, longest=500, source=source)


class PageColumn(Column):
    """The absolute address of the record's page in the reader's language."""

    def __init__(self):
        super().__init__("page_url", "The record's page for readers.")

    def schema(self) -> dict:
        """Return an address."""
        return {"type": "string", "format": "uri", "maxLength": 500}

    def json(self, record, reader):
        """Return the address; the reader's language is the active one."""
        return settings.SITE_URL + record.get_absolute_url()


class KeyColumn(Column):
    """The slug of a related record, or the whole record where `expand` asks for it.

    record: the name of its schema, '' where it cannot be expanded.
    """

    def __init__(self, name, description="", *, record: str = "", nullable=False):
        super().__init__(name, description)
        self.read_id = attrgetter(f"{name}_id")
        self.record = record
        self.nullable = nullable

    def schema(self) -> dict:
        """Return a slug, the record or null."""
        forms = [SLUG_SCHEMA]
        forms += [reference(self.record)] if self.record else []
        forms += [NULL] if self.nullable else []
        return {"anyOf": forms} if len(forms) > 1 else SLUG_SCHEMA

    def json(self, record, reader):
        """Return the slug, the whole record or null."""
        if self.name in reader.expanded:
            return reader.expanded[self.name].get(self.read_id(record))
        return self._slug(record)

    def cells(self, record, reader):
        """Return the slug alone."""
        return [self._slug(record) or ""]

    def _slug(self, record) -> str | None:
        return self.read(record).slug if self.read_id(record) is not None else None


class KeysColumn(Column):
    """The slugs of several related records, in the order in which they were loaded."""

    def schema(self) -> dict:
        """Return a list of slugs."""
        return list_schema(SLUG_SCHEMA)

    def json(self, record, reader):
        """Return the slugs."""
        return [other.slug for other in self.read(record).all()]


@dataclass
class ObjectColumn(Column):
    """What has parts of its own, or is worked out from several columns.

    write: returns its JSON. flat: {header of CSV: returns its cell}.
    """

    name: str
    shape: dict
    write: Callable[[Any, Reader], Any]
    description: str = ""
    flat: dict[str, Callable[[Any], Any]] = field(default_factory=dict)

    def schema(self) -> dict:
        """Return the schema that was given."""
        return self.shape

    def json(self, record, reader):
        """Return the object."""
        return self.write(record, reader)

    def headers(self):
        """Name the cells of its parts."""
        return list(self.flat)

    def cells(self, record, reader):
        """Return the cells of its parts."""
        return [_cell(part(record)) for part in self.flat.values()]


def localized_schema() -> dict:
    """Return the schema of a text in all languages."""
    return object_schema(**{code: text_schema(20_000) for code in LANGUAGES})


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return ";".join(map(_cell, value))
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
