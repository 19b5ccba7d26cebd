"""The front: home, the site's own pages, feeds, error pages, health."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PagesConfig(AppConfig):
    """The app of the pages that belong to no subject."""

    name = "pages"
    verbose_name = _("Pages")

    def ready(self):
        """Register our models with the floors below."""
        from pages import content, pages_of, registration

        registration.register()
        pages_of.register()
        content.register_content()
