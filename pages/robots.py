"""What crawlers are asked to leave alone, and where they find every page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from translations.languages import LANGUAGES


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Answer with robots.txt: all but the desk, previews and the results of searches."""
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /preview/",
        *(f"Disallow: /{language}/search/" for language in LANGUAGES),
        "",
        f"Sitemap: {settings.SITE_URL}/sitemap.xml",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
