"""How often one may try what only an owner gets right: ten times a quarter of an hour."""

import hashlib

from django.core.cache import cache
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from rest_framework.throttling import BaseThrottle

MOST = 10
WINDOW = 15 * 60
TOO_MANY = "too_many"


def require_attempt(purpose: str, request: HttpRequest, name: str = "") -> None:
    """Count an attempt from this address under this name, and refuse those beyond the most.

    The count begins anew a quarter of an hour after its first attempt.
    Errors: ValidationError with the code TOO_MANY.
    """
    key = _key(purpose, request, name)
    cache.add(key, 0, timeout=WINDOW)
    if _count(key) > MOST:
        words = _("Too many attempts. Wait a quarter of an hour, then try again.")
        raise ValidationError(words, code=TOO_MANY)


def forget_attempts(purpose: str, request: HttpRequest, name: str = "") -> None:
    """Begin to count anew, after a success."""
    cache.delete(_key(purpose, request, name))


def with_status(response: HttpResponse) -> HttpResponse:
    """Give the page of a form that refused one attempt too many the status that says so."""
    form = (getattr(response, "context_data", None) or {}).get("form")
    errors = form.errors.as_data() if form is not None else {}
    if any(error.code == TOO_MANY for found in errors.values() for error in found):
        response.status_code = 429
        response["Retry-After"] = str(WINDOW)
    return response


def _key(purpose: str, request: HttpRequest, name: str) -> str:
    who = f"{BaseThrottle().get_ident(request)} {name}"
    return f"attempts:{purpose}:{hashlib.sha256(who.encode()).hexdigest()}"


def _count(key: str) -> int:
    try:
        return cache.incr(key)
    except ValueError:  # the entry was pushed out between the two calls
        return 1
