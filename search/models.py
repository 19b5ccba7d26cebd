"""The index: what each public record is called and says, folded for finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from search.fields import TokensField
from search.querysets import DocumentQuerySet


class Document(models.Model):
    """One row an object and language, and one with all its names in all scripts.

    What only staff may search is a row of its own, whose tokens no reader's question has.
    """

    class Part(models.TextChoices):
        NAMES = "names", _("Names")
        TEXT = "text", _("Text")
        STAFF = "staff", _("Full text, for staff")

    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    part = models.CharField(_("part"), max_length=5, choices=Part)
    language = models.CharField(_("language"), max_length=10, blank=True)
    title = models.CharField(_("title"), max_length=300)
    sort = models.CharField(_("sort key"), max_length=100)
    tokens = TokensField(_("tokens"))

    objects = DocumentQuerySet.as_manager()

    class Meta:
        verbose_name = _("search document")
        verbose_name_plural = _("search documents")
        # What finds is made by migrations alone: 0002 for both databases, 0005 one more for SQLite.
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object", "part", "language"], name="document_once_a_language"
            ),
        ]

    def __str__(self):
        return f"{self.model} {self.title} {self.language}"


class Name(models.Model):
    """One name or alias of a record: what is looked up whole, and by what it shares with others."""

    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    key = models.CharField(_("key"), max_length=300)
    marked = models.CharField(_("with its marks"), max_length=300)
    is_alias = models.BooleanField(_("is an alias"))
    sort = models.CharField(_("sort key"), max_length=100)
    tokens = TokensField(_("trigrams"))

    class Meta:
        verbose_name = _("searched name")
        verbose_name_plural = _("searched names")
        indexes = [
            models.Index(fields=["key"], name="name_by_key"),
            models.Index(fields=["model", "object"], name="name_of_record"),
        ]

    def __str__(self):
        return f"{self.model} {self.key}"
