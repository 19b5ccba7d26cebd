"""The pages that speak of the site itself, written by its editors."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from pages.querysets import PageQuerySet


class Page(Public):
    """One page of the front: its heading, a lead that search engines show too, and its text.

    The addresses are part of the site, so each slug names one that is there; on the home
    page and above the corrections the text stands beside what the database gives.
    """

    class Slug(models.TextChoices):
        HOME = "home", _("Home page")
        ABOUT = "about", _("About")
        METHODOLOGY = "methodology", _("Methodology")
        CORRECTIONS = "corrections", _("Corrections")
        CONTACT = "contact", _("Contact")

    prose = ("body",)
    main_texts = ("body", "title")
    needed_texts = ("title",)

    slug = models.SlugField(_("slug"), max_length=80, unique=True, choices=Slug)
    title = models.CharField(_("title"), max_length=200)
    summary = models.TextField(_("lead"), blank=True)
    body = models.TextField(_("text"), blank=True)

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page of the site")
        verbose_name_plural = _("pages of the site")
        ordering = ["slug"]

    def __str__(self):
        return self.title or self.slug

    def get_absolute_url(self):
        """Return the address of the page in the active language."""
        if self.slug == self.Slug.CORRECTIONS:
            return reverse("sources:corrections")
        return reverse(f"pages:{self.slug}")
