"""The public state every record has, the clock of the site, and the feed of its changes."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.querysets import ChangeQuerySet, PublicQuerySet
from translations.texts import languages_of


class State(models.TextChoices):
    """Whether the public sees a record."""

    DRAFT = "draft", _("Draft")
    PUBLIC = "public", _("Public")
    RETIRED = "retired", _("Retired")


class Public(models.Model):
    """A record that editors publish and retire; every record of the site is one.

    `stands_on` names the relations (foreign keys or many-to-many) whose records must be
    public before this one may be, and which take this one along when they are retired.
    `key_field` is what addresses and content files call it by: its slug, or its number.
    `prose` names the translated texts that are Markdown and may refer to figures and claims.
    `main_texts` names the translated fields of which the first that is written at all is
    the main text of the record's page.
    """

    stands_on: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    key_field = "slug"
    main_texts: tuple[str, ...] = ("title",)

    state = models.CharField(
        _("state"), max_length=7, choices=State, default=State.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, db_index=True)
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    replaced_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("replaced by"),
    )

    objects = PublicQuerySet.as_manager()

    class Meta:
        abstract = True

    @property
    def is_public(self) -> bool:
        """Tell whether the public sees this record."""
        return self.state == State.PUBLIC

    @property
    def key(self) -> str:
        """Return the slug or number by which addresses and files name this record."""
        return str(getattr(self, self.key_field))

    @property
    def written_in(self) -> list[str]:
        """Return the languages in which the page's main text is really written.

        First the one for readers of none of them: English, else that of the original.
        """
        found = (languages_of(self, field) for field in self.main_texts)
        return next(filter(None, found), [])


class Clock(models.Model):
    """The site's clock: one row, raised by every transaction that changes what the public sees."""

    sequence = models.PositiveBigIntegerField(default=0)

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
