"""Which columns of the desk's own records exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from editorial.models import Release


@register(Release)
class ReleaseTranslation(TranslationOptions):
    fields = ("title",)
    empty_values = ""
    required_languages = ()
