"""The clock, the feed of changes, the slugs that moved, and what files last gave."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.querysets import (
    ChangeQuerySet,
)


class Clock(models.Model):
    """The site's clock: one row, raised by every transaction that changes what the public sees.

    `raised_on` is the day, in UTC, of the last raise: the first of a day is due at midnight.
    """

    sequence = models.PositiveBigIntegerField(default=0)
    raised_on = models.DateField(null=True)

    class Meta:
        verbose_name = _("clock")
        permissions = [("publish_record", _("May publish, retire and prefer"))]
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="clock_is_one_row"),
        ]

    def __str__(self):
        return str(self.sequence)


class Action(models.TextChoices):
    """What happened to a record in the eyes of the public."""

    CREATED = "created", _("created")
    UPDATED = "updated", _("updated")
    RETIRED = "retired", _("retired")
    DELETED = "deleted", _("deleted")
    RENAMED = "renamed", _("renamed")


class Change(models.Model):
    """One line of the public feed; all lines of one transaction share its sequence."""

    sequence = models.PositiveBigIntegerField(_("sequence"), db_index=True)
    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    slug = models.CharField(_("slug or number"), max_length=80)
    action = models.CharField(_("action"), max_length=7, choices=Action)
    at = models.DateTimeField(_("at"), auto_now_add=True)
    batch = models.CharField(_("batch"), max_length=40, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ["sequence", "pk"]
        indexes = [models.Index(fields=["model", "object"], name="change_of_record")]

    def __str__(self):
        return f"{self.sequence} {self.model} {self.slug} {self.action}"


class FormerSlug(models.Model):
    """A slug a record once had; its address answers 308 to the present one."""

    model = models.CharField(_("model"), max_length=40)
    slug = models.SlugField(_("slug"), max_length=80)
    object = models.PositiveBigIntegerField(_("object"))

    class Meta:
        verbose_name = _("former slug")
        verbose_name_plural = _("former slugs")
        constraints = [
            models.UniqueConstraint(fields=["model", "slug"], name="former_slug_once_a_model"),
        ]

    def __str__(self):
        return f"{self.model} {self.slug}"


class LoadedRecord(models.Model):
    """What a content file last gave a record, so that work done on the site is not lost to it."""

    model = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "key"], name="loaded_record_once"),
        ]

    def __str__(self):
        return f"{self.model} {self.key}"
