"""The directory, a company's page, a group's page."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _

from companies.export import addresses_of, data_address
from companies.facets import chips_of, facets_of, suggest, unfiltered_address
from companies.filters import CompanyFilterSet
from companies.forms import SORTED, Sort, View
from companies.founding import founding_of
from companies.members import gather_members
from companies.models import Company, Group, Membership
from companies.names import names_of, other_names
from companies.sizes import list_companies
from companies.structured import members_of, organization_of
from companies.voices import voices_of
from editorial.lists import FilteredListView
from editorial.views import PublicDetailView
from hubs.profile import rows_of, themes_of
from sources.references import References


class CompanyListView(FilteredListView):
    """The filtered directory. An invalid filter shows its error and no rows."""

    known_parameters = CompanyFilterSet.parameters
    filterset_class = CompanyFilterSet
    model = Company

    def get_queryset(self):
        """Return what the filters narrow."""
        return Company.objects.published().for_card()

    def get_context_data(self, **kwargs):
        """Add what the panel, the chips and the links of the page show."""
        context = super().get_context_data(**kwargs)
        views = View.choices
        return context | {
            "facets": facets_of(self.filterset),
            "chips": chips_of(self.filterset),
            "suggestion": suggest(self.filterset) if self._is_empty(context) else None,
            "unfiltered_address": unfiltered_address(self.filterset),
            "listing": list_companies(context["object_list"]),
            "references": References(),
            "csv_address": data_address(self.filterset, "csv"),
            "json_address": data_address(self.filterset),
            "sorts": Sort.choices,
            "order": SORTED[context["chosen"]["sort"]],
            "views": [(value, label, self.address(view=value)) for value, label in views],
        }

    def render_to_response(self, context, **kwargs):
        """Name the canonical address, which a script that changes the list in place shows."""
        response = super().render_to_response(context, **kwargs)
        if not self.filterset.errors:
            response["HX-Push-Url"] = self.address(page=context["page_obj"].number)
        return response

    def _is_empty(self, context) -> bool:
        return not context["object_list"] and not self.filterset.errors


class CompanyDetailView(PublicDetailView):
    """One company: facts, places, figures, events, statements, groups, sources."""

    model = Company

    def get_queryset(self):
        """Return the public companies with all that the page shows."""
        return super().get_queryset().for_page()

    def get_context_data(self, **kwargs):
        """Add the other names, the founding, and the sources that get numbers as cited."""
        return super().get_context_data(**kwargs) | {
            "other_names": other_names(self.object),
            "founding": founding_of(self.object),
            "themes": themes_of(rows_of(self.object.figures.all()).values()),
            "voices": voices_of(self.object.statements.all()),
            "data": addresses_of(self.object),
            "permalink": settings.SITE_URL + self.object.get_absolute_url(),
            "references": References(),
            "trail": [(reverse("companies:list"), _("Companies"))],
        }

    def structured(self, context):
        """Describe the organization, or the place that a facility is."""
        return {"mainEntity": organization_of(self.object)}


class GroupDetailView(PublicDetailView):
    """One group and the companies that sources count among it."""

    model = Group

    def get_context_data(self, **kwargs):
        """Add the members by name, each with its source."""
        claims = Membership.objects.published().standing().of_group(self.object)
        return super().get_context_data(**kwargs) | {
            "members": gather_members(claims.for_table().by_company()),
            "other_names": names_of(self.object),
            "references": References(),
            "trail": [(reverse("companies:list"), _("Companies"))],
        }

    def structured(self, context):
        """Describe the list of its members."""
        return {"mainEntity": members_of(self.object, (row.company for row in context["members"]))}
