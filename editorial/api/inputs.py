"""What a program may send of a record: one input a field, named as drafts name it.

An input knows its JSON Schema and reads a JSON value into what a draft holds, or raises
ValueError with the words for the client. Which there are follows from the model's shape.
"""

import re
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.backends.base.operations import BaseDatabaseOperations
from django.utils import translation
from django.utils.translation import gettext as _

from editorial.api.columns import DATE_SCHEMA, SLUG_SCHEMA, list_schema, or_null
from editorial.api.problems import Fault, InvalidParameters
from editorial.api.values import DECIMAL, LONGEST, PLAIN_TEXT, SLUG
from editorial.labels import words_for
from editorial.models import Public
from editorial.patches import text_columns
from editorial.shapes import plain, shape_of

LONGEST_TEXT = 20_000
# Not only spaces.
WITH_WORDS = r"^[^\u0000]*[^\s\u0000][^\u0000]*$"
MOST_SLUGS = 200
MOST_ROWS = 100


class Input:
    """One field.

    nullable: it takes null. required: no new record can do without it.
    """

    def __init__(self, name: str, about: str = "", *, nullable=False, required=False):
        self.name = name
        self.about = about
        self.nullable = nullable
        self.required = required

    def schema(self) -> dict:
        """Return the JSON Schema of the field."""
        schema = or_null(self.value_schema()) if self.nullable else self.value_schema()
        return schema | {"description": self.about} if self.about else schema

    def read(self, value: Any) -> Any:
        """Return what a draft holds; ValueError says what was expected."""
        if value is None:
            if self.nullable:
                return None
            raise ValueError(_("null is not a value of this field."))
        return self.read_value(value)

    def value_schema(self) -> dict:
        """Return the JSON Schema of a value that is not null."""
        raise NotImplementedError

    def read_value(self, value: Any) -> Any:
        """Return what a draft holds of a value that is not null."""
        raise NotImplementedError


class TextInput(Input):
    """A text; '' for none."""

    def __init__(self, name, about="", *, longest: int, pattern: str = "", **rest):
        super().__init__(name, about, **rest)
        self.longest = longest
        self.pattern = pattern

    def value_schema(self):
        """Return a string."""
        pattern = self.pattern or (WITH_WORDS if self.required else PLAIN_TEXT)
        return {"type": "string", "maxLength": self.longest, "pattern": pattern}

    def read_value(self, value):
        """Return the text without the spaces around it, as the desk's forms do."""
        text = plain_text(value).strip()
        if len(text) > self.longest:
            raise ValueError(_("At most %(n)s characters.") % {"n": self.longest})
        if self.required and not text:
            raise ValueError(_("This must not be empty."))
        if self.pattern and not re.search(self.pattern, text):
            raise ValueError(_("Expected a slug such as shenzhen."))
        return text


class WordInput(Input):
    """One of a few fixed words."""

    def __init__(self, name, about="", *, words: list[str], **rest):
        super().__init__(name, about, **rest)
        self.words = words

    def value_schema(self):
        """List the words."""
        return {"type": "string", "enum": self.words}

    def read_value(self, value):
        """Return the word."""
        if value not in self.words:
            words = _("“%(text)s” is none of: %(words)s.")
            known = ", ".join(word or "“”" for word in self.words)
            raise ValueError(words % {"text": str(value)[:LONGEST], "words": known})
        return value


class FlagInput(Input):
    """True or false."""

    def value_schema(self):
        """Return a boolean."""
        return {"type": "boolean"}

    def read_value(self, value):
        """Return the boolean."""
        if not isinstance(value, bool):
            raise ValueError(_("Expected true or false."))
        return value


