"""Figures: numbers that a source states, with all that decides what they mean."""

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from hubs.models.indicators import Indicator
from hubs.models.places import Hub
from hubs.querysets import AbsenceQuerySet, FigureQuerySet
from sources.models import Claim, Precision
from translations.texts import common_languages


class Figure(Claim):
    """A value of an indicator, as a source gives it.

    value: in the indicator's unit (CNY, not 100 million CNY), None where it is vague.
    digits: decimals of the value that the source prints; negative where its last printed
    digit stands left of the point (184.4萬 → -3).
    period: a moment or stock has start = end; a target "by" a year has no start; both
    None where the source gives none. A span without dates is `window_months`.
    """

    states_number = True
    stated = (
        "indicator",
        "value",
        "value_high",
        "fraction",
        "qualifier",
        "kind",
        "period_start",
        "period_end",
        "precision",
        "window_months",
        "base_on",
    )

    class Qualifier(models.TextChoices):
        EXACT = "exact", _("exact")
        OVER = "over", _("over")
        AT_LEAST = "at_least", _("at least")
        NEARLY = "nearly", _("nearly")
        ABOUT = "about", _("about")
        UNDER = "under", _("under")
        AT_MOST = "at_most", _("at most")
        RANGE = "range", _("range")
        VAGUE = "vague", _("vague")

    class Kind(models.TextChoices):
        ACTUAL = "actual", _("Actual")
        PROVISIONAL = "provisional", _("Provisional")
        ESTIMATE = "estimate", _("Estimate")
        FORECAST = "forecast", _("Forecast")
        TARGET = "target", _("Target")

    class PeriodPrecision(models.TextChoices):
        DAY = "day", _("day")
        MONTH = "month", _("month")
        QUARTER = "quarter", _("quarter")
        HALF = "half", _("half-year")
        YEAR = "year", _("year")
        RANGE = "range", _("range of years")

    class Reference(models.TextChoices):
        SHARE_OF = "share_of", _("share of")
        RANK_AMONG = "rank_among", _("rank among")
        COMPARED_WITH = "compared_with", _("compared with")
        ABOVE = "above", _("above")

    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="%(class)ss", verbose_name=_("indicator")
    )
    value = models.DecimalField(_("value"), max_digits=24, decimal_places=6, null=True, blank=True)
    digits = models.SmallIntegerField(_("decimals printed"), null=True, blank=True)
    value_high = models.DecimalField(
        _("upper value"), max_digits=24, decimal_places=6, null=True, blank=True
    )
    fraction = models.CharField(_("fraction"), max_length=20, blank=True)
    qualifier = models.CharField(
        _("qualifier"), max_length=8, choices=Qualifier, default=Qualifier.EXACT
    )
    kind = models.CharField(
        _("kind"), max_length=11, choices=Kind, default=Kind.ACTUAL, db_index=True
    )
    period_start = models.DateField(_("period from"), null=True, blank=True)
    period_end = models.DateField(_("period to"), null=True, blank=True, db_index=True)
    precision = models.CharField(_("precision"), max_length=7, choices=PeriodPrecision, blank=True)
    window_months = models.PositiveSmallIntegerField(
        _("span in months"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    base_on = models.DateField(_("growth since"), null=True, blank=True)
    base_precision = models.CharField(
        _("precision of the base"), max_length=5, choices=Precision, blank=True
    )
    reference = models.ForeignKey(
        Hub,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("reference hub"),
    )
    reference_text = models.CharField(_("reference in words"), max_length=200, blank=True)
    reference_kind = models.CharField(
        _("kind of reference"), max_length=13, choices=Reference, blank=True
    )
    detail = models.CharField(_("detail"), max_length=200, blank=True)

    class Meta(Claim.Meta):
        abstract = True
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                condition=Q(qualifier="vague", value=None)
                | ~Q(qualifier="vague") & Q(value__isnull=False),
                name="%(app_label)s_%(class)s_value_or_vague",
                violation_error_message=_("Give a value, or say that the source is vague."),
            ),
            models.CheckConstraint(
                condition=~Q(qualifier="range") & Q(value_high=None)
                | Q(qualifier="range", value_high__isnull=False, value_high__gt=F("value")),
                name="%(app_label)s_%(class)s_range",
                violation_error_message=_(
                    "A range, and only a range, has an upper value, above the value."
                ),
            ),
            models.CheckConstraint(
                condition=Q(period_start=None) | Q(period_end__gte=F("period_start")),
                name="%(app_label)s_%(class)s_period_order",
                violation_error_message=_("A period ends on or after the day it starts."),
            ),
            models.CheckConstraint(
                condition=Q(period_end=None, precision="", period_start=None)
                | Q(period_end__isnull=False) & ~Q(precision=""),
                name="%(app_label)s_%(class)s_period_precision",
                violation_error_message=_("A period has an end and a precision."),
            ),
            models.CheckConstraint(
                condition=Q(base_on=None, base_precision="")
                | Q(base_on__isnull=False) & ~Q(base_precision=""),
                name="%(app_label)s_%(class)s_base_precision",
                violation_error_message=_("A base has a date and a precision."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.indicator_id and self.indicator} {self.as_published}"

    @property
    def written_in(self) -> list[str]:
        """Return the languages in which both indicator and subject are really named."""
        return common_languages(self.indicator, self.subject)

    def get_absolute_url(self):
        """Return the permanent address of this number in the active language."""
        return reverse("hubs:figure", args=[self.number])


class HubFigure(Figure):
    """A figure of a hub."""

    stands_on = ("source", "hub", "indicator", "reference")

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="figures", verbose_name=_("hub"))

    objects = FigureQuerySet.as_manager()

    class Meta(Figure.Meta):
        verbose_name = _("hub figure")
        verbose_name_plural = _("hub figures")
        indexes = [models.Index(fields=["hub", "indicator"], name="figure_of_hub")]

    @property
    def subject(self) -> Hub:
        """Return what the figure is about."""
        return self.hub


class Absence(Public):
    """That no value was found, or that none can be: a fact too."""

    class Reason(models.TextChoices):
        NOT_FOUND = "not_found", _("Searched, not found")
        NOT_APPLICABLE = "not_applicable", _("Does not apply")
        WITHHELD = "withheld", _("Withheld by its holder")

    stands_on = ("hub", "indicator")
    key_field = "pk"

    hub = models.ForeignKey(Hub, models.PROTECT, related_name="absences", verbose_name=_("hub"))
    indicator = models.ForeignKey(
        Indicator, models.PROTECT, related_name="absences", verbose_name=_("indicator")
    )
    reason = models.CharField(_("reason"), max_length=14, choices=Reason)
    searched_on = models.DateField(_("searched on"), null=True, blank=True)

    objects = AbsenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("absence")
        verbose_name_plural = _("absences")
        ordering = ["hub", "indicator"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "indicator"], name="absence_once"),
            models.CheckConstraint(
                condition=~Q(reason="not_found") | Q(searched_on__isnull=False),
                name="absence_has_its_search",
                violation_error_message=_("Say on which day it was searched for."),
            ),
        ]

    def __str__(self):
        return f"{self.hub} / {self.indicator}: {self.get_reason_display()}"
