"""The index: what each public record is called and says, folded for finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Document(models.Model):
    """One row an object and language; the row without language holds all names in all scripts."""

    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    language = models.CharField(_("language"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=300)
    tokens = models.TextField(_("tokens"))

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object", "language"], name="document_once_a_language"
            ),
        ]

    def __str__(self):
        return f"{self.model} {self.title} {self.language}"
