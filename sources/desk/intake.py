"""The desk where articles come in: one box, a look at what was read, and cleaning later."""

from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial.rights import may_write_facts
from sources.articles import paragraphs
from sources.desk.blocks import dropped_in, reasons_of, ticks
from sources.desk.intake_forms import IntakeForm, SourceForm
from sources.intake.arrivals import arrive, prepared_of
from sources.intake.decode import UnreadableText
from sources.intake.services import attach, create_source, told_places
from sources.intake.store import change_dropped
from sources.models import Arrival, Snapshot, Source
from translations.languages import HTML_CODES

READING = "/admin/desk/reading/"


@require_http_methods(["GET", "HEAD", "POST"])
def intake(request: HttpRequest) -> HttpResponse:
    """Take an address, a text or a file in, and lead on to the look at it."""
    _require_editor(request.user)
    sent = request.method == "POST"
    form = IntakeForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            found = arrive(form.cleaned_data["fetched"], file.name if file else "", request.user)
        except UnreadableText as error:
            form.add_error(None, str(error))
        else:
            return redirect("admin:arrival", found.pk)
    context = site.each_context(request) | {"title": _("Import an article"), "form": form}
    return render(request, "admin/desk/intake.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def arrival(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what was read of an arrival, to be corrected, and save it as a source."""
    _require_editor(request.user)
    found = get_object_or_404(Arrival, pk=pk, by=request.user)
    prepared = prepared_of(found)
    sent = request.POST if request.method == "POST" else None
    lines = prepared.article.lines
    corrected = sent if sent is not None and "attach" not in sent else None
    dropped = dropped_in(corrected, len(lines)) if corrected else list(prepared.dropped)
    form = SourceForm(corrected, prepared=prepared)
    saved = _save(request, prepared, form, dropped) if sent is not None else None
    if saved is not None:
        found.delete()
        return redirect(f"{READING}{saved.slug}/")
    context = site.each_context(request) | {
        "title": _("Look at the article"),
        "form": form,
        "prepared": prepared,
        "duplicates": prepared.duplicates,
        "ticks": ticks(lines, dropped, prepared.dropped),
        "html_lang": HTML_CODES[prepared.recognised.language],
    }
    return render(request, "admin/desk/arrival.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def clean_source(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the blocks of a source's latest text and change which of them are left out."""
    _require_editor(request.user)
    source = get_object_or_404(Source, slug=slug)
    snapshot = Snapshot.objects.filter(source=source).order_by("-fetched_at", "-pk").first()
    if snapshot is None:
        raise Http404
    lines = paragraphs(snapshot.text)
    if request.method == "POST":
        change_dropped(snapshot, dropped_in(request.POST, len(lines)), by=request.user)
        messages.success(request, _("The article is cleaned; its paragraphs keep their numbers."))
        return redirect(f"{READING}{source.slug}/")
    context = site.each_context(request) | {
        "title": _("Clean the article"),
        "source": source,
        "ticks": ticks(lines, snapshot.dropped, reasons_of(snapshot)),
        "html_lang": HTML_CODES.get(source.language, ""),
    }
    return render(request, "admin/desk/clean.html", context)


def _require_editor(user: AbstractBaseUser) -> None:
    if not may_write_facts(user, Source):
        raise PermissionDenied(_("Only an editor may import articles."))


def _save(request: HttpRequest, prepared, form: SourceForm, dropped: list[int]) -> Source | None:
    """Save an arrival as the button that was pressed says; None where the form has errors."""
    if "attach" in request.POST:
        return _attach(request, prepared, dropped)
    if not form.is_valid():
        return None
    try:
        source = create_source(prepared, form.values(), dropped, by=request.user)
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None
    messages.success(request, _("“%(record)s” is imported as a draft.") % {"record": source})
    return source


def _attach(request: HttpRequest, prepared, dropped: list[int]) -> Source:
    """Keep the text with the source it is a duplicate of, as its latest."""
    known = {str(each.source.pk): each.source for each in prepared.duplicates}
    source = known.get(request.POST["attach"])
    if source is None:
        raise Http404
    stored = attach(source, prepared, dropped, by=request.user)
    words = told_places(stored) if stored.is_new else _("This text is already there.")
    kept = _("The text is kept with “%(record)s”.") % {"record": source}
    messages.success(request, words or kept)
    return source
