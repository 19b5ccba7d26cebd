"""Publishers and sources."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from sources.querysets import PublisherQuerySet, SourceQuerySet
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
