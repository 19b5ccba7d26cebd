"""Hubs, their other names, and the sectors they are known for."""

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from hubs.querysets import HubQuerySet, SectorQuerySet


class NameKind(models.TextChoices):
    """What sort of other name an alias is; wrong ones are found, never shown."""

    OFFICIAL = "official", _("Official name")
    SHORT = "short", _("Short name")
    FORMER = "former", _("Former name")
    TRANSLITERATION = "transliteration", _("Transliteration")
    WRONG = "wrong", _("Wrong name")


class Sector(Public):
    """A field of technology or business."""

    needed_texts = ("name",)

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=120)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("parent"),
    )

    objects = SectorQuerySet.as_manager()

    class Meta:
        verbose_name = _("sector")
        verbose_name_plural = _("sectors")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug


class Hub(Public):
    """A place that is described and compared: a city, its districts, its province."""

    class Kind(models.TextChoices):
        COUNTRY = "country", _("Country")
        REGION = "region", _("Region")
        PROVINCE = "province", _("Province")
        CITY = "city", _("City")
        NEW_AREA = "new_area", _("New area")
        DISTRICT = "district", _("District")
        PARK = "park", _("Park")

    stands_on = ("parent",)
    prose = ("summary", "body")
    main_texts = ("summary", "name")
    needed_texts = ("name",)

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=8, choices=Kind, default=Kind.CITY, db_index=True)
    parent = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="children",
        verbose_name=_("part of"),
    )
    name = models.CharField(_("name"), max_length=120)
    tagline = models.CharField(_("tagline"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("body"), blank=True)
    lat = models.DecimalField(
        _("latitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-90), MaxValueValidator(90)],
    )
    lon = models.DecimalField(
        _("longitude"),
        max_digits=8,
        decimal_places=5,
        null=True,
        blank=True,
        validators=[MinValueValidator(-180), MaxValueValidator(180)],
    )
    sectors = models.ManyToManyField(
        Sector, blank=True, related_name="hubs", verbose_name=_("sectors")
    )

    objects = HubQuerySet.as_manager()

    class Meta:
        verbose_name = _("hub")
        verbose_name_plural = _("hubs")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(parent=models.F("pk")),
                name="hub_is_not_its_own_parent",
                violation_error_message=_("A hub cannot be part of itself."),
            ),
            models.CheckConstraint(
                condition=models.Q(lat=None, lon=None)
                | models.Q(lat__isnull=False, lon__isnull=False),
                name="hub_location_is_whole",
                violation_error_message=_("Latitude and longitude go together."),
            ),
        ]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        """Return the address of the profile in the active language."""
        return reverse("hubs:detail", args=[self.slug])


class Alias(models.Model):
    """Another name of a hub."""

    hub = models.ForeignKey(Hub, models.CASCADE, related_name="aliases")
    text = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    kind = models.CharField(_("kind"), max_length=15, choices=NameKind, default=NameKind.SHORT)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["hub", "text", "language"], name="hub_alias_once"),
        ]

    def __str__(self):
        return self.text
