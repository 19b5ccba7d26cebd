"""Which columns of the glossary exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from translations.models import GlossaryTerm


@register(GlossaryTerm)
class GlossaryTermTranslation(TranslationOptions):
    fields = ("term",)
    empty_values = ""
    required_languages = ()
