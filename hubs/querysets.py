"""Every read of hubs, indicators, figures and their chronicle."""

from django.db.models import Count, Prefetch, Q

from editorial.querysets import PublicQuerySet
from search.querysets import matching
from sources.querysets import ClaimQuerySet
from translations.texts import shown


class HubQuerySet(PublicQuerySet):
    """Hubs by place, name and what a page loads of them."""

    def matching(self, question: str):
        """Keep the hubs whose names match, in any script, with or without marks."""
        return self.filter(pk__in=matching("hub", question))

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(shown("name"), "slug")

    def for_card(self):
        """Load what a hub's card or row reads: 2 queries for any number of rows."""
        return self.select_related("parent").prefetch_related("aliases")

    def with_figure_count(self):
        """Add `figure_count`, the number of the hub's public figures."""
        return self.annotate(
            figure_count=Count("figures", filter=Q(figures__state="public"), distinct=True)
        )


class IndicatorQuerySet(PublicQuerySet):
    """Indicators by subject and theme."""

    def comparable(self):
        """Keep what a comparison of hubs may show."""
        return self.filter(subject="hub", comparable=True)

    def headline(self):
        """Keep the indicators of a profile's headline, in their order."""
        return self.filter(headline_position__isnull=False).order_by("headline_position", "slug")

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(shown("name"), "slug")


class FigureQuerySet(ClaimQuerySet):
    """Figures with what a figure cell reads."""

    def for_cell(self):
        """Load what _figure.html reads: unit, source and reference, in one query."""
        return self.with_source().select_related("indicator__unit", "reference", "hub")

    def of(self, hubs, indicators):
        """Keep the figures of these hubs for these indicators."""
        return self.filter(hub__in=hubs, indicator__in=indicators)


class EventQuerySet(ClaimQuerySet):
    """Events and statements with their hubs and companies."""

    def for_list(self):
        """Load what a timeline or a list of statements reads: 3 queries for any number."""
        return self.with_source().prefetch_related(
            Prefetch("hubs"), Prefetch("companies")
        )
