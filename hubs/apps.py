"""What is compared: cities, indicators, figures, events."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HubsConfig(AppConfig):
    """The app of the hubs and of what is measured there."""

    name = "hubs"
    verbose_name = _("Hubs")

    def ready(self):
        """Register our models with the floors below."""
        from hubs import pages_of, queues, registration

        registration.register()
        pages_of.register()
        queues.register()
