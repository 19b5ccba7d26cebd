"""Names within a question: "where is Huawei?" asks for Huawei, 杭州六小龙有哪些 for the six."""

from collections.abc import Collection, Iterator

from search.asking import Ask
from search.engines import Candidate, engine
from search.normalise import fold, is_han, runs
from search.ranking import Place, Tier, in_order
from search.words import EMPTY_WORDS

MOST_WORDS = 8
SHORTEST_HAN, LONGEST_HAN = 2, 14
MOST_RUNS = 40
MOST_NAMES = 500

Span = tuple[int, int]


def named_in(ask: Ask, models: Collection[str]) -> list[Place]:
    """Return what a question names, in the order of kinds; 1 query.

    The longest names count: a name within another one that was found does not.
    """
    spans: dict[str, list[Span]] = {}
    for name, span in _spans(runs(fold(ask.text))[:MOST_RUNS]):
        spans.setdefault(name, []).append(span)
    if not ask.is_plain or not spans:
        return []
    names = engine().named(list(spans), models, ask.language, MOST_NAMES)
    found = {span for name in names for span in spans[name.key]}
    longest = {span for span in found if not any(_within(span, other) for other in found)}
    return in_order(
        Place(Candidate(name.model, name.object, name.sort), Tier.PARTLY, False)
        for name in names
        if longest.intersection(spans[name.key])
    )


def _spans(found: list[str]) -> Iterator[tuple[str, Span]]:
    """Yield all that may be a name, with its place counted in letters."""
    starts = [0]
    for run in found:
        starts.append(starts[-1] + len(run) + 1)
    for first, run in enumerate(found):
        for last in range(first, min(first + MOST_WORDS, len(found))):
            name = " ".join(found[first : last + 1])
            if name not in EMPTY_WORDS:
                yield name, (starts[first], starts[last] + len(found[last]))
        if is_han(run):
            yield from _spans_of_han(run, starts[first])


def _spans_of_han(run: str, at: int) -> Iterator[tuple[str, Span]]:
    for start in range(len(run)):
        for end in range(start + SHORTEST_HAN, min(start + LONGEST_HAN, len(run)) + 1):
            if run[start:end] not in EMPTY_WORDS:
                yield run[start:end], (at + start, at + end)


def _within(span: Span, other: Span) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]
