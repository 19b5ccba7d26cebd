"""Which columns of the sources exist once per language."""

from modeltranslation.translator import TranslationOptions, register

from sources.models import Correction, Decision, Publisher, Source

CLAIM_FIELDS = ("attributed_to", "rank_reason", "note", "quote_translation")


class Translated(TranslationOptions):
    """Options of every translated model: an empty text stays empty, none is required."""

    empty_values = ""
    required_languages = ()


@register(Publisher)
class PublisherTranslation(Translated):
    fields = ("name",)


@register(Source)
class SourceTranslation(Translated):
    fields = ("title", "summary", "credibility_note")


@register(Correction)
class CorrectionTranslation(Translated):
    fields = (*CLAIM_FIELDS, "text")


@register(Decision)
class DecisionTranslation(Translated):
    fields = ("reason",)
