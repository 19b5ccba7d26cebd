"""The desk's preview: a draft or a release set as readers would see it, in a frame."""

from csp.constants import SELF
from csp.decorators import csp_replace, csp_update
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_sameorigin
from django.views.decorators.http import require_safe

from editorial.desk.preview_toolbar import banner_of, chosen, chosen_draft, toolbar_of
from editorial.models import Release, Revision
from editorial.preview_answers import BROKEN, DISCARDED, notice, private
from editorial.previewing import Preview, preview_of_release, render_draft, render_live
from editorial.registry import model_named
from editorial.rights import lacks_approval, may_publish, may_write, require_viewer

_framing = csp_update({"frame-src": [SELF]})
_framed = csp_replace({"frame-ancestors": [SELF]})


@require_safe
@_framing
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a draft as its pages would be: any language, three widths, beside what is live."""
    return _desk(request, _of_draft(request, pk))


@require_safe
@_framing
def release_preview(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a release set as if all its drafts were published."""
    return _desk(request, _of_release(request, slug))


@require_safe
@xframe_options_sameorigin
@_framed
def preview_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer with a page of a draft, for the frame."""
    return _page(request, _of_draft(request, pk))


@require_safe
@xframe_options_sameorigin
@_framed
def release_preview_page(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with a page of a release set, for the frame."""
    return _page(request, _of_release(request, slug))


def _desk(request: HttpRequest, preview: Preview) -> HttpResponse:
    choice = chosen(request.GET, preview.draft)
    context = {
        **admin.site.each_context(request),
        "is_nav_sidebar_enabled": False,
        "title": _("Preview: %(title)s") % {"title": preview.title},
        "preview_of": preview,
        "choice": choice,
        "toolbar": toolbar_of(preview, choice) if preview.is_open else None,
        "way_on": _way_on(request, preview),
    }
    return render(request, "admin/desk/preview.html", context)


def _way_on(request: HttpRequest, preview: Preview) -> str:
    draft = preview.draft
    if draft is None or not preview.is_open:
        return ""
    if may_publish(request.user) and not lacks_approval(draft):
        return "publish"
    waits = draft.state in (Revision.State.DRAFT, Revision.State.REJECTED)
    return "submit" if waits and may_write(request.user, model_named(draft.model)) else ""


def _page(request: HttpRequest, preview: Preview) -> HttpResponse:
    choice = chosen(request.GET, preview.draft)
    if not preview.is_open:
        return notice(request, DISCARDED, choice.lang)
    banner = banner_of(preview, choice)
    draw = render_live if choice.live else render_draft
    try:
        return private(draw(preview, choice.page, choice.lang, banner), choice.lang)
    except ValidationError as error:
        return notice(request, BROKEN, choice.lang, banner=banner, error=error)


def _of_draft(request: HttpRequest, pk: int) -> Preview:
    draft = get_object_or_404(Revision.objects.select_related("base", "author"), pk=pk)
    require_viewer(request.user, [model_named(draft.model)])
    return Preview([draft], draft)


def _of_release(request: HttpRequest, slug: str) -> Preview:
    release = get_object_or_404(Release, slug=slug)
    preview = preview_of_release(release, chosen_draft(request.GET))
    models = {draft.model for draft in preview.drafts}
    require_viewer(request.user, [model_named(name) for name in models])
    return preview
