"""Which figures contradict each other: computed each time, never stored."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from hubs.bounds import disagree, interval_of
from hubs.definitions import is_same_definition, is_same_span, overlap
from hubs.models import Figure
from sources.models import Claim, Decision


def conflicts_of(figure: Figure, others: Iterable[Figure]) -> list[Figure]:
    """Return those of the others that cannot be right if the figure is, in their order.

    Two figures conflict when they are of one subject and indicator, of one kind, of one
    definition and span, when their periods overlap, and when their values differ by more
    than the indicator's tolerance. Deprecated figures take no part. It is symmetric.
    figure, others: loaded by for_cell(), so no query runs here.
    """
    return [other for other in others if _contradict(figure, other)]


def find_conflicts(figures: Iterable[Figure]) -> dict[int, list[int]]:
    """Return, for the number of every figure, the numbers it conflicts with, lowest first.

    figures: of any subjects and indicators, loaded by for_cell(). A figure without a
    conflict has an empty list.
    """
    together: dict[tuple, list[Figure]] = defaultdict(list)
    for figure in figures:
        together[_subject(figure), figure.indicator_id].append(figure)
    return {
        figure.number: sorted(other.number for other in conflicts_of(figure, group))
        for group in together.values()
        for figure in group
    }


def find_disputes(figures: Iterable[Figure]) -> list[list[Figure]]:
    """Return the figures that contradict each other, each with all that hangs together with it.

    Two that agree belong to one dispute where a third contradicts both: whoever decides has
    them all before them. figures: as find_conflicts takes them. Lowest number first.
    """
    known = {figure.number: figure for figure in figures}
    rivals = find_conflicts(known.values())
    disputes, seen = [], set()
    for number in sorted(known):
        if rivals[number] and number not in seen:
            together = _reached(number, rivals)
            seen |= together
            disputes.append([known[each] for each in sorted(together)])
    return disputes


def is_settled(
    figure: Figure, conflicting: Sequence[Figure], decisions: Iterable[Decision]
) -> bool:
    """Tell whether editors settled which figure of a conflict holds.

    A claim outside the decision reopens the matter. That both stand settles nothing here:
    the value is still one of two.
    """
    numbers = {figure.number, *(other.number for other in conflicting)}
    return any(
        numbers <= set(decision.claims)
        for decision in decisions
        if decision.outcome != Decision.Outcome.BOTH
    )


def _reached(number: int, rivals: dict[int, list[int]]) -> set[int]:
    """Return all numbers to which conflicts lead from one, itself among them."""
    found, waiting = set(), [number]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(rivals[here])
    return found


def _contradict(one: Figure, other: Figure) -> bool:
    return (
        one.number != other.number
        and Claim.Rank.DEPRECATED not in (one.rank, other.rank)
        and one.kind == other.kind
        and one.indicator_id == other.indicator_id
        and _subject(one) == _subject(other)
        and overlap(one, other)
        and is_same_span(one, other)
        and is_same_definition(one, other)
        and disagree(interval_of(one), interval_of(other), one.indicator.conflict_tolerance)
    )


def _subject(figure: Figure) -> tuple[str, int]:
    return figure.subject._meta.label, figure.subject.pk
