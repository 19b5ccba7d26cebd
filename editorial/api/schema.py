"""The OpenAPI document: what the views say of themselves, with what all answers share."""

import json
from collections import Counter
from itertools import chain, count

from django.conf import settings
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from editorial.api.columns import COUNT_SCHEMA, NULL, list_schema, object_schema, text_schema
from editorial.api.problems import KINDS, MEDIA_TYPE

HEADERS = {
    "Access-Control-Allow-Origin": (
        {"type": "string", "enum": ["*"]},
        "Scripts of every origin may read the answer.",
    ),
    "X-RateLimit-Limit": (
        {"type": "integer", "format": "int32", "minimum": 1, "maximum": 1_000_000},
        "How many answers one address may have rendered in a minute.",
    ),
    "X-Request-ID": (
        {"type": "string", "pattern": "^[A-Za-z0-9._-]{8,64}$", "maxLength": 64},
        "Names this request; quote it when you report a problem.",
    ),
    "Content-Language": (
        {"type": "string", "enum": ["en", "vi", "zh-hans", "zh-hant"]},
        "The language that was asked for.",
    ),
    "ETag": (
        {"type": "string", "pattern": '^(W/)?"[^"]*"$', "maxLength": 80},
        "Send it as If-None-Match to be told 304 while nothing has changed.",
    ),
    "Retry-After": (
        {"type": "integer", "format": "int32", "minimum": 0, "maximum": 60},
        "Seconds to wait.",
    ),
    "Location": (
        {"type": "string", "format": "uri-reference", "maxLength": 4000},
        "The present address; of a new record its draft in the desk, or itself when published.",
    ),
    "WWW-Authenticate": (
        {"type": "string", "enum": ["Bearer"]},
        "Send a token as `Authorization: Bearer …`.",
    ),
}
ALWAYS = ("Access-Control-Allow-Origin", "X-RateLimit-Limit", "X-Request-ID")
MORE_HEADERS = {401: ("WWW-Authenticate",), 429: ("Retry-After",)}
TOKEN = "token"  # noqa: S105
EXAMPLE_FAULTS = {
    400: {"parameter": "kind", "detail": "“dream” is none of: actual, target."},
    409: {"parameter": "name_vi", "detail": "Was changed meanwhile, or by your own draft."},
    412: {"parameter": "name_vi", "detail": "Holds something else now than what you send."},
    422: {"parameter": "slug", "detail": "Hub with this slug already exists."},
}
# Problems that say more than all others do, by the name of their schema.
PROBLEMS_OF_THEIR_OWN = {409: "Contradiction", 412: "Outdated"}
MORE_IN_EXAMPLES = {
    409: {
        "tag": "3.17.2",
        "conflicts": [
            {
                "field": "name_vi",
                "base": "Thâm Quyến",
                "theirs": "Thẩm Quyến",
                "mine": "TP. Thâm Quyến",
            }
        ],
    },
    412: {"revision": 4},
}
ROW_SCHEMA = {
    "type": "object",
    "maxProperties": 20,
    "additionalProperties": text_schema(20_000),
}
VALUE_SCHEMA = {
    "description": "What the field holds, as it is written.",
    "anyOf": [
        text_schema(20_000),
        {"type": "integer", "format": "int32", "minimum": -32768, "maximum": 2_147_483_647},
        {"type": "boolean"},
        NULL,
        list_schema({"anyOf": [text_schema(80), ROW_SCHEMA]}, 1000),
    ],
}


class ApiSchema(AutoSchema):
    """Takes a view's own description for OpenAPI, instead of guessing one."""

    def get_operation(self, path, path_regex, path_prefix, method, registry):
        """Return the operation, and register the schemas that it refers to."""
        operation = self.view.operation()
        schemas = dict(operation.schemas)
        for parameter in operation.parameters:
            schemas |= parameter.value.components()
        for name, schema in schemas.items():
            component = ResolvedComponent(
                name=name, type=ResolvedComponent.SCHEMA, schema=schema, object=name
            )
            registry.register_on_missing(component)
        return {
            "operationId": operation.id,
            "summary": operation.summary,
            "description": operation.description,
            "tags": [operation.tag],
            "x-tag-description": operation.tag_description,
            "parameters": [
                *([operation.key] if operation.key else []),
                *operation.headers,
                *(parameter.describe() for parameter in operation.parameters),
            ],
            "responses": _responses(operation),
        } | _of_write(operation)


def strip_slashes(endpoints):
    """Document each address without its last slash; it answers with and without."""
    return [(path.rstrip("/"), regex, method, view) for path, regex, method, view in endpoints]


def complete(result: dict, generator, request, public: bool) -> dict:
    """Add what all operations share: servers, tags, headers, problems."""
    secure = settings.SITE_URL.startswith("https:")
    result["servers"] = [
        {
            "url": settings.SITE_URL if secure else "/",
            "description": "Production" if secure else "The local site of this document",
            "x-internal": False,
        }
    ]
    result["security"] = [{}]  # everyone may read
    result["components"]["securitySchemes"] = {
        TOKEN: {
            "type": "http",
            "scheme": "bearer",
            "description": "A token that you make in the desk. It may what you may.",
        }
    }
    result["tags"] = _tags(result)
    components = result["components"]
    components["parameters"] = _share_parameters(result)
    components["schemas"] |= problem_schemas()
    components["headers"] = {
        name: {"description": description, "schema": schema}
        for name, (schema, description) in HEADERS.items()
    }
    components["responses"] = {
        "NotModified": {"description": "Nothing has changed.", "headers": _headers("ETag")},
        "Moved": {
            "description": "The record has another slug now.",
            "headers": _headers("Location"),
        },
    } | {_problem_name(status): _problem_response(status) for status in _used_problems(result)}
    return result


