"""Hubs, indicators, figures, events, statements and sectors over the API."""

from editorial.api.filters import Filter
from editorial.api.values import Choice, Day, Flag, Key, Number, Slug, Whole, Words
from editorial.api.views import ResourceViewSet
from hubs.census import count_companies
from hubs.conflicts import find_conflicts
from hubs.models import Event, Figure, Hub, HubFigure, Indicator, Sector, Statement, Unit
from hubs.serializers import (
    EventSerializer,
    FigureSerializer,
    HubSerializer,
    IndicatorSerializer,
    SectorSerializer,
    StatementSerializer,
)
from hubs.tree import load_tree
from sources.api import ASSESSMENT, CITATION, FILED, ClaimViewSet, SourceViewSet
from sources.models import Precision
from sources.prose import write_out

SLUG = Filter("slug", Slug(), "The slug.")
NAME = Filter("name", Words(), "The name in the reader's language.", translated=True)
SUMMARY = Filter("summary", Words(), "The summary.", translated=True, nullable=True)
UNIT = Filter("unit", Key(Unit), "The unit.", column="indicator__unit", example=["percent"])
HUBS = Filter("hubs", Key(Hub), "The hubs it speaks of.", by=lambda rows, ids: rows.about_hubs(ids))
# The hubs know companies by the reverse name only.
COMPANIES = Filter(
    "companies",
    Key(Event._meta.get_field("companies").related_model),
    "The companies it speaks of.",
    by=lambda rows, ids: rows.about_companies(ids),
)
FIGURE_FILTERS = (
    Filter("indicator", Key(Indicator), "What is measured.", example=["rd-intensity"]),
    Filter("value", Number(), "The value in the indicator's unit.", nullable=True),
    Filter("value_high", Number(), "The upper end of a range.", nullable=True),
    Filter("qualifier", Choice(Figure.Qualifier), "What the source says of the value."),
    UNIT,
    Filter("kind", Choice(Figure.Kind), "What is, or what is to come.", example=["actual"]),
    Filter("period_start", Day(), "The first day of the period.", nullable=True),
    Filter("period_end", Day(), "The last day of the period.", nullable=True),
    Filter(
        "period_precision",
        Choice(Figure.PeriodPrecision),
        "How exact the period is.",
        column="precision",
        nullable=True,
    ),
    Filter("window_months", Whole(1, 30_000), "A span without dates.", nullable=True),
    Filter("base_on", Day(), "Since when growth is counted.", nullable=True),
    Filter("base_precision", Choice(Precision), "How exact that is.", nullable=True),
    Filter("reference", Key(Hub), "The hub it is compared with.", nullable=True),
    Filter("reference_kind", Choice(Figure.Reference), "The kind of comparison.", nullable=True),
    Filter(
        "reference_text",
        Words(),
        "What it is compared with, in words.",
        translated=True,
        nullable=True,
    ),
    Filter("detail", Words(), "What it covers.", translated=True, nullable=True),
    *CITATION,
    *ASSESSMENT,
)


class SectorViewSet(ResourceViewSet):
    """Fields of technology and business, wider and narrower."""

    model = Sector
    serializer_class = SectorSerializer
    plural = "sectors"
    singular = "sector"
    filters = (
        SLUG,
        NAME,
        Filter("parent", Key(Sector), "The wider field.", nullable=True),
        *FILED,
    )


class HubViewSet(ResourceViewSet):
    """Places that are described and compared: countries, provinces, cities, districts, parks."""

    read_as = {"lat": "location.lat", "lon": "location.lon", "aliases": "names.aliases"}
    model = Hub
    serializer_class = HubSerializer
    plural = "hubs"
    singular = "hub"
    filters = (
        SLUG,
        Filter("kind", Choice(Hub.Kind), "The kind of place.", example=["city"]),
        Filter("parent", Key(Hub), "The place it is part of.", nullable=True),
        NAME,
        Filter("tagline", Words(), "The tagline.", translated=True, nullable=True),
        SUMMARY,
        Filter(
            "sectors",
            Key(Sector),
            "The fields it is known for.",
            by=lambda rows, ids: rows.known_for(ids),
        ),
        Filter("lat", Number(), "The latitude in degrees.", nullable=True),
        Filter("lon", Number(), "The longitude in degrees.", nullable=True),
        Filter("figure_count", Whole(), "How many figures it has.", needs="with_figure_count"),
        *FILED,
    )

    @classmethod
    def prepare(cls, records, names):
        """Write references out in the summary; count companies and figures: 5 queries at most."""
        if "summary" in names:
            write_out(records)
        if not names & {"company_count", "figure_count"}:
            return
        tree, ids = load_tree(), [hub.pk for hub in records]
        present = Hub.objects.companies_by_hub(tree.within(ids))
        companies = count_companies(ids, tree, present)
        figures = HubFigure.objects.published().count_by_hub(ids)
        for hub in records:
            hub.company_count = companies[hub.pk]
            hub.figure_count = figures.get(hub.pk, 0)


