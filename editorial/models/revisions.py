"""Drafts, reviews, schedules and the history in one table; sets of drafts; who is at a form."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from editorial.querysets import (
    ReleaseQuerySet,
    RevisionQuerySet,
)
from translations.marks import Told


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
