"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from pages.health import healthz, readyz

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("admin/", admin.site.urls),
    path("api/", include("config.api")),
    *i18n_patterns(
        path("", include("pages.urls")),
        path("", include("hubs.urls")),
        path("", include("companies.urls")),
        path("", include("sources.urls")),
        path("search/", include("search.urls")),
    ),
]
