"""What a figure said before: how its value or period changed on this site, day by day."""

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from datetime import date

from editorial.models import Revision
from editorial.patches import set_columns
from hubs.formatting import figure_text, period_text
from hubs.models import Figure

SAID = (
    "value",
    "value_high",
    "fraction",
    "digits",
    "qualifier",
    "period_start",
    "period_end",
    "precision",
    "window_months",
)


@dataclass(frozen=True)
class Restatement:
    """One change of what the figure says, in words: "3.9%, 2023" became "3.92%, 2024"."""

    date: date
    was: str
    now: str


def restatements_of(figure: Figure, revisions: Iterable[Revision]) -> list[Restatement]:
    """Return the changes of value and period, the latest first; no query runs here.

    figure: loaded by for_cell(). revisions: its numbered ones, the latest first.
    """
    rows = list(revisions)
    told = [(row, _words(figure, row.data)) for row in rows]
    return [
        Restatement(row.published_at.date(), was, now)
        for (row, now), (_before, was) in zip(told, told[1:], strict=False)
        if was != now
    ]


def _words(figure: Figure, data: dict) -> str:
    former = copy(figure)
    set_columns(former, data, [name for name in SAID if name in data])
    parts = (figure_text(former).text, period_text(former))
    return ", ".join(part for part in parts if part)
