"""What a question finds as one list, in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Model
from django.utils.text import capfirst

from search.answering import How, answer_to
from search.asking import Ask
from search.ranking import Place
from search.registry import made_ready, registered_models
from search.snippets import Snippet, snippet_of
from translations.texts import Text, text_of

MOST_COUNTED = 10_001


@dataclass(frozen=True)
class Hit:
    """One record found: what it is, what it is called, what it says to the question."""

    record: Model
    kind: str
    title: Text
    ask: Ask

    @cached_property
    def snippet(self) -> Snippet:
        """Return the piece of its text that answers."""
        return snippet_of(self.record, self.ask)

    @property
    def kind_name(self) -> str:
        """Return what its kind is called."""
        return capfirst(self.record._meta.verbose_name)


def find_hits(
    question: str,
    only: Sequence[str] | None,
    *,
    offset: int,
    limit: int,
    most_counted: int = MOST_COUNTED,
) -> tuple[list[Hit], int, How]:
    """Return some of what matches, how many there are, and how they do.

    2 queries a kind at most to load it.

    only: the kinds to look at, None for all. most_counted: how far each kind is counted.
    """
    answer = answer_to(question, only, most=offset + limit, most_counted=most_counted)
    hits = hits_of(answer.places[offset : offset + limit], answer.ask)
    return hits, sum(answer.counts.values()), answer.how


def hits_of(places: Sequence[Place], ask: Ask) -> list[Hit]:
    """Return what is found at some places, ready to be shown, as readers may see it."""
    records: dict[tuple[str, int], Model] = {}
    for model in registered_models():
        name = model._meta.model_name
        if ids := [place.candidate.object for place in places if place.candidate.model == name]:
            rows = model._default_manager.published().filter(pk__in=ids).order_by()
            records |= {(name, record.pk): record for record in made_ready(rows)}
    return [_hit(records[place.key], ask) for place in places if place.key in records]


def title_field(model: type[Model]) -> str:
    """Return the translated field that a model is called by."""
    return "name" if hasattr(model, "name_en") else "title"


def _hit(record: Model, ask: Ask) -> Hit:
    title = text_of(record, title_field(type(record)))
    return Hit(record, record._meta.model_name, title, ask)
