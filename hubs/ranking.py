"""Which subjects of an indicator may be ranked, in which order, and why the others may not."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext_lazy as _

from hubs import verdicts
from hubs.bars import Axis, Bar, axis_of, lines_of
from hubs.bounds import Interval, interval_of, is_order_known
from hubs.caveats import WORDS, Caveat, caveats_of
from hubs.comparison import ACTUAL, Cell, Row
from hubs.conflicts import conflicts_of, is_settled
from hubs.definitions import span_of
from hubs.models import Figure, Indicator
from hubs.selection import is_plan, select
from hubs.verdicts import Verdict, judge
from sources.models import Decision
from sources.quantities import number_scale
from translations.collation import KEYS
from translations.languages import current_language
from translations.texts import text_of, texts_of

VAGUE = Caveat("vague", _("No number"), _("The source gives no number."))
CONFLICT = Caveat(verdicts.CONFLICT, *WORDS[verdicts.CONFLICT])
ALONE = Caveat("alone", _("Alone"), _("There is no other figure to set beside it."))
RANKS, NOT_COMPARABLE = "ranks", "not_comparable"


@dataclass(frozen=True)
class Entry:
    """One hub or company with the figure shown of it.

    rank: from 1, equal values sharing one; None where it is not ranked. bar: None without rank.
    caveats: why it is not ranked. figure_count: its actual figures, the one shown included.
    likeness: what judge() looks at beside the interval that the value lies in.
    """

    cell: Cell
    figure_count: int
    interval: Interval
    likeness: tuple
    rank: int | None = None
    bar: Bar | None = None
    caveats: tuple[Caveat, ...] = ()

    @property
    def figure(self) -> Figure:
        """Return the figure shown."""
        return self.cell.figure

    @property
    def subject(self):
        """Return the hub or company."""
        return self.cell.figure.subject


@dataclass(frozen=True)
class Ranking:
    """All subjects of an indicator that have an actual figure.

    ranked: the largest set that may be compared, by value. apart: the others, by name.
    caveats: what to know of those ranked. barred: why nothing is ranked at all, or "".
    scale: the power of ten that all figures are written in.
    """

    ranked: tuple[Entry, ...]
    apart: tuple[Entry, ...]
    caveats: tuple[Caveat, ...]
    axis: Axis | None
    barred: str
    scale: int

    def __bool__(self):
        return bool(self.ranked or self.apart)


def rank(
    indicator: Indicator, figures: Iterable[Figure], decisions: Sequence[Decision] = ()
) -> Ranking:
    """Rank the figures of one indicator that verdicts.judge() lets stand side by side.

    figures: of one indicator, loaded by for_cell(), so no query runs here; targets and
    forecasts are passed over. Of each subject the figure that select() shows takes part.
    Those with the highest value come first, with the lowest where lower is more.
    """
    entries = _entries(figures, decisions)
    barred = _barred(indicator)
    fit = [] if barred else [entry for entry in entries if not entry.caveats]
    bench = _Bench(indicator)
    together = _largest_set(bench, fit)
    ranked, row = _ranked(bench, together)
    taken = {entry.figure.number for entry in together}
    apart = [entry for entry in entries if entry.figure.number not in taken]
    if not barred:
        apart = [_explained(bench, entry, together or fit) for entry in apart]
    return Ranking(
        ranked=ranked,
        apart=tuple(sorted(apart, key=_by_name)),
        caveats=tuple(caveats_of(row)) if ranked else (),
        axis=axis_of([row]),
        barred=barred,
        scale=_scale(entries),
    )


class _Bench:
    """Judges pairs of entries of one indicator; those alike only once."""

    def __init__(self, indicator: Indicator):
        self.indicator = indicator
        self._known: dict[tuple, tuple[str, ...]] = {}

    def reasons(self, one: Entry, other: Entry) -> tuple[str, ...]:
        """Return why two entries may not be compared, as judge() says it of their figures."""
        is_same_source = one.figure.source_id == other.figure.source_id
        pair = (one.likeness, other.likeness, is_same_source)
        if pair not in self._known:
            found = self.judge([one, other]).reasons
            self._known[pair] = tuple(code for code in found if code != verdicts.BOUNDS)
        is_known = is_order_known(one.interval, other.interval)
        return self._known[pair] if is_known else (*self._known[pair], verdicts.BOUNDS)

    def judge(self, entries: Sequence[Entry]) -> Verdict:
        """Judge entries together, of those alike only one."""
        unlike = list({entry.likeness: entry for entry in entries}.values())
        figures = [each.figure for each in (unlike if len(unlike) > 1 else entries[:2])]
        is_settled = any(entry.cell.conflicts for entry in entries)
        return judge(self.indicator, figures, is_open=False, is_settled=is_settled)


def _entries(figures: Iterable[Figure], decisions: Sequence[Decision]) -> list[Entry]:
    together: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        if not is_plan(figure):
            together[figure.subject._meta.label, figure.subject.pk].append(figure)
    return [_entry(group, decisions) for group in together.values() if select(group)]


def _entry(group: Sequence[Figure], decisions: Sequence[Decision]) -> Entry:
    chosen = select(group)
    figure, conflicts = chosen.figure, tuple(conflicts_of(chosen.figure, group))
    is_open = bool(conflicts) and not is_settled(figure, conflicts, decisions)
    cell = Cell(
        figure.subject,
        figure=figure,
        selected_by=chosen.selected_by,
        conflicts=conflicts,
        is_open=is_open,
    )
    own = {VAGUE: figure.value is None, CONFLICT: is_open}
    caveats = tuple(caveat for caveat, is_so in own.items() if is_so)
    return Entry(cell, len(group), interval_of(figure), _likeness(figure), caveats=caveats)


def _likeness(figure: Figure) -> tuple:
    return (
        figure.subject.kind,
        figure.kind,
        figure.period_end,
        span_of(figure),
        figure.window_months,
        figure.base_on,
        (figure.reference_kind, figure.reference_id),
        tuple(texts_of(figure, "reference_text").values()),
        tuple(texts_of(figure, "detail").values()),
    )


def _barred(indicator: Indicator) -> str:
    if not indicator.comparable:
        return NOT_COMPARABLE
    return RANKS if indicator.measure == Indicator.Measure.RANK else ""


def _largest_set(bench: _Bench, entries: Sequence[Entry]) -> list[Entry]:
    """Return the largest set of entries that may all be compared, of equal ones the latest.

    What may be compared in pairs may be compared together. Each entry in turn gathers what
    fits, exact values before bounds: near enough to the largest of all sets, which would take
    exponential time, and the same each time. A set is a number with a bit an entry.
    """
    ordered = sorted(entries, key=_exact_and_latest_first)
    fits = _fits(bench, ordered)
    sets = [_gather(position, fits) for position in range(len(ordered))]
    largest = max(
        ([ordered[position] for position in members] for members in sets),
        key=lambda members: (len(members), max(_ended(entry) for entry in members)),
        default=[],
    )
    return largest if len(largest) > 1 else []


def _fits(bench: _Bench, entries: Sequence[Entry]) -> list[int]:
    fits = [0] * len(entries)
    for first, one in enumerate(entries):
        for second in range(first + 1, len(entries)):
            if not bench.reasons(one, entries[second]):
                fits[first] |= 1 << second
                fits[second] |= 1 << first
    return fits


def _gather(start: int, fits: Sequence[int]) -> list[int]:
    members, left = [start], fits[start]
    while left:
        first = (left & -left).bit_length() - 1
        members.append(first)
        left &= fits[first]
    return members


def _explained(bench: _Bench, entry: Entry, others: Sequence[Entry]) -> Entry:
    """Add why an entry may not stand beside the others: the reasons of the first that bars it."""
    if entry.caveats:
        return entry
    for other in others:
        reasons = () if other is entry else bench.reasons(entry, other)
        if reasons:
            row = Row(bench.indicator, ACTUAL, (entry.cell, other.cell), Verdict(reasons))
            return replace(entry, caveats=tuple(caveats_of(row)))
    return replace(entry, caveats=(ALONE,))


def _ranked(bench: _Bench, entries: Sequence[Entry]) -> tuple[tuple[Entry, ...], Row]:
    """Return the entries with rank and bar, in order, and the row of a comparison they make."""
    indicator = bench.indicator
    ordered = sorted(entries, key=_by_name)
    ordered.sort(key=_by_value, reverse=indicator.direction != Indicator.Direction.LOWER)
    row = Row(indicator, ACTUAL, tuple(each.cell for each in ordered), bench.judge(ordered))
    bars = {line.cell.figure.number: line.bar for line in lines_of(row, axis_of([row]))}
    first_of = {_by_value(entry): n for n, entry in reversed(list(enumerate(ordered, start=1)))}
    ranked = (
        replace(entry, rank=first_of[_by_value(entry)], bar=bars[entry.figure.number])
        for entry in ordered
    )
    return tuple(ranked), row


def _scale(entries: Sequence[Entry]) -> int:
    values = [end for each in entries for end in (each.figure.value, each.figure.value_high)]
    return number_scale(values, current_language())


def _exact_and_latest_first(entry: Entry) -> tuple:
    return not entry.interval.is_point, -_ended(entry), entry.figure.number


def _ended(entry: Entry) -> int:
    return entry.figure.period_end.toordinal() if entry.figure.period_end else 0


def _by_value(entry: Entry) -> tuple:
    interval = entry.interval
    return interval.low, interval.is_open_low, interval.high


def _by_name(entry: Entry):
    return KEYS[current_language()](str(text_of(entry.subject, "name")))
