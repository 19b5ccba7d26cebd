"""Every address of the site."""

from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path, re_path

from editorial.outsiders import preview_link
from pages.health import healthz, readyz
from pages.robots import robots
from pages.security import security_txt
from pages.sitemaps import sitemap
from pages.views import lead_to_language, lead_to_script

handler400 = "pages.failures.bad_request"
handler500 = "pages.failures.server_error"

urlpatterns = [
    path("", lead_to_language, name="root"),
    re_path(r"^(?P<region>(?i:zh-(?:cn|sg|tw|hk|mo)))/(?P<rest>.*)$", lead_to_script),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<int:part>.xml", sitemap, name="sitemap_part"),
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path(".well-known/security.txt", security_txt, name="security"),
    path("preview/<str:token>/", preview_link, name="preview_link"),
    path("admin/password_reset/", include("editorial.accounts.urls")),
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
