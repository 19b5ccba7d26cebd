"""The texts of sources as received, and marked places in them."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.models.works import Source
from sources.querysets import SnapshotQuerySet


class Snapshot(models.Model):
    """A source's text as received at one moment; a changed text is a new one."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="snapshots")
    raw = models.BinaryField(_("raw"))
    text = models.TextField(_("text"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    fetched_at = models.DateTimeField(_("fetched at"))
    dropped = models.JSONField(
        _("left out"),
        default=list,
        blank=True,
        help_text=_("Numbers of the paragraphs that are no part of the article."),
    )
    lost = models.JSONField(
        _("lost passages"),
        default=dict,
        blank=True,
        help_text=_("Claims whose passage this text no longer has, each with the passage's hash."),
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-fetched_at"]
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="snapshot_once_a_text"),
        ]

    def __str__(self):
        return f"{self.source} {self.fetched_at:%Y-%m-%d}"


class Arrival(models.Model):
    """An article as it came in, until an editor has looked at it and saves it as a source."""

    raw = models.BinaryField(_("raw"))
    charset = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")

    def __str__(self):
        return self.url or self.name or str(self.pk)


class Passage(models.Model):
    """A marked place in a snapshot: Web Annotation's quote and position selectors."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="passages")
    paragraph = models.PositiveIntegerField(_("paragraph"), validators=[MinValueValidator(1)])
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("exact text"))
    prefix = models.CharField(_("text before"), max_length=64, blank=True)
    suffix = models.CharField(_("text after"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_has_length"),
        ]

    def __str__(self):
        return f"¶{self.paragraph} {self.exact[:60]}"
