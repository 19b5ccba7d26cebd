"""The desk where translations go out as files and come back: export, look, confirm."""

from django.contrib import messages
from django.contrib.admin.sites import site
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from translations.desk.exchange_forms import ConfirmForm, ExportForm, ImportForm
from translations.desk.exchange_rows import MOST_SHOWN, named_counts, shown_rows
from translations.exchange.entries import UnreadableFile
from translations.exchange.files import write
from translations.exchange.gathering import entries_of, languages_for
from translations.exchange.judging import ERROR, Verdict, fingerprint
from translations.exchange.services import Imported, import_texts, keep_file, look_at
from translations.models import ExchangeFile


@require_http_methods(["GET", "HEAD", "POST"])
def exchange(request: HttpRequest) -> HttpResponse:
    """Offer an export, and take a file in; leads on to the look at it."""
    _require_translator(request.user)
    sent = request.method == "POST"
    form = ImportForm(request.POST if sent else None, request.FILES if sent else None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        try:
            kept = keep_file(file.read(), file.name, request.user)
        except UnreadableFile as error:
            form.add_error("file", str(error))
        else:
            return redirect("admin:exchange_file", kept.pk)
    return _page(request, ExportForm(initial=request.GET.dict(), by=request.user), form)


@require_safe
def exchange_export(request: HttpRequest) -> HttpResponse:
    """Give the file that was asked for; the page says it where there is no such text."""
    _require_translator(request.user)
    form = ExportForm(request.GET, by=request.user)
    if not form.is_valid():
        return _page(request, form, ImportForm())
    language, kind = form.cleaned_data["language"], form.cleaned_data["format"]
    export = write(entries_of(form.wanted, by=request.user), language, kind, bom=True)
    if export is None:
        form.add_error(None, _("There is no such text."))
        return _page(request, form, ImportForm())
    names = {"filename": export.name, "content_type": export.media_type}
    return FileResponse(export.stream, as_attachment=True, **names)


@require_http_methods(["GET", "HEAD", "POST"])
def exchange_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what would become of the texts of a file, and save them as drafts."""
    _require_translator(request.user)
    kept = get_object_or_404(ExchangeFile, pk=pk, by=request.user)
    if "discard" in request.POST:
        kept.delete()
        return redirect("admin:exchange")
    sent = request.POST if request.method == "POST" else None
    verdicts = look_at(bytes(kept.raw), request.user)
    form = _confirm_form(sent, verdicts, request.user)
    imported = _import(kept, form, request.user) if form.is_valid() else None
    if imported is None:
        return _look(request, kept, verdicts, form)
    kept.delete()
    messages.success(request, _told(imported))
    if imported.release:
        return redirect("admin:release", imported.release.slug)
    return redirect("admin:queue", "my-drafts")


def _require_translator(user: AbstractBaseUser) -> None:
    if not languages_for(user):
        raise PermissionDenied(_("You may not translate."))


def _page(request: HttpRequest, export: ExportForm, received: ImportForm) -> HttpResponse:
    context = site.each_context(request) | {
        "title": _("Exchange of translations"),
        "export_form": export,
        "import_form": received,
        "record": export.record,
    }
    return render(request, "admin/desk/exchange.html", context)


def _look(
    request: HttpRequest, kept: ExchangeFile, verdicts: list[Verdict], form: ConfirmForm
) -> HttpResponse:
    rows = shown_rows(verdicts, form["take"].value() or [])
    context = site.each_context(request) | {
        "title": _("What the file changes"),
        "kept": kept,
        "rows": rows[:MOST_SHOWN],
        "hidden": max(len(rows) - MOST_SHOWN, 0),
        "counts": named_counts(verdicts),
        "form": form,
        "seen": fingerprint(verdicts),
    }
    return render(request, "admin/desk/exchange_file.html", context)


def _confirm_form(sent, verdicts: list[Verdict], user: AbstractBaseUser) -> ConfirmForm:
    asked = [verdict.row.number for verdict in verdicts if verdict.is_asked]
    has_errors = any(verdict.kind == ERROR for verdict in verdicts)
    return ConfirmForm(sent, by=user, asked=asked, has_errors=has_errors)


def _import(kept: ExchangeFile, form: ConfirmForm, user: AbstractBaseUser) -> Imported | None:
    """Save the texts as the form says; None where the site refuses, with its words."""
    told = form.cleaned_data
    try:
        return import_texts(
            bytes(kept.raw),
            by=user,
            name=kept.name,
            said=told["said"],
            taken=told["take"],
            valid_only=told.get("valid_only", False),
            seen=told["seen"],
            together=told.get("together", False),
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return None


def _told(imported: Imported) -> str:
    count = len(imported.taken)
    words = ngettext(
        "%(count)s text is saved, in your drafts.",
        "%(count)s texts are saved, in your drafts.",
        count,
    )
    told = words % {"count": count}
    if left := len(imported.left):
        words = ngettext("%(count)s is left as it was.", "%(count)s are left as they were.", left)
        told = f"{told} {words % {'count': left}}"
    return told
