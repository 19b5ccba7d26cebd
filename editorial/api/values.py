"""What a parameter may hold: each kind of value knows its OpenAPI schema and its parser.

A parser takes the text of one parameter and returns a Python value, or raises ValueError
with the words for the client.
"""

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from decimal import Decimal

from django.db.models import Choices, QuerySet
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

LONGEST = 200
MOST_LISTED = 200
LARGEST_NUMBER = 2**53 - 1
PLAIN_TEXT = r"^[^\u0000]*$"
SLUG = r"^[-a-zA-Z0-9_]+$"
PART_OF_DATE = r"^(1\d{3}|20\d{2})(-(0[1-9]|1[0-2]))?$"
DECIMAL = r"^-?\d{1,18}(\.\d{1,6})?$"


class Value:
    """A kind of value.

    comparable: it has an order, so `__gte` and `__lte` make sense. most: how often a
    parameter may be repeated, so that an address stays shorter than servers take.
    """

    comparable = False
    most = 20

    def schema(self) -> dict:
        """Return the JSON Schema of one value."""
        raise NotImplementedError

    def parse(self, text: str):
        """Return the Python value of a text; ValueError says what was expected."""
        raise NotImplementedError

    def components(self) -> dict[str, dict]:
        """Return the named schemas that schema() refers to."""
        return {}

    def parse_all(self, texts: list[str]) -> list:
        """Return the Python values of several texts."""
        return [self.parse(text) for text in texts]


class Choice(Value):
    """One of a few fixed words."""

    def __init__(self, choices: type[Choices] | Iterable[str]):
        self.words = list(getattr(choices, "values", choices))

    def schema(self) -> dict:
        """List the words."""
        return {"type": "string", "enum": self.words}

    def parse(self, text: str) -> str:
        """Return the word itself."""
        if text not in self.words:
            raise ValueError(
                _("“%(text)s” is none of: %(words)s.")
                % {"text": text[:LONGEST], "words": ", ".join(self.words)}
            )
        return text


class Flag(Value):
    """True or false."""

    def schema(self) -> dict:
        """Return a boolean."""
        return {"type": "boolean"}

    def parse(self, text: str) -> bool:
        """Return the boolean."""
        if text not in {"true", "false"}:
            raise ValueError(_("Expected true or false."))
        return text == "true"


@dataclass
class Whole(Value):
    """A whole number within bounds."""

    minimum: int = 0
    maximum: int = LARGEST_NUMBER
    comparable = True
    most = 50

    def schema(self) -> dict:
        """Return an integer with its bounds."""
        size = "int32" if self.maximum < 2**31 else "int64"
        return {
            "type": "integer",
            "format": size,
            "minimum": self.minimum,
            "maximum": self.maximum,
        }

    def parse(self, text: str) -> int:
        """Return the number."""
        if not re.fullmatch(r"-?[0-9]{1,18}", text):
            raise ValueError(_("Expected a whole number."))
        if not self.minimum <= int(text) <= self.maximum:
            raise ValueError(
                _("Expected a number from %(minimum)s to %(maximum)s.")
                % {"minimum": self.minimum, "maximum": self.maximum}
            )
        return int(text)


class Offset(Whole):
    """How many records to pass over, as far as pages reach."""

    def parse(self, text: str) -> int:
        """Return the number; what lies beyond is for the export."""
        if re.fullmatch(r"[0-9]{1,18}", text) and int(text) > self.maximum:
            raise ValueError(
                _("Pages end at %(n)s; export the whole list with format=csv or format=ndjson.")
                % {"n": self.maximum}
            )
        return super().parse(text)


class Number(Value):
    """A decimal number of at most 24 digits, 6 of them after the point."""

    comparable = True

    def schema(self) -> dict:
        """Return a decimal string, so that no digit is lost."""
        return {"type": "string", "pattern": DECIMAL, "maxLength": 26}

    def parse(self, text: str) -> Decimal:
        """Return the number."""
        if not re.fullmatch(r"-?[0-9]{1,18}(\.[0-9]{1,6})?", text):
            raise ValueError(
                _("Expected a number with at most 18 digits before the point and 6 after it.")
            )
        return Decimal(text)


