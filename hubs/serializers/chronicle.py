"""What happened in a hub, and what sources say of it without a number."""

from editorial.api.columns import (
    ChoiceColumn,
    DayColumn,
    FlagColumn,
    KeysColumn,
    TranslatedColumn,
)
from editorial.api.serializers import RecordSerializer
from hubs.models import Event, Statement
from sources.models import Precision
from sources.serializers import AS_PUBLISHED, ASSESSMENT, CITATION, FILED, NUMBER

HUBS = KeysColumn("hubs", "The hubs it speaks of.")
COMPANIES = KeysColumn("companies", "The companies it speaks of.")


class EventSerializer(RecordSerializer):
    """Something dated, or planned for a date; without a date where the source has none."""

    name = "Event"
    columns = (
        NUMBER,
        ChoiceColumn("kind", Event.Kind),
        HUBS,
        COMPANIES,
        DayColumn("date", precision="precision"),
        ChoiceColumn("precision", Precision, nullable=True),
        ChoiceColumn("date_qualifier", Event.DateQualifier, nullable=True),
        TranslatedColumn("title", longest=200),
        TranslatedColumn("body", longest=20_000),
        FlagColumn("planned", "true for what was still to come."),
        AS_PUBLISHED,
        *ASSESSMENT,
        *CITATION,
        *FILED,
    )
    example = {
        "id": 88,
        "kind": "policy",
        "hubs": ["shenzhen"],
        "companies": [],
        "date": "2005-01-01",
        "precision": "year",
        "date_qualifier": None,
        "title": "A plan for innovation is published",
        "body": "",
        "planned": False,
        "as_published": "2005",
        "rank": "normal",
        "rank_reason": "",
        "note": "",
        "attributed_to": "",
        "source": "shenzhenke-anxiety-and-innovation",
        "locator": {"paragraph": 9},
        "quote": None,
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }


class StatementSerializer(RecordSerializer):
    """A strength, challenge, fact or opinion that a source states in words."""

    name = "Statement"
    columns = (
        NUMBER,
        HUBS,
        COMPANIES,
        ChoiceColumn("kind", Statement.Kind),
        TranslatedColumn("text", longest=20_000),
        AS_PUBLISHED,
        *ASSESSMENT,
        *CITATION,
        *FILED,
    )
    example = {
        "id": 120,
        "hubs": ["shenzhen"],
        "companies": [],
        "kind": "strength",
        "text": "Its supply chain is complete.",
        "as_published": "",
        "rank": "normal",
        "rank_reason": "",
        "note": "",
        "attributed_to": "",
        "source": "china-tech-boom-cities",
        "locator": {"paragraph": 4},
        "quote": None,
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }
