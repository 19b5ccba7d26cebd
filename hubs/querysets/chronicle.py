"""Reads of events and statements."""

from collections.abc import Collection

from django.db.models import F, Prefetch

from sources.querysets import ClaimQuerySet


class EventQuerySet(ClaimQuerySet):
    """Events and statements with their hubs and companies."""

    def for_api(self):
        """Load what the API gives of an event or a statement: 3 queries more."""
        return self.with_keys("source", "hubs", "companies")

    def about_hubs(self, hubs: Collection[int]):
        """Keep what speaks of any of these hubs."""
        return self.filter(pk__in=self.model.objects.filter(hubs__in=hubs).values("pk"))

    def about_companies(self, companies: Collection[int]):
        """Keep what speaks of any of these companies."""
        told = self.model.objects.filter(companies__in=companies)
        return self.filter(pk__in=told.values("pk"))

    def for_list(self):
        """Load what a timeline or a list of statements reads: 3 queries for any number."""
        companies = self.model._meta.get_field("companies").related_model.objects.published()
        return self.with_source().prefetch_related("hubs", Prefetch("companies", companies))

    def for_profile(self):
        """Load no more than a profile reads of an event or a statement, but for its source."""
        return self.defer("note", *self.unread)

    def for_listing(self):
        """Load what hubs/_event.html or hubs/_statement.html reads: 3 queries for any number."""
        return self.for_list()

    def by_date(self):
        """Sort by date, events without one last."""
        return self.order_by(F("date").asc(nulls_last=True), "number")

    def founding(self):
        """Keep the dated founding events, the one to believe first."""
        dated = self.standing().filter(kind="founding", date__isnull=False, planned=False)
        return dated.filter(date_qualifier__in=["", "about"]).most_trusted_first()
