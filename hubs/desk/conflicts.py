"""The workbench of conflicts: claims that contradict each other, side by side."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods

from editorial.desk.rows import change_address
from editorial.models import Revision
from editorial.rights import may_write_facts
from hubs.desk.conflict_forms import ConflictForm
from hubs.models import Figure, Indicator
from hubs.outlook import look_ahead
from hubs.permalinks import kind_of_number
from hubs.queues import next_dispute
from hubs.rulings import Ruling
from hubs.settling import conflict_around, publishes_at_once, settle
from sources.groups import group_of
from sources.models import Decision
from sources.quotes import passages_at
from sources.references import References

PREVIEW = "_preview"


@dataclass(frozen=True)
class Side:
    """One of the claims: where it is read, '' where its text is not stored, and who speaks."""

    figure: Figure
    passage: str
    change_url: str
    voice: str


@dataclass(frozen=True)
class Bench:
    """A dispute with what was decided on it. pending: decisions that are not public yet."""

    figure: Figure
    figures: list[Figure]
    definitions: list[Indicator]
    decisions: list[Decision]
    pending: list[Revision]

    @property
    def is_conflict(self) -> bool:
        """Tell whether anything contradicts the figure."""
        return len(self.figures) > 1

    @property
    def seen(self) -> str:
        """Name what stands here, to notice when it is another by the time it is settled."""
        numbers = ".".join(str(figure.number) for figure in self.figures)
        return f"{numbers}:{'.'.join(str(decision.pk) for decision in self.decisions)}"

    def form(self, data=None, **more) -> ConflictForm:
        """Return the form that settles it."""
        return ConflictForm(
            data, figures=self.figures, definitions=self.definitions, seen=self.seen, **more
        )


@require_http_methods(["GET", "HEAD", "POST"])
def conflict(request: HttpRequest, number: int) -> HttpResponse:
    """Show the claims that contradict a figure, what a decision would change, and settle it."""
    bench = _bench(_figure(request, number))
    if request.method != "POST" or not bench.is_conflict:
        return _page(request, bench, bench.form(), None)
    form = bench.form(request.POST)
    is_valid = form.is_valid()
    if PREVIEW in request.POST:
        typed = bench.form(initial=request.POST.dict())
        return _page(request, bench, typed, form.ruling(), form.preview_language)
    following = next_dispute(number)
    if is_valid and _settled(request, form, bench):
        return _onwards(following)
    return _page(request, bench, form, form.ruling(), form.preview_language)


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


def _bench(figure: Figure) -> Bench:
    figures = conflict_around(figure)
    numbers = {each.number for each in figures}
    drafts = Revision.objects.open().of_models([Decision._meta.model_name])
    return Bench(
        figure,
        figures,
        list(Indicator.objects.definitions_beside(figure.indicator)),
        [each for each in Decision.objects.published() if numbers & set(each.claims)],
        [each for each in drafts if numbers & set(each.data["claims"])],
    )


def _page(
    request: HttpRequest,
    bench: Bench,
    form: ConflictForm,
    ruling: Ruling | None,
    language: str = "",
) -> HttpResponse:
    following = next_dispute(bench.figure.number)
    context = {
        **site.each_context(request),
        "title": f"{bench.figure.subject} · {bench.figure.indicator}",
        "bench": bench,
        "sides": _sides(bench.figures),
        "form": form,
        "is_ruled": ruling is not None,
        "document": _document(bench, ruling, language or form.preview_language),
        "at_once": publishes_at_once(request.user),
        "next_url": reverse("admin:conflict", args=following[:1]) if following else "",
    }
    return render(request, "admin/desk/conflict.html", context)


def _sides(figures: list[Figure]) -> list[Side]:
    return [
        Side(each, passage, change_address(type(each), each.pk), group_of(each.source).label)
        for each, passage in zip(figures, passages_at(figures), strict=True)
    ]


def _document(bench: Bench, ruling: Ruling | None, language: str) -> str:
    """Return what readers of a language would see, as a document for a frame."""
    if not bench.is_conflict:
        return ""
    with override(language):
        outlook = look_ahead(bench.figures, ruling)
        context = {"outlook": outlook, "references": References()}
        return render_to_string("admin/desk/conflict_outlook.html", context)


def _settled(request: HttpRequest, form: ConflictForm, bench: Bench) -> bool:
    """Settle it, or say in the form why not."""
    try:
        settle(bench.figures, form.ruling(), by=request.user)
    except ValidationError as error:
        for name, words in getattr(error, "message_dict", {None: error.messages}).items():
            form.add_error(name if name in form.fields else None, words)
        return False
    if publishes_at_once(request.user):
        said = _("The conflict is settled; readers see the reason.")
    else:
        said = _("Your decision waits for review.")
    messages.success(request, said)
    return True


def _onwards(following: list[int] | None) -> HttpResponse:
    if following:
        return redirect("admin:conflict", following[0])
    return redirect("admin:queue", "conflicts")
