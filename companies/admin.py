"""The desk of companies, presences and groups."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from companies.models import Alias, Company, CompanyFigure, Group, Membership, Presence
from editorial.admin import RecordAdmin, RowsInline
from hubs import admin as hubs_admin
from hubs.models import Event, Statement
from sources.admin import CLAIM_TEXTS, ClaimAdmin
from translations.languages import columns


class AliasInline(RowsInline):
    """Other names of a company."""

    model = Alias
    relation = "aliases"
    fields = ("text", "language", "kind")


class NamedInline(RowsInline):
    """Companies that a claim names."""

    relation = "companies"
    target = "company"
    fields = autocomplete_fields = ("company",)
    verbose_name = _("company")
    verbose_name_plural = _("companies")


class EventCompanyInline(NamedInline):
    """Companies that an event names."""

    model = Company.events.through


class StatementCompanyInline(NamedInline):
    """Companies that a statement names."""

    model = Company.statements.through


admin.site.unregister([Event, Statement])


@admin.register(Event)
class EventAdmin(hubs_admin.EventAdmin):
    """Events with the companies they name."""

    inlines = [EventCompanyInline]


@admin.register(Statement)
class StatementAdmin(hubs_admin.StatementAdmin):
    """Statements with the companies they name."""

    inlines = [StatementCompanyInline]


@admin.register(Company)
class CompanyAdmin(RecordAdmin):
    """Companies, institutes, facilities, public bodies."""

    facts = ("slug", "kind", "legal_name", "website", "status", "sectors")
    texts = ("name", "summary", "body")
    inlines = [AliasInline]
    list_display = ("slug", "name", "kind", "status", "state", "updated_at")
    list_filter = ("state", "kind", "status", "sectors")
    search_fields = ("slug", "legal_name", *columns("name"), "aliases__text")
    autocomplete_fields = ("sectors",)


@admin.register(Group)
class GroupAdmin(RecordAdmin):
    """Companies that people name together."""

    facts = ("slug",)
    texts = ("name", "summary")
    list_display = ("slug", "name", "state")
    search_fields = ("slug", *columns("name"))


@admin.register(Presence)
class PresenceAdmin(ClaimAdmin):
    """Where companies are."""

    subject = (
        "company",
        "hub",
        "role",
        ("since", "since_precision"),
        ("until", "until_precision", "ended"),
    )
    texts = CLAIM_TEXTS
    list_display = ("number", "company", "hub", "role", "ended", "source", "state")
    list_filter = ("state", "role", "ended", "hub", "source")
    search_fields = ("number", *columns("company__name"), *columns("hub__name"))
    autocomplete_fields = ("company", "hub")
    list_select_related = ("company", "hub", "source")


@admin.register(Membership)
class MembershipAdmin(ClaimAdmin):
    """Who is counted among a group."""

    subject = ("group", "company", ("since", "until"))
    texts = CLAIM_TEXTS
    list_display = ("number", "group", "company", "source", "state")
    list_filter = ("state", "group", "source")
    search_fields = ("number", *columns("company__name"), *columns("group__name"))
    autocomplete_fields = ("group", "company")
    list_select_related = ("group", "company", "source")


@admin.register(CompanyFigure)
class CompanyFigureAdmin(hubs_admin.FigureAdmin):
    """Figures of companies."""

    subject = ("company", *hubs_admin.FIGURE_FIELDS)
    list_display = (
        "number",
        "company",
        "indicator",
        "as_published",
        "period_end",
        "kind",
        "state",
    )
    search_fields = (*hubs_admin.FigureAdmin.search_fields, *columns("company__name"))
    autocomplete_fields = ("company", "indicator", "reference")
    list_select_related = ("company", "indicator", "source")
