"""What editors call the fields of a record."""

from django.core.exceptions import FieldDoesNotExist
from django.db.models.options import Options
from django.utils.text import capfirst

from translations.languages import OWN_NAMES


def language_of(options: Options, name: str) -> str:
    """Return the language of a translated column, '' for any other field."""
    try:
        return getattr(options.get_field(name), "language", "") or ""
    except FieldDoesNotExist:
        return ""


def label_of(options: Options, name: str) -> str:
    """Return what a field is called: "Tagline · 简体中文", "Aliases"."""
    field = options.get_field(name)
    if language := language_of(options, name):
        base = options.get_field(field.translated_field.name).verbose_name
        return f"{capfirst(base)} · {OWN_NAMES[language]}"
    return capfirst(words_for(field))


def words_for(field) -> str:
    """Return what a model calls a field, or the other side of a relation."""
    own = getattr(field, "verbose_name", None)
    return str(own or field.related_model._meta.verbose_name_plural)
