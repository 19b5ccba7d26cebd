"""The editors' desk: Django's own admin under our name."""

from importlib import import_module

from django.contrib import admin
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from editorial.accounts.attempts import with_status
from editorial.accounts.forms import SignInForm

# The workbenches beside the models' own pages, each in a module of its own.
WORKBENCHES = (
    "editorial.desk.urls_editing",
    "editorial.desk.urls_draftpage",
    "editorial.desk.urls_preview",
    "editorial.desk.urls_today",
)


class AtlasAdminSite(admin.AdminSite):
    """The admin site; LTR order of apps follows what editors do most."""

    site_header = _("Hub Atlas desk")
    site_title = _("Hub Atlas desk")
    index_title = _("Today")
    login_form = SignInForm

    def get_urls(self):
        """Put the workbenches before the models' pages; all ask for a sign-in."""
        patterns = [p for name in WORKBENCHES for p in import_module(name).urlpatterns]
        return [*map(self._guarded, patterns), *super().get_urls()]

    def login(self, request, extra_context=None):
        """Answer one attempt too many with the status that says so."""
        return with_status(super().login(request, extra_context))

    def _guarded(self, pattern: URLPattern) -> URLPattern:
        view = self.admin_view(pattern.callback)
        return path(str(pattern.pattern), view, pattern.default_args, name=pattern.name)
