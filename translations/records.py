"""Which records have translated texts."""

from django.db.models import QuerySet

from editorial.models import Public, State
from editorial.registry import public_models
from editorial.shapes import shape_of
from translations.glossary import HAN
from translations.languages import column

# A name of one character stands within too many words.
SHORTEST_NAME = 2


def translated_models() -> list[tuple[type[Public], tuple[str, ...]]]:
    """Return the public models that have translated texts, each with their names."""
    return [(model, texts) for model in public_models() if (texts := shape_of(model).texts)]


def translated_records(*, public: bool = False) -> list[tuple[QuerySet, tuple[str, ...]]]:
    """Return the records of each of these models, retired ones left out, with their texts.

    public: those that readers see alone.
    """
    return [(_rows(model, public=public), texts) for model, texts in translated_models()]


def names_in(source: str, target: str) -> dict[str, str]:
    """Return the names of records as two languages write them, Han ones alone; 1 query a model.

    Names that were converted are left out: what a script made up must not decide anything.
    """
    own, other, found = column("name", source), column("name", target), {}
    for rows, texts in translated_records():
        if "name" in texts:
            there = rows.filter(**{f"{own}__gt": "", f"{other}__gt": ""}).order_by("pk")
            for name, meant, converted in there.values_list(own, other, "converted"):
                is_sure = not {own, other}.intersection(converted)
                if is_sure and len(name) >= SHORTEST_NAME and HAN.search(name):
                    found.setdefault(name, meant)
    return found


def _rows(model: type[Public], *, public: bool) -> QuerySet:
    rows = model._default_manager.all()
    return rows.published() if public else rows.exclude(state=State.RETIRED)
