"""How things are found: one normaliser, one index, across languages and scripts."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """The app that indexes any model that registers."""

    name = "search"
    verbose_name = _("Search")
