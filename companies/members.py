"""The companies of a group: what its sources say of one member, taken together."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from companies.models import Company, Membership


@dataclass(frozen=True)
class Member:
    """A company with every claim that counts it among a group over the same time."""

    company: Company
    since: date | None
    until: date | None
    claims: tuple[Membership, ...]


def gather_members(memberships: Iterable[Membership]) -> list[Member]:
    """Return the members of one group in the order given, each time of each company once.

    memberships: by company, loaded with it, so no query runs here.
    """
    return [
        Member(company, since, until, tuple(claims))
        for (company, since, until), claims in groupby(memberships, key=_said)
    ]


def _said(claim: Membership) -> tuple:
    """Return what a membership says, but not who says it."""
    return claim.company, claim.since, claim.until
