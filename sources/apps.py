"""Where every fact comes from: publishers, articles, passages, claims."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SourcesConfig(AppConfig):
    """The app that cites."""

    name = "sources"
    verbose_name = _("Sources")

    def ready(self):
        """Register our models with the floors below."""
        from sources import pages_of, queues, registration

        registration.register()
        pages_of.register()
        queues.register()
