"""What a record was, and what one action did to several: told, compared, restored as drafts."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from editorial.desk.drafts import readable_revision
from editorial.desk.looks import FieldName, compare_all, name_field
from editorial.drafts import record_of, restore
from editorial.models import Public, Revision
from editorial.patches import text_columns
from editorial.registry import model_named
from editorial.restoring import restore_before
from editorial.rights import may_read, may_write
from editorial.shapes import Shape, shape_of

PER_PAGE = 50
# More changed fields than this are only counted.
MOST_NAMES = 8


@dataclass(frozen=True)
class Line:
    """One revision in a list: the fields it changes, and how many more there are."""

    revision: Revision
    names: list[FieldName]
    more: int


class FieldFilter(forms.Form):
    """Which field a reader of the history asks about."""

    field = forms.ChoiceField(label=gettext_lazy("Changes of"), required=False)

    def __init__(self, *args, shape: Shape, **kwargs):
        super().__init__(*args, **kwargs)
        names = (*shape.fields, *shape.parents, *text_columns(shape), *shape.many)
        names = [name_field(shape.model, name) for name in (*names, *(shape.rows or {}))]
        choices = [(n.name, " · ".join(filter(None, (n.label, n.language_name)))) for n in names]
        self.fields["field"].choices = [("", _("every field")), *choices]


@require_safe
def record_history(request: HttpRequest, model: str, pk: int) -> HttpResponse:
    """List all revisions of a record, the latest first; `?field=` keeps those of one field."""
    record_model = _readable_model(request, model)
    record = record_model._default_manager.filter(pk=pk).first()
    revisions = Revision.objects.filter(model=model, object=pk).in_history()
    form = FieldFilter(request.GET or None, shape=shape_of(record_model))
    if form.is_bound:
        chosen = form.cleaned_data["field"] if form.is_valid() else None
        revisions = _narrowed(revisions, chosen)
    page = Paginator(revisions, PER_PAGE).get_page(request.GET.get("page"))
    if record is None and not page.object_list and not form.is_bound:
        raise Http404
    context = {
        **site.each_context(request),
        "title": str(record) if record else page.object_list[0].title if page else "",
        "record": record,
        "opts": record_model._meta,
        "page": page,
        "lines": _lines(record_model, page),
        "live": _live(model, pk),
        "query": _query_of(form),
        "form": form,
        "may_restore": record is not None and may_write(request.user, record_model),
    }
    return render(request, "admin/desk/history.html", context)


@require_POST
def restore_revision(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a draft of what a revision held, and show what it changes, ready to be published."""
    revision = readable_revision(request, pk)
    record = record_of(revision)
    if not may_write(request.user, type(record)):
        raise PermissionDenied
    try:
        draft = restore(revision, record, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("admin:draft", revision.pk)
    messages.success(request, _("A draft holds what stood then. Readers see no change yet."))
    return redirect("admin:draft", draft.pk)


@require_safe
def batch(request: HttpRequest, batch: str) -> HttpResponse:
    """Show all that one action did, each record folded."""
    revisions = Revision.objects.of_batch(batch).for_page()
    page = Paginator(revisions, PER_PAGE).get_page(request.GET.get("page"))
    if not page.object_list:
        raise Http404
    context = {
        **site.each_context(request),
        "title": _("What one action changed"),
        "batch": batch,
        "first": page.object_list[0],
        "page": page,
        "looks": _readable(request, compare_all(page.object_list)),
    }
    return render(request, "admin/desk/batch.html", context)


@require_POST
def restore_batch(request: HttpRequest, batch: str) -> HttpResponse:
    """Make drafts, in one release set, that take back what one action did."""
    try:
        restored = restore_before(batch, by=request.user)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
        return redirect("admin:batch", batch)
    n = len(restored.drafts)
    words = ngettext(
        "%(n)s draft that takes it back is in the release set “%(release)s”.",
        "%(n)s drafts that take it back are in the release set “%(release)s”.",
        n,
    )
    messages.success(request, words % {"n": n, "release": restored.release})
    if restored.created:
        words = _("These were new then and stay: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(restored.created)})
    if restored.left:
        words = _("These are as they were, gone, or have an open draft: %(names)s.")
        messages.warning(request, words % {"names": ", ".join(restored.left)})
    return redirect("admin:batch", batch)


def _readable_model(request: HttpRequest, name: str) -> type[Public]:
    model = model_named(name)
    if model is None:
        raise Http404
    if not may_read(request.user, model):
        raise PermissionDenied
    return model


def _readable(request: HttpRequest, looks: list) -> list:
    found = [look for look in looks if may_read(request.user, look.model)]
    if not found:
        raise PermissionDenied
    return found


def _narrowed(revisions, field: str | None):
    """Keep the revisions of a field; '' keeps all, None (a field that is none) nothing."""
    if field is None:
        return revisions.none()
    return revisions.changing(field) if field else revisions


def _live(model: str, pk: int) -> int | None:
    """Return the id of the revision that holds what stands now, None where none does."""
    return (
        Revision.objects.filter(model=model, object=pk)
        .numbered()
        .values_list("pk", flat=True)
        .first()
    )


def _query_of(form: FieldFilter) -> str:
    """Return what the links to other pages carry along."""
    chosen = form.is_bound and form.is_valid() and form.cleaned_data["field"]
    return f"field={chosen}&" if chosen else ""


def _lines(model: type[Public], page: Page) -> list[Line]:
    return [_line(model, revision) for revision in page.object_list]


def _line(model: type[Public], revision: Revision) -> Line:
    names = [name_field(model, name) for name in revision.changed[:MOST_NAMES]]
    return Line(revision, names, max(0, len(revision.changed) - MOST_NAMES))
