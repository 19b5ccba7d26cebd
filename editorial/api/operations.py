"""What OpenAPI says of one address: its words, parameters, answers and their schemas."""

from dataclasses import dataclass, field

from editorial.api.columns import (
    COUNT_SCHEMA,
    LOCALIZED,
    SLUG_SCHEMA,
    list_schema,
    localized_schema,
    object_schema,
    or_null,
    reference,
)
from editorial.api.parameters import LARGEST_LIMIT, Parameter
from editorial.api.renderers import MEDIA_TYPES
from editorial.api.values import LARGEST_NUMBER

# As long as the longest request line that the server takes, and its host.
ADDRESS = {"type": "string", "format": "uri", "maxLength": 8_600}
LIST_PROBLEMS = (400, 406, 414, 429, 500)
DETAIL_PROBLEMS = (400, 404, 406, 410, 414, 429, 500)
WHOLE_LIST = {
    "csv": "The whole list: a line of field names, then one line a record.",
    "ndjson": "The whole list: one record a line.",
}


@dataclass(frozen=True)
class Answer:
    """How a write is answered: the schema of the JSON body with an example of it."""

    description: str
    schema: dict
    example: object
    headers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Operation:
    """One method of an address; a GET where it has no answers of its own.

    key: the parameter in the path, as OpenAPI has it. bodies: {media type: (schema,
    example)}. schemas: the named ones that the bodies refer to. moves: 308 is possible.
    answers: {status: answer} of a write, which needs a token; headers: what it must send,
    as OpenAPI has it; sent: the schema of its body with an example; sent_needed: whether
    there must be one.
    """

    id: str
    summary: str
    description: str
    tag: str
    tag_description: str
    parameters: tuple[Parameter, ...]
    bodies: dict[str, tuple[dict, object]]
    problems: tuple[int, ...] = LIST_PROBLEMS
    key: dict | None = None
    moves: bool = False
    schemas: dict[str, dict] = field(default_factory=dict)
    answers: dict[int, Answer] = field(default_factory=dict)
    headers: tuple[dict, ...] = ()
    sent: tuple[dict, object] | None = None
    sent_needed: bool = True


def describe_list(resource) -> Operation:
    """Describe a resource's list."""
    serializer = resource.serializer_class
    name = f"{serializer.name}List"
    example = {
        "count": 1,
        "count_is_exact": True,
        "next": None,
        "previous": None,
        "results": [serializer.example],
    }
    exported = {
        MEDIA_TYPES[kind]: (_streamed(description), None)
        for kind, description in WHOLE_LIST.items()
    }
    return Operation(
        id=f"list_{word(resource.plural)}",
        summary=f"List {resource.plural.replace('-', ' ')}",
        description=f"{text_of(resource)}\n\nOnly public records. {FILTERING}",
        tag=resource.plural,
        tag_description=text_of(resource),
        parameters=resource.list_parameters(),
        bodies={MEDIA_TYPES["json"]: (reference(name), example)} | exported,
        schemas=record_schemas(resource) | {name: page_schema(reference(serializer.name))},
    )


def describe_detail(resource) -> Operation:
    """Describe one record of a resource."""
    serializer = resource.serializer_class
    return Operation(
        id=f"get_{word(resource.singular)}",
        summary=f"Get one {resource.singular}",
        description=f"{text_of(resource)}\n\n{_whereabouts(resource)}",
        tag=resource.plural,
        tag_description=text_of(resource),
        key=key_of(resource),
        parameters=resource.detail_parameters(),
        bodies={MEDIA_TYPES["json"]: (reference(serializer.name), serializer.example)},
        problems=DETAIL_PROBLEMS,
        moves=resource.lookup_field == "slug",
        schemas=record_schemas(resource),
    )


def page_schema(items: dict, *, most: int = LARGEST_LIMIT, **more: dict) -> dict:
    """Return the schema of one page of a list."""
    return object_schema(
        count=COUNT_SCHEMA | {"description": "How many there are, counted up to 10,000."},
        count_is_exact={"type": "boolean", "description": "false where there are more."},
        next=or_null(ADDRESS) | {"description": "Address of the next page."},
        previous=or_null(ADDRESS) | {"description": "Address of the page before."},
        results=list_schema(items, most),
        **more,
    )


FILTERING = (
    "A filter is called like a field of the record; several values of one filter are OR, "
    "different filters are AND. An unknown parameter or value is an error 400 that names it."
)


def _whereabouts(resource) -> str:
    if resource.lookup_field == "slug":
        return "A former slug answers 308 with the present address, a retired record 410."
    return "Numbers are never used twice. A retired record answers 410."


def record_schemas(resource) -> dict[str, dict]:
    """Return the named schemas of a resource's records, and of those put in their place."""
    serializer = resource.serializer_class
    expandable = [other.serializer_class for other in resource.expandable.values()]
    found = {each.name: each.schema() for each in (serializer, *expandable)}
    return found | {LOCALIZED: localized_schema()}


def key_of(resource) -> dict:
    """Return the parameter in the path of a record."""
    by_slug = resource.lookup_field == "slug"
    number = {"type": "integer", "format": "int64", "minimum": 1, "maximum": LARGEST_NUMBER}
    return {
        "name": resource.lookup_field,
        "in": "path",
        "required": True,
        "description": "The record's slug." if by_slug else "The record's number.",
        "schema": SLUG_SCHEMA | {"minLength": 1} if by_slug else number,
        "example": _knownkey_of(resource),
    }


def _knownkey_of(resource) -> str | int:
    """Return the key of a record that is there, so that the example can be tried."""
    name = resource.lookup_field
    known = resource.published().order_by(name).values_list(name, flat=True).first()
    return known or resource.serializer_class.example["slug" if name == "slug" else "id"]


def _streamed(description: str) -> dict:
    return {
        "type": "string",
        "maxLength": LARGEST_NUMBER,
        "pattern": r"^[^\u0000]*$",
        "description": description,
    }


def text_of(resource) -> str:
    """Return what a resource says of itself."""
    return " ".join((resource.__doc__ or "").split())


def word(name: str) -> str:
    """Return a name as one word, for the name of an operation."""
    return name.replace("-", "_").replace(" ", "_")
