"""Hubs, their sectors, and what is measured of them."""

from editorial.api.columns import (
    ChoiceColumn,
    FlagColumn,
    KeyColumn,
    KeysColumn,
    NumberColumn,
    ObjectColumn,
    Reader,
    SlugColumn,
    TranslatedColumn,
    list_schema,
    object_schema,
    or_null,
    text_schema,
)
from editorial.api.serializers import PAGE, RecordSerializer
from editorial.api.values import SLUG
from hubs.models import Hub, Indicator, NameKind
from sources.serializers import FILED
from translations.languages import LANGUAGES
from translations.texts import texts_of

UNIT_SCHEMA = {"type": "string", "pattern": SLUG, "maxLength": 40}
DEGREES_SCHEMA = {"type": "number", "minimum": -180, "maximum": 180}
SHOWN_KINDS = [kind for kind in NameKind.values if kind != NameKind.WRONG]
NAMES_SCHEMA = object_schema(
    **dict.fromkeys(LANGUAGES, text_schema(200)),
    aliases=list_schema(
        object_schema(
            text=text_schema(200),
            language={"type": "string", "enum": list(LANGUAGES)},
            kind={"type": "string", "enum": SHOWN_KINDS},
        ),
        1000,
    ),
)


def shown_aliases(record) -> list:
    """Return a record's other names; wrong ones are found, never shown."""
    return [alias for alias in record.aliases.all() if alias.kind != NameKind.WRONG]


def _names(record, reader: Reader) -> dict:
    aliases = [
        {"text": alias.text, "language": alias.language, "kind": alias.kind}
        for alias in shown_aliases(record)
    ]
    return {**texts_of(record, "name"), "aliases": aliases}


def _location(hub: Hub, reader: Reader) -> dict | None:
    return None if hub.lat is None else {"lat": float(hub.lat), "lon": float(hub.lon)}


NAMES = ObjectColumn(
    "names",
    NAMES_SCHEMA,
    _names,
    "The name in each language, '' where there is none, and other names.",
    flat={"aliases": lambda record: [alias.text for alias in shown_aliases(record)]},
)


class SectorSerializer(RecordSerializer):
    """A field of technology or business."""

    name = "Sector"
    columns = (
        SlugColumn("slug"),
        TranslatedColumn("name", longest=120),
        KeyColumn("parent", "The wider field.", nullable=True),
        *FILED,
    )
    example = {
        "slug": "robotics",
        "name": "Robotics",
        "parent": None,
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }


class HubSerializer(RecordSerializer):
    """A place that is described and compared: a city, its districts, its province."""

    name = "Hub"
    columns = (
        SlugColumn("slug"),
        ChoiceColumn("kind", Hub.Kind),
        KeyColumn("parent", "The place it is part of.", nullable=True),
        TranslatedColumn("name", longest=120),
        NAMES,
        TranslatedColumn("tagline", longest=200),
        TranslatedColumn("summary", longest=20_000),
        KeysColumn("sectors", "The fields it is known for."),
        ObjectColumn(
            "location",
            or_null(object_schema(lat=DEGREES_SCHEMA, lon=DEGREES_SCHEMA)),
            _location,
            "Degrees, WGS 84.",
            flat={"lat": lambda hub: hub.lat, "lon": lambda hub: hub.lon},
        ),
        NumberColumn("company_count", "Companies there now, in its districts and parks too."),
        NumberColumn("figure_count", "Public figures of the hub itself."),
        PAGE,
        *FILED,
    )
    example = {
        "slug": "shenzhen",
        "kind": "city",
        "parent": "guangdong",
        "name": "Shenzhen",
        "names": {
            "en": "Shenzhen",
            "vi": "Thâm Quyến",
            "zh-hans": "深圳",
            "zh-hant": "深圳",
            "aliases": [{"text": "鹏城", "language": "zh-hans", "kind": "short"}],
        },
        "tagline": "Hardware at the speed of software",
        "summary": "A city of makers in the south of China.",
        "sectors": ["robotics"],
        "location": {"lat": 22.54286, "lon": 114.05956},
        "company_count": 12,
        "figure_count": 25,
        "page_url": "https://example.org/en/hubs/shenzhen/",
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }


class IndicatorSerializer(RecordSerializer):
    """What is measured; another definition is another indicator under one parent."""

    name = "Indicator"
    columns = (
        SlugColumn("slug"),
        ChoiceColumn("subject", Indicator.Subject),
        TranslatedColumn("name", longest=200),
        TranslatedColumn("definition", longest=20_000),
        ObjectColumn(
            "unit",
            UNIT_SCHEMA,
            lambda indicator, reader: indicator.unit.slug,
            "The unit of its values.",
            flat={"unit": lambda indicator: indicator.unit.slug},
        ),
        ChoiceColumn("theme", Indicator.Theme),
        ChoiceColumn("measure", Indicator.Measure),
        ChoiceColumn("direction", Indicator.Direction),
        NumberColumn("decimals", "Decimals that its values are usually shown with."),
        FlagColumn("comparable", "false for what belongs on a profile and in no comparison."),
        KeyColumn("variant_of", "The indicator that it defines otherwise.", nullable=True),
        PAGE,
        *FILED,
    )
    example = {
        "slug": "rd-intensity",
        "subject": "hub",
        "name": "R&D intensity",
        "definition": "Spending on research and development as a share of GDP.",
        "unit": "percent",
        "theme": "innovation",
        "measure": "share",
        "direction": "higher",
        "decimals": 2,
        "comparable": True,
        "variant_of": None,
        "page_url": "https://example.org/en/indicators/rd-intensity/",
        "revision": 1,
        "updated_at": "2026-11-03T08:00:00Z",
        "fallback": {},
    }
