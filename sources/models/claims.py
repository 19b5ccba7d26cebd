"""The abstract claim that everything stated is, what corrects a source, what settles claims."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from sources.models.texts import Passage
from sources.models.works import Source
from sources.querysets import ClaimQuerySet


class ClaimNumber(models.Model):
    """The one sequence that numbers all claims; a number is never given twice."""

    number = models.BigAutoField(primary_key=True)
    model = models.CharField(max_length=40)

    class Meta:
        verbose_name = _("claim number")
        verbose_name_plural = _("claim numbers")

    def __str__(self):
        return str(self.number)


class Claim(Public):
    """Something the site states because a source says so.

    The locator is the paragraph (from 1, over the non-blank lines of the received text)
    and, inside it, a range of code points; `passage_sha256` holds the first 12 hex digits
    of that passage's hash, so that a locator into a changed text is noticed.
    `states_number` tells whether the claim is a number of some period, `stated` which of its
    fields are what the quote says, so that they change together.
    """

    class Rank(models.TextChoices):
        PREFERRED = "preferred", _("Preferred")
        NORMAL = "normal", _("Normal")
        DEPRECATED = "deprecated", _("Deprecated")

    key_field = "number"
    states_number = False
    stated: tuple[str, ...] = ()
    # What readers see of the passage; sources.quotes fills it in, until then it is nothing.
    shown_quote = ""

    number = models.PositiveBigIntegerField(_("number"), unique=True, editable=False)
    source = models.ForeignKey(
        Source, models.PROTECT, related_name="%(class)ss", verbose_name=_("source")
    )
    passage = models.ForeignKey(
        Passage,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="%(class)ss",
        verbose_name=_("passage"),
    )
    paragraph = models.PositiveIntegerField(
        _("paragraph"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    start = models.PositiveIntegerField(_("start"), null=True, blank=True)
    end = models.PositiveIntegerField(_("end"), null=True, blank=True)
    passage_sha256 = models.CharField(_("hash of the passage"), max_length=12, blank=True)
    as_published = models.CharField(_("as published"), max_length=200, blank=True)
    attributed_to = models.CharField(_("attributed to"), max_length=200, blank=True)
    rank = models.CharField(_("rank"), max_length=10, choices=Rank, default=Rank.NORMAL)
    rank_reason = models.TextField(_("reason of the rank"), blank=True)
    note = models.TextField(_("note"), blank=True)
    quote_public = models.BooleanField(
        _("show the quoted passage to readers"),
        default=False,
        help_text=_("Shown only as far as the rights of the source allow."),
    )
    quote_translation = models.TextField(
        _("our translation of the quote"),
        blank=True,
        help_text=_("Shown below the quote, never without it."),
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("reviewed by"),
    )
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, blank=True, editable=False)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["number"]
        constraints = [
            models.CheckConstraint(
                condition=Q(start=None, end=None)
                | Q(
                    paragraph__isnull=False,
                    start__isnull=False,
                    end__isnull=False,
                    end__gt=F("start"),
                ),
                name="%(app_label)s_%(class)s_locator",
                violation_error_message=_("A range needs its paragraph, and ends after it starts."),
            ),
        ]

    @property
    def locator(self) -> dict | None:
        """Return where in the source the claim is read: {"paragraph": 17}, or None."""
        return {"paragraph": self.paragraph} if self.paragraph else None

    def note_review(self, reviewer, at) -> None:
        """Tell readers when someone other than its writers looked at the claim."""
        self.reviewed_by, self.reviewed_at = reviewer, at if reviewer else None


class Correction(Claim):
    """Where a source is itself wrong, or contradicts itself."""

    stands_on = ("source",)
    needed_texts = ("text",)

    text = models.TextField(_("text"))

    class Meta(Claim.Meta):
        verbose_name = _("correction")
        verbose_name_plural = _("corrections")

    def __str__(self):
        return f"{self.number} {self.text or ''}"[:80]


class Decision(Public):
    """What editors decided on claims that conflict; a claim outside it reopens the matter."""

    class Outcome(models.TextChoices):
        PREFERRED = "preferred", _("One is preferred")
        BOTH = "both", _("Both stand")
        DEFINITION = "definition", _("Different definitions")
        DEPRECATED = "deprecated", _("One is deprecated")

    key_field = "pk"
    needed_texts = ("reason",)

    claims = models.JSONField(_("claim numbers"), default=list)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome)
    reason = models.TextField(_("reason"))

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.claims} {self.get_outcome_display()}"
