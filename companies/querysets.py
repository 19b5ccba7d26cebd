"""Every read of companies, presences and groups."""

from editorial.querysets import PublicQuerySet
from hubs.querysets import FigureQuerySet
from search.querysets import matching
from sources.querysets import ClaimQuerySet
from translations.texts import shown


class CompanyQuerySet(PublicQuerySet):
    """Companies by name, place, sector and group."""

    def matching(self, question: str):
        """Keep the companies whose names match, in any script, with or without marks."""
        return self.filter(pk__in=matching("company", question))

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(shown("name"), "slug")


class PresenceQuerySet(ClaimQuerySet):
    """Presences with their company and hub."""

    def for_list(self):
        """Load what a table of presences reads, in one query."""
        return self.with_source().select_related("company", "hub")

    def current(self):
        """Keep the presences that have not ended."""
        return self.filter(ended=False)


class GroupQuerySet(PublicQuerySet):
    """Groups by name."""

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(shown("name"), "slug")


class MembershipQuerySet(ClaimQuerySet):
    """Memberships with their company and group."""

    def for_list(self):
        """Load what a list of members reads, in one query."""
        return self.with_source().select_related("company", "group")


class CompanyFigureQuerySet(FigureQuerySet):
    """Figures of companies with what a figure cell reads."""

    def for_cell(self):
        """Load what _figure.html reads, in one query."""
        return self.with_source().select_related("indicator__unit", "reference", "company")


