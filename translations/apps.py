"""What state each language is in, and what a reader sees where a text is missing."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class TranslationsConfig(AppConfig):
    """The app that serves texts in four languages; it knows no subject."""

    name = "translations"
    verbose_name = _("Translations")
