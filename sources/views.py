"""The list of sources, one source, and where sources are wrong."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.lists import FilteredListView
from editorial.views import PublicDetailView
from sources.drawn import claims_of, named_in, part_corrections
from sources.export import CORRECTIONS, SOURCES, data_address
from sources.filters import CorrectionFilterSet, SourceFilterSet
from sources.forms import Sort
from sources.mentioning import shown_mentions
from sources.models import Correction, Publisher, Source
from sources.reading import read_text
from sources.references import References
from sources.structured import work_of


class SourceListView(FilteredListView):
    """All sources, narrowed by language, kind, publisher and year."""

    known_parameters = SourceFilterSet.parameters
    filterset_class = SourceFilterSet
    model = Source

    def get_queryset(self):
        """Return what the filters narrow, each with `claim_count`."""
        return Source.objects.published().for_card().with_claim_count()

    def get_context_data(self, **kwargs):
        """Add the choices of the filters, and the addresses of the same list as data."""
        context = super().get_context_data(**kwargs)
        return context | {
            "languages": settings.LANGUAGES,
            "kinds": Source.Kind.choices,
            "publishers": Publisher.objects.published().with_sources().by_name(),
            "years": Source.objects.published().years(),
            "sorts": Sort.choices,
            "csv_address": data_address(context["filter"], "csv"),
            "json_address": data_address(context["filter"]),
        }


class SourceDetailView(PublicDetailView):
    """One source: whose it is, our summary, every claim drawn from it.

    Its text shows only where its rights let everybody read it.
    """

    model = Source
    title_field = "title"

    def get_queryset(self):
        """Return the public sources with their publishers."""
        return super().get_queryset().for_card()

    def get_context_data(self, **kwargs):
        """Add what is wrong in it, the claims by kind, whom they name, and its text."""
        everything = claims_of(self.object)
        claims = [claim for kind in everything for claim in kind.claims]
        corrections, drawn = part_corrections(everything)
        return super().get_context_data(**kwargs) | {
            "corrections": corrections,
            "drawn": drawn,
            "named": named_in(drawn, shown_mentions(self.object)),
            "reading": read_text(self.object, claims),
            "references": References(page_source=self.object),
            "claim_count": len(claims),
            "api_url": f"{SOURCES}{self.object.slug}/",
            "permalink": settings.SITE_URL + self.object.get_absolute_url(),
            "trail": [(reverse("sources:list"), _("Sources"))],
        }

    def structured(self, context):
        """Describe the work that the page is about."""
        work = work_of(self.object)
        return {"about": {"@id": work["@id"]}, "citation": work}


class CorrectionListView(FilteredListView):
    """Where a source is itself wrong or contradicts itself, source by source."""

    known_parameters = CorrectionFilterSet.parameters
    filterset_class = CorrectionFilterSet
    model = Correction

    def get_queryset(self):
        """Return the public corrections with their sources."""
        return Correction.objects.published().standing().with_source()

    def get_context_data(self, **kwargs):
        """Add the addresses of the same list as data."""
        return super().get_context_data(**kwargs) | {
            "csv_address": f"{CORRECTIONS}?format=csv",
            "json_address": CORRECTIONS,
        }
