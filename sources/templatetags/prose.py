"""Template tags for prose with references."""

from django import template

from sources.prose import parts_of
from sources.references import References
from translations.texts import text_of

register = template.Library()


@register.inclusion_tag("sources/_prose.html")
def prose(record, field: str, references: References) -> dict:
    """Show a record's Markdown in the reader's language, its figures and references in place.

    No query for a text without references, else a constant number a kind of reference.
    """
    text = text_of(record, field)
    return {"text": text, "parts": parts_of(text.text), "references": references}
