"""How previewed pages are answered: to this one visitor, kept and indexed by nobody."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override

from editorial.previewing import Banner

NOTICE = "editorial/preview_notice.html"
# Why there is no page to show, and the status that says so.
UNKNOWN = ("unknown", 404)
ENDED = ("ended", 410)
PUBLISHED = ("published", 410)
DISCARDED = ("discarded", 410)
BROKEN = ("broken", 409)


def private(response: HttpResponse, language: str) -> HttpResponse:
    """Return a rendered page's body as an answer that nobody keeps, lists or passes on."""
    return HttpResponse(
        response.content,
        status=response.status_code,
        headers={
            "Cache-Control": "private, no-store",
            "Content-Language": language,
            "Content-Type": response["Content-Type"],
            "Referrer-Policy": "no-referrer",
            "X-Robots-Tag": "noindex, nofollow",
        },
    )


def notice(
    request: HttpRequest,
    why: tuple[str, int],
    language: str,
    *,
    banner: Banner | None = None,
    error: ValidationError | None = None,
    live: str = "",
) -> HttpResponse:
    """Answer with a page that says why there is nothing to preview.

    error: what stands in the way, where this visitor may know. live: the address of the page
    that readers see.
    """
    reason, status = why
    request.preview = banner
    with override(language):
        said = {"reason": reason, "errors": error.messages if error else [], "live": live}
        return private(render(request, NOTICE, said, status=status), language)
