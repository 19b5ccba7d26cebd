"""Template tags for references; nothing here runs a query."""

from django import template

from sources.models import Source
from sources.quantities import format_date
from sources.references import References
from translations.languages import current_language

register = template.Library()


@register.simple_tag
def reference_number(references: References, source: Source) -> int:
    """Return the number of a source among a page's references."""
    return references.number(source)


@register.simple_tag
def references_within(source: Source) -> References:
    """Return the references of a part that is about one source: its claims name paragraphs."""
    return References(page_source=source)


@register.simple_tag
def date_text(day, precision: str = "day") -> str:
    """Write a date as precisely as it is known, in the reader's language; '' for None."""
    return format_date(day, precision or "day", current_language()) if day else ""
