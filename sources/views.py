"""The list of sources, one source, and where sources are wrong."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.lists import FilteredListView
from editorial.views import PublicDetailView
from sources.drawn import claims_of
from sources.filters import CorrectionFilterSet, SourceFilterSet
from sources.models import Correction, Source
from sources.references import References
from sources.structured import work_of


class SourceListView(FilteredListView):
    """All sources, narrowed by language and kind."""

    filterset_class = SourceFilterSet
    model = Source

    def get_queryset(self):
        """Return what the filters narrow, each with `claim_count`."""
        return Source.objects.published().for_card().with_claim_count()

    def get_context_data(self, **kwargs):
        """Add the choices of the filters."""
        return super().get_context_data(**kwargs) | {
            "languages": settings.LANGUAGES,
            "kinds": Source.Kind.choices,
        }


class SourceDetailView(PublicDetailView):
    """One source: whose it is, our summary, every claim drawn from it; never its text."""

    model = Source
    title_field = "title"

    def get_queryset(self):
        """Return the public sources with their publishers."""
        return super().get_queryset().for_card()

    def get_context_data(self, **kwargs):
        """Add the claims by kind."""
        drawn = claims_of(self.object)
        return super().get_context_data(**kwargs) | {
            "drawn": drawn,
            "references": References(page_source=self.object),
            "claim_count": sum(len(kind.claims) for kind in drawn),
            "permalink": settings.SITE_URL + self.object.get_absolute_url(),
            "trail": [(reverse("sources:list"), _("Sources"))],
        }

    def structured(self, context):
        """Describe the work that the page is about."""
        work = work_of(self.object)
        return {"about": {"@id": work["@id"]}, "citation": work}


class CorrectionListView(FilteredListView):
    """Where a source is itself wrong or contradicts itself, source by source."""

    filterset_class = CorrectionFilterSet
    model = Correction

    def get_queryset(self):
        """Return the public corrections with their sources."""
        return Correction.objects.published().standing().with_source()
