"""The public state every record has, its drafts and history, the clock and the feed."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.querysets import (
    ChangeQuerySet,
    PublicQuerySet,
    ReleaseQuerySet,
    RevisionQuerySet,
    TokenQuerySet,
)
from translations.marks import Told
from translations.texts import languages_of


class State(models.TextChoices):
    """Whether the public sees a record."""

    DRAFT = "draft", _("Draft")
    PUBLIC = "public", _("Public")
    RETIRED = "retired", _("Retired")


class Reason(models.TextChoices):
    """Why a record was retired, as the page that says so tells readers."""

    DUPLICATE = "duplicate", _("It says what another record says.")
    MERGED = "merged", _("It was merged with another record.")
    UNSUPPORTED = "unsupported", _("Its source does not support it.")
    CORRECTED = "corrected", _("It was wrong and has been corrected elsewhere.")
    OUT_OF_SCOPE = "out_of_scope", _("It lies outside what this site covers.")


class Public(models.Model):
    """A record that editors publish and retire; every record of the site is one.

    `stands_on` names the relations (foreign keys or many-to-many) whose records must be
    public before this one may be, and which take this one along when they are retired.
    `key_field` is what addresses and content files call it by: its slug, or its number.
    `prose` names the translated texts that are Markdown and may refer to figures and claims.
    `main_texts` names the translated fields of which the first that is written at all is
    the main text of the record's page.
    `needed_texts` names those that must be there in one language at least.
    `converted` names the columns whose text was made from the other Chinese script and waits
    for a reader of it (translations.states keeps it right), so that pages know without a query.
    """

    stands_on: tuple[str, ...] = ()
    prose: tuple[str, ...] = ()
    key_field = "slug"
    main_texts: tuple[str, ...] = ("title",)
    needed_texts: tuple[str, ...] = ()

    state = models.CharField(
        _("state"), max_length=7, choices=State, default=State.DRAFT, editable=False, db_index=True
    )
    published_at = models.DateTimeField(_("published at"), null=True, editable=False)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True, db_index=True)
    revision = models.PositiveIntegerField(_("revision"), default=1, editable=False)
    retired_because = models.CharField(
        _("why it was retired"), max_length=12, choices=Reason, blank=True, editable=False
    )
    converted = models.JSONField(_("converted texts"), default=list, editable=False)
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

    def note_review(self, reviewer, at) -> None:
        """Remember who looked at the record before it is published, None for nobody.

        Nothing by default; claims tell it to readers.
        """


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


class Release(models.Model):
    """Drafts of several records that are published together, at one time."""

    class State(models.TextChoices):
        OPEN = "open", _("Open")
        SCHEDULED = "scheduled", _("Scheduled")
        PUBLISHED = "published", pgettext_lazy("state", "Published")

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    title = models.CharField(_("title"), max_length=200)
    publish_at = models.DateTimeField(_("publish at"), null=True, blank=True)
    state = models.CharField(
        _("state"), max_length=9, choices=State, default=State.OPEN, editable=False, db_index=True
    )
    published_seq = models.PositiveBigIntegerField(_("published under"), null=True, editable=False)
    reason = models.TextField(_("why it could not be published"), blank=True, editable=False)

    objects = ReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("release set")
        verbose_name_plural = _("release sets")
        ordering = ["-pk"]

    def __str__(self):
        return str(self.title or self.slug)


class Revision(models.Model):
    """What a record held once, or will hold: its history and its drafts in one table.

    A patch: `data` holds every field as editorial.patches gives it, `changed` names those
    that it sets over its `base`. A published one has the number that its record's `revision`
    had then; a draft has none yet. `trail` takes a draft back to what it held at each of
    its versions: trail[n] is what changed from version n to n + 1, as it was.
    Of a public record each author has one open draft; of any other there is one for all.
    `states` is what was said of its texts in each language (translations.marks.Told): by the
    editors of a draft; of a published one, all that was known then. `later` names languages
    that are not published along with a draft.
    """

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        IN_REVIEW = "in_review", _("In review")
        SCHEDULED = "scheduled", _("Scheduled")
        PUBLISHED = "published", pgettext_lazy("state", "Published")
        SUPERSEDED = "superseded", _("Superseded")
        REJECTED = "rejected", _("Returned")

    class Action(models.TextChoices):
        EDITED = "edited", _("edited")
        CREATED = "created", _("created")
        PUBLISHED = "published", _("published")
        RESTORED = "restored", _("restored")
        UNPUBLISHED = "unpublished", _("unpublished")
        RETIRED = "retired", _("retired")

    OPEN = (State.DRAFT, State.IN_REVIEW, State.SCHEDULED, State.REJECTED)

    model = models.CharField(_("model"), max_length=40)
    object = models.PositiveBigIntegerField(_("object"))
    title = models.CharField(_("record"), max_length=200, blank=True)
    number = models.PositiveIntegerField(_("number"), null=True)
    action = models.CharField(_("action"), max_length=11, choices=Action, default=Action.EDITED)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    data = models.JSONField(_("data"), default=dict)
    changed = models.JSONField(_("changed fields"), default=list)
    states = models.JSONField(_("states of the texts"), default=dict)
    later = models.JSONField(_("languages left for later"), default=list)
    base = models.ForeignKey("self", models.PROTECT, null=True, related_name="+")
    version = models.PositiveIntegerField(_("version"), default=0)
    trail = models.JSONField(_("trail"), default=list)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="revisions",
        verbose_name=_("author"),
    )
    editors = models.ManyToManyField(
        settings.AUTH_USER_MODEL, related_name="+", verbose_name=_("editors")
    )
    message = models.CharField(_("message"), max_length=200, blank=True)
    reason = models.TextField(_("reason of the return"), blank=True)
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("approved by"),
    )
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("published by"),
    )
    publish_at = models.DateTimeField(_("publish at"), null=True)
    release = models.ForeignKey(
        Release,
        models.PROTECT,
        null=True,
        related_name="revisions",
        verbose_name=_("release set"),
    )
    batch = models.CharField(_("batch"), max_length=40, blank=True, db_index=True)
    published_seq = models.PositiveBigIntegerField(_("published under"), null=True)
    superseded_seq = models.PositiveBigIntegerField(_("superseded under"), null=True)
    created_at = models.DateTimeField(_("begun at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("saved at"), auto_now=True)
    published_at = models.DateTimeField(_("published at"), null=True)

    objects = RevisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("revision")
        verbose_name_plural = _("revisions")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["model", "object", "state"], name="revision_of_record"),
            models.Index(fields=["state", "updated_at"], name="revision_queue"),
            models.Index(fields=["author", "state", "updated_at"], name="revision_of_author"),
            models.Index(fields=["updated_at"], name="revision_latest"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "object", "number"], name="revision_number_once_a_record"
            ),
            models.UniqueConstraint(
                fields=["model", "object"],
                condition=Q(state="published"),
                name="revision_one_is_live",
            ),
            models.UniqueConstraint(
                fields=["model", "object", "author"],
                condition=Q(state__in=("draft", "in_review", "scheduled", "rejected")),
                name="revision_one_draft_an_author",
            ),
            models.CheckConstraint(
                condition=~Q(state="scheduled")
                | Q(publish_at__isnull=False)
                | Q(release__isnull=False),
                name="revision_scheduled_has_a_time",
            ),
        ]

    def __str__(self):
        return self.title

    @property
    def is_open(self) -> bool:
        """Tell whether it is still a draft on some way to being published."""
        return self.state in self.OPEN

    @property
    def told(self) -> Told:
        """Return what was said of its texts beside writing them."""
        return Told.read(self.states)

    def at_version(self, version: int) -> dict:
        """Return the data of this draft as it was at one of its versions."""
        data = dict(self.data)
        for was in reversed(self.trail[version:]):
            data |= was
        return data


class Editing(models.Model):
    """Who has a record's form open now; told again every few seconds while it is."""

    model = models.CharField(max_length=40)
    object = models.PositiveBigIntegerField()
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["model", "object", "user"], name="editing_once"),
        ]

    def __str__(self):
        return f"{self.model} {self.object} {self.user}"


class Token(models.Model):
    """What a program sends in the place of a password; it may what its owner may then.

    Only the SHA-256 of the secret is stored. One that was revoked stays, so that its owner
    sees what it was.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-pk"]

    def __str__(self):
        return self.name
