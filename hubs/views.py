"""The list of hubs and the profile of one."""

from functools import cached_property

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView

from editorial.models import Change
from editorial.views import PublicDetailView
from hubs.census import with_company_counts
from hubs.forms import HubListForm, TimelineForm
from hubs.history import MOST_ENTRIES
from hubs.map import build_map
from hubs.models import Absence, Hub, HubFigure, Indicator, Sector
from hubs.overview import headings, in_order, rows_for
from hubs.profile import build_profile
from hubs.structured import place_of
from hubs.tree import HubTree, load_tree
from sources.models import Source
from sources.references import References
from translations.texts import text_of

MOST_PEERS = 3


class HubListView(ListView):
    """All hubs, narrowed by name and kind. An invalid parameter shows its error and no rows."""

    known_parameters = tuple(HubListForm.base_fields)
    model = Hub
    template_name = "hubs/hub_list.html"
    context_object_name = "hub_list"

    @cached_property
    def form(self) -> HubListForm:
        """Return what the visitor asked for."""
        indicators = list(Indicator.objects.published().for_comparison())
        return HubListForm(self.request.GET, indicators=indicators)

    @cached_property
    def tree(self) -> HubTree:
        """Return which hub lies in which."""
        return load_tree()

    def get_queryset(self):
        """Return the hubs asked for in the order asked for, with what they are counted by."""
        if not self.form.is_valid():
            return Hub.objects.none()
        asked = self.form.cleaned_data
        hubs = Hub.objects.published().asked_for(asked["q"]).of_kind(asked["kind"])
        counted = with_company_counts(hubs.for_table().by_name(), self.tree)
        return in_order(counted, asked["sort"])

    def get_context_data(self, **kwargs):
        """Add the form, and for a valid one the columns, the rows and the map."""
        context = super().get_context_data(form=self.form, **kwargs)
        if not self.form.is_valid():
            return context | {"is_findable": False}
        return context | _table(context["hub_list"], self)


class HubDetailView(PublicDetailView):
    """The profile of one hub."""

    known_parameters = tuple(TimelineForm.base_fields)
    model = Hub

    def get_queryset(self):
        """Return the public hubs with the places around them."""
        return super().get_queryset().for_profile()

    def get_context_data(self, **kwargs):
        """Add the profile, what stands around it, and the numbering of its sources."""
        hub, form = self.object, TimelineForm(self.request.GET)
        places = load_tree().within([hub.pk])
        peers = list(Hub.objects.published().for_link().peers_of(hub)[:MOST_PEERS])
        return super().get_context_data(
            form=form,
            profile=_profile(hub, form.kind),
            sectors=Sector.objects.published().of_hub(hub, places),
            has_companies=Hub.objects.are_homes(places),
            peers=peers,
            together="~".join(each.slug for each in (hub, *peers)),
            places=places,
            references=References(),
            trail=_trail(hub),
            country=_country(hub),
            permalink=settings.SITE_URL + hub.get_absolute_url(),
            **kwargs,
        )

    def structured(self, context):
        """Describe the place."""
        return {"mainEntity": place_of(self.object)}


def _profile(hub: Hub, event_kind: str | None):
    expected = Indicator.objects.published().headline().known_of(hub.kind)
    changes = Change.objects.about(Hub.objects.records_of(hub))
    figures = list(hub.figures.published().standing().for_profile())
    events = list(hub.events.published().standing().for_profile().by_date())
    statements = list(hub.statements.published().standing().for_profile().most_trusted_first())
    Source.objects.attach_to([*figures, *events, *statements])
    return build_profile(
        hub,
        figures=figures,
        events=events,
        statements=statements,
        absences=hub.absences.published().for_list(),
        expected=list(expected.for_headline()),
        changes=changes.one_by_one()[:MOST_ENTRIES],
        loads=changes.loads()[:MOST_ENTRIES],
        event_kind=event_kind,
    )


def _country(hub: Hub) -> Hub | None:
    """Return the country a hub lies in, None where that is its parent or unknown."""
    place = hub.parent and hub.parent.parent
    while place is not None and place.kind != Hub.Kind.COUNTRY:
        place = place.parent
    return place


def _trail(hub: Hub) -> list[tuple]:
    """Return the way to a hub: the list, then every place that it lies in."""
    above, place = [], hub.parent
    while place is not None:
        above.insert(0, (place.get_absolute_url(), text_of(place, "name")))
        place = place.parent
    return [(reverse("hubs:list"), _("Hubs")), *above]


def _table(hubs: list[Hub], view: HubListView) -> dict:
    form = view.form
    columns = form.columns
    figures = HubFigure.objects.published().standing().of(hubs, columns).for_cell()
    absences = Absence.objects.published().of(hubs, columns)
    return {
        "columns": columns,
        "rows": rows_for(hubs, columns, figures, absences),
        "headings": headings(form),
        "map": build_map(hubs, view.tree),
        "references": References(),
        "page_url": settings.SITE_URL + view.request.path + form.query().rstrip("?"),
        "is_findable": form.query() == "?",
    }
