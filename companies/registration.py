"""What the companies tell the floors below: what is found, and which claims there are."""

from companies.drafting import MEMBERSHIP_DRAFTING, PRESENCE_DRAFTING
from companies.lexicon import company_names
from companies.models import Company, CompanyFigure, Group, Membership, Presence
from hubs.drafting import figure_drafting
from hubs.prose import figure_finder
from hubs.registration import named_by_figure, names_and_texts, names_of
from search.registry import register as register_search
from sources.finders import register_finder
from sources.registry import register_claims, register_names


def register() -> None:
    """Register our models; called once the apps are ready."""
    register_claims(
        CompanyFigure,
        name="company-figure",
        template="hubs/_figure_row.html",
        position=2,
        names=named_by_figure,
        drafting=figure_drafting("company"),
    )
    register_claims(
        Presence,
        name="presence",
        template="companies/_presence.html",
        position=3,
        names=lambda presence: [presence.company, presence.hub],
        drafting=PRESENCE_DRAFTING,
    )
    register_claims(
        Membership,
        name="membership",
        template="companies/_membership.html",
        position=4,
        names=lambda membership: [membership.company, membership.group],
        drafting=MEMBERSHIP_DRAFTING,
    )
    register_finder("company", figure_finder(CompanyFigure))
    register_names(Company, company_names)
    texts = names_and_texts("summary")
    register_search(Company, names=names_of, texts=texts, position=2, load=["aliases"])
    register_search(Group, names=names_of, texts=texts, position=3)
