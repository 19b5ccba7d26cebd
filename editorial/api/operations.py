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
class Operation:
    """One GET.

    key: the parameter in the path, as OpenAPI has it. bodies: {media type: (schema,
    example)}. schemas: the named ones that the bodies refer to.
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
        id=f"list_{_word(resource.plural)}",
        summary=f"List {resource.plural.replace('-', ' ')}",
        description=f"{_text(resource)}\n\nOnly public records. {FILTERING}",
        tag=resource.plural,
        tag_description=_text(resource),
        parameters=resource.list_parameters(),
        bodies={MEDIA_TYPES["json"]: (reference(name), example)} | exported,
        schemas=_record_schemas(resource) | {name: page_schema(reference(serializer.name))},
    )


def describe_detail(resource) -> Operation:
    """Describe one record of a resource."""
    serializer = resource.serializer_class
    return Operation(
        id=f"get_{_word(resource.singular)}",
        summary=f"Get one {resource.singular}",
        description=f"{_text(resource)}\n\n{_whereabouts(resource)}",
        tag=resource.plural,
        tag_description=_text(resource),
        key=_key(resource),
        parameters=resource.detail_parameters(),
        bodies={MEDIA_TYPES["json"]: (reference(serializer.name), serializer.example)},
        problems=DETAIL_PROBLEMS,
        moves=resource.lookup_field == "slug",
        schemas=_record_schemas(resource),
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


def _record_schemas(resource) -> dict[str, dict]:
    serializer = resource.serializer_class
    expandable = [other.serializer_class for other in resource.expandable.values()]
    found = {each.name: each.schema() for each in (serializer, *expandable)}
    return found | {LOCALIZED: localized_schema()}


def _key(resource) -> dict:
    by_slug = resource.lookup_field == "slug"
    number = {"type": "integer", "format": "int64", "minimum": 1, "maximum": LARGEST_NUMBER}
    return {
        "name": resource.lookup_field,
        "in": "path",
        "required": True,
        "description": "The record's slug." if by_slug else "The record's number.",
        "schema": SLUG_SCHEMA | {"minLength": 1} if by_slug else number,
        "example": _known_key(resource),
    }


def _known_key(resource) -> str | int:
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


def _text(resource) -> str:
    return " ".join((resource.__doc__ or "").split())


def _word(name: str) -> str:
    return name.replace("-", "_").replace(" ", "_")
