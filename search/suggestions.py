"""What helps where nothing was found: other kinds, and the names that come nearest."""

from dataclasses import dataclass

from search.answering import How, kinds
from search.asking import read_question
from search.hits import Hit, hits_of
from search.results import Results, find
from search.similar import closest_to


@dataclass(frozen=True)
class Suggestions:
    """What to try next. elsewhere: what there is of all kinds and in all languages, if any."""

    elsewhere: Results | None
    names: list[Hit]


def suggest(asked: dict) -> Suggestions:
    """Return what helps with a question that found nothing. asked: as `find` took it."""
    ask = read_question(asked["question"])
    return Suggestions(_elsewhere(asked), hits_of(closest_to(ask, kinds()), ask))


def _elsewhere(asked: dict) -> Results | None:
    """Return what is found without the filters, where it is more than something like it."""
    if not (asked["kind"] or asked["language"]):
        return None
    found = find(asked["question"])
    return found if found.groups and found.how in {How.WHOLE, How.PARTLY} else None
