"""Companies, where they are present, and the groups they belong to."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from companies.querysets import (
    CompanyFigureQuerySet,
    CompanyQuerySet,
    GroupQuerySet,
    MembershipQuerySet,
    PresenceQuerySet,
)
from editorial.models import Public
from hubs.models import Event, Figure, Hub, NameKind, Sector, Statement
from sources.models import Claim, Precision


class Company(Public):
    """A company, institute, facility or public body that a source names."""

    class Kind(models.TextChoices):
        COMPANY = "company", _("Company")
        INSTITUTE = "institute", _("Institute")
        FACILITY = "facility", _("Facility")
        PUBLIC_BODY = "public_body", _("Public body")

    class Status(models.TextChoices):
        ACTIVE = "active", _("Active")
        CLOSED = "closed", _("Closed")
        MERGED = "merged", _("Merged")
        UNKNOWN = "unknown", _("Unknown")

    prose = ("body",)
    main_texts = ("summary", "name")
    needed_texts = ("name",)

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kind = models.CharField(
        _("kind"), max_length=11, choices=Kind, default=Kind.COMPANY, db_index=True
    )
    name = models.CharField(_("name"), max_length=200)
    legal_name = models.CharField(_("legal name"), max_length=200, blank=True)
    summary = models.TextField(_("summary"), blank=True)
    body = models.TextField(_("body"), blank=True)
    website = models.URLField(_("website"), blank=True)
    status = models.CharField(
        _("status"), max_length=7, choices=Status, default=Status.UNKNOWN, db_index=True
    )
    sectors = models.ManyToManyField(
        Sector, blank=True, related_name="companies", verbose_name=_("sectors")
    )
    events = models.ManyToManyField(
        Event, blank=True, related_name="companies", verbose_name=_("events")
    )
    statements = models.ManyToManyField(
        Statement, blank=True, related_name="companies", verbose_name=_("statements")
    )

    objects = CompanyQuerySet.as_manager()

    class Meta:
        verbose_name = _("company")
        verbose_name_plural = _("companies")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        """Return the address of the company's page in the active language."""
        return reverse("companies:detail", args=[self.slug])


class Alias(models.Model):
    """Another name of a company."""

    company = models.ForeignKey(Company, models.CASCADE, related_name="aliases")
    text = models.CharField(_("name"), max_length=200)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    kind = models.CharField(_("kind"), max_length=15, choices=NameKind, default=NameKind.SHORT)

    class Meta:
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["company", "text", "language"], name="company_alias_once"
            ),
        ]

    def __str__(self):
        return self.text


class Presence(Claim):
    """That a company is, or was, in a hub, in one role; a move is an ended one and a new one."""

    class Role(models.TextChoices):
        HEADQUARTERS = "headquarters", _("Headquarters")
        BASED = "based", _("Based here")
        FOUNDED = "founded", _("Founded here")
        OPERATIONS = "operations", _("Operations")
        RESEARCH = "research", _("Research")
        MANUFACTURING = "manufacturing", _("Manufacturing")
        DATA_CENTRE = "data_centre", _("Data centre")

    stands_on = ("source", "company", "hub")
    stated = ("company", "hub", "role", "since", "until", "ended")

    company = models.ForeignKey(
        Company, models.PROTECT, related_name="presences", verbose_name=_("company")
    )
    hub = models.ForeignKey(Hub, models.PROTECT, related_name="presences", verbose_name=_("hub"))
    role = models.CharField(_("role"), max_length=13, choices=Role)
    since = models.DateField(_("since"), null=True, blank=True)
    since_precision = models.CharField(
        _("precision of since"), max_length=5, choices=Precision, blank=True
    )
    until = models.DateField(_("until"), null=True, blank=True)
    until_precision = models.CharField(
        _("precision of until"), max_length=5, choices=Precision, blank=True
    )
    ended = models.BooleanField(_("ended"), default=False)

    objects = PresenceQuerySet.as_manager()

    class Meta(Claim.Meta):
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        indexes = [
            models.Index(fields=["hub", "role", "ended"], name="presence_in_hub"),
            models.Index(fields=["role", "since"], name="presence_founded"),
        ]
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                condition=Q(since=None, since_precision="")
                | Q(since__isnull=False) & ~Q(since_precision=""),
                name="presence_since_has_precision",
                violation_error_message=_("A date and its precision go together."),
            ),
            models.CheckConstraint(
                condition=Q(until=None, until_precision="")
                | Q(until__isnull=False, ended=True) & ~Q(until_precision=""),
                name="presence_until_is_ended",
                violation_error_message=_("A presence with a last day has ended."),
            ),
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="presence_dates_in_order",
                violation_error_message=_("A presence ends on or after the day it starts."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.company} – {self.hub} ({self.get_role_display()})"


class Group(Public):
    """A set of companies that people name together."""

    main_texts = ("summary", "name")
    needed_texts = ("name",)

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    summary = models.TextField(_("summary"), blank=True)
    members = models.ManyToManyField(
        Company, through="Membership", related_name="groups", verbose_name=_("members")
    )

    objects = GroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("group")
        verbose_name_plural = _("groups")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug

    def get_absolute_url(self):
        """Return the address of the group's page in the active language."""
        return reverse("companies:group", args=[self.slug])


class Membership(Claim):
    """That a source counts a company among a group."""

    stands_on = ("source", "group", "company")
    stated = ("group", "company", "since", "until")

    group = models.ForeignKey(
        Group, models.PROTECT, related_name="memberships", verbose_name=_("group")
    )
    company = models.ForeignKey(
        Company, models.PROTECT, related_name="memberships", verbose_name=_("company")
    )
    since = models.DateField(_("since"), null=True, blank=True)
    until = models.DateField(_("until"), null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta(Claim.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        constraints = [
            *Claim.Meta.constraints,
            models.CheckConstraint(
                condition=Q(since=None) | Q(until=None) | Q(until__gte=F("since")),
                name="membership_dates_in_order",
                violation_error_message=_("A membership ends on or after the day it starts."),
            ),
        ]

    def __str__(self):
        return f"{self.number} {self.company} – {self.group}"


class CompanyFigure(Figure):
    """A figure of a company, institute or facility."""

    stands_on = ("source", "company", "indicator", "reference")

    company = models.ForeignKey(
        Company, models.PROTECT, related_name="figures", verbose_name=_("company")
    )

    objects = CompanyFigureQuerySet.as_manager()

    class Meta(Figure.Meta):
        verbose_name = _("company figure")
        verbose_name_plural = _("company figures")
        indexes = [models.Index(fields=["company", "indicator"], name="figure_of_company")]

    @property
    def subject(self) -> Company:
        """Return what the figure is about."""
        return self.company
