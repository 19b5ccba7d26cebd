"""A record as flat data, what two hands changed of it, and how data is written back.

Data is a mapping of plain values: explicit columns (`name_vi`), parents and many-to-many
relations by slug, child rows as a list of mappings. The shape of the model names them.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from editorial.shapes import Shape, plain, shape_of
from translations.languages import LANGUAGES, column, columns

Data = Mapping[str, object]
Find = Callable[[type[Model], str], Model | None]


@dataclass(frozen=True)
class Merge:
    """What two changes of one base give together: the data, and the fields both changed."""

    data: dict
    conflicts: list[str] = field(default_factory=list)


def data_of(record: Model) -> dict:
    """Return everything a record holds that editors write; runs a query a relation.

    An unsaved record has no relations.
    """
    shape = shape_of(type(record))
    data = {name: plain(getattr(record, name)) for name in (*shape.fields, *shape.parents)}
    data |= {name: getattr(record, name) or "" for name in text_columns(shape)}
    for name in shape.many:
        data[name] = sorted(other.slug for other in related(record, name))
    for name, names in (shape.rows or {}).items():
        data[name] = [{n: plain(getattr(row, n)) for n in names} for row in related(record, name)]
    return data


def flat(shape: Shape, mapping: Data) -> dict:
    """Return as data what a content file holds; what it leaves out is the default.

    Errors: ValueError naming a language that is none of the four.
    """
    default = {name: shape.model._meta.get_field(name).get_default() for name in shape.fields}
    data = {name: mapping.get(name, default[name]) for name in shape.fields}
    data |= {name: mapping.get(name) for name in shape.parents}
    for name in shape.texts:
        texts = mapping.get(name) or {}
        if unknown := set(texts) - set(LANGUAGES):
            raise ValueError(f"{name}: unknown language {', '.join(sorted(unknown))}")
        data |= {column(name, code): texts.get(code, "") for code in LANGUAGES}
    return data | {name: mapping.get(name, []) for name in (*shape.many, *(shape.rows or {}))}


def differing(one: Data, other: Data) -> list[str]:
    """Return the fields in which two data of one model differ, in order."""
    return [name for name in one if name in other and one[name] != other[name]]


def merge(base: Data, mine: Data, theirs: Data) -> Merge:
    """Bring two changes of one base together, field by field and language by language.

    Lists are merged by what each side added and took out, so they never conflict. Of a field
    that both changed the data keeps mine. Fields that base or mine do not know are theirs.
    """
    data, conflicts = dict(theirs), []
    for name in theirs:
        if name not in base or name not in mine or mine[name] in (base[name], theirs[name]):
            continue
        if isinstance(theirs[name], list):
            data[name] = _merge_lists(base[name], mine[name], theirs[name])
            continue
        data[name] = mine[name]
        if theirs[name] != base[name]:
            conflicts.append(name)
    return Merge(data, conflicts)


def set_columns(record: Model, data: Data, names: Iterable[str], find: Find | None = None) -> None:
    """Give a record the columns and parents among some fields of data; saves nothing.

    Errors: ValidationError at the field, for a value it cannot hold or a parent that is not.
    """
    shape, find = shape_of(type(record)), find or find_by_slug
    for name in set(names) - {*shape.many, *(shape.rows or {})}:
        target = record._meta.get_field(name)
        if name in shape.parents:
            setattr(record, name, _target(target.related_model, data[name], name, find))
        else:
            setattr(record, name, _to_python(target, data[name]))


def set_relations(
    record: Model, data: Data, names: Iterable[str], find: Find | None = None
) -> None:
    """Write the many-to-many relations and child rows among some fields of data.

    Errors: ValidationError at the field, for a slug under which there is no record.
    """
    shape, find, names = shape_of(type(record)), find or find_by_slug, set(names)
    for name in filter(names.__contains__, shape.many):
        relation = getattr(record, name)
        relation.set([_target(relation.model, slug, name, find) for slug in data[name]])
    for name in filter(names.__contains__, shape.rows or {}):
        relation = getattr(record, name)
        relation.all().delete()
        owner = {relation.field.name: record}
        relation.bulk_create([relation.model(**owner, **row) for row in data[name]])
    record._prefetched_objects_cache = {}


def put_on(record: Model, data: Data) -> None:
    """Let a record in memory hold data, relations too, for a form; saves nothing.

    Child rows are not read through the record by forms, and stay as they are.
    """
    shape = shape_of(type(record))
    now = data_of(record)
    names = differing(now, data)
    set_columns(record, data, names)
    cache = record.__dict__.setdefault("_prefetched_objects_cache", {})
    for name in filter(names.__contains__, shape.many):
        manager = getattr(record, name)
        rows = manager.model._default_manager.filter(slug__in=data[name])
        rows._fetch_all()
        cache[manager.prefetch_cache_name] = rows


def text_columns(shape: Shape) -> list[str]:
    """Return the columns of all translated fields of a shape."""
    return [name for text in shape.texts for name in columns(text)]


def find_by_slug(model: type[Model], slug: str) -> Model | None:
    """Return the record of a model under a slug, None where there is none."""
    return model._default_manager.filter(slug=slug).first()


def related(record: Model, name: str) -> Iterable[Model]:
    """Return what a relation of a record holds, in the order in which it was written."""
    rows = getattr(record, name).all() if record.pk else ()
    return sorted(rows, key=lambda row: row.pk)


def _merge_lists(base: list, mine: list, theirs: list) -> list:
    kept = [item for item in theirs if item in mine or item not in base]
    return kept + [item for item in mine if item not in base and item not in kept]


def _to_python(target, value):
    try:
        return target.to_python(str(value) if type(value) is float else value)
    except ValidationError as error:
        raise ValidationError({target.name: error.messages}) from error


def _target(model: type[Model], slug: str | None, name: str, find: Find) -> Model | None:
    if slug is None:
        return None
    if (found := find(model, slug)) is None:
        words = _("There is no %(model)s “%(slug)s”.")
        said = words % {"model": model._meta.verbose_name, "slug": slug}
        raise ValidationError({name: said})
    return found
