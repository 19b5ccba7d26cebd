"""Figures: numbers that a source states, with all that decides what they mean."""

from editorial.api.columns import (
    COUNT_SCHEMA,
    DATE_SCHEMA,
    NULL,
    ChoiceColumn,
    DayColumn,
    KeyColumn,
    NumberColumn,
    ObjectColumn,
    Reader,
    TranslatedColumn,
    list_schema,
    object_schema,
    or_null,
    text_schema,
)
from editorial.api.serializers import PAGE, REVISION, UPDATED, RecordSerializer
from editorial.api.values import DECIMAL
from hubs.formatting import figure_text, period_text
from hubs.models import Figure
from hubs.serializers.places import UNIT_SCHEMA
from sources.models import Precision
from sources.quantities import format_plain
from sources.serializers import (
    AS_PUBLISHED,
    ATTRIBUTED,
    CITATION,
    NOTE,
    NUMBER,
    RANK,
    RANK_REASON,
)

DECIMAL_SCHEMA = {"type": "string", "pattern": DECIMAL, "maxLength": 26}
PERIOD_SCHEMA = object_schema(
    start=or_null(DATE_SCHEMA),
    end=DATE_SCHEMA,
    precision={"type": "string", "enum": list(Figure.PeriodPrecision.values)},
    text=text_schema(200),
)


def _decimal(name: str, description: str) -> ObjectColumn:
    """Return the column of a decimal: no exponent, no trailing zeros, null where vague."""

    def write(record) -> str | None:
        value = getattr(record, name)
        return None if value is None else format_plain(value)

    return ObjectColumn(
        name,
        {"anyOf": [DECIMAL_SCHEMA, NULL]},
        lambda record, reader: write(record),
        description,
        flat={name: write},
    )


def _period(figure: Figure, reader: Reader) -> dict | None:
    if figure.period_end is None:
        return None
    return {
        "start": figure.period_start and figure.period_start.isoformat(),
        "end": figure.period_end.isoformat(),
        "precision": figure.precision,
        "text": period_text(figure, reader.language),
    }


def figure_columns(subject: KeyColumn) -> tuple:
    """Return the columns of a figure of this subject."""
    return (
        NUMBER,
        REVISION,
        PAGE,
        subject,
        KeyColumn("indicator", "What is measured.", record="Indicator"),
        _decimal("value", "In the indicator's unit; null where the source is vague."),
        _decimal("value_high", "The upper end of a range."),
        ChoiceColumn("qualifier", Figure.Qualifier, "What the source says of the value."),
        ObjectColumn(
            "unit",
            UNIT_SCHEMA,
            lambda figure, reader: figure.indicator.unit.slug,
            "The indicator's unit.",
            flat={"unit": lambda figure: figure.indicator.unit.slug},
        ),
        ObjectColumn(
            "text",
            text_schema(500),
            lambda figure, reader: figure_text(figure, reader.language).text,
            "The value with the source's digits, its qualifier and unit, for readers.",
        ),
        AS_PUBLISHED,
        ChoiceColumn("kind", Figure.Kind, "What is, or what is to come."),
        ObjectColumn(
            "period",
            or_null(PERIOD_SCHEMA),
            _period,
            "A moment starts and ends on one day; what is meant for “by 2026” has no start.",
            flat={
                "period_start": lambda figure: figure.period_start,
                "period_end": lambda figure: figure.period_end,
                "period_precision": lambda figure: figure.precision,
            },
        ),
        NumberColumn("window_months", "A span without dates, in months.", nullable=True),
        DayColumn("base_on", "Since when growth is counted.", precision="base_precision"),
        ChoiceColumn("base_precision", Precision, nullable=True),
        KeyColumn("reference", "The hub it is compared with.", nullable=True),
        ChoiceColumn("reference_kind", Figure.Reference, nullable=True),
        TranslatedColumn("reference_text", "What it is compared with, in words.", longest=200),
        TranslatedColumn("detail", "What it covers, in words.", longest=200),
        RANK,
        RANK_REASON,
        ObjectColumn(
            "conflicts",
            list_schema(COUNT_SCHEMA),
            lambda figure, reader: figure.conflict_numbers,
            "Numbers of the figures that contradict this one.",
            flat={"conflicts": lambda figure: figure.conflict_numbers},
        ),
        NOTE,
        ATTRIBUTED,
        *CITATION,
        UPDATED,
    )


FIGURE_EXAMPLE = {
    "id": 17,
    "revision": 1,
    "page_url": "https://example.org/en/figures/17/",
    "hub": "shenzhen",
    "indicator": "rd-intensity",
    "value": "6.46",
    "value_high": None,
    "qualifier": "exact",
    "unit": "percent",
    "text": "6.46%",
    "as_published": "6.46%",
    "kind": "actual",
    "period": {"start": "2024-01-01", "end": "2024-12-31", "precision": "year", "text": "2024"},
    "window_months": None,
    "base_on": None,
    "base_precision": None,
    "reference": None,
    "reference_kind": None,
    "reference_text": "",
    "detail": "",
    "rank": "normal",
    "rank_reason": "",
    "conflicts": [23],
    "note": "",
    "attributed_to": "",
    "source": "glacier-which-city-innovates-first",
    "locator": {"paragraph": 17},
    "quote": None,
    "updated_at": "2026-11-03T08:00:00Z",
    "fallback": {},
}


class FigureSerializer(RecordSerializer):
    """A value of an indicator in a hub, as a source gives it."""

    name = "Figure"
    columns = figure_columns(KeyColumn("hub", "The hub it is a figure of.", record="Hub"))
    example = FIGURE_EXAMPLE
