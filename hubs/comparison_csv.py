"""A comparison as CSV: one line a figure or gap, with a BOM so that spreadsheets see UTF-8."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from editorial.api.columns import Reader
from editorial.api.renderers import safe_cell
from hubs.comparison import ACTUAL, Cell, Row
from hubs.comparison_data import calculation_as_data
from hubs.serializers import FigureSerializer
from translations.texts import text_of

COLUMNS = (
    "hub",
    "hub_name",
    "indicator",
    "indicator_name",
    "value",
    "value_high",
    "qualifier",
    "unit",
    "as_published",
    "kind",
    "period_start",
    "period_end",
    "period_precision",
    "missing",
    "conflicts",
    "source",
    "publisher",
    "source_url",
    "paragraph",
    "page_url",
)
PER_COLUMNS = (
    "per_value",
    "per_value_high",
    "per_qualifier",
    "per_factor",
    "per_of",
    "per_refused",
)
BASE_COLUMNS = ("base_relation", "base_value", "base_value_high", "base_qualifier", "base_of")
LIST_SEPARATOR = ";"
BOM = "\ufeff"


def comparison_as_csv(
    rows: Sequence[Row], language: str, *, has_per: bool = False, has_base: bool = False
) -> str:
    """Write a comparison in the contract's columns; no cell is taken for a formula.

    A row of targets gives lines only for the hubs that have one.
    language: the active one, for the addresses of pages follow it.
    has_per, has_base: add the columns of what is calculated, after the contract's.
    """
    columns = COLUMNS + PER_COLUMNS * has_per + BASE_COLUMNS * has_base
    buffer = io.StringIO()
    buffer.write(BOM)
    writer = csv.DictWriter(buffer, columns, restval="")
    writer.writeheader()
    for line in _lines(rows, language):
        writer.writerow({name: safe_cell(str(text or "")) for name, text in line.items()})
    return buffer.getvalue()


def _lines(rows: Iterable[Row], language: str) -> Iterator[dict]:
    serializer = FigureSerializer(Reader(language))
    for row in rows:
        for cell in row.cells:
            if cell.figure:
                yield _named(row, cell, language) | _figure(cell, serializer) | _calculated(cell)
            elif row.kind == ACTUAL:
                yield _named(row, cell, language) | {"kind": ACTUAL, "missing": cell.missing}


def _named(row: Row, cell: Cell, language: str) -> dict:
    return {
        "hub": cell.hub.slug,
        "hub_name": text_of(cell.hub, "name", language),
        "indicator": row.indicator.slug,
        "indicator_name": text_of(row.indicator, "name", language),
        "unit": row.indicator.unit.slug,
    }


def _figure(cell: Cell, serializer: FigureSerializer) -> dict:
    """Return what the API's own CSV says of a figure, and where it is published."""
    figure, source = cell.figure, cell.figure.source
    figure.conflict_numbers = sorted(other.number for other in cell.conflicts)
    written = dict(zip(serializer.headers(), serializer.cells(figure), strict=True))
    return {name: written[name] for name in COLUMNS if name in written} | {
        "publisher": source.publisher and source.publisher.slug,
        "source_url": source.url,
    }


def _calculated(cell: Cell) -> dict:
    """Return what is calculated from a figure, and the numbers of the figures it is made of."""
    line = {"per_refused": cell.per_refused} if cell.per_refused else {}
    for prefix, calculation in (("per", cell.per), ("base", cell.to_base)):
        if calculation:
            data = calculation_as_data(calculation)
            data["of"] = LIST_SEPARATOR.join(map(str, data["of"]))
            line |= {f"{prefix}_{name}": text for name, text in data.items()}
    line.pop("per_relation", None)
    return line
