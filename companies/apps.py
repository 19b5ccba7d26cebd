"""Who is listed: companies, institutes, facilities, and where they are present."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CompaniesConfig(AppConfig):
    """The app of the directory."""

    name = "companies"
    verbose_name = _("Companies")

    def ready(self):
        """Register our models with the floors below."""
        from companies import content, pages_of, registration

        registration.register()
        pages_of.register()
        content.register_content()
