"""What pages of other apps show of the texts that editors write about the site."""

from django import template

from pages.models import Page
from translations.texts import text_of

register = template.Library()


@register.inclusion_tag("pages/_page_text.html")
def page_text(slug: str, *, title: str, lead: str) -> dict:
    """Show the heading, lead and text of one of the site's pages: one query.

    title, lead: what is shown where editors have not published it.
    """
    page = Page.objects.at(slug)
    if page is None:
        return {"page": None, "title": title, "lead": lead}
    return {"page": page, "title": text_of(page, "title"), "lead": text_of(page, "summary")}
