"""The comparison of hubs: its builder, its page and its files."""

from collections.abc import Sequence
from dataclasses import dataclass

from csp.constants import NONE
from csp.decorators import csp_replace
from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.generic import View

from editorial.api.columns import Reader
from editorial.views import MovedPermanently
from hubs.comparison_csv import comparison_as_csv
from hubs.comparison_data import Comparison, comparison_as_data, figure_writer, load_comparison
from hubs.comparison_metadata import file_name, metadata_of
from hubs.comparison_options import (
    EDIT,
    SEPARATOR,
    address,
    builder_address,
    canonical_address,
    embed_address,
    files_of,
    kept_beside,
    path_of,
    switches_of,
    views_of,
)
from hubs.comparison_page import build_page
from hubs.forms import OVERVIEW, ComparisonForm, Mark, Per
from hubs.models import Hub, Indicator
from hubs.pairs import is_findable
from hubs.structured import comparison_data
from sources.references import References
from translations.languages import current_language
from translations.texts import common_languages

MOST_HUBS = 5


@dataclass(frozen=True)
class Found:
    """The public hubs of some slugs, former ones too, each once; and the slugs of none."""

    hubs: list[Hub]
    unknown: list[str]

    @property
    def path(self) -> str:
        """Return the slugs as the address of a comparison has them."""
        return path_of(self.hubs)

    @property
    def compared(self) -> list[Hub]:
        """Return the hubs that one comparison may show."""
        return self.hubs[:MOST_HUBS]


class ComparisonBuilderView(View):
    """Where hubs and indicators are chosen; two chosen hubs lead on to their comparison.

    The parameter EDIT keeps those of an existing comparison here, to be changed.
    """

    known_parameters = ("hub", EDIT, *ComparisonForm.base_fields)

    def get(self, request):
        """Show the builder, or redirect to what was built."""
        found = find_hubs(request.GET.getlist("hub"))
        form = ComparisonForm(request.GET, hubs=found.compared)
        is_built = len(found.hubs) > 1 and not found.unknown and EDIT not in request.GET
        if is_built and form.is_valid():
            return HttpResponseRedirect(address(found.hubs, form.query()))
        return show_builder(request, found, form)


class ComparisonView(View):
    """The comparison of 2 to 5 hubs. A bad parameter shows its error and no rows."""

    known_parameters = tuple(ComparisonForm.base_fields)
    url_name = "hubs:comparison"

    def get(self, request, slugs: str):
        """Answer with the comparison, or with where it is to be found."""
        found = find_hubs(slugs.split(SEPARATOR))
        if found.unknown or not found.hubs:
            return self.answer_unknown(found)
        if found.path != slugs:
            return MovedPermanently(_with_query(reverse(self.url_name, args=[found.path]), request))
        return self.answer(found, ComparisonForm(request.GET, hubs=found.compared))

    def answer(self, found: Found, form: ComparisonForm) -> HttpResponse:
        """Show the page of a comparison; one hub leads to the builder."""
        hubs = found.compared
        if len(hubs) == 1:
            return HttpResponseRedirect(builder_address(hubs))
        if form.is_valid() and form.says_nothing():
            return HttpResponseRedirect(address(found.hubs, form.query()))
        context = _frame(found) | {"form": form}
        if form.is_valid():
            context |= _contents(hubs, form) | _actions(hubs, form)
        else:
            context["is_findable"] = False
        return render(self.request, "hubs/comparison.html", context)

    def answer_unknown(self, found: Found) -> HttpResponse:
        """Answer 404 with the builder, which keeps the hubs that do exist."""
        return show_builder(self.request, found, ComparisonForm({}), status=404)


@method_decorator(xframe_options_exempt, name="dispatch")
@method_decorator(
    csp_replace({"frame-ancestors": ["*"], "script-src": [NONE], "form-action": [NONE]}),
    name="dispatch",
)
class ComparisonEmbedView(ComparisonView):
    """The comparison alone, for the pages of others: no script, no cookie, no way elsewhere."""

    url_name = "hubs:comparison_embed"

    def answer(self, found: Found, form: ComparisonForm) -> HttpResponse:
        """Show the comparison in a frame; 404 for one hub."""
        hubs = found.compared
        if len(hubs) == 1:
            raise Http404
        context = _frame(found) | {"form": form}
        if form.is_valid():
            full = settings.SITE_URL + address(hubs, form.query())
            context |= _contents(hubs, form) | {"full_url": full}
        return render(self.request, "hubs/comparison_embed.html", context)

    def answer_unknown(self, found: Found) -> HttpResponse:
        """Answer 404."""
        raise Http404


class ComparisonFileView(ComparisonView):
    """The same comparison as a file: not of one hub, and with errors in plain text."""

    def answer(self, found: Found, form: ComparisonForm) -> HttpResponse:
        """Answer with the file; 404 for one hub, 400 for a bad parameter."""
        if len(found.hubs) == 1:
            raise Http404
        if not form.is_valid():
            return HttpResponse(form.errors.as_text(), status=400, content_type="text/plain")
        return self.write(load_comparison(found.compared, form.indicators, **form.contents), form)

    def answer_unknown(self, found: Found) -> HttpResponse:
        """Answer 404."""
        raise Http404


