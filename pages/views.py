"""The home page, and the addresses that only lead on."""

from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language_from_request, override
from django.views.generic import TemplateView

from companies.models import CompanyFigure
from hubs.models import Hub, HubFigure
from hubs.profile import headline, rows_of
from sources.models import Source
from translations.languages import LANGUAGES

MOST_HUBS = 6
MOST_FIGURES = 10
MOST_SOURCES = 5
FIGURES_A_CARD = 3
REGIONS = {
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}


class HomeView(TemplateView):
    """The first page: search, comparison, hubs, and what was entered last."""

    template_name = "pages/home.html"

    def get_context_data(self, **kwargs):
        """Add the hubs with most figures, the latest figures and the latest sources."""
        hubs = list(Hub.objects.published().with_figures().for_card())
        return super().get_context_data(
            cards=_cards(hubs[:MOST_HUBS]),
            hubs=hubs,
            figures=_latest_figures(),
            sources=Source.objects.published().for_card().latest()[:MOST_SOURCES],
            **kwargs,
        )


def lead_to_language(request: HttpRequest) -> HttpResponseRedirect:
    """Lead from / to the home page in the language of cookie or browser, else English."""
    language = get_language_from_request(request)
    with override(language if language in LANGUAGES else "en"):
        response = HttpResponseRedirect(reverse("pages:home"))
    patch_cache_control(response, private=True)
    patch_vary_headers(response, ("Accept-Language", "Cookie"))
    return response


def lead_to_script(
    request: HttpRequest, region: str, rest: str = ""
) -> HttpResponsePermanentRedirect:
    """Lead from a Chinese region's prefix to that of its script: /zh-cn/… to /zh-hans/…."""
    query = request.META.get("QUERY_STRING", "")
    address = f"/{REGIONS[region.lower()]}/{escape_uri_path(rest)}"
    return HttpResponsePermanentRedirect(f"{address}?{query}" if query else address)


def _cards(hubs: list[Hub]) -> list[dict]:
    """Return each hub with the rows of its first figures: one query for all hubs."""
    by_hub = {hub.pk: [] for hub in hubs}
    for figure in HubFigure.objects.published().standing().of_hubs(hubs).for_cell():
        by_hub[figure.hub_id].append(figure)
    return [{"hub": hub, "rows": headline(rows_of(by_hub[hub.pk]), FIGURES_A_CARD)} for hub in hubs]


def _latest_figures() -> list:
    """Return the figures of hubs and companies that were entered last, newest first."""
    both = [
        *HubFigure.objects.published().standing().for_cell().latest_recorded()[:MOST_FIGURES],
        *CompanyFigure.objects.published().standing().for_cell().latest_recorded()[:MOST_FIGURES],
    ]
    return sorted(both, key=lambda figure: -figure.number)[:MOST_FIGURES]
