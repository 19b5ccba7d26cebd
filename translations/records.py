"""Which records have translated texts."""

from django.db.models import QuerySet

from editorial.models import Public, State
from editorial.registry import public_models
from editorial.shapes import shape_of


def translated_models() -> list[tuple[type[Public], tuple[str, ...]]]:
    """Return the public models that have translated texts, each with their names."""
    return [(model, texts) for model in public_models() if (texts := shape_of(model).texts)]


def translated_records(*, public: bool = False) -> list[tuple[QuerySet, tuple[str, ...]]]:
    """Return the records of each of these models, retired ones left out, with their texts.

    public: those that readers see alone.
    """
    return [(_rows(model, public=public), texts) for model, texts in translated_models()]


def _rows(model: type[Public], *, public: bool) -> QuerySet:
    rows = model._default_manager.all()
    return rows.published() if public else rows.exclude(state=State.RETIRED)
