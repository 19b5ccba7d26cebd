"""What a question finds, as a reader sees it: grouped by kind, the best group first."""

from dataclasses import dataclass

from django.core.paginator import Page, Paginator
from django.utils.text import capfirst

from search.answering import Answer, How, answer_to
from search.hits import Hit, hits_of
from search.registry import registered_models

MOST_A_KIND = 5
MOST_A_PAGE = 20
MOST_COUNTED = 100


@dataclass(frozen=True)
class Group:
    """The records of one kind that match; `count` counts those not shown too.

    is_more: whether there are more than `count`. number: the page that is shown of it.
    """

    kind: str
    title: str
    count: int
    is_more: bool
    hits: list[Hit]
    number: int

    @property
    def page(self) -> Page:
        """Return the page that is shown, for links to the others."""
        return Paginator(range(self.count), MOST_A_PAGE).get_page(self.number)

    @property
    def rest(self) -> int:
        """Return how many are not shown."""
        return self.count - len(self.hits)


@dataclass(frozen=True)
class Results:
    """What a page of results shows. how: whether all of the question was found."""

    question: str
    how: How
    groups: list[Group]

    @property
    def total(self) -> int:
        """Return how many there are, of all kinds."""
        return sum(group.count for group in self.groups)

    @property
    def is_more(self) -> bool:
        """Tell whether there are more than were counted."""
        return any(group.is_more for group in self.groups)


def find(question: str, kind: str = "", language: str = "", page: int = 1) -> Results:
    """Return the groups that match, the one with the best result first.

    kind: the only kind to look at, of which `page` is shown; '' shows the first of each.
    language: that of the texts to look at, '' for all.
    """
    first, last = ((page - 1) * MOST_A_PAGE, page * MOST_A_PAGE) if kind else (0, MOST_A_KIND)
    only = [kind] if kind else None
    answer = answer_to(question, only, language=language, most=last, most_counted=MOST_COUNTED)
    return Results(answer.ask.text, answer.how, _groups(answer, first, last, page))


def _groups(answer: Answer, first: int, last: int, number: int) -> list[Group]:
    of_kind: dict[str, list] = {}
    for place in answer.places:
        of_kind.setdefault(place.candidate.model, []).append(place)
    shown = {kind: places[first:last] for kind, places in of_kind.items()}
    found: dict[str, list[Hit]] = {kind: [] for kind in shown}
    for hit in hits_of([place for places in shown.values() for place in places], answer.ask):
        found[hit.kind].append(hit)
    called = {m._meta.model_name: m._meta.verbose_name_plural for m in registered_models()}
    return [
        Group(
            kind,
            capfirst(str(called[kind])),
            answer.counts[kind],
            not answer.is_exact and answer.counts[kind] >= MOST_COUNTED,
            hits,
            number,
        )
        for kind, hits in found.items()
    ]
