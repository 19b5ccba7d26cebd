"""What the pages of failure show; nothing here looks anything up."""

from django import template
from django.conf import settings

from pages.failures import notices
from translations.languages import HTML_CODES, OWN_NAMES

register = template.Library()


@register.inclusion_tag("pages/failure.html", takes_context=True)
def failure(context, kind: str) -> dict:
    """Show a whole page that says what went wrong, in the language of the address.

    Where the address has no language, or is not known, it speaks all four.
    """
    request = context.get("request")
    return {
        "notices": notices(kind, request.path if request else ""),
        "homes": [(code, HTML_CODES[code], OWN_NAMES[code]) for code in OWN_NAMES],
        "contact_email": settings.CONTACT_EMAIL if kind == "500" else "",
    }
