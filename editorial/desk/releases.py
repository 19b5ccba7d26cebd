"""The workbench of release sets: all of them, and one with its drafts and what can be done."""

from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Paginator
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from editorial.desk.release_forms import NewReleaseForm
from editorial.desk.release_page import drafts_to_add, entries_of, titles_of
from editorial.desk.release_verbs import SET_VERBS, SetVerb, Standing, offered
from editorial.models import Release
from editorial.releasing import create_release
from editorial.restoring import Restored
from editorial.rights import may_make_sets, require_set_viewer
from translations.readiness import readiness_of

PER_PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def releases(request: HttpRequest) -> HttpResponse:
    """List all release sets, those to come first; begin a new one."""
    require_set_viewer(request.user)
    form = NewReleaseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid() and (release := _created(request, form)):
        messages.success(request, _("“%(release)s” is begun.") % {"release": release})
        return redirect("admin:release", release.slug)
    context = {
        **site.each_context(request),
        "title": _("Release sets"),
        "page": Paginator(Release.objects.for_list(), PER_PAGE).get_page(request.GET.get("page")),
        "form": form if may_make_sets(request.user) else None,
    }
    return render(request, "admin/desk/releases.html", context)


@require_safe
def release(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a release set: its drafts and what keeps them, what can be done; `?q=` finds more."""
    return _page(request, _readable(request, slug))


@require_POST
def release_act(request: HttpRequest, slug: str, verb: str) -> HttpResponse:
    """Do one thing with a release set; what fails is said, and nothing typed is lost."""
    chosen, found = SET_VERBS[verb], _readable(request, slug)
    if not chosen.may(request.user):
        raise PermissionDenied
    form = chosen.form(request.POST, auto_id=f"{verb}-%s")
    if form.is_valid() and (done := _performed(request, chosen, found, form)):
        return _onwards(request, chosen, found, done[0])
    return _page(request, _readable(request, slug), failed=(chosen, form))


def _readable(request: HttpRequest, slug: str) -> Release:
    require_set_viewer(request.user)
    return get_object_or_404(Release, slug=slug)


def _created(request: HttpRequest, form: NewReleaseForm) -> Release | None:
    """Begin a set, or say in the form why not."""
    try:
        return create_release(form.cleaned_data["slug"], form.titles, by=request.user)
    except ValidationError as error:
        _add_errors(form, error)
        return None


def _performed(request: HttpRequest, verb: SetVerb, release: Release, form: Form) -> tuple:
    """Do it and return what the service gave, or say in the form why not and return ()."""
    try:
        return (verb.act(release, request.user, form.cleaned_data),)
    except ValidationError as error:
        _add_errors(form, error)
        return ()


def _add_errors(form: Form, error: ValidationError) -> None:
    for name, words in getattr(error, "message_dict", {None: error.messages}).items():
        form.add_error(name if name in form.fields else None, words)


def _onwards(request: HttpRequest, verb: SetVerb, release: Release, done) -> HttpResponse:
    named = done if isinstance(done, Release) else release
    messages.success(request, verb.done % {"release": named})
    if isinstance(done, Restored):
        _tell_left(request, done)
        return redirect("admin:release", done.release.slug)
    return redirect("admin:releases") if verb.leaves else redirect("admin:release", release.slug)


def _tell_left(request: HttpRequest, restored: Restored) -> None:
    """Say which records a restore leaves as they are."""
    if restored.created:
        words = _("These were new then and stay: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(restored.created)})
    if restored.left:
        words = _("These are as they were, gone, or have an open draft: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(restored.left)})


def _page(
    request: HttpRequest, release: Release, failed: tuple[SetVerb, Form] | None = None
) -> HttpResponse:
    entries, user = entries_of(release), request.user
    held_up = sum(entry.is_held_up for entry in entries)
    standing = Standing(release, sum(entry.draft.is_open for entry in entries), held_up)
    verbs = {verb.name: verb for verb in offered(user, standing)}
    forms = {name: (v, v.blank(release)) for name, v in verbs.items() if not v.in_list}
    if failed and not failed[0].in_list:
        forms |= {failed[0].name: failed}
    question = request.GET.get("q", "")
    context = {
        **site.each_context(request),
        "title": str(release),
        "release": release,
        "titles": titles_of(release),
        "entries": entries,
        "held_up": held_up,
        "languages": readiness_of(entry.candidate for entry in entries if entry.candidate),
        "batch": next((entry.draft.batch for entry in entries if entry.draft.batch), ""),
        "forms": list(forms.values()),
        "failed": failed,
        "may_remove": "remove" in verbs,
        "found": drafts_to_add(user, question) if "add" in verbs else None,
        "question_of_set": question,
    }
    return render(request, "admin/desk/release.html", context)
