"""Who translates into which language."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations.querysets import AssignmentQuerySet


class Assignment(models.Model):
    """A language that is someone's own: a translator with none may write all of them."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="assignments",
        verbose_name=_("user"),
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["user", "language"]
        constraints = [
            models.UniqueConstraint(fields=["user", "language"], name="assignment_once"),
        ]

    def __str__(self):
        return f"{self.user} {self.language}"
