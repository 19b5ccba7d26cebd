"""The editors' desk: Django's own admin under our name."""

from importlib import import_module

from django.contrib import admin
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _

from editorial.accounts.attempts import with_status
from editorial.accounts.forms import SignInForm
from editorial.desk.today import today_of

# The workbenches beside the models' own pages, each in a module of its own.
WORKBENCHES = (
    "editorial.desk.urls_editing",
    "editorial.desk.urls_draftpage",
    "editorial.desk.urls_preview",
    "editorial.desk.urls_releases",
    "editorial.desk.urls_today",
    "editorial.desk.urls_tokens",
    "sources.desk.urls_reading",
    "sources.desk.urls_intake",
    "hubs.desk.urls_conflicts",
    "translations.desk.urls_converting",
    "translations.desk.urls_exchange",
    "translations.desk.urls_matrix",
    "translations.desk.urls_sides",
)

# What editors open most comes first; what is not named here comes last, by name.
APPS = ("sources", "hubs", "companies", "pages", "editorial", "translations", "search", "auth")
MODELS = (
    *("Source", "Publisher", "Correction", "Decision"),
    *("HubFigure", "Event", "Statement", "Hub", "Indicator", "Absence", "Sector", "Unit"),
    *("Company", "CompanyFigure", "Presence", "Group", "Membership"),
)


class AtlasAdminSite(admin.AdminSite):
    """The admin site: Today first, then the models in the order of what editors do most."""

    site_header = _("Hub Atlas desk")
    site_title = _("Hub Atlas desk")
    index_title = _("Today")
    index_template = "admin/desk/today.html"
    login_form = SignInForm

    def get_urls(self):
        """Put the workbenches before the models' pages; all ask for a sign-in."""
        patterns = [p for name in WORKBENCHES for p in import_module(name).urlpatterns]
        return [*map(self._guarded, patterns), *super().get_urls()]

    def index(self, request, extra_context=None):
        """Show what waits for the user before the models."""
        return super().index(request, today_of(request.user) | (extra_context or {}))

    def get_app_list(self, request, app_label=None):
        """List what editors open most first, apps and models alike."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda entry: _place(MODELS, entry["object_name"]))
        return sorted(apps, key=lambda app: _place(APPS, app["app_label"]))

    def login(self, request, extra_context=None):
        """Answer one attempt too many with the status that says so."""
        return with_status(super().login(request, extra_context))

    def _guarded(self, pattern: URLPattern) -> URLPattern:
        view = self.admin_view(pattern.callback)
        return path(str(pattern.pattern), view, pattern.default_args, name=pattern.name)


def _place(order: tuple[str, ...], name: str) -> int:
    return order.index(name) if name in order else len(order)
