"""The admin as this site assembles it."""

from django.contrib.admin.apps import AdminConfig


class AtlasAdminConfig(AdminConfig):
    """Use our AdminSite as the default one, so that every app registers on it."""

    default_site = "config.admin.AtlasAdminSite"
