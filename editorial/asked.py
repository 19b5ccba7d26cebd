"""What the answer to a public request depends on, and the request without anything else.

A view is public where it names the parameters it knows in `known_parameters`; a request for
any other view, or one that nobody needs to have kept, has no such address.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from functools import lru_cache

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve
from django.utils import translation
from django.utils.translation import get_language_from_path

from editorial.api.language import language_of
from editorial.api.middleware import PREFIX

MOST_PATHS = 4096
# Longer requests are answered like any other, but nothing of them is kept.
LONGEST_ADDRESS = 1000
LONGEST_ACCEPT = 300


class _Every:
    """The names of all parameters, for views that refuse unknown ones themselves."""

    def __contains__(self, name: str) -> bool:
        return True


EVERY = _Every()


@dataclass(frozen=True)
class Address:
    """All that the answer of a public view depends on besides what the site holds.

    query: known parameters by name, the values of one in the order given. language: that of
    the prefix or, below the API, of the negotiation. accept: the formats accepted there.
    """

    path: str
    query: str
    language: str
    accept: str

    @property
    def varies_by(self) -> tuple[str, ...]:
        """Return the headers of a request that this address was read from."""
        if self.path.startswith(PREFIX):
            return ("Accept-Encoding", "Accept", "Accept-Language")
        return ("Accept-Encoding",)


def knows(*names: str) -> Callable:
    """Mark a function as a public view that knows these parameters alone."""

    def mark(view: Callable) -> Callable:
        view.known_parameters = names
        return view

    return mark


def address_of(request: HttpRequest) -> Address | None:
    """Return the address of a request for a public view; None for any other request."""
    known = known_parameters(request.path_info) if _is_plain(request) else None
    if known is None:
        return None
    is_api = request.path_info.startswith(PREFIX)
    return Address(
        path=request.path_info,
        query=_canonical(request.GET, known),
        language=language_of(request) if is_api else _prefix(request.path_info) or "en",
        accept=request.headers.get("Accept", "") if is_api else "",
    )


def reduce(request: HttpRequest, address: Address) -> None:
    """Leave in a request only what its address says, so that no answer depends on more."""
    request.META["QUERY_STRING"] = address.query
    request.META["HTTP_ACCEPT_LANGUAGE"] = address.language
    request.META["HTTP_ACCEPT_ENCODING"] = "gzip" if _accepts_gzip(request) else ""
    request.META.pop("HTTP_COOKIE", None)
    request.COOKIES = {}
    for read_before in ("GET", "headers"):
        vars(request).pop(read_before, None)


@lru_cache(maxsize=MOST_PATHS)
def known_parameters(path: str) -> Collection[str] | None:
    """Return the parameters that the view of a path knows; None where it is not public."""
    with translation.override(_prefix(path) or "en"):
        try:
            view = resolve(path).func
        except Resolver404:
            return None
    declared = getattr(view, "view_class", None) or getattr(view, "cls", view)
    return getattr(declared, "known_parameters", None)


def _is_plain(request: HttpRequest) -> bool:
    """Tell whether a request only reads, is no one's in particular, and is refused nowhere."""
    headers, query = request.headers, request.META.get("QUERY_STRING", "")
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return (
        request.method in ("GET", "HEAD")
        and "Authorization" not in headers
        and len(request.path_info) + len(query) <= LONGEST_ADDRESS
        and len(headers.get("Accept", "")) <= LONGEST_ACCEPT
        and "%00" not in query
    )


def _accepts_gzip(request: HttpRequest) -> bool:
    """Tell whether a client names gzip and does not refuse it."""
    for part in request.headers.get("Accept-Encoding", "").split(","):
        coding, _, weight = part.partition(";")
        if coding.strip().lower() == "gzip":
            return weight.replace(" ", "").lower().rstrip("0.") != "q="
    return False


def _prefix(path: str) -> str | None:
    return get_language_from_path(path)


def _canonical(query: QueryDict, known: Collection[str]) -> str:
    if not query:
        return ""
    kept = QueryDict(mutable=True)
    for name in sorted(name for name in query if name in known):
        kept.setlist(name, query.getlist(name))
    return kept.urlencode()
