"""What every template may read."""

from django.conf import settings

from translations.languages import LANGUAGES


def site(request) -> dict:
    """Return the site's own address, and what a page's head says unless its view knows better.

    page_url: the page's canonical address. written_in: the languages in which its main
    text is really written, the one for all other readers first. is_findable: whether
    search engines may list it. crumb: what the way back calls it. structured: what
    schema.org can say of it beside that. preview: what a page says that shows a draft.
    """
    return {
        "site_url": settings.SITE_URL,
        "page_url": settings.SITE_URL + request.path,
        "written_in": LANGUAGES,
        "is_findable": True,
        "crumb": "",
        "structured": {},
        "preview": getattr(request, "preview", None),
    }
