"""What a question finds as one list: names before texts, kind by kind."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Case, Model, QuerySet, Value, When

from search.querysets import matching
from search.registry import made_ready, registered_models
from translations.texts import Text, sort_key, text_of


@dataclass(frozen=True)
class Hit:
    """One record found: what it is, what it is called, what it says."""

    record: Model
    kind: str
    title: Text
    snippet: Text


def kinds() -> list[str]:
    """Return the names of the kinds of records that are found, in their order."""
    return [model._meta.model_name for model in registered_models()]


def find_hits(
    question: str, only: Sequence[str] | None, *, offset: int, limit: int
) -> tuple[list[Hit], int]:
    """Return some of what matches, and how many there are; 2 queries a kind at most.

    only: the kinds to look at, None for all.
    """
    hits: list[Hit] = []
    total = 0
    for model in registered_models():
        if only is None or model._meta.model_name in only:
            found = _found(model, question)
            count = found.count()
            first = max(0, offset - total)
            wanted = min(limit - len(hits), count - first)
            if wanted > 0:
                hits += [_hit(record) for record in made_ready(found[first : first + wanted])]
            total += count
    return hits, total


def _found(model: type[Model], question: str) -> QuerySet:
    """Return what matches, those found by name before those found in their text."""
    name = model._meta.model_name
    named = When(pk__in=matching(name, question), then=Value(0))
    rows = model.objects.published().filter(pk__in=matching(name, question, names_only=False))
    return rows.order_by(Case(named, default=Value(1)), sort_key(_title(model)), "slug")


def _title(model: type[Model]) -> str:
    return "name" if hasattr(model, "name_en") else "title"


def _hit(record: Model) -> Hit:
    told = next((f for f in ("summary", "definition") if hasattr(record, f"{f}_en")), None)
    title = text_of(record, _title(type(record)))
    snippet = text_of(record, told) if told else Text("", title.wanted, title.wanted)
    return Hit(record, record._meta.model_name, title, snippet)
