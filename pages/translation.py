"""Which columns of the pages exist once per language."""

from modeltranslation.translator import register

from pages.models import Page
from sources.translation import Translated


@register(Page)
class PageTranslation(Translated):
    fields = ("title", "summary", "body")
