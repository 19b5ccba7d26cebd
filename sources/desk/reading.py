"""The reading desk: an article beside its claims and what it is suggested to say."""

from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from editorial.models import Revision
from editorial.rights import may_publish, require_viewer
from sources.desk.claim_forms import Filled, data_of_form, fill_form
from sources.desk.page import Choice, Desk, choose, claim_lines, drafted_kinds, open_desk
from sources.desk.publishing import Publishing, ready_to_publish, seen_in
from sources.desk.stubs import StubForm, begin_stub
from sources.drafting import (
    draft_claim,
    may_confirm,
    publish_claims,
    reject_suggestion,
    require_editor,
    take_back_rejections,
)
from sources.mentioning import keep_mentions, show_mentions
from sources.models import Source
from sources.registry import claim_models
from sources.stubs import create_stub
from sources.suggesting import refusal_of

# The form is the part of the page that an editor goes on with.
FORM = "#claim"
NAMED = "#named"


@require_safe
def reading(request: HttpRequest, slug: str) -> HttpResponse:
    """Show an article with its claims; `?offer=` or `?paragraph=&start=&end=` fill the form."""
    desk = _desk(request, slug)
    choice = choose(desk, request.GET)
    return _page(request, desk, choice, _filled(request, desk, choice))


@require_safe
def reading_check(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what claims are like the one that is being written, nothing where it is saved by now.

    For the script of the page.
    """
    require_editor(request.user)
    desk = _desk(request, slug)
    choice = choose(desk, request.GET)
    if choice is None:
        return HttpResponse(status=204)
    filled = fill_form(request, choice.kind, desk.source, choice.place, choice.said, request.GET)
    return render(request, "admin/desk/_similar.html", {"filled": filled})


@require_POST
def reading_claim(request: HttpRequest, slug: str) -> HttpResponse:
    """Save a claim in review and go on to the next suggestion; what fails loses nothing."""
    require_editor(request.user)
    desk = _desk(request, slug)
    choice = _still_there(request, desk)
    if choice is None:
        return redirect("admin:reading", slug)
    filled = _filled(request, desk, choice, request.POST)
    if "_check" in request.POST or not _saved(request, desk, choice, filled):
        return _page(request, desk, choice, filled)
    return _same(desk, choice) if "_again" in request.POST else _next(desk, choice)


@require_POST
def reading_reject(request: HttpRequest, slug: str) -> HttpResponse:
    """Refuse a suggestion, or let refused ones be made again."""
    require_editor(request.user)
    desk = _desk(request, slug)
    if taken_back := request.POST.getlist("again"):
        keys = [int(key) for key in taken_back if key.isdecimal()]
        take_back_rejections(desk.source, keys, by=request.user)
        return redirect("admin:reading", slug)
    choice = _still_there(request, desk)
    if choice is None or choice.offer is None:
        return redirect("admin:reading", slug)
    refusal = refusal_of(choice.offer, desk.paragraphs)
    reject_suggestion(desk.source, choice.place.paragraph, refusal, by=request.user)
    return _next(desk, choice)


@require_POST
def reading_mentions(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep whom the article names as far as ticked, and let readers see it where asked."""
    require_editor(request.user)
    desk = _desk(request, slug)
    offered, ticked = (set(request.POST.getlist(name)) for name in ("offered", "mention"))
    named = [each for each in desk.mentioned if each.key in offered]
    kept = keep_mentions(desk.source, named, ticked, desk.paragraphs, by=request.user)
    said = ngettext("%(n)s name is kept.", "%(n)s names are kept.", kept)
    messages.success(request, said % {"n": kept})
    if "_show" in request.POST:
        shown = show_mentions(desk.source, by=request.user)
        said = ngettext("%(n)s more name is shown.", "%(n)s more names are shown.", shown)
        messages.success(request, said % {"n": shown})
    return redirect(reverse("admin:reading", args=[slug]) + NAMED)


@require_POST
def reading_stub(request: HttpRequest, slug: str) -> HttpResponse:
    """Begin a hub or company that the article names; what fails loses nothing."""
    require_editor(request.user)
    desk = _desk(request, slug)
    form = StubForm(request.POST, auto_id="stub-%s")
    draft = _begun(request, desk, form)
    if draft is None:
        return _page(request, desk, None, None, form)
    said = _("“%(record)s” waits for review, and is known on this page.")
    messages.success(request, said % {"record": draft.title})
    return redirect(reverse("admin:reading", args=[slug]) + NAMED)


@require_POST
def reading_publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Publish the claims that were shown as ready, all or none, and tell what forbids it."""
    desk = _desk(request, slug)
    try:
        published = publish_claims(desk.source, seen_in(request.POST), by=request.user)
    except ValidationError as error:
        for words in error.messages:
            messages.error(request, words)
    else:
        said = ngettext("%(n)s claim is published.", "%(n)s claims are published.", len(published))
        messages.success(request, said % {"n": len(published)})
    return redirect("admin:reading", slug)


def _desk(request: HttpRequest, slug: str) -> Desk:
    """Load the desk of a source. Errors: Http404; PermissionDenied for who may not look."""
    require_viewer(request.user, [Source, *claim_models()])
    return open_desk(get_object_or_404(Source.objects.for_card(), slug=slug))


def _still_there(request: HttpRequest, desk: Desk) -> Choice | None:
    """Return what a form is about, None, told to the user, where the text or others moved on."""
    same = desk.snapshot is not None and request.POST.get("snapshot") == str(desk.snapshot.pk)
    choice = choose(desk, request.POST) if same else None
    if choice is None:
        words = _("The article, or what is claimed of it, was changed meanwhile. Look again.")
        messages.warning(request, words)
    return choice


def _filled(request: HttpRequest, desk: Desk, choice: Choice | None, sent=None) -> Filled | None:
    """Return the form of what is chosen, None where nothing is or the user may not confirm."""
    if choice is None or not may_confirm(request.user):
        return None
    return fill_form(request, choice.kind, desk.source, choice.place, choice.said, sent)


def _saved(request: HttpRequest, desk: Desk, choice: Choice, filled: Filled) -> bool:
    """Save the claim, or say in the form why not."""
    form = filled.form
    if not form.is_valid():
        return False
    try:
        data = data_of_form(filled, desk.paragraphs[choice.place.paragraph - 1])
        draft_claim(choice.kind.model(), data, by=request.user)
    except ValidationError as error:
        _tell(form, error)
    return not form.errors


def _begun(request: HttpRequest, desk: Desk, form: StubForm) -> Revision | None:
    """Store the record, or say in the form why not."""
    if not form.is_valid():
        return None
    try:
        return create_stub(desk.source, form.stub(desk), by=request.user)
    except ValidationError as error:
        _tell(form, error)
    return None


def _tell(form: BaseForm, error: ValidationError) -> None:
    """Show in a form what a service refuses, at its fields where it has them."""
    for name, words in getattr(error, "message_dict", {None: error.messages}).items():
        form.add_error(name if name in form.fields else None, words)


def _next(desk: Desk, choice: Choice) -> HttpResponseRedirect:
    """Go on to the suggestion after this one, else to the first that is left."""
    following = desk.neighbours(choice)[1]
    address = reverse("admin:reading", args=[desk.source.slug])
    query = f"?{urlencode({'offer': following.key})}" if following else ""
    return redirect(address + query + FORM)


def _same(desk: Desk, choice: Choice) -> HttpResponseRedirect:
    """Go on with another claim of the same kind from the same place."""
    address = reverse("admin:reading", args=[desk.source.slug])
    kind = urlencode({"as": choice.kind.name})
    return redirect(f"{address}?{choice.query}&{kind}{FORM}")


def _page(
    request: HttpRequest,
    desk: Desk,
    choice: Choice | None,
    filled: Filled | None,
    stub: StubForm | None = None,
) -> HttpResponse:
    user = request.user
    before, after = desk.neighbours(choice)
    publishing = ready_to_publish(desk.source) if may_publish(user) else Publishing()
    context = {
        **site.each_context(request),
        # The article needs the room.
        "is_nav_sidebar_enabled": False,
        "title": _("Read: %(source)s") % {"source": desk.source},
        "desk": desk,
        "source": desk.source,
        "choice": choice,
        "filled": filled,
        "quote": desk.quote(choice) if choice else ("", "", ""),
        "kinds": drafted_kinds(),
        "lines": desk.lines(choice),
        "claims": claim_lines(desk.claims),
        "before": before,
        "after": after,
        "publishing": publishing,
        "stub": stub or begin_stub(desk, choice),
        "stub_asked": stub is not None or "stub" in request.GET,
        "may_confirm": may_confirm(user),
        "may_publish": may_publish(user),
    }
    return render(request, "admin/desk/reading.html", context)
