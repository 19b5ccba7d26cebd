"""Companies and groups for machines, in the words of schema.org."""

from collections.abc import Iterable

from companies.founding import Founding, founding_of
from companies.models import Company, Group, Presence
from companies.names import names_of, other_names
from editorial.structured import LONGEST_TEXT, Node, absolute, identity, node
from hubs.structured import place_named
from sources.templatetags.citations import iso_date
from translations.excerpts import excerpt_of
from translations.texts import own_text, text_of

KINDS = {
    Company.Kind.COMPANY: "Organization",
    Company.Kind.INSTITUTE: "ResearchOrganization",
    Company.Kind.FACILITY: "Place",
    Company.Kind.PUBLIC_BODY: "GovernmentOrganization",
}


def organization_of(company: Company) -> Node:
    """Describe a company loaded by for_page(), so no query runs here; a facility is a place."""
    names = other_names(company)
    path = company.get_absolute_url()
    return {
        **organization_named(company),
        **node(
            KINDS[company.kind],
            description=excerpt_of(own_text(company, "summary"), LONGEST_TEXT),
            alternateName=[str(name) for name in (*names.present, *names.former)],
            sameAs=company.website,
            mainEntityOfPage=absolute(path),
        ),
        **(_whereabouts(company) if company.kind == Company.Kind.FACILITY else _firm(company)),
    }


def organization_named(company: Company) -> Node:
    """Name a company and where its page is."""
    path = company.get_absolute_url()
    named = node(KINDS[company.kind], name=str(text_of(company, "name")), url=absolute(path))
    return {"@id": identity(path, "organization"), **named}


def members_of(group: Group, companies: Iterable[Company]) -> Node:
    """Describe a group as the list of the companies it holds, each once."""
    path = group.get_absolute_url()
    members = [
        node("ListItem", position=position, item=organization_named(company))
        for position, company in enumerate(dict.fromkeys(companies), start=1)
    ]
    listed = node(
        "ItemList",
        name=str(text_of(group, "name")),
        alternateName=[str(name) for name in names_of(group).present],
        description=excerpt_of(own_text(group, "summary"), LONGEST_TEXT),
        numberOfItems=len(members),
        itemListElement=members,
    )
    return {"@id": identity(path, "members"), **listed}


def _firm(company: Company) -> Node:
    here = _present(company)
    found = {
        "legalName": company.legal_name,
        "foundingDate": _founding_date(founding_of(company)),
        "location": [place_named(presence.hub) for presence in here],
        "address": [_address(each) for each in here if each.role == Presence.Role.HEADQUARTERS],
    }
    return {name: value for name, value in found.items() if value}


def _whereabouts(company: Company) -> Node:
    places = [place_named(presence.hub) for presence in _present(company)]
    return {"containedInPlace": places} if places else {}


def _present(company: Company) -> list[Presence]:
    """Return one presence a hub, headquarters before others; what has ended is left out."""
    rows = [each for each in company.presences.all() if not each.ended]
    rows.sort(key=lambda each: each.role == Presence.Role.HEADQUARTERS)
    return list({each.hub_id: each for each in rows}.values())


def _address(presence: Presence) -> Node:
    return node("PostalAddress", addressLocality=str(text_of(presence.hub, "name")))


def _founding_date(founding: Founding | None) -> str:
    """Return the date as precisely as it is known; one that is only about so is no date."""
    if founding is None or founding.qualifier:
        return ""
    return iso_date(founding.date, founding.precision)
