"""Errors of the API as RFC 9457 problems: application/problem+json, each with a code."""

import json
from dataclasses import asdict, dataclass
from http import HTTPStatus

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, gettext_noop
from rest_framework import exceptions

MEDIA_TYPE = "application/problem+json"
LONGEST = 1000
MOST_FAULTS = 100
KINDS = {
    400: ("invalid_parameter", gettext_noop("The request is not valid.")),
    401: ("unauthorized", gettext_noop("This needs you to sign in.")),
    403: ("forbidden", gettext_noop("This is not for everyone.")),
    404: ("not_found", gettext_noop("There is no such record.")),
    405: ("method_not_allowed", gettext_noop("This address does not take this method.")),
    406: ("not_acceptable", gettext_noop("None of the formats you accept is served here.")),
    409: ("conflict", gettext_noop("Someone else changed the same fields.")),
    410: ("gone", gettext_noop("This record was retired.")),
    412: ("outdated", gettext_noop("The record was changed since you read it.")),
    413: ("body_too_large", gettext_noop("The body is too large.")),
    414: ("address_too_long", gettext_noop("The address is too long.")),
    415: ("unsupported_media_type", gettext_noop("This address takes JSON alone.")),
    422: ("unprocessable", gettext_noop("The record's rules forbid this.")),
    428: ("precondition_required", gettext_noop("This needs the revision that you read.")),
    429: ("too_many_requests", gettext_noop("You sent too many requests.")),
    500: ("server_error", gettext_noop("Something went wrong on our side.")),
    503: ("unavailable", gettext_noop("The service is not available now.")),
}


@dataclass(frozen=True)
class Fault:
    """What is wrong with one parameter."""

    parameter: str
    detail: str


class InvalidParameters(exceptions.APIException):
    """One or more parameters are unknown or have a bad value."""

    status_code = 400

    def __init__(self, faults: list[Fault]):
        names = ", ".join(dict.fromkeys(fault.parameter for fault in faults))
        super().__init__(_("Unknown or with a bad value: %(names)s.") % {"names": names[:LONGEST]})
        self.faults = faults[:MOST_FAULTS]


class Gone(exceptions.APIException):
    """A record that was public and is no more."""

    status_code = 410
    default_detail = gettext_lazy("This record was retired.")


def handle_error(error: Exception, context: dict) -> HttpResponse | None:
    """Answer an error of a view with a problem; None lets what is unforeseen rise."""
    if isinstance(error, Http404):
        error = exceptions.NotFound(_("There is no such record."))
    elif isinstance(error, PermissionDenied):
        error = exceptions.PermissionDenied(str(error) or None)
    if not isinstance(error, exceptions.APIException):
        return None
    response = problem(
        error.status_code,
        str(error.detail),
        faults=getattr(error, "faults", []),
        more=getattr(error, "more", None),
    )
    for name, value in getattr(error, "headers", {}).items():
        response[name] = value
    if (seconds := getattr(error, "wait", None)) is not None:
        response["Retry-After"] = str(seconds)
    return response


def problem(
    status: int, detail: str = "", *, faults: list[Fault] = (), more: dict | None = None
) -> HttpResponse:
    """Return a problem; its code and title follow from the status.

    detail: what is wrong with this very request; left out, the title says it.
    more: what the problems of this status say beyond what all do.
    """
    code, title = KINDS.get(status, (_code(status), HTTPStatus(status).phrase))
    body = {
        "type": f"{settings.SITE_URL}{reverse('api:docs')}/#{code.replace('_', '-')}",
        "title": _(title),
        "status": status,
        "detail": detail or _(title),
        "code": code,
        "errors": [asdict(fault) for fault in faults],
    } | (more or {})
    text = json.dumps(body, ensure_ascii=False)
    return HttpResponse(text, status=status, content_type=MEDIA_TYPE)


def _code(status: int) -> str:
    return HTTPStatus(status).phrase.lower().replace(" ", "_")
