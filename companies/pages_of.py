"""On which pages companies, groups and what is claimed of them show."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from companies.models import Company, CompanyFigure, Group, Membership, Presence
from editorial.pages_of import PublicPage, register_pages
from hubs.models import Hub
from hubs.pages_of import company_page, figure_page, indicator_page, profile_page
from sources.pages_of import source_page
from translations.texts import text_of


def register() -> None:
    """Register our models; called once the apps are ready."""
    register_pages(Company, _of_company)
    register_pages(Group, _of_group)
    register_pages(CompanyFigure, _of_company_figure)
    register_pages(Presence, _of_presence)
    register_pages(Membership, _of_membership)


def group_page(group: Group) -> PublicPage:
    """Return the page of a group."""
    label = _("Group: %(name)s") % {"name": text_of(group, "name")}
    return PublicPage(f"group-{group.pk}", label, "companies:group", (group.slug,))


def directory_page(hub: Hub | None = None) -> PublicPage:
    """Return the directory, narrowed to a place where one is given."""
    query = urlencode({"hub": hub.slug}) if hub else ""
    return PublicPage("companies", _("Directory"), "companies:list", query=query)


def _of_company(company: Company) -> Iterator[PublicPage]:
    yield company_page(company)
    presence = company.presences.published().current().select_related("hub").first()
    yield directory_page(presence and presence.hub)
    for group in company.groups.published():
        yield group_page(group)


def _of_group(group: Group) -> Iterator[PublicPage]:
    yield group_page(group)


def _of_company_figure(figure: CompanyFigure) -> Iterator[PublicPage]:
    yield figure_page(figure)
    yield company_page(figure.company)
    yield indicator_page(figure.indicator)
    yield source_page(figure.source)


def _of_presence(presence: Presence) -> Iterator[PublicPage]:
    yield company_page(presence.company)
    yield profile_page(presence.hub)
    yield directory_page(presence.hub)
    yield source_page(presence.source)


def _of_membership(membership: Membership) -> Iterator[PublicPage]:
    yield group_page(membership.group)
    yield company_page(membership.company)
    yield source_page(membership.source)
