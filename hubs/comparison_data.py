"""A comparison read from the database, and the same as plain data for programs."""

from collections.abc import Callable, Sequence
from typing import Any

from editorial.api.columns import Reader
from hubs.comparison import LATEST, Cell, Row, compare
from hubs.models import Absence, Hub, HubFigure, Indicator
from hubs.serializers import FigureSerializer
from sources.models import Decision
from sources.quotes import show_quotes

THEMES = {theme: position for position, theme in enumerate(Indicator.Theme.values)}


def load_rows(hubs: Sequence[Hub], indicators=None, period: str = LATEST) -> list[Row]:
    """Compare public hubs by what is public of them: 4 queries whatever there is, 3 for quotes.

    indicators: a queryset to choose from, None for all; only what is public, of hubs and
    comparable takes part. The rows come by theme, then the headline's order, then slug.
    """
    asked = Indicator.objects.all() if indicators is None else indicators
    chosen = sorted(asked.published().for_comparison(), key=lambda each: THEMES[each.theme])
    return compare(
        hubs,
        chosen,
        show_quotes(HubFigure.objects.published().of(hubs, chosen).for_cell()),
        absences=Absence.objects.published().of(hubs, chosen),
        decisions=list(Decision.objects.published()),
        period=period,
    )


def comparison_as_data(
    rows: Sequence[Row],
    hubs: Sequence[Hub],
    language: str,
    figure_data: Callable[..., dict[str, Any]],
) -> dict[str, Any]:
    """Return a comparison as the contract writes it, ready for JSON.

    figure_data: called as figure_data(figure, conflicts=[numbers], language=code), returns
    the cell of a figure.
    """
    return {
        "hubs": [hub.slug for hub in hubs],
        "rows": [_row_as_data(row, language, figure_data) for row in rows],
    }


def figure_writer(reader: Reader) -> Callable[..., dict[str, Any]]:
    """Return what writes a figure of a comparison like any other figure of the API."""
    serializer = FigureSerializer(reader)

    def write(figure: HubFigure, *, conflicts: list[int], language: str) -> dict[str, Any]:
        figure.conflict_numbers = conflicts
        return serializer.json(figure)

    return write


def _row_as_data(row: Row, language: str, figure_data) -> dict[str, Any]:
    return {
        "indicator": row.indicator.slug,
        "unit": row.indicator.unit.slug,
        "kind": row.kind,
        "verdict": {
            "comparable": row.verdict.comparable,
            "reasons": list(row.verdict.reasons),
            "notes": list(row.verdict.notes),
        },
        "cells": [_cell_as_data(cell, language, figure_data) for cell in row.cells],
        "highest": row.highest and row.highest.slug,
        "lowest": row.lowest and row.lowest.slug,
    }


def _cell_as_data(cell: Cell, language: str, figure_data) -> dict[str, Any]:
    if cell.figure is None:
        return {"missing": cell.missing}
    conflicts = sorted(other.number for other in cell.conflicts)
    data = figure_data(cell.figure, conflicts=conflicts, language=language)
    return data | {"selected_by": cell.selected_by}
