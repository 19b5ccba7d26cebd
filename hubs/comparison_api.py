"""Hubs side by side over the API."""

from editorial.api import parameters
from editorial.api.columns import (
    LOCALIZED,
    SLUG_SCHEMA,
    Reader,
    list_schema,
    localized_schema,
    object_schema,
    or_null,
    reference,
)
from editorial.api.operations import Operation
from editorial.api.parameters import Parameter, read_parameters
from editorial.api.renderers import MEDIA_TYPES, answer
from editorial.api.values import Choice, Key
from editorial.api.views import ApiView
from hubs import verdicts
from hubs.comparison import ACTUAL, COMMON, LATEST, NO_COMMON_PERIOD, NOT_RECORDED, TARGET
from hubs.comparison_data import comparison_as_data, figure_writer, load_rows
from hubs.models import Absence, Hub, Indicator
from hubs.selection import CRITERIA, ONLY
from hubs.serializers import FigureSerializer
from hubs.serializers.places import UNIT_SCHEMA
from translations.languages import current_language

PARAMETERS = (
    Parameter(
        "hub",
        Key(Hub),
        "The hubs to compare, from 2 to 5, in the order of the cells; nothing rolls up.",
        many=True,
        unique=True,
        least=2,
        most=5,
        example=["shenzhen", "hangzhou"],
    ),
    Parameter("indicator", Key(Indicator), "Only these indicators.", many=True),
    Parameter(
        "period",
        Choice([LATEST, COMMON]),
        "Each hub's own latest period, or the latest that all of them have.",
        default=LATEST,
    ),
    parameters.ONLY_JSON,
    parameters.LANG,
    parameters.TRANSLATIONS,
)
REASONS = ["period", "definition", "scope", "bounds", "conflict", "unit", "missing"]
NOTES = [
    verdicts.PERIOD_UNKNOWN,
    verdicts.PERIODS_DIFFER,
    verdicts.SCOPE_UNSTATED,
    verdicts.STATUS_DIFFERS,
    verdicts.CONFLICT_SETTLED,
    NO_COMMON_PERIOD,
]
EXAMPLE = {
    "hubs": ["shenzhen", "hangzhou"],
    "rows": [
        {
            "indicator": "rd-intensity",
            "unit": "percent",
            "kind": "actual",
            "verdict": {"comparable": False, "reasons": ["missing"], "notes": []},
            "cells": [
                FigureSerializer.example | {"selected_by": "only"},
                {"missing": "not_recorded"},
            ],
            "highest": None,
            "lowest": None,
        }
    ],
}


class CompareView(ApiView):
    """Figures of several hubs side by side, and whether they may be compared.

    Targets stand in a row of their own after the actual values and never share cells with
    them. `reasons` is empty exactly when the figures of a row may be compared.
    """

    def get(self, request):
        """Answer with one row an indicator that any of the hubs may have."""
        asked = read_parameters(PARAMETERS, request.GET)
        chosen = Hub.objects.published().in_bulk(asked["hub"])
        hubs = [chosen[pk] for pk in asked["hub"]]
        rows = load_rows(hubs, _indicators(asked["indicator"]), asked["period"])
        language = current_language()
        write = figure_writer(Reader(language, all_translations=asked["translations"] == "all"))
        return answer(comparison_as_data(rows, hubs, language, write))

    def operation(self):
        """Describe the comparison for OpenAPI."""
        text = " ".join((self.__doc__ or "").split())
        return Operation(
            id="compare_hubs",
            summary="Compare hubs",
            description=text,
            tag="compare",
            tag_description=text,
            parameters=PARAMETERS,
            bodies={MEDIA_TYPES["json"]: (reference("Comparison"), EXAMPLE)},
            schemas={
                LOCALIZED: localized_schema(),
                "ComparedFigure": _cell_schema(),
                "Comparison": _schema(),
            },
        )


def _indicators(ids: list[int] | None):
    rows = Indicator.objects.published()
    return rows if ids is None else rows.filter(pk__in=ids)


def _cell_schema() -> dict:
    figure = FigureSerializer.schema()
    words = {"type": "string", "enum": [*CRITERIA, ONLY]}
    return figure | {
        "description": "A figure, and what made it the one to show.",
        "properties": figure["properties"] | {"selected_by": words},
        "required": ["id", "selected_by"],
        "examples": [FigureSerializer.example | {"selected_by": "only"}],
    }


def _schema() -> dict:
    missing = [*Absence.Reason.values, NOT_RECORDED]
    cell = {
        "anyOf": [
            reference("ComparedFigure"),
            object_schema(missing={"type": "string", "enum": missing}),
        ]
    }
    row = object_schema(
        indicator=SLUG_SCHEMA,
        unit=UNIT_SCHEMA,
        kind={"type": "string", "enum": [ACTUAL, TARGET]},
        verdict=object_schema(
            comparable={"type": "boolean"},
            reasons=list_schema({"type": "string", "enum": REASONS}, len(REASONS)),
            notes=list_schema({"type": "string", "enum": NOTES}, len(NOTES)),
        ),
        cells=list_schema(cell, 5),
        highest=or_null(SLUG_SCHEMA),
        lowest=or_null(SLUG_SCHEMA),
    )
    return object_schema(hubs=list_schema(SLUG_SCHEMA, 5), rows=list_schema(row))
