"""Where a company is: what its sources say of one place and role, taken together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from companies.models import Presence
from hubs.models import Hub

Role = Presence.Role
FOREMOST = (
    Role.HEADQUARTERS,
    Role.BASED,
    Role.OPERATIONS,
    Role.RESEARCH,
    Role.MANUFACTURING,
    Role.DATA_CENTRE,
    Role.FOUNDED,
)


@dataclass(frozen=True)
class Place:
    """A hub and a role in it, with every claim that says so of the same dates."""

    hub: Hub
    role: str
    since: date | None
    since_precision: str
    until: date | None
    until_precision: str
    ended: bool
    claims: tuple[Presence, ...]

    @property
    def role_label(self) -> str:
        """Return the role in the reader's language."""
        return Role(self.role).label


def gather(presences: Iterable[Presence]) -> list[Place]:
    """Return the places of one company: present ones first, headquarters before the rest.

    presences: loaded with their hub, so no query runs here.
    """
    rows = sorted(presences, key=_order)
    return [_place(tuple(same)) for _, same in groupby(rows, key=_said)]


def seats_of(presences: Iterable[Presence]) -> list[Place]:
    """Return the present headquarters of one company, else the one place to name first."""
    places = gather(presences)
    seats = [each for each in places if each.role == Role.HEADQUARTERS and not each.ended]
    return seats or places[:1]


def roles_by_hub(presences: Iterable[Presence]) -> list[tuple[Hub, list[str]]]:
    """Return each hub once with the company's roles in words, the foremost hub first."""
    found: dict[int, tuple[Hub, list[str]]] = {}
    for place in gather(presences):
        _, roles = found.setdefault(place.hub.pk, (place.hub, []))
        roles.append(place.role_label)
    return list(found.values())


def _place(claims: tuple[Presence, ...]) -> Place:
    one = claims[0]
    return Place(
        hub=one.hub,
        role=one.role,
        since=one.since,
        since_precision=one.since_precision,
        until=one.until,
        until_precision=one.until_precision,
        ended=one.ended,
        claims=claims,
    )


def _said(row: Presence) -> tuple:
    """Return what a presence says, but not who says it."""
    dates = (str(row.since or ""), row.since_precision, str(row.until or ""), row.until_precision)
    return row.ended, FOREMOST.index(row.role), row.hub.slug, *dates


def _order(row: Presence) -> tuple:
    return *_said(row), row.number
