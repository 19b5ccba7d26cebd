"""What every answer below /api/ gets, wherever in the site it was made."""

from django.conf import settings
from django.http import HttpResponse
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.cache import patch_vary_headers

from editorial.api.language import language_of
from editorial.api.problems import MEDIA_TYPE, problem

PREFIX = "/api/"
READS = ("GET", "HEAD", "OPTIONS")
# What scripts of other origins are offered: they may read and never write.
METHODS = ", ".join(READS)
READABLE = "Content-Language, ETag, Link, Retry-After, X-RateLimit-Limit, X-Request-ID"


class ApiMiddleware:
    """Open the API to scripts of any origin, and speak of every error as a problem.

    Stands outside of all that may answer with a page of HTML: unknown addresses, refused
    hosts and characters, failures. Sends no cookie, since anyone may read anything.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if not request.path_info.startswith(PREFIX):
            return self.get_response(request)
        if request.method == "OPTIONS":
            response = HttpResponse(status=204, headers={"Allow": _allowed(request)})
        else:
            response = _as_problem(request, self.get_response(request))
        reads = request.method in READS
        return _finished(_opened(response) if reads else _closed(response))


def _allowed(request) -> str:
    """Return the methods of an address; a browser that asks for another origin may read."""
    if "Access-Control-Request-Method" in request.headers:
        return METHODS
    try:
        actions = getattr(resolve(request.path_info).func, "actions", {})
    except Resolver404:
        actions = {}
    return ", ".join(dict.fromkeys([*READS, *map(str.upper, actions)]))


def _as_problem(request, response):
    """Replace an error that is no problem yet, keeping the headers that explain it."""
    if response.status_code < 400 or response.get("Content-Type", "").startswith(MEDIA_TYPE):
        return response
    if settings.DEBUG and response.status_code == 500:
        return response
    with translation.override(language_of(request)):
        replaced = problem(response.status_code)
        replaced["Content-Language"] = translation.get_language()
    for name in ("Allow", "Retry-After", "Vary"):
        if name in response:
            replaced[name] = response[name]
    return replaced


def _opened(response):
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Allow-Methods"] = METHODS
    response["Access-Control-Allow-Headers"] = (
        "Accept, Accept-Language, If-None-Match, X-Request-ID"
    )
    response["Access-Control-Expose-Headers"] = READABLE
    response["Access-Control-Max-Age"] = "86400"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


def _closed(response):
    """Keep the answer to a write to its sender."""
    response["Cache-Control"] = "no-store"
    return response


def _finished(response):
    response.cookies.clear()
    if settings.API_RATE:
        response["X-RateLimit-Limit"] = str(settings.API_RATE)
    patch_vary_headers(response, ["Accept-Language"])
    return response
