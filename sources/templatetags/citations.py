"""Template tags for references; nothing here runs a query."""

from django import template

from sources.models import Claim, Source
from sources.quantities import format_date
from sources.references import References
from translations.languages import current_language

register = template.Library()

ISO_FORMS = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d"}


@register.simple_tag
def reference_number(references: References | None, claim: Claim) -> str:
    """Return the number of a claim's source among a page's references.

    '' on a page without references, and for the source that the page itself is about.
    """
    number = references.cite(claim) if references is not None else None
    return str(number or "")


@register.simple_tag
def references_within(source: Source) -> References:
    """Return the references of a part that is about one source: its claims name paragraphs."""
    return References(page_source=source)


@register.simple_tag
def date_text(day, precision: str = "day") -> str:
    """Write a date as precisely as it is known, in the reader's language; '' for None."""
    return format_date(day, precision or "day", current_language()) if day else ""


@register.filter
def iso_date(day, precision: str) -> str:
    """Return a date as HTML's <time> takes it: 2005, 2005-07 or 2005-07-01."""
    return day.strftime(ISO_FORMS[precision]) if day else ""
