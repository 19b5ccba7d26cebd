"""The editors' desk: Django's own admin under our name."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class AtlasAdminSite(admin.AdminSite):
    """The admin site; LTR order of apps follows what editors do most."""

    site_header = _("Hub Atlas desk")
    site_title = _("Hub Atlas desk")
    index_title = _("Today")
