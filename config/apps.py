"""The admin as this site assembles it."""

from django.contrib.admin.apps import AdminConfig


class AtlasAdminConfig(AdminConfig):
    """Use our AdminSite as the default one, so that every app registers on it."""

    default_site = "config.admin.AtlasAdminSite"

    def ready(self):
        """Find every app's desk, then put our accounts in the place of Django's."""
        super().ready()
        from editorial.accounts import admin  # noqa: F401
