"""What helps where nothing was found: other kinds, and the names that come nearest."""

from dataclasses import dataclass

from search.answering import kinds
from search.asking import read_question
from search.hits import Hit, hits_of
from search.results import find
from search.similar import closest_to


@dataclass(frozen=True)
class Suggestions:
    """What to try next. elsewhere: how many there are of all kinds and in all languages."""

    elsewhere: int
    names: list[Hit]


def suggest(asked: dict) -> Suggestions:
    """Return what helps with a question that found nothing. asked: as `find` took it."""
    is_narrowed = asked["kind"] or asked["language"]
    elsewhere = find(asked["question"]).total if is_narrowed else 0
    ask = read_question(asked["question"])
    return Suggestions(elsewhere, hits_of(closest_to(ask, kinds()), ask))
