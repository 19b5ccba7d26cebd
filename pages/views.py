"""The home page, the site's own pages, and the addresses that only lead on."""

from django.conf import settings
from django.http import HttpRequest, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.encoding import escape_uri_path
from django.utils.translation import get_language_from_request, override
from django.views.generic import TemplateView

from editorial.views import PublicDetailView
from hubs.models import Hub, HubFigure
from pages.cards import cards_of
from pages.headings import headings_of
from pages.latest import latest_figures
from pages.models import Page
from sources.models import Source
from sources.references import References
from translations.languages import LANGUAGES
from translations.texts import text_of

MOST_HUBS = 6
MOST_FIGURES = 10
MOST_SOURCES = 5
FEWEST_HEADINGS = 5
REGIONS = {
    "zh-cn": "zh-hans",
    "zh-sg": "zh-hans",
    "zh-tw": "zh-hant",
    "zh-hk": "zh-hant",
    "zh-mo": "zh-hant",
}


class HomeView(TemplateView):
    """The first page: search, comparison, hubs, and what was entered last."""

    known_parameters = ()
    template_name = "pages/home.html"

    def get_context_data(self, **kwargs):
        """Add the editors' words, the hubs with most figures, the latest figures and sources."""
        hubs = list(Hub.objects.published().with_figures().for_card())
        first = hubs[:MOST_HUBS]
        figures = HubFigure.objects.published().standing().of_hubs(first).for_cell()
        page = Page.objects.at(Page.Slug.HOME)
        return super().get_context_data(
            page=page,
            written_in=page.written_in if page else LANGUAGES,
            cards=cards_of(first, figures),
            hubs=hubs,
            figures=latest_figures(MOST_FIGURES),
            sources=Source.objects.published().for_card().latest()[:MOST_SOURCES],
            **kwargs,
        )


class PageView(PublicDetailView):
    """One of the site's own pages, as its editors wrote it."""

    model = Page
    title_field = "title"

    def get_context_data(self, **kwargs):
        """Add the list of contents, where the text has parts enough for one."""
        headings = headings_of(text_of(self.object, "body").text)
        return super().get_context_data(**kwargs) | {
            "headings": headings if len(headings) >= FEWEST_HEADINGS else [],
            "references": References(),
            "contact_email": settings.CONTACT_EMAIL,
        }


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
