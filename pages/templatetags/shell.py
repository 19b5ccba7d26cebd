"""What the frame around every page shows; nothing here runs a query."""

from django import template
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from editorial.models import Public
from translations.languages import column, current_language
from translations.texts import Text, text_of

register = template.Library()

SECTIONS = (
    ("hubs:list", _("Hubs")),
    ("companies:list", _("Companies")),
    ("hubs:compare", _("Compare")),
    ("hubs:indicators", _("Indicators")),
    ("sources:list", _("Sources")),
)


@register.simple_tag(takes_context=True)
def section_links(context) -> list[dict]:
    """Return one link a section of the site, the one the reader is in marked as current."""
    path = context["request"].path
    links = [{"url": reverse(name), "label": label} for name, label in SECTIONS]
    return [{**link, "current": path.startswith(link["url"])} for link in links]


@register.simple_tag
def record_title(record: Public) -> Text:
    """Return what a record is called: its name or title, else its number."""
    fields = {field.name for field in record._meta.get_fields()}
    for field in ("name", "title"):
        if column(field, "en") in fields and (text := text_of(record, field)):
            return text
    language = current_language()
    return Text(record.key, language, language)
