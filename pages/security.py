"""Where whoever finds a fault in the site's security writes to (RFC 9116)."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import timezone

VALID_FOR = timedelta(days=180)


def security_txt(request: HttpRequest) -> HttpResponse:
    """Answer with the contact; it expires half a year after the day it was read."""
    expires = (timezone.now() + VALID_FOR).strftime("%Y-%m-%dT00:00:00Z")
    words = {
        "contact_email": settings.CONTACT_EMAIL,
        "site_url": settings.SITE_URL,
        "expires": expires,
    }
    text = render_to_string("pages/security.txt", words)
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
