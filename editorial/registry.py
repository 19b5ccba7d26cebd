"""Which models are public records, and what stands on what; filled as apps get ready."""

from collections.abc import Iterator

from django.apps import apps
from django.db.models import QuerySet

from editorial.models import Public, State


def public_models() -> list[type[Public]]:
    """Return every concrete model whose records are published."""
    return [model for model in apps.get_models() if issubclass(model, Public)]


def model_named(name: str) -> type[Public] | None:
    """Return the public model that the feed calls by this name, None for none of ours."""
    return next((model for model in public_models() if model._meta.model_name == name), None)


def records_under(record: Public) -> Iterator[Public]:
    """Yield the records this one stands on, in the order `stands_on` names them."""
    for name in record.stands_on:
        relation = record._meta.get_field(name)
        if relation.many_to_many:
            yield from getattr(record, name).all()
        elif (target := getattr(record, name)) is not None:
            yield target


def records_on(record: Public) -> Iterator[QuerySet]:
    """Yield, for each model that stands on this record, its public rows that do."""
    for model in public_models():
        names = [
            name
            for name in model.stands_on
            if isinstance(record, model._meta.get_field(name).related_model)
        ]
        for name in names:
            yield model._default_manager.filter(**{name: record}, state=State.PUBLIC)
