"""The records that data name by slug, found with one query a model."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from django.db.models import Model

from editorial.patches import Data
from editorial.shapes import shape_of

Key = tuple[type[Model], str]
Related = Mapping[Key, Model]


def related_to(wanted: Iterable[tuple[type[Model], Data]]) -> dict[Key, Model]:
    """Return the parents and many-to-many records that data of models name; unknown ones lack.

    wanted: (model, data) of any number of records and states of them.
    """
    slugs: dict[type[Model], set[str]] = defaultdict(set)
    for model, data in wanted:
        for target, named in _named(model, data):
            slugs[target].update(named)
    return {
        (model, record.slug): record
        for model, named in slugs.items()
        for record in model._default_manager.filter(slug__in=named)
    }


def labels_of(related: Related) -> dict[Key, str]:
    """Return what each of these records is called."""
    return {key: str(record) for key, record in related.items()}


def _named(model: type[Model], data: Data) -> Iterable[tuple[type[Model], list[str]]]:
    shape = shape_of(model)
    for name in (*shape.parents, *shape.many):
        value = data.get(name) or []
        slugs = [value] if isinstance(value, str) else value
        if slugs:
            yield model._meta.get_field(name).related_model, slugs