class IndicatorViewSet(ResourceViewSet):
    """What is measured, in which unit and by which definition."""

    model = Indicator
    serializer_class = IndicatorSerializer
    plural = "indicators"
    singular = "indicator"
    filters = (
        SLUG,
        Filter("subject", Choice(Indicator.Subject), "Of what it is measured."),
        NAME,
        Filter("definition", Words(), "The definition.", translated=True),
        Filter("unit", Key(Unit), "The unit."),
        Filter("theme", Choice(Indicator.Theme), "The theme.", example=["innovation"]),
        Filter("measure", Choice(Indicator.Measure), "The kind of measure."),
        Filter("direction", Choice(Indicator.Direction), "Whether higher is more."),
        Filter("decimals", Whole(0, 6), "The usual decimals."),
        Filter("comparable", Flag(), "Whether hubs are compared by it."),
        Filter("variant_of", Key(Indicator), "What it defines otherwise.", nullable=True),
        *FILED,
    )


class FigureViewSet(ClaimViewSet):
    """Values of indicators in hubs, each as one source gives it; `hub` never rolls up."""

    model = HubFigure
    serializer_class = FigureSerializer
    plural = "figures"
    singular = "figure"
    filters = (
        Filter("hub", Key(Hub), "The hub itself, not what lies in it.", example=["shenzhen"]),
        *FIGURE_FILTERS,
    )
    expandable = {"hub": HubViewSet, "indicator": IndicatorViewSet, "source": SourceViewSet}
    read_as = ClaimViewSet.read_as | {
        "period_start": "period.start",
        "period_end": "period.end",
        "precision": "period.precision",
    }

    @classmethod
    def prepare(cls, records, names):
        """Find the quotes, and what contradicts each figure: 3 queries more."""
        super().prepare(records, names)
        if "conflicts" not in names:
            return
        rivals = cls.model.objects.published().standing().rivals_of(records).for_conflicts()
        conflicts = find_conflicts([*records, *rivals])
        for figure in records:
            figure.conflict_numbers = conflicts.get(figure.number, [])


class EventViewSet(ClaimViewSet):
    """What happened in hubs and companies, or was planned; without a date where none is known."""

    model = Event
    serializer_class = EventSerializer
    plural = "events"
    singular = "event"
    filters = (
        Filter("kind", Choice(Event.Kind), "The kind of event.", example=["policy"]),
        HUBS,
        COMPANIES,
        Filter("date", Day(), "The date.", nullable=True),
        Filter("precision", Choice(Precision), "How exact the date is.", nullable=True),
        Filter(
            "date_qualifier",
            Choice(Event.DateQualifier),
            "What the source says of the date.",
            nullable=True,
        ),
        Filter("title", Words(), "The title.", translated=True),
        Filter("body", Words(), "The text.", translated=True, nullable=True),
        Filter("planned", Flag(), "Whether it was still to come."),
        *CITATION,
        *ASSESSMENT,
    )
    expandable = {"source": SourceViewSet}


class StatementViewSet(ClaimViewSet):
    """Strengths, challenges, facts and opinions that sources state in words."""

    model = Statement
    serializer_class = StatementSerializer
    plural = "statements"
    singular = "statement"
    filters = (
        HUBS,
        COMPANIES,
        Filter("kind", Choice(Statement.Kind), "The kind of statement.", example=["strength"]),
        Filter("text", Words(), "What is stated.", translated=True),
        *CITATION,
        *ASSESSMENT,
    )
    expandable = {"source": SourceViewSet}
