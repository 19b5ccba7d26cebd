"""What editors made of what articles are suggested to say."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from sources.models.works import Source
from sources.querysets import MentionQuerySet, RejectionQuerySet


class RejectedSuggestion(models.Model):
    """A suggested claim that an editor refused; it is not suggested again for that article.

    kind, about: what was suggested, as sources.suggesting names it. paragraph_sha256: of the
    whole paragraph, so that it is found again where the paragraph moves, and only there.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="rejected_suggestions")
    paragraph = models.PositiveIntegerField(_("paragraph"), validators=[MinValueValidator(1)])
    paragraph_sha256 = models.CharField(_("hash of the paragraph"), max_length=12)
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    kind = models.CharField(_("kind"), max_length=12)
    about = models.CharField(_("about"), max_length=200, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("rejected by")
    )
    at = models.DateTimeField(_("rejected at"), auto_now_add=True)

    objects = RejectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("rejected suggestion")
        verbose_name_plural = _("rejected suggestions")
        ordering = ["paragraph", "start", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "paragraph_sha256", "start", "end", "kind", "about"],
                name="suggestion_rejected_once",
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="rejection_has_length"),
        ]

    def __str__(self):
        return f"¶{self.paragraph} {self.kind} {self.about}"


class Mention(models.Model):
    """That an article names a record; no claim, for it says nothing of it.

    model, object: the record, as the feed names it. paragraph, start, end: the first place.
    shown_at: since when readers see it, where they see the record; None as long as no
    publisher let them.
    """

    source = models.ForeignKey(Source, models.CASCADE, related_name="mentions")
    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    paragraph = models.PositiveIntegerField(_("paragraph"), validators=[MinValueValidator(1)])
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("entered by")
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    shown_at = models.DateTimeField(_("shown since"), null=True)

    objects = MentionQuerySet.as_manager()

    class Meta:
        verbose_name = _("mention")
        verbose_name_plural = _("mentions")
        ordering = ["paragraph", "start", "pk"]
        indexes = [models.Index(fields=["model", "object"], name="mention_of_record")]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "model", "object"], name="mention_once_a_source"
            ),
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="mention_has_length"),
        ]

    def __str__(self):
        return f"{self.source} ¶{self.paragraph} {self.model} {self.object}"
