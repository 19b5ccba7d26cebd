"""The indicators by theme, and what the figures of one are as a whole."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from hubs.models import Figure, Indicator
from hubs.profile import Row
from hubs.selection import best_first, is_plan
from translations.collation import KEYS
from translations.languages import current_language
from translations.texts import text_of


@dataclass(frozen=True)
class Entry:
    """An indicator of the list with its variants."""

    indicator: Indicator
    variants: tuple[Indicator, ...]


@dataclass(frozen=True)
class Theme:
    """The indicators of one theme."""

    slug: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class SubjectRow:
    """One hub or company with its figures of an indicator, the one to show first."""

    subject: object
    row: Row


@dataclass(frozen=True)
class KeyData:
    """What an indicator's figures are as a whole.

    first, last: the figures of the earliest and the latest period, None where none is dated.
    updated_at: when the indicator or a figure of it last changed.
    """

    figure_count: int
    subject_count: int
    source_count: int
    first: Figure | None
    last: Figure | None
    updated_at: datetime


def themes_of(indicators: Iterable[Indicator]) -> list[Theme]:
    """Return the indicators by theme in the order declared, variants under their parent.

    indicators: in the order to show. A variant whose parent is not among them stands alone.
    """
    listed = list(indicators)
    known = {indicator.pk for indicator in listed}
    variants: dict[int, list[Indicator]] = defaultdict(list)
    by_theme: dict[str, list[Indicator]] = defaultdict(list)
    for indicator in listed:
        if indicator.variant_of_id in known:
            variants[indicator.variant_of_id].append(indicator)
        else:
            by_theme[indicator.theme].append(indicator)
    return [
        Theme(slug, label, tuple(Entry(one, tuple(variants[one.pk])) for one in by_theme[slug]))
        for slug, label in Indicator.Theme.choices
        if slug in by_theme
    ]


def plans_of(figures: Iterable[Figure]) -> list[SubjectRow]:
    """Return the targets and forecasts of one indicator, one row a subject, by name.

    figures: of one indicator, loaded by for_cell(), so no query runs here.
    """
    together: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        if is_plan(figure):
            together[figure.subject._meta.label, figure.subject.pk].append(figure)
    rows = [
        SubjectRow(same[0].subject, Row(same[0].indicator, tuple(best_first(same))))
        for same in together.values()
    ]
    key = KEYS[current_language()]
    return sorted(rows, key=lambda row: key(str(text_of(row.subject, "name"))))


def key_data_of(indicator: Indicator, figures: Iterable[Figure]) -> KeyData:
    """Sum up the figures of one indicator; runs no query. figures: loaded by for_cell()."""
    rows = list(figures)
    dated = [figure for figure in rows if figure.period_end and not is_plan(figure)]
    return KeyData(
        figure_count=len(rows),
        subject_count=len({(each.subject._meta.label, each.subject.pk) for each in rows}),
        source_count=len({figure.source_id for figure in rows}),
        first=min(dated, key=lambda figure: figure.period_end, default=None),
        last=max(dated, key=lambda figure: figure.period_end, default=None),
        updated_at=max([indicator.updated_at, *(figure.updated_at for figure in rows)]),
    )
