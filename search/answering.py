"""The answer to a question: what has it, else what it names, else what is nearly called so.

Where nothing is, what has some of its words.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from search.asking import Ask, read_question
from search.ranking import Place, Ranked, rank
from search.registry import registered_models
from search.sentences import named_in
from search.similar import similar_to


class How(StrEnum):
    """How an answer was come by."""

    WHOLE = "whole"
    PARTLY = "partly"
    SIMILAR = "similar"
    SOME = "some"


@dataclass(frozen=True)
class Answer:
    """What a question finds, in order.

    counts: how many of each kind there are. is_exact: whether they were counted to the end.
    """

    ask: Ask
    how: How
    places: list[Place]
    counts: dict[str, int]
    is_exact: bool = True


def kinds() -> list[str]:
    """Return the names of the kinds of records that are found, in their order."""
    return [model._meta.model_name for model in registered_models()]


def answer_to(
    question: str,
    only: Collection[str] | None = None,
    *,
    language: str = "",
    most: int,
    most_counted: int,
) -> Answer:
    """Answer a question.

    only: the kinds to look at, None for all. language: that of the texts, '' for all.
    most: how many of a kind are put in order at least, most_counted: how far each is counted.
    """
    ask, models = read_question(question, language), kinds() if only is None else list(only)
    ranked = rank(ask, models, most=most, most_counted=most_counted)
    if ranked.places or not ask:
        return Answer(ask, How.WHOLE, ranked.places, ranked.counts, ranked.is_exact)
    if partly := _partly(ask, models, most, most_counted):
        return Answer(ask, How.PARTLY, partly.places, partly.counts, partly.is_exact)
    if similar := similar_to(ask, models):
        return Answer(ask, How.SIMILAR, similar, _count(similar))
    some = Ranked([], {})
    asked = {ask.groups, ask.without_empty_words().groups}
    if (any_word := ask.with_any_word()).groups not in asked:
        some = rank(any_word, models, most=most, most_counted=most_counted)
    return Answer(ask, How.SOME, some.places, some.counts, some.is_exact)


def _partly(ask: Ask, models: Collection[str], most: int, most_counted: int) -> Ranked | None:
    """Return what a question names, then what has all of its words that say something."""
    named = named_in(ask, models)
    fewer = ask.without_empty_words()
    more = Ranked([], {})
    if fewer.groups != ask.groups:
        more = rank(fewer, models, most=most, most_counted=most_counted)
    known = {place.key for place in named}
    places = [*named, *(place for place in more.places if place.key not in known)]
    counts = {m: max(n, more.counts.get(m, 0)) for m, n in _count(places).items()}
    return Ranked(places, counts, more.is_exact) if places else None


def _count(places: list[Place]) -> dict[str, int]:
    counts: dict[str, int] = {}
    for place in places:
        counts[place.candidate.model] = counts.get(place.candidate.model, 0) + 1
    return counts
