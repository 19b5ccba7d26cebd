"""Since when a company exists, and which claim says so."""

from dataclasses import dataclass
from datetime import date

from companies.models import Company, Presence
from hubs.models import Event
from sources.models import Claim


@dataclass(frozen=True)
class Founding:
    """The date of founding with the claim to cite for it."""

    date: date
    precision: str
    qualifier: str
    claim: Claim


def founding_of(company: Company) -> Founding | None:
    """Return the founding of a company loaded by for_page(), None where no source dates it.

    The rule of CompanyQuerySet.with_founded() over loaded rows: the presence of role
    founded, else the founding event; preferred claims first, deprecated ones never.
    """
    found = [_of_presence(row) for row in company.presences.all() if _founds(row)]
    found = found or [_of_event(row) for row in company.events.all() if _is_founding(row)]
    return min(found, key=_trust, default=None)


def _founds(presence: Presence) -> bool:
    return presence.role == Presence.Role.FOUNDED and _tells(presence, presence.since)


def _is_founding(event: Event) -> bool:
    is_kind = event.kind == Event.Kind.FOUNDING and not event.planned
    return is_kind and event.date_qualifier in {"", "about"} and _tells(event, event.date)


def _tells(claim: Claim, day: date | None) -> bool:
    return day is not None and claim.rank != Claim.Rank.DEPRECATED


def _of_presence(presence: Presence) -> Founding:
    return Founding(presence.since, presence.since_precision, "", presence)


def _of_event(event: Event) -> Founding:
    return Founding(event.date, event.precision, event.date_qualifier, event)


def _trust(founding: Founding):
    return founding.claim.rank != Claim.Rank.PREFERRED, founding.claim.number
