"""Who translates into which language, and in what state each text is."""

from django.conf import settings
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from translations import marks
from translations.languages import column
from translations.querysets import (
    AssignmentQuerySet,
    CommentQuerySet,
    FieldStateQuerySet,
    GlossaryQuerySet,
    MemoryQuerySet,
)


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


class FieldState(models.Model):
    """What is known of one text of a record in one language; see translations.marks.

    There is a row only for what differs from the default: a text that is there was written by
    a person from its original as it stands, one that is not is missing; one that is empty on
    purpose (`is_empty`) has a row. `state` is how it stands now, `said` what was last said of
    it, which holds again once it is no longer stale.
    """

    class State(models.TextChoices):
        MISSING = marks.MISSING, _("Missing")
        STALE = marks.STALE, _("Stale")
        CONVERTED = marks.CONVERTED, _("Converted")
        IN_REVIEW = marks.IN_REVIEW, _("In review")
        WRITTEN = marks.WRITTEN, _("Written")
        REVIEWED = marks.REVIEWED, _("Reviewed")
        SAME = marks.SAME, _("Same on purpose")

    class Reason(models.TextChoices):
        CHANGED = marks.CHANGED, _("The original was changed since.")
        BEHIND = marks.BEHIND, _("What it was made from is stale itself.")
        RETURNED = marks.RETURNED, _("A reviewer returned it.")

    class Origin(models.TextChoices):
        SCRIPT = "script", _("Converted from the other script")
        MEMORY = "memory", _("From the translation memory")
        EXCHANGE = "exchange", _("From an exchange file")

    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    field = models.CharField(_("field"), max_length=40)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    state = models.CharField(_("state"), max_length=9, choices=State)
    said = models.CharField(_("last said"), max_length=9, choices=State)
    reason = models.CharField(_("reason"), max_length=8, choices=Reason, blank=True)
    origin = models.CharField(_("origin"), max_length=8, choices=Origin, blank=True)
    original_language = models.CharField(
        _("original language"), max_length=10, choices=settings.LANGUAGES, blank=True
    )
    original_hash = models.CharField(_("hash of the original then"), max_length=32, blank=True)
    original_text = models.TextField(_("the original then"), blank=True)
    note = models.TextField(_("note"), blank=True)
    is_empty = models.BooleanField(_("empty"), default=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("by"),
    )
    at = models.DateTimeField(_("at"), null=True)

    objects = FieldStateQuerySet.as_manager()

    class Meta:
        verbose_name = _("state of a text")
        verbose_name_plural = _("states of texts")
        ordering = ["model", "object", "field", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object", "field", "language"], name="field_state_once"
            ),
        ]
        indexes = [
            models.Index(fields=["model", "language", "state"], name="field_state_of_language"),
        ]

    def __str__(self):
        return f"{self.model} {self.object} {self.field} {self.language} {self.state}"

    @property
    def column(self) -> str:
        """Return the column that the row speaks of."""
        return column(self.field, self.language)


class GlossaryTerm(models.Model):
    """A word of the site's field and what it is called in each language.

    term: the form to use, then others that are right too, parted by semicolons. The
    Traditional one is what conversion from Simplified writes, and the other way round.
    """

    class Part(models.TextChoices):
        NOUN = "noun", _("Noun")
        VERB = "verb", _("Verb")
        ADJECTIVE = "adjective", _("Adjective")
        NAME = "name", _("Name")

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    term = models.CharField(
        _("term"),
        max_length=200,
        blank=True,
        help_text=_("The form to use first; others that are right too after a semicolon."),
    )
    part = models.CharField(_("part of speech"), max_length=9, choices=Part, default=Part.NOUN)
    protect = models.BooleanField(
        _("never converted"),
        default=False,
        help_text=_("Stays as it is written when a text goes from one Chinese script to another."),
    )
    note = models.TextField(_("note for translators"), blank=True)

    objects = GlossaryQuerySet.as_manager()

    class Meta:
        verbose_name = _("glossary term")
        verbose_name_plural = _("glossary")
        ordering = ["slug"]

    def __str__(self):
        return self.slug


class ExchangeFile(models.Model):
    """A file of translations as it came in, until whoever brought it confirms its import."""

    raw = models.BinaryField(_("raw"))
    name = models.CharField(_("name"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        verbose_name = _("exchange file")
        verbose_name_plural = _("exchange files")

    def __str__(self):
        return self.name or str(self.pk)


class Comment(models.Model):
    """What somebody says to the others about one text; open until someone settles it."""

    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    field = models.CharField(_("field"), max_length=40)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("author"),
    )
    at = models.DateTimeField(_("at"), auto_now_add=True)
    text = models.TextField(_("comment"), validators=[MaxLengthValidator(2000)])
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("settled by"),
    )
    resolved_at = models.DateTimeField(_("settled at"), null=True)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment on a text")
        verbose_name_plural = _("comments on texts")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(fields=["model", "object", "language"], name="comment_of_record"),
        ]

    def __str__(self):
        return self.text[:80]

    @property
    def is_open(self) -> bool:
        """Tell whether nobody has settled it yet."""
        return self.resolved_at is None


class MemoryEntry(models.Model):
    """A text of the site beside its original, to be found again by that original.

    place: the paragraph of the field, 0 for a text that is kept whole. at: since when.
    """

    original_language = models.CharField(
        _("original language"), max_length=10, choices=settings.LANGUAGES
    )
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    original_hash = models.CharField(_("hash of the original"), max_length=32)
    original = models.TextField(_("original"))
    text = models.TextField(_("text"))
    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    field = models.CharField(_("field"), max_length=40)
    place = models.PositiveIntegerField(_("paragraph"), default=0)
    reviewed = models.BooleanField(_("reviewed"), default=False)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    objects = MemoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("translation memory")
        verbose_name_plural = _("translation memory")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object", "field", "language", "place"], name="memory_once"
            ),
        ]
        indexes = [
            models.Index(
                fields=["original_hash", "language", "original_language"], name="memory_by_original"
            ),
        ]

    def __str__(self):
        return f"{self.original[:40]} → {self.text[:40]}"


class MemoryKey(models.Model):
    """One of the few word pairs by which near originals are found; see translations.sketches."""

    entry = models.ForeignKey(MemoryEntry, models.CASCADE, related_name="keys")
    key = models.BigIntegerField()

    class Meta:
        verbose_name = verbose_name_plural = _("keys of the translation memory")
        constraints = [
            models.UniqueConstraint(fields=["key", "entry"], name="memory_key_once"),
        ]

    def __str__(self):
        return str(self.key)
