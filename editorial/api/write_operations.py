"""What OpenAPI says of the writes: what they send, what they must name, how they are answered."""

from django.conf import settings

from editorial.api.columns import (
    COUNT_SCHEMA,
    list_schema,
    object_schema,
    or_null,
    reference,
    text_schema,
)
from editorial.api.conditions import TAG
from editorial.api.inputs import Input, inputs_of
from editorial.api.operations import (
    ADDRESS,
    Answer,
    Operation,
    key_of,
    record_schemas,
    text_of,
    word,
)
from editorial.api.retiring import INPUTS as RETIREMENT
from editorial.api.writing import RETIRE_PARAMETERS, WRITE_PARAMETERS
from editorial.models import Revision
from editorial.registry import public_models
from editorial.shapes import shape_of
from translations.languages import LANGUAGES, column

PROBLEMS = (400, 401, 403, 406, 413, 414, 415, 422, 429, 500)
KEY_PROBLEMS = (*PROBLEMS, 404, 410, 412, 428)
IF_MATCH = {
    "name": "If-Match",
    "in": "header",
    "required": True,
    "description": (
        "The `revision` you read, between quotes, or the `tag` of the last answer to go on "
        "with your own draft."
    ),
    "schema": {"type": "string", "pattern": TAG, "maxLength": 40},
    "example": '"1"',
}
NAMED = {
    "model": {"type": "string", "maxLength": 40, "pattern": "^[a-z]+$"},
    "key": text_schema(80) | {"description": "Its slug or number."},
    "revision": COUNT_SCHEMA | {"description": "The revision that readers see."},
}
NAMED_EXAMPLE = {"model": "hub", "key": "shenzhen", "revision": 3}
RULES = (
    "Readers see no change before the draft is published. Of translated fields each language "
    "is a field of its own; parents and relations are named by slug; a list is sent whole. "
    "null or '' empties a field; what is not sent stays as it is."
)
OWN_DRAFT = (
    "Others' changes are merged in field by field; where you and they, or your own draft, "
    "changed the same field, the answer is 409 with all three values and the `tag` of what "
    "stands: send that as If-Match to have your value taken."
)


def describe_write(view) -> Operation:
    """Describe a way to write a resource."""
    describe = {"create": _creation, "change": _change, "retire": _retirement}
    return describe[view.action](view)


def _creation(view) -> Operation:
    needed = [name for name, each in inputs_of(view.model).items() if each.required]
    schema = {"allOf": [reference(_fields_name(view))], "required": needed}
    draft, published = _draft_answer(view), _published_answer(view)
    either = {"oneOf": [draft.schema, published.schema]}
    answer = Answer(
        "The new record is stored, hidden, with its draft, or is published.",
        either,
        draft.example,
        headers=("Location",),
    )
    return Operation(
        id=f"create_{word(view.singular)}",
        summary=f"Create one {view.singular}",
        description=f"Stores a new record that readers do not see, with its draft. {RULES}",
        parameters=WRITE_PARAMETERS,
        problems=PROBLEMS,
        sent=(schema, _example(view)),
        answers={201: answer},
        **_shared(view),
    )


def _change(view) -> Operation:
    text = f"Makes your draft of a record, or goes on with it. {RULES} {OWN_DRAFT}"
    example = _texts_example(view) or {"rank": "deprecated"}
    return Operation(
        id=f"change_{word(view.singular)}",
        summary=f"Change one {view.singular}",
        description=text,
        parameters=WRITE_PARAMETERS,
        problems=(*KEY_PROBLEMS, 409),
        key=key_of(view),
        moves=view.lookup_field == "slug",
        headers=(IF_MATCH,),
        sent=(reference(_fields_name(view)), example),
        answers={200: _published_answer(view), 202: _draft_answer(view)},
        **_shared(view),
    )


def _retirement(view) -> Operation:
    text = (
        "Takes a public record away from readers, with all that stands on it; its address then "
        "answers 410 with the reason and what replaces it. For publishers."
    )
    properties = {name: each.schema() for name, each in RETIREMENT.items()}
    sent = {"type": "object", "properties": properties, "additionalProperties": False}
    schema = object_schema(retired=list_schema(object_schema(**NAMED)))
    answer = Answer("What was retired.", schema, {"retired": [NAMED_EXAMPLE]})
    return Operation(
        id=f"retire_{word(view.singular)}",
        summary=f"Retire one {view.singular}",
        description=text,
        parameters=RETIRE_PARAMETERS,
        problems=KEY_PROBLEMS,
        key=key_of(view),
        moves=view.lookup_field == "slug",
        headers=(IF_MATCH,),
        sent=(sent, {"because": "duplicate", "replaced_by": ""}),
        sent_needed=False,
        answers={200: answer},
        **_shared(view),
    )


def _shared(view) -> dict:
    inputs = {name: _described(view, each) for name, each in inputs_of(view.model).items()}
    fields = {
        "type": "object",
        "description": f"What is written of one {view.singular}.",
        "properties": inputs,
        "additionalProperties": False,
    }
    schemas = {_fields_name(view): fields, "Draft": _draft_schema()}
    return {
        "tag": view.plural,
        "tag_description": text_of(view),
        "bodies": {},
        "schemas": record_schemas(view) | schemas,
    }


def _fields_name(view) -> str:
    return f"{view.serializer_class.name}Fields"


def _described(view, each: Input) -> dict:
    """Return the schema of a field, which says what the answer calls it where that differs."""
    if (name := view.read_as.get(each.name)) is None:
        return each.schema()
    return each.schema() | {"description": f"{each.about} Read as `{name}`."}


def _draft_schema() -> dict:
    models = [model._meta.model_name for model in public_models()]
    return object_schema(
        **NAMED | {"model": {"type": "string", "enum": models}},
        draft=or_null(COUNT_SCHEMA)
        | {"description": "null where nothing differs from what readers see."},
        state=or_null({"type": "string", "enum": list(Revision.State.values)}),
        changed=list_schema(text_schema(80), 200),
        tag=text_schema(40)
        | {"description": "Send it between quotes as If-Match to go on with this draft."},
        desk_url=or_null(ADDRESS) | {"description": "The draft's page for editors."},
    )


def _draft_answer(view) -> Answer:
    example = NAMED_EXAMPLE | {
        "draft": 17,
        "state": "draft",
        "changed": list(_texts_example(view)),
        "tag": "3.17.1",
        "desk_url": f"{settings.SITE_URL}/admin/desk/drafts/17/",
    }
    return Answer("The draft as it stands.", reference("Draft"), example)


def _published_answer(view) -> Answer:
    serializer = view.serializer_class
    text = "The record as readers see it now."
    return Answer(text, reference(serializer.name), serializer.example)


def _texts_example(view) -> dict:
    """Return the first translated text that the record's example has, in its language."""
    example = view.serializer_class.example
    names = (name for name in shape_of(view.model).texts if example.get(name))
    return {column(name, LANGUAGES[0]): example[name] for name in list(names)[:1]}


def _example(view) -> dict:
    """Return what would make the record of the example."""
    example, inputs = view.serializer_class.example, inputs_of(view.model)
    found = {name: example[name] for name in inputs if example.get(name)}
    return found | _texts_example(view)
