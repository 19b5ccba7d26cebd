"""Companies, presences, groups and company figures over the API."""

from companies.models import Company, CompanyFigure, Group, Presence
from companies.serializers import (
    CompanyFigureSerializer,
    CompanySerializer,
    GroupSerializer,
    PresenceSerializer,
)
from editorial.api.filters import Filter
from editorial.api.parameters import Parameter
from editorial.api.values import Choice, Day, Flag, Key, Words
from editorial.api.views import ResourceViewSet
from hubs.api import (
    FIGURE_FILTERS,
    NAME,
    SLUG,
    SUMMARY,
    FigureViewSet,
    HubViewSet,
    IndicatorViewSet,
)
from hubs.models import Hub, Sector
from hubs.tree import load_tree
from sources.api import ASSESSMENT, CITATION, FILED, ClaimViewSet, SourceViewSet
from sources.models import Precision

COMPANY = Filter("company", Key(Company), "The company.", example=["dji"])


class CompanyViewSet(ResourceViewSet):
    """Companies, institutes, facilities and public bodies that sources name."""

    read_as = {"aliases": "names.aliases"}
    model = Company
    serializer_class = CompanySerializer
    plural = "companies"
    singular = "company"
    filters = (
        SLUG,
        Filter("kind", Choice(Company.Kind), "The kind.", example=["company"]),
        NAME,
        Filter("legal_name", Words(), "The legal name.", nullable=True),
        SUMMARY,
        Filter("founded", Day(), "The founding.", nullable=True, needs="with_founded"),
        Filter(
            "founded_precision",
            Choice(Precision),
            "How exact the founding is.",
            nullable=True,
            needs="with_founded",
        ),
        Filter("website", Words(), "The website.", nullable=True),
        Filter("status", Choice(Company.Status), "The status."),
        Filter("sectors", Key(Sector), "Its fields.", by=lambda rows, ids: rows.in_sectors(ids)),
        Filter("groups", Key(Group), "Its groups.", by=lambda rows, ids: rows.in_groups(ids)),
        *FILED,
    )

    @classmethod
    def extra_parameters(cls):
        """Return what asks for one presence of a company: its hub, its role, ended or not."""
        return (
            Parameter(
                "hub",
                Key(Hub),
                "Keep companies that are in one of these hubs or in what lies inside.",
                many=True,
                example=["shenzhen"],
            ),
            Parameter(
                "role",
                Choice(Presence.Role),
                "Keep companies with a presence in one of these roles, in the same `hub`.",
                many=True,
            ),
            Parameter(
                "ended",
                Flag(),
                "true lets `hub` and `role` find ended presences too.",
                default=False,
            ),
        )

    def narrow(self, rows, asked):
        """Keep companies by hub and role of one and the same presence."""
        hubs = load_tree().within(asked["hub"]) if asked["hub"] else None
        there = rows.present(hubs, asked["role"] or (), ended=asked["ended"])
        return super().narrow(there, asked)


class CompanyFigureViewSet(FigureViewSet):
    """Values of indicators for companies, each as one source gives it."""

    model = CompanyFigure
    serializer_class = CompanyFigureSerializer
    plural = "company-figures"
    singular = "company figure"
    filters = (COMPANY, *FIGURE_FILTERS)
    expandable = {
        "company": CompanyViewSet,
        "indicator": IndicatorViewSet,
        "source": SourceViewSet,
    }


class PresenceViewSet(ClaimViewSet):
    """That companies are in hubs, in one role each.

    `hub` includes what lies inside it and leaves out what has ended, unless `ended` is asked for.
    """

    model = Presence
    serializer_class = PresenceSerializer
    plural = "presences"
    singular = "presence"
    filters = (
        COMPANY,
        Filter("hub", Key(Hub), "The hub or what lies inside it.", example=["shenzhen"]),
        Filter("role", Choice(Presence.Role), "The role.", example=["headquarters"]),
        Filter("since", Day(), "Since when.", nullable=True),
        Filter("since_precision", Choice(Precision), "How exact that is.", nullable=True),
        Filter("until", Day(), "Until when.", nullable=True),
        Filter("until_precision", Choice(Precision), "How exact that is.", nullable=True),
        Filter("ended", Flag(), "Whether it has ended."),
        *CITATION,
        *ASSESSMENT,
    )
    expandable = {"company": CompanyViewSet, "hub": HubViewSet, "source": SourceViewSet}

    def narrow(self, rows, asked):
        """Let a hub stand for all that lies inside it, and for what has not ended."""
        if asked["hub"] and asked["ended"] is None:
            rows = rows.current()
        inside = {
            name: list(load_tree().within(asked[name])) for name in ("hub", "hub__n") if asked[name]
        }
        return super().narrow(rows, asked | inside)


class GroupViewSet(ResourceViewSet):
    """Sets of companies that people name together, with who counts whom among them."""

    model = Group
    serializer_class = GroupSerializer
    plural = "groups"
    singular = "group"
    filters = (SLUG, NAME, SUMMARY, *FILED)
