"""The parameters of an address: declared once, read strictly, described in OpenAPI."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext as _

from editorial.api.problems import Fault, InvalidParameters
from editorial.api.values import LONGEST, Choice, Offset, Value, Whole, Words
from translations.languages import LANGUAGES

MOST_VALUES = 20
LARGEST_LIMIT = 500
LARGEST_OFFSET = 10_000
EXPORTS = ("csv", "ndjson")


@dataclass(frozen=True)
class Parameter:
    """One parameter of the query.

    many: it may be repeated; its value is then a list. listed: its values stand in one
    text, separated by commas. unique: no value may be given twice. least, most: how many
    values it takes.
    """

    name: str
    value: Value
    description: str
    many: bool = False
    listed: bool = False
    unique: bool = False
    default: Any = None
    least: int = 0
    most: int = MOST_VALUES
    example: Any = None

    def read(self, texts: list[str]):
        """Return the parsed value, or the list of them; ValueError says what is wrong."""
        if self.listed and len(texts) == 1:
            texts = texts[0].split(",")
        elif not self.many and len(texts) > 1:
            raise ValueError(_("Given more than once."))
        if not self.least <= len(texts) <= self.most:
            raise ValueError(
                _("Expected from %(least)s to %(most)s values.")
                % {"least": max(self.least, 1), "most": self.most}
            )
        if self.unique and len(set(texts)) < len(texts):
            raise ValueError(_("A value is given more than once."))
        parsed = self.value.parse_all(texts)
        return parsed if self.many or self.listed else parsed[0]

    def describe(self) -> dict:
        """Return the parameter as OpenAPI has it."""
        schema = self.value.schema()
        if self.many or self.listed:
            schema = {
                "type": "array",
                "items": schema,
                "minItems": max(self.least, 1),
                "maxItems": self.most,
            }
            schema |= {"uniqueItems": True} if self.unique else {}
        if self.default is not None:
            schema = schema | {"default": self.default}
        described = {
            "name": self.name,
            "in": "query",
            "description": self.description,
            "required": self.least > 0,
            "schema": schema,
        }
        if self.many or self.listed:
            described |= {"style": "form", "explode": self.many}
        if self.example is not None:
            described["example"] = self.example
        return described


LANG = Parameter(
    "lang",
    Choice(LANGUAGES),
    "Language of the texts; goes before the Accept-Language header.",
    example="en",
)
TRANSLATIONS = Parameter(
    "translations",
    Choice(["all"]),
    "`all` gives every translated text in all languages, as an object.",
)
LIMIT = Parameter("limit", Whole(1, LARGEST_LIMIT), "How many records a page holds.", default=50)
OFFSET = Parameter(
    "offset",
    Offset(0, LARGEST_OFFSET),
    "How many records to pass over. For what lies beyond, export the list with `format`.",
    default=0,
)
FORMAT = Parameter(
    "format",
    Choice(["json", *EXPORTS]),
    "`csv` and `ndjson` stream the whole filtered list, without pages.",
    default="json",
)
ONLY_JSON = Parameter("format", Choice(["json"]), "The format of the answer.", default="json")
QUESTION = Parameter("q", Words(), "Words to find, in any script, with or without marks.")


def choose_fields(names: Iterable[str]) -> Parameter:
    """Return the parameter that keeps some fields of the records."""
    return Parameter(
        "fields", Choice(names), "Only these fields, separated by commas.", listed=True
    )


def choose_relations(names: Iterable[str]) -> Parameter:
    """Return the parameter that puts whole records in the place of their slugs."""
    return Parameter(
        "expand",
        Choice(names),
        "Relations to give as whole records, separated by commas; CSV keeps their slugs.",
        listed=True,
    )


def choose_order(names: Iterable[str]) -> Parameter:
    """Return the parameter that sorts a list."""
    both = [word for name in names for word in (name, f"-{name}")]
    return Parameter(
        "ordering",
        Choice(both),
        "Fields to sort by, separated by commas; a minus turns the order round.",
        listed=True,
        most=5,
    )


def read_parameters(parameters: Iterable[Parameter], query: QueryDict) -> dict[str, Any]:
    """Return the value of each parameter by name, its default where it was not sent.

    Errors: InvalidParameters naming each one that is unknown, missing or has a bad value.
    """
    known = {parameter.name: parameter for parameter in parameters}
    faults = [
        Fault(name[:LONGEST], _("There is no such parameter here."))
        for name in query
        if name not in known
    ]
    asked = {}
    for name, parameter in known.items():
        try:
            sent = query.getlist(name)
            asked[name] = parameter.read(sent) if sent or parameter.least else parameter.default
        except ValueError as error:
            faults.append(Fault(name, str(error)))
    if faults:
        raise InvalidParameters(faults)
    return asked
