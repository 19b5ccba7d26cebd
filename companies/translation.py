"""Which columns of the companies exist once per language."""

from modeltranslation.translator import register

from companies.models import Company, CompanyFigure, Group, Membership, Presence
from sources.translation import CLAIM_FIELDS, Translated


@register(Company)
class CompanyTranslation(Translated):
    fields = ("name", "summary", "body")


@register(Group)
class GroupTranslation(Translated):
    fields = ("name", "summary")


@register(Presence)
class PresenceTranslation(Translated):
    fields = CLAIM_FIELDS


@register(Membership)
class MembershipTranslation(Translated):
    fields = CLAIM_FIELDS


@register(CompanyFigure)
class CompanyFigureTranslation(Translated):
    fields = (*CLAIM_FIELDS, "reference_text", "detail")
