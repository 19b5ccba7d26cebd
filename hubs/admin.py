"""The desk of hubs, indicators, figures and their chronicle."""

from django.contrib import admin

from editorial.admin import RecordAdmin, RowsInline
from editorial.clock import hold_clock
from hubs.models import (
    Absence,
    Alias,
    Event,
    Hub,
    HubFigure,
    Indicator,
    Sector,
    Statement,
    Unit,
)
from sources.admin import CLAIM_TEXTS, ClaimAdmin
from translations.languages import columns

FIGURE_FIELDS = (
    "indicator",
    ("qualifier", "value", "value_high"),
    ("digits", "fraction"),
    "kind",
    ("period_start", "period_end", "precision"),
    "window_months",
    ("base_on", "base_precision"),
    ("reference", "reference_kind"),
)
FIGURE_TEXTS = ("detail", "reference_text", *CLAIM_TEXTS)


class AliasInline(RowsInline):
    """Other names of a hub."""

    model = Alias
    relation = "aliases"
    fields = ("text", "language", "kind")


@admin.register(Sector)
class SectorAdmin(RecordAdmin):
    """Fields of technology and business."""

    facts = ("slug", "parent")
    texts = ("name",)
    list_display = ("slug", "name", "parent", "state")
    search_fields = ("slug", *columns("name"))
    autocomplete_fields = ("parent",)
    list_select_related = ("parent",)


@admin.register(Hub)
class HubAdmin(RecordAdmin):
    """Cities, districts, provinces."""

    facts = ("slug", "kind", "parent", ("lat", "lon"), "sectors")
    texts = ("name", "tagline", "summary", "body")
    inlines = [AliasInline]
    list_display = ("slug", "name", "kind", "parent", "state", "updated_at")
    list_filter = ("state", "kind", "sectors")
    search_fields = ("slug", *columns("name"), "aliases__text")
    autocomplete_fields = ("parent", "sectors")
    list_select_related = ("parent",)


@admin.register(Unit)
class UnitAdmin(admin.ModelAdmin):
    """What values count."""

    fields = ("slug", "kind", *columns("name"), *columns("singular"))
    list_display = ("slug", "name_en", "name_vi", "name_zh_hans", "name_zh_hant", "kind")
    search_fields = ("slug", *columns("name"))

    def save_model(self, request, obj, form, change):
        """Save, and raise the clock: pages write values with the unit's name."""
        with hold_clock() as tick:
            super().save_model(request, obj, form, change)
            tick.raise_without_change()


@admin.register(Indicator)
class IndicatorAdmin(RecordAdmin):
    """What is measured."""

    facts = (
        "slug",
        "subject",
        "unit",
        ("measure", "theme", "direction"),
        ("decimals", "conflict_tolerance", "max_gap_years"),
        ("comparable", "ratio_ok"),
        "headline_position",
        "variant_of",
    )
    texts = ("name", "definition", "keywords")
    list_display = ("slug", "name", "subject", "unit", "theme", "comparable", "state")
    list_filter = ("state", "subject", "theme", "comparable")
    search_fields = ("slug", *columns("name"))
    autocomplete_fields = ("unit", "variant_of")
    list_select_related = ("unit",)


class FigureAdmin(ClaimAdmin):
    """What figures of any subject share."""

    texts = FIGURE_TEXTS
    list_filter = ("state", "kind", "qualifier", "rank", "source", "indicator")
    search_fields = ("number", "as_published", *columns("indicator__name"))


@admin.register(HubFigure)
class HubFigureAdmin(FigureAdmin):
    """Figures of hubs."""

    subject = ("hub", *FIGURE_FIELDS)
    list_display = ("number", "hub", "indicator", "as_published", "period_end", "kind", "state")
    search_fields = (*FigureAdmin.search_fields, *columns("hub__name"))
    autocomplete_fields = ("hub", "indicator", "reference")
    list_select_related = ("hub", "indicator", "source")


@admin.register(Event)
class EventAdmin(ClaimAdmin):
    """What happened, and what is planned."""

    subject = ("hubs", "kind", ("date", "precision", "date_qualifier"), "planned")
    texts = ("title", "body", *CLAIM_TEXTS)
    list_display = ("number", "title", "date", "kind", "planned", "source", "state")
    list_filter = ("state", "kind", "planned", "source")
    search_fields = ("number", *columns("title"))
    autocomplete_fields = ("hubs",)


@admin.register(Statement)
class StatementAdmin(ClaimAdmin):
    """Strengths, challenges, facts, opinions."""

    subject = ("hubs", "kind")
    texts = ("text", *CLAIM_TEXTS)
    list_display = ("number", "text", "kind", "source", "state")
    list_filter = ("state", "kind", "source", "hubs")
    search_fields = ("number", *columns("text"))
    autocomplete_fields = ("hubs",)


@admin.register(Absence)
class AbsenceAdmin(RecordAdmin):
    """Values that were searched for and not found."""

    facts = ("hub", "indicator", "reason", "searched_on")
    list_display = ("hub", "indicator", "reason", "searched_on", "state")
    list_filter = ("state", "reason")
    search_fields = (*columns("hub__name"), *columns("indicator__name"))
    autocomplete_fields = ("hub", "indicator")
    list_select_related = ("hub", "indicator")
