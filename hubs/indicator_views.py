"""What is measured: the list of indicators, one indicator, one figure."""

from functools import cached_property

from django.conf import settings
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.generic import ListView

from editorial.history import days_of
from editorial.models import Change, Revision
from editorial.views import PublicDetailView
from hubs.catalogue import key_data_of, plans_of, themes_of
from hubs.choice import explain
from hubs.conflicts import conflicts_of
from hubs.models import Indicator
from hubs.permalinks import api_address, figure_kinds, kind_of_number, list_address
from hubs.ranking import rank
from hubs.restatements import restatements_of
from hubs.selection import best_first
from hubs.structured import figure_page, indicator_data
from sources.models import Decision
from sources.quotes import show_quotes
from sources.references import References
from translations.texts import text_of

# More figures of one indicator are not lined up on a page; their data hold all.
MOST_FIGURES = 300


class IndicatorListView(ListView):
    """All indicators by theme, variants under what they vary."""

    known_parameters = ()
    model = Indicator

    def get_queryset(self):
        """Return the public indicators, each with `figure_count`."""
        return Indicator.objects.published().for_list().by_name()

    def get_context_data(self, **kwargs):
        """Add the themes."""
        context = super().get_context_data(**kwargs)
        return context | {"themes": themes_of(context["indicator_list"])}


class IndicatorDetailView(PublicDetailView):
    """One indicator: what it counts, and every figure of it."""

    model = Indicator

    def get_queryset(self):
        """Return the public indicators with unit, parent and variants."""
        return super().get_queryset().for_page()

    def get_context_data(self, **kwargs):
        """Add the figures, ranked where they may be, and the sources numbered as cited."""
        indicator = self.object
        kinds = [(kind, _figures(kind, indicator)) for kind in figure_kinds()]
        figures = [figure for _kind, some in kinds for figure in some[:MOST_FIGURES]]
        return super().get_context_data(**kwargs) | {
            "figures": figures,
            "ranking": rank(indicator, figures, Decision.objects.published()),
            "plans": plans_of(figures),
            "key_data": key_data_of(indicator, figures),
            "is_cut": any(len(some) > MOST_FIGURES for _kind, some in kinds),
            "data": [_data_links(kind, indicator) for kind, some in kinds if some],
            "record_url": f"/api/v1/indicators/{indicator.slug}/",
            "permalink": settings.SITE_URL + indicator.get_absolute_url(),
            "references": References(),
            "trail": [(reverse("hubs:indicators"), _("Indicators"))],
        }

    def structured(self, context):
        """Describe the data set that the figures are."""
        return {"mainEntity": indicator_data(self.object, context["figures"])}


class FigureDetailView(PublicDetailView):
    """One number: what it means, who says so, what else is said; 404 for another claim's."""

    template_name = "hubs/figure_detail.html"
    context_object_name = "figure"
    slug_field = slug_url_kwarg = "number"

    @cached_property
    def kind(self):
        """Return the kind of figure the number names."""
        kind = kind_of_number(self.kwargs["number"])
        if kind is None:
            raise Http404
        return kind

    @property
    def model(self):
        """Return the model of the figure the number names."""
        return self.kind.model

    def get_queryset(self):
        """Return the public figures with what their cell reads."""
        return super().get_queryset().for_cell()

    def get_context_data(self, **kwargs):
        """Add its quote, the figures beside it, those it conflicts with, and how to cite it."""
        (figure,) = show_quotes([self.object])
        others = list(self.model.objects.published().for_cell().beside(figure))
        conflicts = conflicts_of(figure, others)
        return super().get_context_data(**kwargs) | {
            "choice": explain(figure, others),
            "conflicts": conflicts,
            "decisions": _decisions_on(figure),
            "all_figures": best_first([figure, *others]),
            "history": days_of(Change.objects.of_record(figure)),
            "restatements": restatements_of(figure, Revision.objects.of_record(figure).numbered()),
            "subject_name": text_of(figure.subject, "name"),
            "references": References(),
            "permalink": settings.SITE_URL + figure.get_absolute_url(),
            "api_url": api_address(self.kind, figure.number),
            "trail": [
                (figure.subject.get_absolute_url(), text_of(figure.subject, "name")),
                (figure.indicator.get_absolute_url(), text_of(figure.indicator, "name")),
            ],
        }

    def crumb(self):
        """Return the number that the page is called by."""
        return _("Figure %(number)s") % {"number": self.object.number}

    def structured(self, context):
        """Describe what the figure says and who says so."""
        return figure_page(self.object)


def _figures(kind, indicator: Indicator) -> list:
    """Return the latest figures of one kind, one more than a page lines up if there are."""
    rows = kind.model.objects.published().standing().for_cell().of_one(indicator)
    return list(rows.latest_periods()[: MOST_FIGURES + 1])


def _data_links(kind, indicator: Indicator) -> dict:
    """Return the addresses of an indicator's figures of one kind as data."""
    asked = {"indicator": indicator.slug}
    return {"csv": list_address(kind, **asked, format="csv"), "json": list_address(kind, **asked)}


def _decisions_on(figure) -> list[Decision]:
    decisions = Decision.objects.published()
    return [decision for decision in decisions if figure.number in decision.claims]
