"""The models that are found, and where each keeps its names and texts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Model


@dataclass(frozen=True)
class Entry:
    """How a model is indexed.

    names: returns every name and alias of a record, in all languages.
    texts: returns {language: (title, text)} for the languages that have any.
    position: its place among the kinds that a question finds.
    ready: makes loaded records ready to be shown, in a constant number of queries.
    load: relations that names and texts read, for a bulk load.
    staff: returns {id of a record: a text that staff alone may search}.
    """

    names: Callable[[Model], Iterable[str]]
    texts: Callable[[Model], dict[str, tuple[str, str]]]
    position: int
    ready: Callable[[Sequence[Model]], None]
    load: Sequence[str]
    staff: Callable[[Sequence[int]], dict[int, str]]


_entries: dict[type[Model], Entry] = {}


def register(
    model: type[Model],
    *,
    names,
    texts,
    position: int,
    ready=lambda records: None,
    load=(),
    staff=lambda ids: {},
) -> None:
    """Let a model's public records be found."""
    _entries[model] = Entry(names, texts, position, ready, load, staff)


def entry_for(model: type[Model]) -> Entry | None:
    """Return how a model is indexed, or None when it is not."""
    return _entries.get(model)


def made_ready(records: Iterable[Model]) -> list[Model]:
    """Return found records of one model as they may be shown."""
    rows = list(records)
    if rows:
        _entries[type(rows[0])].ready(rows)
    return rows


def registered_models() -> list[type[Model]]:
    """Return the indexed models in the order in which readers see them."""
    return sorted(_entries, key=lambda model: _entries[model].position)
