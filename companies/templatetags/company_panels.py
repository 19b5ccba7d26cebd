"""What pages of other apps show of the companies."""

from collections.abc import Collection

from django import template

from companies.models import Company, CompanyFigure
from companies.places import Place, gather, roles_by_hub, seats_of
from hubs.models import Hub
from hubs.selection import best_first, is_plan
from hubs.tree import load_tree
from sources.references import References

register = template.Library()

FIRST_ROWS = 10


@register.inclusion_tag("companies/_company_panel.html")
def company_panel(hub: Hub, references: References, places: Collection[int] | None = None) -> dict:
    """Show the companies now in a hub and all below it: the first ten by name, and how many.

    places: the ids of these hubs where they are known; else one query more.
    Seven queries for any number of companies, three more where employees are counted.
    """
    places = places or load_tree().within([hub.pk])
    present = Company.objects.published().present(places)
    companies = list(present.by_name().for_panel(places)[:FIRST_ROWS])
    return {
        "hub": hub,
        "references": references,
        "companies": companies,
        "has_employees": any(company.employee_figures for company in companies),
        "total": present.count(),
    }


@register.filter
def shown_figure(figures) -> CompanyFigure | None:
    """Return the figure to show of several for one thing, None where none is of what is."""
    return next((figure for figure in best_first(figures) if not is_plan(figure)), None)


@register.filter
def gathered(presences) -> list[Place]:
    """Return the places of one company, the foremost first."""
    return gather(presences)


@register.filter
def with_roles(presences) -> list[tuple[Hub, list[str]]]:
    """Return each hub of one company with its roles there in words, the foremost first."""
    return roles_by_hub(presences)


@register.filter
def seats(presences) -> list[Place]:
    """Return the headquarters of one company, else the one place to name first."""
    return seats_of(presences)
