"""On which pages hubs, what is measured of them and what is told of them show."""

from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from editorial.models import Public
from editorial.pages_of import PublicPage, register_pages
from hubs.comparison_options import path_of
from hubs.models import Absence, Event, Figure, Hub, HubFigure, Indicator, Sector, Statement
from hubs.permalinks import kind_of_number
from sources.models import Decision
from sources.pages_of import source_page
from translations.texts import text_of

MOST_PEERS = 2


def register() -> None:
    """Register our models; called once the apps are ready."""
    register_pages(Hub, _of_hub)
    register_pages(Sector, _of_sector)
    register_pages(Indicator, _of_indicator)
    register_pages(HubFigure, _of_hub_figure)
    register_pages(Absence, _of_absence)
    register_pages(Event, _of_chronicle)
    register_pages(Statement, _of_chronicle)
    register_pages(Decision, _of_decision)


def profile_page(hub: Hub) -> PublicPage:
    """Return the profile of a hub."""
    label = _("Profile: %(name)s") % {"name": text_of(hub, "name")}
    return PublicPage(f"hub-{hub.pk}", label, "hubs:detail", (hub.slug,))


def company_page(company: Public) -> PublicPage:
    """Return the page of a company, which the hubs know by its address only."""
    label = _("Company: %(name)s") % {"name": text_of(company, "name")}
    return PublicPage(f"company-{company.pk}", label, "companies:detail", (company.slug,))


def figure_page(figure: Figure) -> PublicPage:
    """Return the page of one number."""
    label = _("Figure %(number)s") % {"number": figure.number}
    return PublicPage(f"figure-{figure.number}", label, "hubs:figure", (figure.number,))


def indicator_page(indicator: Indicator) -> PublicPage:
    """Return the page of an indicator, which ranks the figures of it."""
    label = _("Indicator: %(name)s") % {"name": text_of(indicator, "name")}
    return PublicPage(f"indicator-{indicator.pk}", label, "hubs:indicator", (indicator.slug,))


def peers_to_compare(hub: Hub, indicator: Indicator | None = None) -> list[Hub]:
    """Return those to compare a hub with; first those that have a figure of the indicator."""
    others = Hub.objects.published().peers_of(hub)
    known = list(others.measured_by(indicator)[:MOST_PEERS]) if indicator else []
    return known or list(others[:MOST_PEERS])


def _of_hub(hub: Hub) -> Iterator[PublicPage]:
    yield profile_page(hub)
    yield from _comparison([hub, *peers_to_compare(hub)])
    yield PublicPage("hubs", _("All hubs"), "hubs:list")
    if hub.parent:
        yield profile_page(hub.parent)


def _of_sector(sector: Sector) -> Iterator[PublicPage]:
    query = urlencode({"sector": sector.slug})
    yield PublicPage("companies", _("Companies in it"), "companies:list", query=query)
    for hub in Hub.objects.published().known_for([sector.pk])[:1]:
        yield profile_page(hub)


def _of_indicator(indicator: Indicator) -> Iterator[PublicPage]:
    yield indicator_page(indicator)
    if indicator.comparable:
        hubs = Hub.objects.published().measured_by(indicator).by_name()
        yield from _comparison(hubs[: MOST_PEERS + 1], indicator)
    yield PublicPage("indicators", _("All indicators"), "hubs:indicators")


def _of_hub_figure(figure: HubFigure) -> Iterator[PublicPage]:
    yield figure_page(figure)
    yield profile_page(figure.hub)
    yield from _measured(figure.hub, figure.indicator)
    yield source_page(figure.source)


def _of_absence(absence: Absence) -> Iterator[PublicPage]:
    yield profile_page(absence.hub)
    yield from _measured(absence.hub, absence.indicator)


def _of_chronicle(claim: Event | Statement) -> Iterator[PublicPage]:
    for hub in claim.hubs.published():
        yield profile_page(hub)
    for company in claim.companies.published():
        yield company_page(company)
    yield source_page(claim.source)


def _of_decision(decision: Decision) -> Iterator[PublicPage]:
    for number in decision.claims:
        kind = kind_of_number(number)
        for figure in kind.model.objects.published().filter(number=number) if kind else ():
            yield figure_page(figure)


def _measured(hub: Hub, indicator: Indicator) -> Iterator[PublicPage]:
    """Yield the comparison in which a hub's figure of an indicator shows, and the ranking."""
    if indicator.comparable:
        yield from _comparison([hub, *peers_to_compare(hub, indicator)], indicator)
    yield indicator_page(indicator)


def _comparison(hubs: Iterable[Hub], indicator: Indicator | None = None) -> Iterator[PublicPage]:
    """Yield the comparison of several hubs; of one there is none."""
    compared = list(hubs)
    if len(compared) > 1:
        query = urlencode({"ind": indicator.slug}) if indicator else ""
        path = path_of(compared)
        yield PublicPage("comparison", _("Comparison"), "hubs:comparison", (path,), query)
