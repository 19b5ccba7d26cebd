"""How presences are drafted from articles, and what is like them."""

from companies.models import Presence
from editorial.shapes import plain
from sources.extraction import PresenceSuggestion
from sources.registry import Drafting, Similar


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
    line=line_of_presence,
    similar=similar_presences,
)
