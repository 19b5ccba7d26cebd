"""The matrix of translations: what is shown, and what is said of the records chosen in it."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from editorial.rights import may_read, require_viewer
from translations.bulk import say_of_all
from translations.desk.converting_address import convert_address
from translations.desk.matrix_form import FillForm, MatrixForm, SayForm
from translations.desk.matrix_page import Matrix, Records, title_of_kind
from translations.records import translated_models, translated_records


@require_http_methods(["GET", "HEAD", "POST"])
def matrix(request: HttpRequest) -> HttpResponse:
    """Show records of one kind by the state of their texts; say of chosen ones what they are."""
    records = _readable(request)
    if request.method == "POST":
        return redirect(_act(request, records))
    kinds = {name: title_of_kind(rows.model) for name, (rows, _texts) in records.items()}
    form = MatrixForm(request.GET, kinds=kinds, by=request.user)
    shown = Matrix(request, form, records)
    context = {"title": _("Translations"), "form": form, "matrix": shown}
    return render(request, "admin/desk/matrix.html", site.each_context(request) | context)


def _readable(request: HttpRequest) -> Mapping[str, Records]:
    """Return what the user may look at. Errors: PermissionDenied where that is nothing."""
    found = {rows.model._meta.model_name: (rows, texts) for rows, texts in translated_records()}
    readable = {n: pair for n, pair in found.items() if may_read(request.user, pair[0].model)}
    if not readable:
        require_viewer(request.user, [model for model, _texts in translated_models()])
    return readable


def _act(request: HttpRequest, records: Mapping[str, Records]) -> str:
    """Do with the chosen records what was asked, and return where to go on."""
    rows, _texts = records.get(request.POST.get("model"), next(iter(records.values())))
    wants_fill = "fill" in request.POST
    form = (FillForm if wants_fill else SayForm)(request.POST, records=rows)
    if not form.is_valid():
        messages.error(request, " ".join(w for words in form.errors.values() for w in words))
    elif wants_fill:
        keys = [record.pk for record in form.cleaned_data["records"]]
        return convert_address(rows.model, keys, form.cleaned_data["fill"])
    else:
        _say(request, form.cleaned_data)
    return request.get_full_path()


def _say(request: HttpRequest, chosen: Mapping) -> None:
    """Say of the chosen records what was asked, or tell why not."""
    try:
        said = say_of_all(chosen["records"], chosen["said"], chosen["language"], by=request.user)
    except PermissionDenied as error:
        messages.error(request, str(error))
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        words = ngettext("%(n)s text marked.", "%(n)s texts marked.", said)
        messages.success(request, words % {"n": said})
