"""Keep the index right, in the transaction that publishes."""

from collections.abc import Collection, Iterator, Sequence

from django.db import transaction
from django.db.models import Model

from search.engines import engine
from search.registry import Entry, entry_for, registered_models
from search.rows import Described

BATCH = 500


def refresh(model: type[Model], ids: Collection[int]) -> int:
    """Have records found as they are now, or no more, and return how many rows that took.

    Readers find the public ones; of the others staff find the full text, where there is one.
    A model that is not indexed takes none.
    """
    if (entry := entry_for(model)) is None:
        return 0
    return sum(_write(model, entry, batch) for batch in _batches(sorted(ids)))


def rebuild(model: type[Model]) -> Iterator[int]:
    """Write the rows of all records of a model anew, batch by batch; yield how many so far.

    Readers find what there was until a batch is there, and editors publish between batches.
    What is in the index and nowhere else is taken out last.
    """
    entry, done = entry_for(model), 0
    known = sorted(model._default_manager.values_list("pk", flat=True))
    for ids in _batches(known):
        with transaction.atomic():
            _hold(model, ids)
            done += _write(model, entry, ids)
        yield done
    gone = sorted(set(engine().ids(_name(model))).difference(known))
    for ids in _batches(gone):
        with transaction.atomic():
            _write(model, entry, ids)


def rebuild_all() -> None:
    """Write the rows of all models anew, into an empty index."""
    with engine().filling():
        for model in registered_models():
            for _rows in rebuild(model):
                continue


def is_empty() -> bool:
    """Tell whether nothing is indexed, as after a change of what is kept."""
    return not any(True for model in registered_models() for _ in engine().ids(_name(model)))


def _name(model: type[Model]) -> str:
    return model._meta.model_name


def _write(model: type[Model], entry: Entry, ids: Sequence[int]) -> int:
    name = _name(model)
    rows = model._default_manager.filter(pk__in=ids).prefetch_related(*entry.load)
    staff = entry.staff(ids)
    public = set(model._default_manager.published().filter(pk__in=ids).values_list("pk", flat=True))
    engine().drop(name, ids)
    return engine().put(
        [
            Described(
                name,
                record.pk,
                [each for each in entry.names(record) if each],
                entry.texts(record),
                staff.get(record.pk, ""),
                is_public=record.pk in public,
            )
            for record in rows
        ]
    )


def _hold(model: type[Model], ids: Sequence[int]) -> None:
    """Lock records, so that no one publishes them until they are indexed."""
    rows = model._default_manager.filter(pk__in=ids).order_by("pk")
    list(rows.select_for_update(of=("self",)).values_list("pk"))


def _batches(ids: list[int]) -> Iterator[list[int]]:
    return (ids[start : start + BATCH] for start in range(0, len(ids), BATCH))
