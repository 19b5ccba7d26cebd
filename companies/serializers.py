"""Companies, where they are present, their groups and figures, as the API gives them."""

from companies.models import Company, Membership, Presence
from editorial.api.columns import (
    COUNT_SCHEMA,
    DATE_SCHEMA,
    SLUG_SCHEMA,
    AddressColumn,
    ChoiceColumn,
    DayColumn,
    FlagColumn,
    KeyColumn,
    KeysColumn,
    ObjectColumn,
    SlugColumn,
    TextColumn,
    TranslatedColumn,
    list_schema,
    object_schema,
    or_null,
)
from editorial.api.serializers import PAGE, RecordSerializer
from hubs.serializers import FIGURE_EXAMPLE, NAMES, figure_columns
from sources.models import Precision
from sources.serializers import AS_PUBLISHED, ASSESSMENT, CITATION, FILED, NUMBER

ROLE_SCHEMA = {"type": "string", "enum": list(Presence.Role.values)}
PRECISION_SCHEMA = or_null({"type": "string", "enum": list(Precision.values)})
PRESENCES_SCHEMA = list_schema(
    object_schema(
        id=COUNT_SCHEMA,
        hub=SLUG_SCHEMA,
        role=ROLE_SCHEMA,
        since=or_null(DATE_SCHEMA),
        since_precision=PRECISION_SCHEMA,
        until=or_null(DATE_SCHEMA),
        until_precision=PRECISION_SCHEMA,
        ended={"type": "boolean"},
        source=SLUG_SCHEMA,
    )
)
MEMBERS_SCHEMA = list_schema(
    object_schema(
        id=COUNT_SCHEMA,
        company=SLUG_SCHEMA,
        since=or_null(DATE_SCHEMA),
        until=or_null(DATE_SCHEMA),
        source=SLUG_SCHEMA,
    )
)


def _iso(day) -> str | None:
    return day and day.isoformat()


def _presence(presence: Presence) -> dict:
    return {
        "id": presence.number,
        "hub": presence.hub.slug,
        "role": presence.role,
        "since": _iso(presence.since),
        "since_precision": presence.since_precision or None,
        "until": _iso(presence.until),
        "until_precision": presence.until_precision or None,
        "ended": presence.ended,
        "source": presence.source.slug,
    }


def _member(membership: Membership) -> dict:
    return {
        "id": membership.number,
        "company": membership.company.slug,
        "since": _iso(membership.since),
        "until": _iso(membership.until),
        "source": membership.source.slug,
    }


def _groups(company: Company) -> list[str]:
    found = {membership.group.slug for membership in company.memberships.all()}
    return sorted(found)


class CompanySerializer(RecordSerializer):
    """A company, institute, facility or public body that a source names."""

    name = "Company"
    columns = (
        SlugColumn("slug"),
        ChoiceColumn("kind", Company.Kind),
        TranslatedColumn("name", longest=200),
        NAMES,
        TextColumn("legal_name", longest=200),
        TranslatedColumn("summary", longest=20_000),
        DayColumn(
            "founded",
            "From the presence of role founded, else from the founding event.",
            precision="founded_precision",
        ),
        ChoiceColumn("founded_precision", Precision, nullable=True),
        AddressColumn("website"),
        ChoiceColumn("status", Company.Status),
        KeysColumn("sectors", "Its fields."),
        ObjectColumn(
            "groups",
            list_schema(SLUG_SCHEMA),
            lambda company, reader: _groups(company),
            "The groups that sources count it among.",
            flat={"groups": _groups},
        ),
        ObjectColumn(
            "presences",
            PRESENCES_SCHEMA,
            lambda company, reader: [_presence(row) for row in company.presences.all()],
            "Where it is, and was.",
            flat={
                "presences": lambda company: [
                    f"{row.hub.slug}:{row.role}" for row in company.presences.all()
                ]
            },
        ),
        PAGE,
        *FILED,
    )
    example = {
        "slug": "dji",
        "kind": "company",
        "name": "DJI",
        "names": {
            "en": "DJI",
            "vi": "DJI",
            "zh-hans": "大疆",
            "zh-hant": "大疆",
            "aliases": [{"text": "大疆创新", "language": "zh-hans", "kind": "official"}],
        },
        "legal_name": "",
        "summary": "Maker of drones.",
        "founded": "2006-01-01",
        "founded_precision": "year",
        "website": "https://www.dji.com/",
        "status": "active",
        "sectors": ["robotics"],
        "groups": [],
        "presences": [
            {
                "id": 41,
                "hub": "shenzhen",
                "role": "headquarters",
                "since": "2006-01-01",
                "since_precision": "year",
                "until": None,
                "until_precision": None,
                "ended": False,
                "source": "china-tech-boom-cities",
            }
        ],
        "page_url": "https://example.org/en/companies/dji/",
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }


class CompanyFigureSerializer(RecordSerializer):
    """A value of an indicator for a company, as a source gives it."""

    name = "CompanyFigure"
    columns = figure_columns(
        KeyColumn("company", "The company it is a figure of.", record="Company")
    )
    example = {
        ("company" if field == "hub" else field): value for field, value in FIGURE_EXAMPLE.items()
    } | {
        "id": 204,
        "page_url": "https://example.org/en/figures/204/",
        "company": "dji",
        "indicator": "market-rank",
        "value": "1",
        "unit": "rank",
        "text": "No. 1",
        "as_published": "first",
        "conflicts": [],
    }


class PresenceSerializer(RecordSerializer):
    """That a company is, or was, in a hub, in one role; a move is an ended one and a new one."""

    name = "Presence"
    columns = (
        NUMBER,
        KeyColumn("company", record="Company"),
        KeyColumn("hub", record="Hub"),
        ChoiceColumn("role", Presence.Role),
        DayColumn("since", precision="since_precision"),
        ChoiceColumn("since_precision", Precision, nullable=True),
        DayColumn("until", precision="until_precision"),
        ChoiceColumn("until_precision", Precision, nullable=True),
        FlagColumn("ended"),
        AS_PUBLISHED,
        *ASSESSMENT,
        *CITATION,
        *FILED,
    )
    example = {
        "id": 41,
        "company": "dji",
        "hub": "shenzhen",
        "role": "headquarters",
        "since": "2006-01-01",
        "since_precision": "year",
        "until": None,
        "until_precision": None,
        "ended": False,
        "as_published": "",
        "rank": "normal",
        "rank_reason": "",
        "note": "",
        "attributed_to": "",
        "source": "china-tech-boom-cities",
        "locator": {"paragraph": 6},
        "quote": None,
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }


class GroupSerializer(RecordSerializer):
    """A set of companies that people name together."""

    name = "Group"
    columns = (
        SlugColumn("slug"),
        TranslatedColumn("name", longest=200),
        TranslatedColumn("summary", longest=20_000),
        ObjectColumn(
            "members",
            MEMBERS_SCHEMA,
            lambda group, reader: [_member(row) for row in group.memberships.all()],
            "Who is counted among them, and by which source.",
            flat={"members": lambda group: [row.company.slug for row in group.memberships.all()]},
        ),
        PAGE,
        *FILED,
    )
    example = {
        "slug": "six-little-dragons",
        "name": "Six Little Dragons of Hangzhou",
        "summary": "Six young companies of Hangzhou.",
        "members": [
            {
                "id": 77,
                "company": "unitree",
                "since": None,
                "until": None,
                "source": "shenzhen-hangzhou-tech-leadership",
            }
        ],
        "page_url": "https://example.org/en/groups/six-little-dragons/",
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }
