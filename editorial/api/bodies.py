"""The JSON body of a write, read strictly."""

import json

from django.http import HttpRequest
from django.utils.translation import gettext as _

from editorial.api.problems import Fault, InvalidParameters
from editorial.api.write_problems import NotJson, TooLarge

MOST_BYTES = 256 * 1024


def read_json(request: HttpRequest, *, needed: bool = True) -> object:
    """Return what the body holds; an empty object for no body where none is needed.

    Errors: TooLarge, NotJson, InvalidParameters for what is no JSON, or names a field twice.
    """
    size = request.META.get("CONTENT_LENGTH") or "0"
    if not size.isascii() or not size.isdigit() or int(size) > MOST_BYTES:
        raise TooLarge(MOST_BYTES)
    if size == "0" and not needed:
        return {}
    if (request.content_type or "").partition(";")[0].strip().lower() != "application/json":
        raise NotJson
    return _parsed(request.body)


def _parsed(body: bytes) -> object:
    try:
        return json.loads(body.decode(), parse_constant=_refuse_constant, object_pairs_hook=_once)
    except (ValueError, RecursionError) as error:
        words = _("This is not JSON: %(error)s.")
        told = _("nested too deeply") if isinstance(error, RecursionError) else str(error)
        raise InvalidParameters([Fault("body", words % {"error": told[:200]})]) from error


def _refuse_constant(name: str):
    raise ValueError(name)


def _once(pairs: list[tuple[str, object]]) -> dict:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError(_("a name is given twice"))
    return found
