"""How a record is written: states, the site's clock, the change feed."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    """The app that makes records public; it knows no subject."""

    name = "editorial"
    verbose_name = _("Editorial")

    def ready(self):
        """Register what is looked at before publishing, and what waits on every desk."""
        from editorial import publish_rules
        from editorial.desk import waiting

        publish_rules.register()
        waiting.register()