class ComparisonCsvView(ComparisonFileView):
    """The comparison for spreadsheets."""

    url_name = "hubs:comparison_csv"

    def write(self, comparison: Comparison, form: ComparisonForm) -> HttpResponse:
        """Answer with CSV in UTF-8."""
        asked = form.contents
        text = comparison_as_csv(
            comparison.shown,
            current_language(),
            has_per=bool(asked["per"]),
            has_base=bool(asked["base"]),
        )
        name = file_name(comparison.hubs, ".csv")
        return HttpResponse(
            text,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class ComparisonJsonView(ComparisonFileView):
    """The comparison for programs."""

    url_name = "hubs:comparison_json"

    def write(self, comparison: Comparison, form: ComparisonForm) -> HttpResponse:
        """Answer with JSON as the API gives it."""
        language = current_language()
        write = figure_writer(Reader(language))
        return _json(comparison_as_data(comparison.shown, comparison.hubs, language, write))


class ComparisonMetadataView(ComparisonFileView):
    """What the files of a comparison are made of."""

    url_name = "hubs:comparison_metadata"

    def write(self, comparison: Comparison, form: ComparisonForm) -> HttpResponse:
        """Answer with hubs, indicators, sources and licence as JSON."""
        return _json(metadata_of(comparison, current_language()))


def find_hubs(slugs: Sequence[str]) -> Found:
    """Look hubs up by present or former slug, in the order given: 1 query, 3 for unknown ones."""
    asked = list(dict.fromkeys(filter(None, slugs)))
    known = {hub.slug: hub for hub in Hub.objects.published().in_order_of(asked)}
    missing = [slug for slug in asked if slug not in known]
    if missing:
        known |= Hub.objects.published().by_former_slug(missing)
    return Found(
        hubs=list(dict.fromkeys(known[slug] for slug in asked if slug in known)),
        unknown=[slug for slug in asked if slug not in known],
    )


def show_builder(request, found: Found, form: ComparisonForm, status: int = 200) -> HttpResponse:
    """Show the form that chooses hubs, those already found chosen."""
    # Another choice of hubs need not hold the base; sets and indicators are chosen anew.
    kept = form.pairs(base=None, set=None, ind=None) if form.is_valid() else []
    chosen = [hub.slug for hub in found.compared]
    return render(
        request,
        "hubs/compare.html",
        {
            "form": form,
            "is_lost": status == 404,
            "is_findable": status != 404 and form.is_valid(),
            "unknown": found.unknown,
            "found": found.hubs,
            "found_url": address(found.hubs),
            "choices": Hub.objects.published().to_compare(also=chosen),
            "chosen": chosen + [""] * (MOST_HUBS - len(chosen)),
            "sets": sets_to_choose(),
            "chosen_set": form.cleaned_data.get("set", ""),
            "chosen_indicators": [each.slug for each in form.cleaned_data.get("ind", ())],
            "indicators": Indicator.objects.published().comparable().by_name(),
            "kept": kept,
        },
        status=status,
    )


def sets_to_choose() -> list[tuple]:
    """Return the sets of indicators that hold any, as (value, label)."""
    return [OVERVIEW, *Indicator.objects.published().comparable().themes()]


def _frame(found: Found) -> dict:
    """Return what stands around a comparison, whatever is asked of it."""
    return {
        "hubs": found.compared,
        "is_cut": len(found.compared) < len(found.hubs),
        "trail": [(reverse("hubs:compare"), _("Compare"))],
        "page_url": settings.SITE_URL + canonical_address(found.compared),
        "written_in": common_languages(*found.compared),
        "is_findable": is_findable(found.compared),
        "crumb": _("Comparison"),
    }


def _contents(hubs: Sequence[Hub], form: ComparisonForm) -> dict:
    asked = form.cleaned_data
    comparison = load_comparison(hubs, form.indicators, **form.contents)
    return {
        "structured": {"mainEntity": comparison_data(hubs, comparison.rows)},
        "page": build_page(comparison, form),
        "view": asked["view"],
        "per": "" if asked["per"] == Per.NONE else asked["per"],
        "base": form.contents["base"],
        "marks": asked["mark"] == Mark.EXTREMES,
        "references": References(),
    }


def _actions(hubs: Sequence[Hub], form: ComparisonForm) -> dict:
    """Return the ways to show a comparison otherwise, and to take it along."""
    others = Hub.objects.published().to_compare().exclude(pk__in=[hub.pk for hub in hubs])
    return {
        "switches": switches_of(hubs, form, sets_to_choose()),
        "kept_beside": kept_beside(form),
        "views": views_of(hubs, form),
        "plain_url": address(hubs, form.query(ind=[], set=None)),
        "builder_url": builder_address(hubs, form.query()),
        "files": files_of(hubs, form),
        "embed_url": settings.SITE_URL + embed_address(hubs, form.query()),
        "choices": others if len(hubs) < MOST_HUBS else [],
        "kept": [("hub", hub.slug) for hub in hubs] + form.pairs(),
    }


def _json(data: dict) -> JsonResponse:
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def _with_query(path: str, request) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
