"""A draft for people without an account, by an address that the desk signed."""

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils.translation import override
from django.views.decorators.http import require_safe

from editorial.models import Revision
from editorial.preview_answers import (
    BROKEN,
    DISCARDED,
    ENDED,
    PUBLISHED,
    UNKNOWN,
    notice,
    private,
)
from editorial.preview_links import Link, LinkUnknown, read_token
from editorial.previewing import (
    Banner,
    Preview,
    live_page,
    preview_of_release,
    render_draft,
)
from translations.languages import LANGUAGES, current_language


@require_safe
def preview_link(request: HttpRequest, token: str) -> HttpResponse:
    """Answer with the previewed page, or with why there is none any more.

    The language is that of the link, unless the parameter `lang` asks for another.
    """
    asked = request.GET.get("lang")
    language = asked if asked in LANGUAGES else ""
    try:
        link = read_token(token)
    except LinkUnknown:
        return notice(request, UNKNOWN, language or current_language())
    language = language or link.language
    if link.has_ended:
        return notice(request, ENDED, language)
    return _answer(request, link, language)


def _answer(request: HttpRequest, link: Link, language: str) -> HttpResponse:
    draft = (
        Revision.objects.select_related("base", "author", "release").filter(pk=link.draft).first()
    )
    preview = _preview_of(draft, link) if draft else None
    if preview is None:
        return _closed(request, draft, link, language)
    try:
        banner = _banner(request, preview, link)
        return private(render_draft(preview, link.page, language, banner), language)
    except ValidationError:
        return notice(request, BROKEN, language)


def _preview_of(draft: Revision, link: Link) -> Preview | None:
    """Return what a link shows, None where that was published, discarded or taken apart."""
    if not draft.is_open:
        return None
    if not link.release:
        return Preview([draft], draft)
    is_there = draft.release and draft.release.slug == link.release
    return preview_of_release(draft.release, draft.pk) if is_there else None


def _closed(
    request: HttpRequest, draft: Revision | None, link: Link, language: str
) -> HttpResponse:
    if draft is None or draft.number is None:
        return notice(request, DISCARDED, language)
    with override(language):
        page = live_page(draft, link.page)
        address = page.address if page else ""
    return notice(request, PUBLISHED, language, live=address)


def _banner(request: HttpRequest, preview: Preview, link: Link) -> Banner:
    """Return what the page says of itself; a name to sign in with is nobody else's business."""
    author = preview.draft.author
    return Banner(
        {code: f"{request.path}?lang={code}" for code in LANGUAGES},
        saved_at=preview.draft.updated_at,
        author=author.get_full_name() if author else "",
        title=str(preview.release or ""),
        count=len(preview.drafts),
        until=link.ends_at,
    )
