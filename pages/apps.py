"""The front: home, error pages, health."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The app of the pages that belong to no subject."""

    name = "pages"
    verbose_name = _("Pages")
