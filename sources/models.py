"""Publishers, sources and their text, and the abstract claim that everything stated is."""

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from sources.querysets import (
    ClaimQuerySet,
    PublisherQuerySet,
    RejectionQuerySet,
    SnapshotQuerySet,
    SourceQuerySet,
)
from translations.languages import LANGUAGES


class Precision(models.TextChoices):
    """How exact a date is."""

    DAY = "day", _("day")
    MONTH = "month", _("month")
    YEAR = "year", _("year")


class Publisher(Public):
    """Who publishes sources."""

    class Kind(models.TextChoices):
        NEWSPAPER = "newspaper", _("Newspaper")
        MAGAZINE = "magazine", _("Magazine")
        BROADCASTER = "broadcaster", _("Broadcaster")
        NEWS_AGENCY = "news_agency", _("News agency")
        WIRE = "wire", _("Press release service")
        BLOG = "blog", _("Blog or self-published channel")
        COMPANY = "company", _("Company")
        GOVERNMENT = "government", _("Public authority")
        ACADEMIC = "academic", _("Research institution")

    needed_texts = ("name",)

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    name = models.CharField(_("name"), max_length=200)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind)
    country = models.CharField(_("country"), max_length=2, blank=True)
    homepage = models.URLField(_("homepage"), blank=True)

    objects = PublisherQuerySet.as_manager()

    class Meta:
        verbose_name = _("publisher")
        verbose_name_plural = _("publishers")
        ordering = ["slug"]

    def __str__(self):
        return self.name or self.slug


class Source(Public):
    """An article, press release, blog post or report that facts are taken from."""

    class Kind(models.TextChoices):
        ARTICLE = "article", _("Article")
        PRESS_RELEASE = "press_release", _("Press release")
        BLOG = "blog", _("Blog post")
        REPORT = "report", _("Report")

    class Rights(models.TextChoices):
        COPYRIGHT = "copyright", _("Copyright")
        OPEN_LICENCE = "open_licence", _("Open licence")
        PUBLIC_DOMAIN = "public_domain", _("Public domain")
        NO_EXCERPT = "no_excerpt", _("No excerpt")

    stands_on = ("publisher",)
    needed_texts = ("title",)

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    kind = models.CharField(_("kind"), max_length=13, choices=Kind, default=Kind.ARTICLE)
    title = models.CharField(_("title"), max_length=300)
    original_title = models.CharField(_("original title"), max_length=300)
    language = models.CharField(_("language"), max_length=10, choices=settings.LANGUAGES)
    publisher = models.ForeignKey(
        Publisher,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="sources",
        verbose_name=_("publisher"),
        help_text=_("Empty where the text does not say."),
    )
    author = models.CharField(_("author"), max_length=200, blank=True)
    published_on = models.DateField(_("published on"), null=True, blank=True)
    published_precision = models.CharField(
        _("precision"), max_length=5, choices=Precision, blank=True
    )
    accessed_on = models.DateField(_("accessed on"), null=True, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    rights = models.CharField(_("rights"), max_length=13, choices=Rights, default=Rights.COPYRIGHT)
    summary = models.TextField(_("summary"), blank=True)
    based_on = models.CharField(_("based on"), max_length=200, blank=True)
    credibility_note = models.TextField(_("credibility note"), blank=True)
    text_sha256 = models.CharField(
        _("SHA-256 of the text"),
        max_length=64,
        blank=True,
        editable=False,
        help_text=_("Of the decoded text: NFC, LF, lines stripped. Attaches an imported file."),
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["slug"]
        constraints = [
            models.CheckConstraint(
                condition=Q(published_on=None, published_precision="")
                | Q(published_on__isnull=False) & ~Q(published_precision=""),
                name="source_date_has_precision",
                violation_error_message=_("A date and its precision go together."),
            ),
        ]

    def __str__(self):
        return self.title or self.original_title

    def get_absolute_url(self):
        """Return the address of the source's page in the active language."""
        return reverse("sources:detail", args=[self.slug])

    @property
    def original_language(self) -> str:
        """Return the language the article is written in, for the chain of fallbacks."""
        return self.language if self.language in LANGUAGES else ""


class Snapshot(models.Model):
    """A source's text as received at one moment; a changed text is a new one."""

    source = models.ForeignKey(Source, models.PROTECT, related_name="snapshots")
    raw = models.BinaryField(_("raw"))
    text = models.TextField(_("text"))
    sha256 = models.CharField(_("SHA-256"), max_length=64)
    fetched_at = models.DateTimeField(_("fetched at"))
    dropped = models.JSONField(
        _("left out"),
        default=list,
        blank=True,
        help_text=_("Numbers of the paragraphs that are no part of the article."),
    )
    lost = models.JSONField(
        _("lost passages"),
        default=dict,
        blank=True,
        help_text=_("Claims whose passage this text no longer has, each with the passage's hash."),
    )

    objects = SnapshotQuerySet.as_manager()

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["-fetched_at"]
        constraints = [
            models.UniqueConstraint(fields=["source", "sha256"], name="snapshot_once_a_text"),
        ]

    def __str__(self):
        return f"{self.source} {self.fetched_at:%Y-%m-%d}"


class Arrival(models.Model):
    """An article as it came in, until an editor has looked at it and saves it as a source."""

    raw = models.BinaryField(_("raw"))
    charset = models.CharField(max_length=40, blank=True)
    name = models.CharField(max_length=200, blank=True)
    url = models.URLField(_("address"), max_length=500, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        verbose_name = _("arrival")
        verbose_name_plural = _("arrivals")

    def __str__(self):
        return self.url or self.name or str(self.pk)


class Passage(models.Model):
    """A marked place in a snapshot: Web Annotation's quote and position selectors."""

    snapshot = models.ForeignKey(Snapshot, models.PROTECT, related_name="passages")
    paragraph = models.PositiveIntegerField(_("paragraph"), validators=[MinValueValidator(1)])
    start = models.PositiveIntegerField(_("start"))
    end = models.PositiveIntegerField(_("end"))
    exact = models.TextField(_("exact text"))
    prefix = models.CharField(_("text before"), max_length=64, blank=True)
    suffix = models.CharField(_("text after"), max_length=64, blank=True)

    class Meta:
        verbose_name = _("passage")
        verbose_name_plural = _("passages")
        constraints = [
            models.CheckConstraint(condition=Q(end__gt=F("start")), name="passage_has_length"),
        ]

    def __str__(self):
        return f"¶{self.paragraph} {self.exact[:60]}"


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
