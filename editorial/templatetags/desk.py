"""How the desk calls the fields of a record."""

from django import template
from django.db.models.options import Options

from editorial.labels import label_of, language_of
from translations.languages import HTML_CODES

register = template.Library()


@register.simple_tag
def field_label(options: Options, name: str) -> str:
    """Write what a field is called, with its language where it has one."""
    return label_of(options, name)


@register.simple_tag
def field_lang(options: Options, name: str) -> str:
    """Write the value for a lang attribute; '' for a field without a language."""
    return HTML_CODES.get(language_of(options, name), "")