def problem_schemas() -> dict[str, dict]:
    """Return the schemas of problems: of all, and of those that say more."""
    fault = object_schema(parameter=text_schema(200), detail=text_schema(2000))
    shared = {
        "type": {"type": "string", "format": "uri", "maxLength": 500},
        "title": text_schema(200),
        "status": {"type": "integer", "format": "int32", "minimum": 400, "maximum": 599},
        "detail": text_schema(2000),
        "code": {"type": "string", "pattern": "^[a-z_]+$", "maxLength": 60},
        "errors": list_schema(fault, 1000),
    }
    contradiction = object_schema(
        field=text_schema(80), base=VALUE_SCHEMA, theirs=VALUE_SCHEMA, mine=VALUE_SCHEMA
    )
    return {
        "Problem": object_schema(**shared),
        PROBLEMS_OF_THEIR_OWN[412]: object_schema(**shared, revision=COUNT_SCHEMA),
        PROBLEMS_OF_THEIR_OWN[409]: object_schema(
            **shared, tag=text_schema(40), conflicts=list_schema(contradiction, 1000)
        ),
    }


def _of_write(operation) -> dict:
    """Return what only a write says of itself: its body, and that it needs a token."""
    if not operation.answers:
        return {}
    schema, example = operation.sent
    content = {"application/json": {"schema": schema, "example": example}}
    return {
        "security": [{TOKEN: []}],
        "requestBody": {"required": operation.sent_needed, "content": content},
    }


def _responses(operation) -> dict:
    found = _answers(operation) if operation.answers else _read_answers(operation)
    if operation.moves:
        found["308"] = {"$ref": "#/components/responses/Moved"}
    return found | {
        str(status): {"$ref": f"#/components/responses/{_problem_name(status)}"}
        for status in operation.problems
    }


def _answers(operation) -> dict:
    return {
        str(status): {
            "description": each.description,
            "headers": _headers("Content-Language", *each.headers),
            "content": {"application/json": {"schema": each.schema, "example": each.example}},
        }
        for status, each in operation.answers.items()
    }


def _read_answers(operation) -> dict:
    content = {
        media_type: {"schema": schema} | ({"example": example} if example else {})
        for media_type, (schema, example) in operation.bodies.items()
    }
    return {
        "200": {
            "description": "What was asked for.",
            "headers": _headers("Content-Language", "ETag"),
            "content": content,
        },
        "304": {"$ref": "#/components/responses/NotModified"},
    }


def _headers(*more: str) -> dict:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (*ALWAYS, *more)}


def _problem_name(status: int) -> str:
    code, _title = KINDS[status]
    return "".join(word.capitalize() for word in code.split("_"))


def _used_problems(result: dict) -> list[int]:
    used = {
        int(status)
        for operation in _operations(result)
        for status in operation["responses"]
        if int(status) >= 400
    }
    return sorted(used)


def _problem_response(status: int) -> dict:
    code, title = KINDS[status]
    if status == 414:  # answered by the server in front, in its own words
        return {"description": title, "headers": _headers()}
    example = {
        "type": f"{settings.SITE_URL}/api/v1/docs/#{code.replace('_', '-')}",
        "title": title,
        "status": status,
        "detail": title,
        "code": code,
        "errors": [EXAMPLE_FAULTS[status]] if status in EXAMPLE_FAULTS else [],
    } | MORE_IN_EXAMPLES.get(status, {})
    name = PROBLEMS_OF_THEIR_OWN.get(status, "Problem")
    content = {"schema": {"$ref": f"#/components/schemas/{name}"}, "example": example}
    return {
        "description": title,
        "headers": _headers(*MORE_HEADERS.get(status, ())),
        "content": {MEDIA_TYPE: content},
    }


def _share_parameters(result: dict) -> dict[str, dict]:
    """Refer to the parameters that several operations have in common, and return them."""
    lists = [operation["parameters"] for operation in _operations(result)]
    times = Counter(json.dumps(each, sort_keys=True) for every in lists for each in every)
    shared: dict[str, dict] = {}
    for every in lists:
        for position, each in enumerate(every):
            name = _component_name(each, shared)
            if times[json.dumps(each, sort_keys=True)] > 1:
                shared[name] = each
                every[position] = {"$ref": f"#/components/parameters/{name}"}
    return shared


def _component_name(parameter: dict, shared: dict[str, dict]) -> str:
    """Return the parameter's name, numbered where another one has taken it."""
    names = chain([parameter["name"]], (f"{parameter['name']}_{n}" for n in count(2)))
    return next(name for name in names if shared.get(name, parameter) == parameter)


def _operations(result: dict) -> list[dict]:
    return [each for path in result["paths"].values() for each in path.values()]


def _tags(result: dict) -> list[dict]:
    found = {}
    for operation in _operations(result):
        found[operation["tags"][0]] = operation.pop("x-tag-description")
    return [{"name": name, "description": found[name]} for name in sorted(found)]