class WholeInput(Input):
    """A whole number within bounds."""

    def __init__(self, name, about="", *, least: int, most: int, **rest):
        super().__init__(name, about, **rest)
        self.least = least
        self.most = most

    def value_schema(self):
        """Return an integer with its bounds."""
        return {
            "type": "integer",
            "format": "int32",
            "minimum": self.least,
            "maximum": self.most,
        }

    def read_value(self, value):
        """Return the number; 3.0 is one in JSON too."""
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int):
            raise ValueError(_("Expected a whole number."))
        if not self.least <= value <= self.most:
            words = _("Expected a number from %(minimum)s to %(maximum)s.")
            raise ValueError(words % {"minimum": self.least, "maximum": self.most})
        return value


class DecimalInput(Input):
    """A decimal as text, so that no digit is lost."""

    def value_schema(self):
        """Return a string of digits."""
        return {"type": "string", "pattern": DECIMAL, "maxLength": 26}

    def read_value(self, value):
        """Return the number as drafts write it: without zeros at its end."""
        if not isinstance(value, str) or not re.fullmatch(DECIMAL, value, re.ASCII):
            raise ValueError(_('Expected a decimal as text, such as "6.46".'))
        return plain(Decimal(value) + 0)


class DayInput(Input):
    """A day in full; how exact it is stands in a field of its own."""

    def value_schema(self):
        """Return a date."""
        return DATE_SCHEMA

    def read_value(self, value):
        """Return the ISO date."""
        if not isinstance(value, str) or not re.fullmatch(r"\d{4}-\d\d-\d\d", value, re.ASCII):
            raise ValueError(_("Expected a day such as 2024-07-31."))
        try:
            return date.fromisoformat(value).isoformat()
        except ValueError as error:
            raise ValueError(_("There is no such date.")) from error


class SlugInput(Input):
    """The slug of a related record."""

    def value_schema(self):
        """Return a slug."""
        return SLUG_SCHEMA

    def read_value(self, value):
        """Return the slug."""
        if not isinstance(value, str) or not re.fullmatch(r"[-a-zA-Z0-9_]{1,80}", value):
            raise ValueError(_("Expected a slug such as shenzhen."))
        return value


class SlugsInput(SlugInput):
    """The slugs of all related records."""

    def value_schema(self):
        """Return a list of slugs."""
        return list_schema(SLUG_SCHEMA, MOST_SLUGS) | {"uniqueItems": True}

    def read_value(self, value):
        """Return the slugs in order, each once."""
        if not isinstance(value, list) or len(value) > MOST_SLUGS:
            raise ValueError(_("Expected a list of at most %(n)s slugs.") % {"n": MOST_SLUGS})
        slugs = {super(SlugsInput, self).read_value(slug) for slug in value}
        if len(slugs) < len(value):
            raise ValueError(_("A value is given more than once."))
        return sorted(slugs)


class RowsInput(Input):
    """All child rows, each an object."""

    def __init__(self, name, about="", *, cells: dict[str, Input], defaults: dict, **rest):
        super().__init__(name, about, **rest)
        self.cells = cells
        self.defaults = defaults

    def value_schema(self):
        """Return a list of objects."""
        row = {
            "type": "object",
            "properties": {name: cell.schema() for name, cell in self.cells.items()},
            "required": [name for name, cell in self.cells.items() if cell.required],
            "additionalProperties": False,
        }
        return list_schema(row, MOST_ROWS)

    def read_value(self, value):
        """Return the rows with all their cells."""
        if not isinstance(value, list) or len(value) > MOST_ROWS:
            raise ValueError(_("Expected a list of at most %(n)s objects.") % {"n": MOST_ROWS})
        return [self._row(row) for row in value]

    def _row(self, row) -> dict:
        try:
            read = read_fields(self.cells, row, whole=True)
        except InvalidParameters as error:
            said = (f"{fault.parameter}: {fault.detail}" for fault in error.faults)
            raise ValueError(" ".join(said)) from error
        return {name: read.get(name, self.defaults[name]) for name in self.cells}


