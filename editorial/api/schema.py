"""The OpenAPI document: what the views say of themselves, with what all answers share."""

import json
from collections import Counter
from itertools import chain, count

from django.conf import settings
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import ResolvedComponent

from editorial.api.columns import list_schema, object_schema, text_schema
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
        "The present address.",
    ),
}
ALWAYS = ("Access-Control-Allow-Origin", "X-RateLimit-Limit", "X-Request-ID")
EXAMPLE_FAULT = {"parameter": "kind", "detail": "“dream” is none of: actual, target."}


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
                *(parameter.describe() for parameter in operation.parameters),
            ],
            "responses": _responses(operation),
        }


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
    result["tags"] = _tags(result)
    components = result["components"]
    components["parameters"] = _share_parameters(result)
    components["schemas"]["Problem"] = problem_schema()
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


def problem_schema() -> dict:
    """Return the schema of a problem."""
    fault = object_schema(parameter=text_schema(200), detail=text_schema(2000))
    return object_schema(
        type={"type": "string", "format": "uri", "maxLength": 500},
        title=text_schema(200),
        status={"type": "integer", "format": "int32", "minimum": 400, "maximum": 599},
        detail=text_schema(2000),
        code={"type": "string", "pattern": "^[a-z_]+$", "maxLength": 60},
        errors=list_schema(fault, 1000),
    )


def _responses(operation) -> dict:
    content = {
        media_type: {"schema": schema} | ({"example": example} if example else {})
        for media_type, (schema, example) in operation.bodies.items()
    }
    found = {
        "200": {
            "description": "What was asked for.",
            "headers": _headers("Content-Language", "ETag"),
            "content": content,
        },
        "304": {"$ref": "#/components/responses/NotModified"},
    }
    if operation.moves:
        found["308"] = {"$ref": "#/components/responses/Moved"}
    return found | {
        str(status): {"$ref": f"#/components/responses/{_problem_name(status)}"}
        for status in operation.problems
    }


def _headers(*more: str) -> dict:
    return {name: {"$ref": f"#/components/headers/{name}"} for name in (*ALWAYS, *more)}


def _problem_name(status: int) -> str:
    code, _title = KINDS[status]
    return "".join(word.capitalize() for word in code.split("_"))


def _used_problems(result: dict) -> list[int]:
    used = {
        int(status)
        for path in result["paths"].values()
        for status in path["get"]["responses"]
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
        "errors": [EXAMPLE_FAULT] if status == 400 else [],
    }
    content = {"schema": {"$ref": "#/components/schemas/Problem"}, "example": example}
    return {
        "description": title,
        "headers": _headers(*(["Retry-After"] if status == 429 else [])),
        "content": {MEDIA_TYPE: content},
    }


def _share_parameters(result: dict) -> dict[str, dict]:
    """Refer to the parameters that several operations have in common, and return them."""
    lists = [path["get"]["parameters"] for path in result["paths"].values()]
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


def _tags(result: dict) -> list[dict]:
    found = {}
    for path in result["paths"].values():
        operation = path["get"]
        found[operation["tags"][0]] = operation.pop("x-tag-description")
    return [{"name": name, "description": found[name]} for name in sorted(found)]
