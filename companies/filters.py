"""How the directory is narrowed."""

from collections.abc import Collection
from functools import cached_property
from types import MappingProxyType

from django import forms
from django.utils.translation import gettext_lazy as _
from django_filters import (
    CharFilter,
    Filter,
    ModelMultipleChoiceFilter,
    MultipleChoiceFilter,
)

from companies.forms import DirectoryForm, Sort, View
from companies.models import Company, Group, Presence
from companies.sizes import EMPLOYEES, REVENUE
from editorial.lists import ListFilterSet
from hubs.models import Hub, Sector
from hubs.tree import HubTree, load_tree

SORTS = {
    Sort.NAME: lambda rows: rows.by_name(),
    Sort.NAME_BACKWARDS: lambda rows: rows.by_name_backwards(),
    Sort.EMPLOYEES: lambda rows: rows.by_size(EMPLOYEES),
    Sort.EMPLOYEES_MOST: lambda rows: rows.by_size(EMPLOYEES, largest_first=True),
    Sort.REVENUE: lambda rows: rows.by_size(REVENUE),
    Sort.REVENUE_LARGEST: lambda rows: rows.by_size(REVENUE, largest_first=True),
    Sort.FOUNDED: lambda rows: rows.by_founding(),
    Sort.FOUNDED_LATEST: lambda rows: rows.by_founding(latest_first=True),
    Sort.UPDATED: lambda rows: rows.by_update(),
}


def public_hubs(request):
    """Return the hubs to choose from; asked anew for every request."""
    return Hub.objects.published()


def public_sectors(request):
    """Return the sectors to choose from; asked anew for every request."""
    return Sector.objects.published()


def public_groups(request):
    """Return the groups to choose from; asked anew for every request."""
    return Group.objects.published()


class SlugsFilter(ModelMultipleChoiceFilter):
    """Records named by their slugs; an unknown slug is an error."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, to_field_name="slug", **kwargs)


class YearFilter(Filter):
    """A year of four digits."""

    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, min_value=1000, max_value=9999, **kwargs)


class CompanyFilterSet(ListFilterSet):
    """The directory's parameters: several values of one are OR, different ones AND.

    Unknown parameters are ignored. A bad value is an error of its field; the rest still
    counts, so that the panel keeps what the visitor chose.
    """

    narrowing = ("q", "hub", "role", "sector", "group", "kind", "founded_min", "founded_max")
    parameters = (*narrowing, "sort", "view", "page")
    unsaid = MappingProxyType({"sort": Sort.NAME, "view": View.TABLE, "page": 1})

    q = CharFilter(label=_("Name"), max_length=200)
    hub = SlugsFilter(label=_("Place"), queryset=public_hubs)
    role = MultipleChoiceFilter(label=_("Role in the place"), choices=Presence.Role.choices)
    sector = SlugsFilter(label=_("Sector"), queryset=public_sectors)
    group = SlugsFilter(label=_("Group"), queryset=public_groups)
    kind = MultipleChoiceFilter(label=_("Kind"), choices=Company.Kind.choices)
    founded_min = YearFilter(label=_("Founded from"))
    founded_max = YearFilter(label=_("Founded up to"))

    class Meta:
        model = Company
        fields = ()
        form = DirectoryForm

    @cached_property
    def tree(self) -> HubTree:
        """Return the tree of the hubs, read once."""
        return load_tree()

    def filter_queryset(self, queryset):
        """Keep and sort what the visitor asks for."""
        return SORTS[self.chosen["sort"]](self.narrow(queryset))

    def narrow(self, queryset, *, leaving_out: Collection[str] = ()):
        """Keep what the visitor asks for, as if the parameters left out had not been sent."""
        asked = self.chosen | dict.fromkeys(leaving_out)
        return (
            queryset.asked_for(asked["q"] or "")
            .present(self.hubs_within(asked["hub"]), asked["role"] or ())
            .in_sectors(asked["sector"])
            .in_groups(asked["group"])
            .of_kinds(asked["kind"])
            .founded_between(asked["founded_min"], asked["founded_max"])
        )

    def hubs_within(self, hubs: Collection[Hub] | None) -> set[int] | None:
        """Return the ids of these hubs and those below them, None where no hub is asked for."""
        return self.tree.within(hub.pk for hub in hubs) if hubs else None
