"""The indicators by theme, and one indicator's figures over all that have any."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from hubs.models import Figure, Indicator
from hubs.profile import Row
from hubs.selection import best_first, is_plan
from sources.quantities import number_scale
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
class Standing:
    """All figures of one indicator, targets and forecasts apart.

    scale: the power of ten that all its cells are written in.
    """

    actual: tuple[SubjectRow, ...]
    plans: tuple[SubjectRow, ...]
    scale: int

    def __bool__(self):
        return bool(self.actual or self.plans)


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


def standing_of(figures: Iterable[Figure]) -> Standing:
    """Line up the figures of one indicator, one row a subject, by name.

    figures: of one indicator, loaded by for_cell(), so no query runs here.
    """
    rows = list(figures)
    scale = number_scale((figure.value for figure in rows), current_language())
    return Standing(
        actual=_by_subject(figure for figure in rows if not is_plan(figure)),
        plans=_by_subject(figure for figure in rows if is_plan(figure)),
        scale=scale,
    )


def _by_subject(figures: Iterable[Figure]) -> tuple[SubjectRow, ...]:
    together: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        together[figure.subject._meta.label, figure.subject.pk].append(figure)
    rows = [
        SubjectRow(same[0].subject, Row(same[0].indicator, tuple(best_first(same))))
        for same in together.values()
    ]
    return tuple(sorted(rows, key=lambda row: str(text_of(row.subject, "name")).casefold()))
