"""What every template may read."""

from django.conf import settings


def site(request) -> dict:
    """Return the site's own address and the page's canonical one."""
    return {"site_url": settings.SITE_URL, "page_url": settings.SITE_URL + request.path}
