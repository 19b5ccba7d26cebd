"""The comparison of hubs: its builder, its page and its files."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import View

from editorial.api.columns import Reader
from editorial.views import MovedPermanently
from hubs.comparison_csv import comparison_as_csv
from hubs.comparison_data import comparison_as_data, figure_writer, load_rows
from hubs.comparison_page import (
    SEPARATOR,
    address,
    build_page,
    builder_address,
    canonical_address,
    switches_of,
)
from hubs.forms import OVERVIEW, ComparisonForm, Mark
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
        return SEPARATOR.join(hub.slug for hub in self.hubs)


class ComparisonBuilderView(View):
    """Where hubs and indicators are chosen; two chosen hubs lead on to their comparison."""

    def get(self, request):
        """Show the builder, or redirect to what was built."""
        found = find_hubs(request.GET.getlist("hub"))
        form = ComparisonForm(request.GET)
        if len(found.hubs) > 1 and not found.unknown and form.is_valid():
            return HttpResponseRedirect(address(found.hubs, form.query()))
        return show_builder(request, found, form)


class ComparisonView(View):
    """The comparison of 2 to 5 hubs. A bad parameter shows its error and no rows."""

    url_name = "hubs:comparison"

    def get(self, request, slugs: str):
        """Answer with the comparison, or with where it is to be found."""
        found = find_hubs(slugs.split(SEPARATOR))
        if found.unknown or not found.hubs:
            return self.answer_unknown(found)
        if found.path != slugs:
            return MovedPermanently(_with_query(reverse(self.url_name, args=[found.path]), request))
        form = ComparisonForm(request.GET)
        return self.answer(found.hubs, form)

    def answer(self, hubs: Sequence[Hub], form: ComparisonForm) -> HttpResponse:
        """Show the page of a comparison; one hub leads to the builder."""
        if len(hubs) == 1:
            return HttpResponseRedirect(builder_address(hubs))
        compared = hubs[:MOST_HUBS]
        return render(
            self.request,
            "hubs/comparison.html",
            {
                "form": form,
                "hubs": compared,
                "trail": [(reverse("hubs:compare"), _("Compare"))],
                "is_cut": len(compared) < len(hubs),
                "builder_url": builder_address(compared),
                "page_url": settings.SITE_URL + canonical_address(compared),
                "written_in": common_languages(*compared),
                "is_findable": form.is_valid() and is_findable(compared),
                "crumb": _("Comparison"),
                **(_contents(compared, form) if form.is_valid() else {}),
            },
        )

    def answer_unknown(self, found: Found) -> HttpResponse:
        """Answer 404 with the builder, which keeps the hubs that do exist."""
        return show_builder(self.request, found, ComparisonForm({}), status=404)


class ComparisonFileView(ComparisonView):
    """The same comparison as a file: not of one hub, and with errors in plain text."""

    def answer(self, hubs: Sequence[Hub], form: ComparisonForm) -> HttpResponse:
        """Answer with the file; 404 for one hub, 400 for a bad parameter."""
        if len(hubs) == 1:
            raise Http404
        if not form.is_valid():
            return HttpResponse(form.errors.as_text(), status=400, content_type="text/plain")
        compared = hubs[:MOST_HUBS]
        return self.write(
            compared, load_rows(compared, form.indicators, form.cleaned_data["period"])
        )

    def answer_unknown(self, found: Found) -> HttpResponse:
        """Answer 404."""
        raise Http404


class ComparisonCsvView(ComparisonFileView):
    """The comparison for spreadsheets."""

    url_name = "hubs:comparison_csv"

    def write(self, hubs, rows) -> HttpResponse:
        """Answer with CSV in UTF-8."""
        name = SEPARATOR.join(hub.slug for hub in hubs)
        return HttpResponse(
            comparison_as_csv(rows, current_language()),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}.csv"'},
        )


class ComparisonJsonView(ComparisonFileView):
    """The comparison for programs."""

    url_name = "hubs:comparison_json"

    def write(self, hubs, rows) -> HttpResponse:
        """Answer with JSON as the API gives it."""
        language = current_language()
        data = comparison_as_data(rows, hubs, language, figure_writer(Reader(language)))
        return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


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
    form.is_valid()
    chosen = [hub.slug for hub in found.hubs[:MOST_HUBS]]
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
        },
        status=status,
    )


def sets_to_choose() -> list[tuple]:
    """Return the sets of indicators that hold any, as (value, label)."""
    return [OVERVIEW, *Indicator.objects.published().comparable().themes()]


def _contents(hubs: Sequence[Hub], form: ComparisonForm) -> dict:
    rows = load_rows(hubs, form.indicators, form.cleaned_data["period"])
    path = SEPARATOR.join(hub.slug for hub in hubs)
    return {
        "structured": {"mainEntity": comparison_data(hubs, rows)},
        "page": build_page(hubs, rows, form),
        "view": form.cleaned_data["view"],
        "marks": form.cleaned_data["mark"] == Mark.EXTREMES,
        "switches": switches_of(hubs, form, sets_to_choose()),
        "references": References(),
        "files": [
            (label, "?".join(filter(None, [reverse(name, args=[path]), form.query()])))
            for label, name in (("CSV", "hubs:comparison_csv"), ("JSON", "hubs:comparison_json"))
        ],
    }


def _with_query(path: str, request) -> str:
    query = request.META.get("QUERY_STRING", "")
    return f"{path}?{query}" if query else path
