"""What happened in a hub, and what sources say of it without a number."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from hubs.models.places import Hub
from hubs.querysets import EventQuerySet
from sources.models import Claim, Precision


class Event(Claim):
    """Something dated, or planned for a date; without a date where the source has none."""

    class Kind(models.TextChoices):
        FOUNDING = "founding", _("Founding")
        POLICY = "policy", _("Policy")
        PRODUCT = "product", _("Product")
        MILESTONE = "milestone", _("Milestone")
        DESIGNATION = "designation", _("Designation")
        OTHER = "other", _("Other")

    class DateQualifier(models.TextChoices):
        ABOUT = "about", _("about")
        BEFORE = "before", _("before")
        AFTER = "after", _("after")
        BY = "by", _("by")

    stands_on = ("source", "hubs")
    stated = ("date", "precision", "date_qualifier", "planned")
    needed_texts = ("title",)

    kind = models.CharField(_("kind"), max_length=11, choices=Kind, default=Kind.OTHER)
    hubs = models.ManyToManyField(Hub, related_name="events", verbose_name=_("hubs"), blank=True)
    title = models.CharField(_("title"), max_length=200)
    body = models.TextField(_("body"), blank=True)
    date = models.DateField(_("date"), null=True, blank=True, db_index=True)
    precision = models.CharField(_("precision"), max_length=5, choices=Precision, blank=True)
    date_qualifier = models.CharField(
        _("qualifier of the date"), max_length=6, choices=DateQualifier, blank=True
    )
    planned = models.BooleanField(_("planned"), default=False)

    objects = EventQuerySet.as_manager()

    class Meta(Claim.Meta):
        verbose_name = _("event")
        verbose_name_plural = _("events")
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                condition=Q(date=None, precision="", date_qualifier="")
                | Q(date__isnull=False) & ~Q(precision=""),
                name="event_date_has_precision",
                violation_error_message=_("A date and its precision go together."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.title or ''}"[:80]


class Statement(Claim):
    """A strength, challenge, fact or opinion that a source states in words."""

    class Kind(models.TextChoices):
        STRENGTH = "strength", _("Strength")
        CHALLENGE = "challenge", _("Challenge")
        FACT = "fact", _("Fact")
        OPINION = "opinion", _("Opinion")

    stands_on = ("source", "hubs")
    needed_texts = ("text",)

    hubs = models.ManyToManyField(
        Hub, related_name="statements", verbose_name=_("hubs"), blank=True
    )
    kind = models.CharField(_("kind"), max_length=9, choices=Kind)
    text = models.TextField(_("text"))

    objects = EventQuerySet.as_manager()

    class Meta(Claim.Meta):
        verbose_name = _("statement")
        verbose_name_plural = _("statements")

    def __str__(self):
        return f"{self.number} {self.text or ''}"[:80]
