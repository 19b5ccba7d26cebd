"""The workbench of conflicts: claims that contradict each other, side by side."""

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from editorial.desk.rows import change_address
from editorial.rights import may_publish, may_write_facts
from hubs.desk.conflict_forms import ConflictForm
from hubs.models import Figure
from hubs.permalinks import kind_of_number
from hubs.settling import conflict_around, settle
from sources.models import Decision
from sources.quotes import passages_at


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest, number: int) -> HttpResponse:
    """Show the claims that contradict a figure, and settle which of them holds."""
    figure = _figure(request, number)
    figures = conflict_around(figure)
    form = ConflictForm(request.POST or None, figures=figures)
    if len(figures) > 1 and form.is_valid() and _settled(request, form, figures):
        return redirect("admin:index")
    context = {
        **site.each_context(request),
        "title": f"{figure.subject} · {figure.indicator}",
        "figure": figure,
        "sides": [
            (each, passage, change_address(type(each), each.pk))
            for each, passage in zip(figures, passages_at(figures), strict=True)
        ],
        "is_conflict": len(figures) > 1,
        "decisions": [d for d in Decision.objects.published() if number in d.claims],
        "form": form,
        "may_publish": may_publish(request.user),
    }
    return render(request, "admin/desk/conflict.html", context)


def _figure(request: HttpRequest, number: int) -> Figure:
    kind = kind_of_number(number)
    if kind is None:
        raise Http404
    if not may_write_facts(request.user, kind.model):
        raise PermissionDenied
    found = kind.model.objects.published().for_cell().filter(number=number).first()
    if found is None:
        raise Http404
    return found


def _settled(request: HttpRequest, form: ConflictForm, figures: list[Figure]) -> bool:
    try:
        settle(
            figures,
            form.cleaned_data["outcome"],
            by=request.user,
            reasons=form.reasons(),
            chosen=form.chosen_figure(),
        )
    except ValidationError as error:
        form.add_error(None, error.messages)
        return False
    if may_publish(request.user) and not settings.REVIEW_BY_TWO:
        said = _("The conflict is settled; readers see the reason.")
    else:
        said = _("Your decision waits for review.")
    messages.success(request, said)
    return True
