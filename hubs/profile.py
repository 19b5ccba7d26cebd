"""What a hub's page shows, put together from loaded records."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from hubs.conflicts import conflicts_of
from hubs.history import Entry, history_of
from hubs.models import Absence, Event, Hub, HubFigure, Indicator, Statement
from hubs.selection import best_first, is_plan
from hubs.timeline import Timeline, timeline_of
from hubs.trends import Trend, trend_of
from translations.texts import Text, text_of, texts_of

FEWEST_SLOTS = 4
MOST_SLOTS = 6
FIRST_STATEMENTS = 5


@dataclass(frozen=True)
class Row:
    """An indicator with the figures of it, the one to show first.

    absence: why there is none, where editors say so.
    """

    indicator: Indicator
    figures: tuple[HubFigure, ...]
    absence: Absence | None = None

    @property
    def actual(self) -> HubFigure | None:
        """Return the figure that stands for what is, never a target or forecast."""
        return next((figure for figure in self.figures if not is_plan(figure)), None)

    @property
    def plan(self) -> HubFigure | None:
        """Return the target or forecast to show first."""
        return next((figure for figure in self.figures if is_plan(figure)), None)

    @property
    def differing(self) -> tuple[HubFigure, ...]:
        """Return the actual figure and those that contradict it, the lowest value first."""
        others = conflicts_of(self.actual, self.figures) if self.actual else ()
        together = (self.actual, *others) if others else ()
        return tuple(sorted(together, key=lambda figure: figure.value or 0))

    @cached_property
    def trend(self) -> Trend:
        """Return the figures with what may be drawn of them."""
        return trend_of(self.figures)


@dataclass(frozen=True)
class Theme:
    """The rows of one theme of indicators."""

    slug: str
    label: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Voices:
    """Statements of one kind: the first few, and the rest that is folded away."""

    first: tuple[Statement, ...]
    rest: tuple[Statement, ...]

    def __len__(self):
        return len(self.first) + len(self.rest)


@dataclass(frozen=True)
class Profile:
    """A hub's page.

    voices: the statements by kind (strength, challenge, fact, opinion).
    missing: the headline indicators that its peers have, it has not and nobody explained.
    checked_at: when the figures shown were last reviewed, else recorded; None without figures.
    updated_at: when anything on the page was last changed.
    """

    names: tuple[Text, ...]
    slots: tuple[Row, ...]
    themes: tuple[Theme, ...]
    timeline: Timeline
    voices: dict[str, Voices]
    absences: tuple[Absence, ...]
    missing: tuple[Indicator, ...]
    history: tuple[Entry, ...]
    figure_count: int
    source_count: int
    checked_at: datetime | None
    updated_at: datetime

    @property
    def has_voices(self) -> bool:
        """Tell whether any source says something in words."""
        return any(self.voices.values())

    @property
    def is_bare(self) -> bool:
        """Tell whether no source says anything of the hub itself."""
        return not (self.figure_count or self.has_voices or self.timeline)


def build_profile(
    hub: Hub,
    *,
    figures: Sequence[HubFigure],
    events: Sequence[Event],
    statements: Sequence[Statement],
    absences: Sequence[Absence],
    expected: Sequence[Indicator],
    changes: Sequence = (),
    loads: Sequence[dict] = (),
    event_kind: str | None = "",
) -> Profile:
    """Put a hub's page together; no query runs here.

    figures, events, statements: with their sources; figures loaded by for_profile() or for_cell(),
    events by date.
    expected: the headline indicators that any hub of this kind has, in their order.
    changes, loads: as history.history_of takes them. event_kind: as timeline.timeline_of does.
    """
    figures, events, statements = list(figures), list(events), list(statements)
    rows = rows_of(figures)
    explained = {absence.indicator_id: absence for absence in absences}
    unknown = [indicator for indicator in expected if indicator.pk not in rows]
    claims = (*figures, *events, *statements)
    return Profile(
        names=other_names(hub),
        slots=_slots(rows, expected, explained),
        themes=themes_of(rows.values()),
        timeline=timeline_of(events, event_kind),
        voices={kind: _voices(statements, kind) for kind in Statement.Kind.values},
        absences=tuple(absences),
        missing=tuple(each for each in unknown if each.pk not in explained),
        history=history_of(hub, claims, changes, loads),
        figure_count=len(figures),
        source_count=len({claim.source_id for claim in claims}),
        checked_at=max((each.reviewed_at or each.recorded_at for each in figures), default=None),
        updated_at=max(each.updated_at for each in (hub, *claims)),
    )


def rows_of(figures: Iterable[HubFigure]) -> dict[int, Row]:
    """Gather figures by indicator, each row's best first; keys are the indicators' ids."""
    found: dict[int, list[HubFigure]] = defaultdict(list)
    for figure in figures:
        found[figure.indicator_id].append(figure)
    return {
        pk: Row(together[0].indicator, tuple(best_first(together)))
        for pk, together in found.items()
    }


def headline(rows: dict[int, Row], most: int) -> tuple[Row, ...]:
    """Return the rows to show first: the headline's in their order, then comparable ones."""
    return tuple(sorted(rows.values(), key=_prominence)[:most])


def other_names(hub: Hub) -> tuple[Text, ...]:
    """Return the hub's names in the other languages, each spelling once."""
    here = text_of(hub, "name")
    found = {here.text: here}
    for language, name in texts_of(hub, "name").items():
        if name:
            found.setdefault(name, Text(name, language, here.wanted))
    return tuple(found.values())[1:]


def _slots(
    rows: dict[int, Row], expected: Sequence[Indicator], explained: dict[int, Absence]
) -> tuple[Row, ...]:
    """Return the headline: known or missing slots, filled up with what the hub has."""
    if not rows:
        return ()
    slots = [
        rows.get(each.pk) or Row(each, (), explained.get(each.pk)) for each in expected[:MOST_SLOTS]
    ]
    taken = {row.indicator.pk for row in slots}
    others = {pk: row for pk, row in rows.items() if pk not in taken}
    return (*slots, *headline(others, max(0, FEWEST_SLOTS - len(slots))))


def themes_of(rows: Iterable[Row]) -> tuple[Theme, ...]:
    """Return the rows by theme, in the order in which the themes are declared."""
    by_theme: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=_prominence):
        by_theme[row.indicator.theme].append(row)
    return tuple(
        Theme(slug, label, tuple(by_theme[slug]))
        for slug, label in Indicator.Theme.choices
        if slug in by_theme
    )


def _prominence(row: Row) -> tuple:
    indicator = row.indicator
    position = indicator.headline_position
    return (
        position is None,
        position or 0,
        not indicator.comparable,
        str(text_of(indicator, "name")).casefold(),
    )


def _voices(statements: Sequence[Statement], kind: str) -> Voices:
    said = tuple(statement for statement in statements if statement.kind == kind)
    return Voices(said[:FIRST_STATEMENTS], said[FIRST_STATEMENTS:])