class Words(Value):
    """Any text of at most 200 characters."""

    most = 10

    def schema(self) -> dict:
        """Return a string without NUL."""
        return {"type": "string", "maxLength": LONGEST, "pattern": PLAIN_TEXT}

    def parse(self, text: str) -> str:
        """Return the text."""
        if len(text) > LONGEST:
            raise ValueError(_("At most %(n)s characters.") % {"n": LONGEST})
        if "\x00" in text:
            raise ValueError(_("NUL is not a character of any text here."))
        return text


class Slug(Value):
    """A word of an address; whether there is a record of it makes no difference."""

    def schema(self) -> dict:
        """Return a slug."""
        return {"type": "string", "pattern": SLUG, "minLength": 1, "maxLength": 80}

    def parse(self, text: str) -> str:
        """Return the slug."""
        if not re.fullmatch(r"[-a-zA-Z0-9_]{1,80}", text):
            raise ValueError(_("Expected a slug such as shenzhen."))
        return text


class Day(Value):
    """A day, month or year; its value is the first and the last day of it."""

    comparable = True

    def schema(self) -> dict:
        """Return a date, or the part of it that is known."""
        part = {"type": "string", "pattern": PART_OF_DATE, "maxLength": 7}
        return {"anyOf": [{"type": "string", "format": "date", "maxLength": 10}, part]}

    def parse(self, text: str) -> tuple[date, date]:
        """Return the first and the last day."""
        if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
            raise ValueError(_("Expected a date such as 2024, 2024-07 or 2024-07-31."))
        year, month, day = ([int(part) for part in text.split("-")] + [0, 0])[:3]
        try:
            first = date(year, month or 1, day or 1)
            if day:
                return first, first
            last_month = month or 12
            return first, date(year, last_month, calendar.monthrange(year, last_month)[1])
        except ValueError as error:
            raise ValueError(_("There is no such date.")) from error


class Moment(Value):
    """A moment, or a whole day in UTC; its value is the first and the last instant of it."""

    comparable = True

    def schema(self) -> dict:
        """Return a moment or a date."""
        return {
            "anyOf": [
                {"type": "string", "format": "date-time", "maxLength": 35},
                {"type": "string", "format": "date", "maxLength": 10},
            ]
        }

    def parse(self, text: str) -> tuple[datetime, datetime]:
        """Return the first and the last instant."""
        if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
            start = datetime.combine(Day().parse(text)[0], time(), UTC)
            return start, datetime.combine(start.date(), time.max, UTC)
        moment = _moment(text)
        if moment is None:
            raise ValueError(_("Expected a moment such as 2024-07-31T12:00:00Z."))
        return moment, moment


class Key(Value):
    """The slug of a public record of a model; its value is the record's id."""

    def __init__(self, model):
        self.model = model
        self._component = f"{model.__name__}Slug"

    def schema(self) -> dict:
        """Refer to the slugs of the model."""
        return {"$ref": f"#/components/schemas/{self._component}"}

    def components(self) -> dict[str, dict]:
        """List the slugs while they are few; else say how a slug looks."""
        return {self._component: self._slugs()}

    def _slugs(self) -> dict:
        slugs = self.queryset().order_by("slug").values_list("slug", flat=True)
        known = list(slugs[: MOST_LISTED + 1])
        if 0 < len(known) <= MOST_LISTED:
            return {"type": "string", "enum": known}
        return {"type": "string", "pattern": SLUG, "minLength": 1, "maxLength": 80}

    def queryset(self) -> QuerySet:
        """Return the records to choose from."""
        rows = self.model.objects.all()
        return rows.published() if hasattr(rows, "published") else rows

    def parse_all(self, texts: list[str]) -> list[int]:
        """Return the ids of the records, in one query."""
        known = dict(self.queryset().filter(slug__in=texts).values_list("slug", "pk"))
        for text in texts:
            if text not in known:
                raise ValueError(_("There is no “%(slug)s”.") % {"slug": text[:LONGEST]})
        return [known[text] for text in texts]


def _moment(text: str) -> datetime | None:
    """Return a moment in UTC, None for what is none or lies outside of the calendar."""
    if len(text) > 35:
        return None
    try:
        moment = parse_datetime(text.upper().replace(" ", "+"))
        if moment is None:
            return None
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        return None
