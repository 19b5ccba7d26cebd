"""Names that are nearly what was asked for, where nothing is: a letter wrong, too few, too many.

Names that share enough trigrams are looked up, the best of them are compared letter by letter.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from search.asking import Ask, Term
from search.engines import Candidate, engine
from search.expressions import Expression, all_of, any_of, token
from search.normalise import grams, is_han, key, parts, runs
from search.ranking import Place, Tier, in_order

MOST_LOOKED_UP = 2000
MOST_COMPARED = 200
MOST_SHOWN = 5
MOST_RUNS = 12
LONGEST, MOST_LETTERS = 60, 120
SHORTEST_LATIN, SHORTEST_HAN = 3, 2
SHORTEST_WORD = 5


@dataclass(frozen=True)
class Likeness:
    """A record and how like the question one of its names is: 1 is the same."""

    place: Place
    share: float


def similar_to(ask: Ask, models: Collection[str]) -> list[Place]:
    """Return the records whose names are most like a question, else like words of it."""
    whole = key(ask.wanted)
    found = _like(ask, [whole[:LONGEST]], models) or _like(ask, _words(ask, models), models)
    return [likeness.place for likeness in found[:MOST_SHOWN]]


def closest_to(ask: Ask, models: Collection[str]) -> list[Place]:
    """Return the few records whose names come nearest, though more than a letter is wrong."""
    wanted = [key(ask.wanted)[:LONGEST], *_words(ask, models)]
    found = _like(ask, wanted, models, may_differ=lambda word: len(word) // 2)
    return [likeness.place for likeness in found[:MOST_SHOWN]]


def _may_differ(text: str) -> int:
    if any(map(is_han, runs(text))):
        return 1 + (len(text) > 5)
    return 1 + (len(text) > 4) + (len(text) > 10)


def _like(
    ask: Ask,
    wanted: list[str],
    models: Collection[str],
    may_differ: Callable[[str], int] = _may_differ,
) -> list[Likeness]:
    asked = dict.fromkeys(each for word in wanted for each in _sharing(word))
    if not asked:
        return []
    ways = [ask.within_language(way) for way in asked]
    names = engine().resembling(ways, models, ask.excluded(), MOST_LOOKED_UP)
    wanted_grams = {gram for word in wanted for gram in grams(word)}
    names.sort(key=lambda name: -len(wanted_grams.intersection(grams(name.key))))
    likest: dict[tuple[str, int], Likeness] = {}
    for name in names[:MOST_COMPARED]:
        share = max(_likeness(word, name.key, may_differ(word)) for word in wanted)
        known = likest.get((name.model, name.object))
        if share and (known is None or share > known.share):
            candidate = Candidate(name.model, name.object, name.sort)
            likest[candidate[:2]] = Likeness(Place(candidate, Tier.PARTLY, False), share)
    place = {p.key: n for n, p in enumerate(in_order(each.place for each in likest.values()))}
    return sorted(likest.values(), key=lambda each: (-each.share, place[each.place.key]))


def _likeness(one: str, other: str, may_differ: int) -> float:
    """Return how like two keys are, 0 where more letters differ than may."""
    if OSA.distance(one, other, score_cutoff=may_differ) > may_differ:
        return 0
    return OSA.normalized_similarity(one, other)


def _words(ask: Ask, models: Collection[str]) -> list[str]:
    """Return a question's words that nothing has, and pairs with one of them: maybe names.

    As many as have so many letters in all: what they cost grows with their square.
    """
    found = runs(key(ask.wanted))[:MOST_RUNS]
    if len(found) < 2:
        return []
    unknown = _unknown(ask, found, models)
    words = [run for run in found if len(run) >= SHORTEST_WORD and run in unknown]
    pairs = [pair for pair in zip(found, found[1:], strict=False) if unknown.intersection(pair)]
    kept, left = [], MOST_LETTERS
    for each in (*words, *map(" ".join, pairs)):
        if len(each) <= min(LONGEST, left):
            kept.append(each)
            left -= len(each)
    return kept


def _unknown(ask: Ask, found: list[str], models: Collection[str]) -> set[str]:
    """Return the words that no record has, which are those without a count; 2 queries."""
    terms = (Term(tuple(parts(run)), ()) for run in found)
    asked = [ask.within_language(any_of((term.in_names(), term.in_texts()))) for term in terms]
    common = engine().are_common(asked)
    rare = [each for each in zip(found, asked, common, strict=True) if not each[2]]
    answers = engine().find([each for _, each, _ in rare], models, None, 1)
    return {run for (run, _, _), answer in zip(rare, answers, strict=True) if not answer.counts}


def _sharing(wanted: str) -> Iterator[Expression]:
    """Yield what a name must share with a word for each place where the two may differ.

    That is all trigrams but those which a wrong letter, a missing one, or two that changed
    places would break; for long words also those of a third.
    """
    found = list(grams(wanted))
    shortest = SHORTEST_HAN if any(map(is_han, runs(wanted))) else SHORTEST_LATIN
    if len(wanted) < shortest:
        return
    width = len(found[0])
    for broken in (width - 1, width, width + 1):
        for first in range(1 - broken, len(found)):
            left = found[: max(0, first)] + found[first + broken :]
            if left and (len(left) > 1 or len(found) < 6):
                yield all_of(map(token, left))
    third = len(found) // 3
    if third >= width:
        for start in range(0, len(found) - third + 1, third):
            yield all_of(map(token, found[start : start + third]))
