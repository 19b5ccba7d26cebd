"""A comparison read from the database, and the same as plain data for programs."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from editorial.api.columns import Reader
from hubs.bounds import interval_of
from hubs.comparison import HIDE_MISSING, HIDE_SAME, LATEST, Cell, Row, compare
from hubs.models import Absence, Hub, HubFigure, Indicator
from hubs.quotients import Calculation
from hubs.ratios import DENOMINATORS, divide_rows, relate_rows
from hubs.serializers import FigureSerializer
from sources.models import Decision
from sources.quantities import format_plain
from sources.quotes import show_quotes

THEMES = {theme: position for position, theme in enumerate(Indicator.Theme.values)}


@dataclass(frozen=True)
class Comparison:
    """Hubs side by side. rows: all of them; shown: those left after what was to be hidden.

    figures: everything that is sourced of the hubs and indicators, in no order.
    """

    hubs: Sequence[Hub]
    rows: list[Row]
    shown: list[Row]
    figures: list[HubFigure]
    decisions: list[Decision]


def load_comparison(
    hubs: Sequence[Hub],
    indicators=None,
    *,
    period: str = LATEST,
    per: str = "",
    base: Hub | None = None,
    hide: str = "",
) -> Comparison:
    """Compare public hubs by what is public of them: 4 queries whatever there is.

    One query more with per, three more where a quote is shown.

    indicators: a queryset to choose from, None for all; only what is public, of hubs and
    comparable takes part. per: what figures are divided by, one of ratios.DENOMINATORS.
    base: the hub to which the figures of the others are related. hide: HIDE_MISSING or
    HIDE_SAME. The rows come by theme, then the headline's order, then slug.
    """
    asked = Indicator.objects.all() if indicators is None else indicators
    chosen = sorted(asked.published().for_comparison(), key=lambda each: THEMES[each.theme])
    figures = show_quotes(HubFigure.objects.published().of_families(hubs, chosen).for_cell())
    decisions = list(Decision.objects.published())
    rows = compare(
        hubs,
        chosen,
        figures,
        absences=Absence.objects.published().of(hubs, chosen),
        decisions=decisions,
        period=period,
    )
    if per:
        denominators = HubFigure.objects.published().of_hubs(hubs).of_indicator(DENOMINATORS[per])
        rows = divide_rows(rows, per, denominators.for_cell(), decisions)
    if base:
        rows = relate_rows(rows, base)
    asked_for = [figure for figure in figures if figure.indicator in chosen]
    return Comparison(hubs, rows, _shown(rows, hide), asked_for, decisions)


def load_rows(hubs: Sequence[Hub], indicators=None, period: str = LATEST) -> list[Row]:
    """Return the rows of a comparison of hubs, with nothing calculated and nothing hidden."""
    return load_comparison(hubs, indicators, period=period).rows


def known_indicators(rows: Sequence[Row]) -> set[Indicator]:
    """Return the indicators of which some hub has a figure, be it a target."""
    return {row.indicator for row in rows if row.figures}


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
    return data | {"selected_by": cell.selected_by} | _calculated(cell)


def _calculated(cell: Cell) -> dict[str, Any]:
    """Return what is calculated from a figure, nothing where nothing was asked for."""
    data: dict[str, Any] = {}
    if cell.per:
        data["per"] = calculation_as_data(cell.per)
    elif cell.per_refused:
        data["per"] = {"refused": cell.per_refused}
    if cell.to_base:
        data["base"] = calculation_as_data(cell.to_base)
    return data


def calculation_as_data(calculation: Calculation) -> dict[str, Any]:
    """Return a calculation as plain data, with the numbers of both figures it is made of."""
    result = calculation.result
    data = {
        "relation": calculation.relation,
        "value": format_plain(result.value),
        "value_high": None if result.value_high is None else format_plain(result.value_high),
        "qualifier": result.qualifier,
        "of": [figure.number for figure in calculation.parts],
    }
    return data | ({"factor": calculation.factor} if calculation.relation == "per" else {})


def _shown(rows: Sequence[Row], hide: str) -> list[Row]:
    if hide == HIDE_MISSING:
        known = known_indicators(rows)
        return [row for row in rows if row.indicator in known]
    if hide == HIDE_SAME:
        differing = {row.indicator for row in rows if not _is_same(row)}
        return [row for row in rows if row.indicator in differing]
    return list(rows)


def _is_same(row: Row) -> bool:
    """Tell whether every hub certainly has the same value."""
    if not row.verdict.comparable or len(row.figures) < len(row.cells):
        return False
    intervals = {interval_of(figure) for figure in row.figures}
    return len(intervals) == 1 and intervals.pop().is_point
