"""How presences and memberships are drafted from articles, and what is like them."""

from companies.models import Group, Membership, Presence
from editorial.shapes import plain
from hubs.drafting import first_named
from search.normalise import fold
from sources.extraction import PresenceSuggestion
from sources.registry import Drafting, Named, Similar
from translations.texts import texts_of


def takes_presence(suggestion) -> bool:
    """Tell whether a suggestion says where a company is."""
    return isinstance(suggestion, PresenceSuggestion)


def presence_data(suggestion: PresenceSuggestion) -> dict:
    """Return what a suggested presence says."""
    return {
        "company": suggestion.company,
        "hub": suggestion.hub,
        "role": suggestion.role,
        "since": plain(suggestion.since),
        "since_precision": suggestion.since_precision,
    }


def read_presence(passage: str, named: Named) -> dict:
    """Read that the first company of a passage is in its first hub."""
    return {"company": first_named(named, "company"), "hub": first_named(named, "hub")}


def line_of_presence(presence: Presence) -> str:
    """Say a presence in a line; '' as long as it is not complete."""
    if not presence.company_id or not presence.hub_id:
        return ""
    return f"{presence.company} – {presence.hub} ({presence.get_role_display()})"


def similar_presences(presence: Presence) -> list[Similar]:
    """Return the presences of the same company in the same hub."""
    if not presence.company_id or not presence.hub_id:
        return []
    rows = Presence.objects.exclude(state="retired").for_list()
    found = rows.filter(company=presence.company_id, hub=presence.hub_id).order_by("-number")
    return [Similar(other, line_of_presence(other)) for other in found[:12]]


PRESENCE_DRAFTING = Drafting(
    takes_presence,
    presence_data,
    main=(("company",), ("hub",), ("role",), ("since", "since_precision")),
    more=(("until", "until_precision", "ended"),),
    read=read_presence,
    line=line_of_presence,
    similar=similar_presences,
)


def read_membership(passage: str, named: Named) -> dict:
    """Read the group that a passage names, and its first company that is not yet claimed of it.

    Two queries.
    """
    companies, group = list(named.get("company", ())), _group_in(passage)
    if group is not None:
        known = Membership.objects.exclude(state="retired").filter(group=group)
        taken = set(known.values_list("company__slug", flat=True))
        companies = [slug for slug in companies if slug not in taken] or companies
    return {"group": group and group.slug, "company": next(iter(companies), None)}


def line_of_membership(membership: Membership) -> str:
    """Say a membership in a line; '' as long as it is not complete."""
    if not membership.company_id or not membership.group_id:
        return ""
    return f"{membership.company} – {membership.group}"


def similar_memberships(membership: Membership) -> list[Similar]:
    """Return the memberships of the same company in the same group."""
    if not membership.company_id or not membership.group_id:
        return []
    rows = Membership.objects.exclude(state="retired").for_listing()
    found = rows.filter(company=membership.company_id, group=membership.group_id)
    return [Similar(other, line_of_membership(other)) for other in found.order_by("-number")[:12]]


def _group_in(passage: str) -> Group | None:
    """Return the group of the longest name that a passage has, whatever its case and script."""
    words = fold(passage)
    groups = Group.objects.exclude(state="retired").order_by("slug")
    names = [(fold(name), group) for group in groups for name in texts_of(group, "name").values()]
    found = [(len(name), group) for name, group in names if name in words]
    return max(found, key=lambda pair: pair[0])[1] if found else None


MEMBERSHIP_DRAFTING = Drafting(
    lambda suggestion: False,
    lambda suggestion: {},
    main=(("group",), ("company",)),
    more=(("since", "until"),),
    read=read_membership,
    line=line_of_membership,
    similar=similar_memberships,
)
