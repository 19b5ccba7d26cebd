"""What is measured, and in which unit."""

from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from hubs.querysets import IndicatorQuerySet


class Unit(models.Model):
    """What a value counts; the parser knows its words, this its names for readers."""

    class Kind(models.TextChoices):
        COUNT = "count", _("Count")
        PERCENT = "percent", _("Percent")
        PERCENTAGE_POINT = "percentage_point", _("Percentage point")
        MONEY = "money", _("Money")
        RANK = "rank", _("Rank")
        RATIO = "ratio", _("Ratio")
        PHYSICAL = "physical", _("Physical quantity")

    slug = models.CharField(_("slug"), max_length=40, unique=True)
    name = models.CharField(_("name after a number"), max_length=80)
    singular = models.CharField(_("name after one"), max_length=80, blank=True)
    kind = models.CharField(_("kind"), max_length=16, choices=Kind, default=Kind.COUNT)

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["slug"]

    def __str__(self):
        return self.slug


class Indicator(Public):
    """What is measured; another definition is another indicator under one parent."""

    class Subject(models.TextChoices):
        HUB = "hub", _("Hub")
        COMPANY = "company", _("Company")

    class Measure(models.TextChoices):
        STOCK = "stock", _("Stock")
        FLOW = "flow", _("Flow")
        SHARE = "share", _("Share")
        GROWTH = "growth", _("Growth")
        RANK = "rank", _("Rank")
        COUNT = "count", _("Count")

    class Theme(models.TextChoices):
        INNOVATION = "innovation", _("Research and innovation")
        ECONOMY = "economy", _("Economy")
        DIGITAL = "digital", _("Digital economy")
        COMPANIES = "companies", _("Companies")
        COMPUTING = "computing", _("Computing power")
        FINANCE = "finance", _("Finance")
        POLICY = "policy", _("Policy")
        CULTURE = "culture", _("Culture and media")
        PRODUCTS = "products", _("Products and markets")

    class Direction(models.TextChoices):
        HIGHER = "higher", _("Higher is more")
        LOWER = "lower", _("Lower is more")
        NONE = "none", _("No direction")

    stands_on = ("variant_of",)
    main_texts = ("definition", "name")
    needed_texts = ("name", "definition")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    subject = models.CharField(
        _("subject"), max_length=7, choices=Subject, default=Subject.HUB, db_index=True
    )
    name = models.CharField(_("name"), max_length=200)
    definition = models.TextField(_("definition"))
    unit = models.ForeignKey(
        Unit, models.PROTECT, related_name="indicators", verbose_name=_("unit")
    )
    measure = models.CharField(_("measure"), max_length=6, choices=Measure)
    theme = models.CharField(_("theme"), max_length=10, choices=Theme, db_index=True)
    direction = models.CharField(
        _("direction"), max_length=6, choices=Direction, default=Direction.NONE
    )
    decimals = models.PositiveSmallIntegerField(
        _("decimals"), default=0, validators=[MaxValueValidator(6)]
    )
    comparable = models.BooleanField(
        _("comparable"), default=True, help_text=_("Off: shown on a profile, in no comparison.")
    )
    max_gap_years = models.PositiveSmallIntegerField(
        _("largest gap of periods, in years"), default=2
    )
    conflict_tolerance = models.DecimalField(
        _("conflict tolerance"), max_digits=5, decimal_places=4, default="0.01"
    )
    ratio_ok = models.BooleanField(_("may be divided"), default=False)
    headline_position = models.PositiveSmallIntegerField(
        _("position among the headline figures"), null=True, blank=True
    )
    keywords = models.TextField(
        _("keywords"), blank=True, help_text=_("Words that announce it, separated by “;”.")
    )
    variant_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="variants",
        verbose_name=_("variant of"),
    )

    objects = IndicatorQuerySet.as_manager()

    class Meta:
        verbose_name = _("indicator")
        verbose_name_plural = _("indicators")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(variant_of=models.F("pk")),
                name="indicator_not_its_own_variant",
                violation_error_message=_("An indicator cannot be a variant of itself."),
            ),
            models.CheckConstraint(
                condition=Q(conflict_tolerance__gte=0, conflict_tolerance__lt=1),
                name="indicator_tolerance_is_a_share",
                violation_error_message=_("The tolerance is a share from 0 to below 1."),
            ),
        ]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        """Return the address of the indicator's page in the active language."""
        return reverse("hubs:indicator", args=[self.slug])