def read_fields(inputs: dict[str, Input], body: Any, *, whole: bool) -> dict[str, Any]:
    """Return what a draft is to hold of the fields that were sent.

    whole: all fields that a new record needs must be there.
    Errors: InvalidParameters naming each field that is unknown, missing or has a bad value.
    """
    if not isinstance(body, dict):
        raise InvalidParameters([Fault("body", _("Expected a JSON object."))])
    faults, read = [], {}
    for name, value in body.items():
        if name not in inputs:
            faults.append(Fault(name[:LONGEST], _("There is no such field here.")))
            continue
        try:
            read[name] = inputs[name].read(value)
        except ValueError as error:
            faults.append(Fault(name, str(error)))
    if whole:
        missing = (name for name, each in inputs.items() if each.required and name not in body)
        faults += [Fault(name, _("A new record needs this field.")) for name in missing]
    if faults:
        raise InvalidParameters(faults)
    return read


def plain_text(value: Any) -> str:
    """Return a text that a database can hold; ValueError for any other value."""
    if not isinstance(value, str):
        raise ValueError(_("Expected a text."))
    if "\x00" in value:
        raise ValueError(_("NUL is not a character of any text here."))
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise ValueError(_("Half a surrogate pair is no character.")) from error
    return value


@cache
def inputs_of(model: type[Public]) -> dict[str, Input]:
    """Return the inputs of a model by name: its shape without what services fill.

    They tell in English what they are, as all of the OpenAPI document does.
    """
    shape, field_of = shape_of(model), model._meta.get_field
    names = (name for name in (*shape.fields, *shape.parents) if name not in shape.fixed)
    with translation.override("en"):
        found = [_of_field(field_of(name)) for name in (*names, *text_columns(shape))]
        found += [SlugsInput(name, _about(field_of(name))) for name in shape.many]
        found += [_rows(field_of(name), cells) for name, cells in (shape.rows or {}).items()]
    return {each.name: each for each in found}


def _rows(relation, names: tuple[str, ...]) -> RowsInput:
    rows = relation.related_model
    fields = [rows._meta.get_field(name) for name in names]
    defaults = {field.name: field.get_default() for field in fields}
    cells = {field.name: _of_field(field) for field in fields}
    return RowsInput(relation.name, _about(relation), cells=cells, defaults=defaults)


def _of_field(field: models.Field) -> Input:
    optional = field.blank or field.null or field.has_default()
    rest = {"about": _about(field), "nullable": _takes_null(field), "required": not optional}
    if field.is_relation:
        return SlugInput(field.name, **rest)
    if field.choices:
        words = [word for word, _label in field.flatchoices]
        return WordInput(field.name, words=[*words, ""] if field.blank else words, **rest)
    kinds = {
        models.BooleanField: FlagInput,
        models.DecimalField: DecimalInput,
        models.DateField: DayInput,
    }
    for kind, made in kinds.items():
        if isinstance(field, kind):
            return made(field.name, **rest)
    if isinstance(field, models.IntegerField):
        least, most = _bounds(field)
        return WholeInput(field.name, least=least, most=most, **rest)
    pattern = SLUG if isinstance(field, models.SlugField) else ""
    longest = field.max_length or LONGEST_TEXT
    return TextInput(field.name, longest=longest, pattern=pattern, **rest)


def _takes_null(field: models.Field) -> bool:
    """Tell whether null says that there is no value; of a text '' does."""
    return field.null and not isinstance(field, models.CharField | models.TextField)


def _bounds(field: models.IntegerField) -> tuple[int, int]:
    kind = field.get_internal_type()
    least, most = BaseDatabaseOperations.integer_field_ranges[kind]
    given = [v.limit_value for v in field.validators if isinstance(v, MinValueValidator)]
    return max([least, *given]), most


def _about(field) -> str:
    """Return what a field is, as the desk calls it, for the description in English."""
    told = f"{words_for(field).capitalize()}."
    return f"{told} {field.help_text}" if getattr(field, "help_text", "") else told
