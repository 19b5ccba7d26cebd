"""How records are written to text files: each app declares the shape of its models.

A shape names every field that a file holds. Relations are written by slug, aliases as a
list, translated texts as one mapping of languages, and whatever is empty or the default
is left out, so that the same record always gives the same lines.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Manager, Model, QuerySet

from translations.languages import LANGUAGES, column


@dataclass(frozen=True)
class Shape:
    """What a content file holds of one model.

    folder: where the files stand below the content folder.
    fields: plain columns, in file order. texts: translated ones. parents: foreign keys,
    written by slug. many: many-to-many relations, written as sorted slugs; ones of other
    models' side are allowed. rows: child rows, {relation: columns}, as a list.
    key: the fields that find a record again. name: what a claim file calls the kind.
    file: gives a record's file name, without ending; several records may share one.
    save: the service that saves a record as a file has it. edit: the one that saves what an
    editor wrote, where that differs. finish: what is done once after a load.
    fixed: plain columns that services fill and nobody writes: numbers, hashes.
    refuse: raises what that service would refuse, before it is asked.
    """

    model: type[Model]
    folder: str
    key: tuple[str, ...]
    fields: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    many: tuple[str, ...] = ()
    rows: dict[str, tuple[str, ...]] | None = None
    name: str = ""
    file: Callable[[Model], str] | None = None
    save: Callable[[Model], Model] = Model.save
    edit: Callable[[Model], Model] | None = None
    finish: Callable[[], None] | None = None
    fixed: tuple[str, ...] = ()
    refuse: Callable[[Model], None] | None = None

    @property
    def save_edited(self) -> Callable[[Model], Model]:
        """Return the service that saves what an editor wrote."""
        return self.edit or self.save

    @property
    def label(self) -> str:
        """Return the name of the model, as the feed and the notes of loads call it."""
        return self.model._meta.model_name

    def queryset(self) -> QuerySet:
        """Return all records in file order, with what to_mapping reads."""
        rows = self.model._default_manager.order_by(*self.key)
        return rows.select_related(*self.parents).prefetch_related(*self.many, *(self.rows or {}))


_shapes: list[Shape] = []
_by_model: dict[type[Model], Shape] = {}


def register_shape(shape: Shape) -> None:
    """Let a model's records be loaded and dumped, after those registered before it."""
    _shapes.append(shape)
    _by_model[shape.model] = shape


def shapes() -> list[Shape]:
    """Return all shapes in the order in which records can be loaded."""
    return list(_shapes)


def shape_of(model: type[Model]) -> Shape:
    """Return the shape of a model. Errors: KeyError for one without."""
    return _by_model[model]


def to_mapping(shape: Shape, record: Model) -> dict:
    """Return what a content file holds of a record: plain strings, lists and mappings."""
    found = {"claim": shape.name} if shape.name else {}
    for field in (*shape.fields, *shape.parents):
        value = getattr(record, field)
        default = shape.model._meta.get_field(field).get_default()
        if value is not None and value != "" and (value != default or field in shape.key):
            found[field] = plain(value)
    for field in shape.texts:
        texts = {code: getattr(record, column(field, code)) or "" for code in LANGUAGES}
        if any(texts.values()):
            found[field] = {code: text for code, text in texts.items() if text}
    for relation in shape.many:
        if slugs := sorted(other.slug for other in getattr(record, relation).all()):
            found[relation] = slugs
    for relation, columns in (shape.rows or {}).items():
        if children := list(getattr(record, relation).all()):
            found[relation] = [
                {name: plain(getattr(child, name)) for name in columns} for child in children
            ]
    return found


def natural_key(shape: Shape, mapping: dict) -> tuple:
    """Return what finds the record of a mapping again."""
    return tuple(mapping.get(name) for name in shape.key)


def plain(value):
    """Return a value as files and revisions write it: decimals and days as text, slugs."""
    if isinstance(value, Decimal):
        text = format(value, "f")
        return text.rstrip("0").rstrip(".") if "." in text else text
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Model):
        return value.slug
    if isinstance(value, Manager):
        raise TypeError(f"{value} is a relation; name it under many or rows")
    return value
