"""Which columns of the hubs exist once per language."""

from modeltranslation.translator import register

from hubs.models import Event, Hub, HubFigure, Indicator, Sector, Statement, Unit
from sources.translation import CLAIM_FIELDS, Translated


@register(Sector)
class SectorTranslation(Translated):
    fields = ("name",)


@register(Hub)
class HubTranslation(Translated):
    fields = ("name", "tagline", "summary", "body")


@register(Unit)
class UnitTranslation(Translated):
    fields = ("name", "singular")


@register(Indicator)
class IndicatorTranslation(Translated):
    fields = ("name", "definition", "keywords")


@register(HubFigure)
class HubFigureTranslation(Translated):
    fields = (*CLAIM_FIELDS, "reference_text", "detail")


@register(Event)
class EventTranslation(Translated):
    fields = (*CLAIM_FIELDS, "title", "body")


@register(Statement)
class StatementTranslation(Translated):
    fields = (*CLAIM_FIELDS, "text")
