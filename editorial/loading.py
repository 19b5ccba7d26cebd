"""Load content files into the site: all of it or nothing, and no work of editors lost."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path

from django.core.exceptions import FieldDoesNotExist, ObjectDoesNotExist, ValidationError
from django.db import IntegrityError
from django.db.models import Model

from editorial.clock import hold_clock
from editorial.files import ContentError, Item, read_items
from editorial.models import LoadedRecord, Public, State
from editorial.services import publish, retire
from editorial.shapes import Shape, natural_key, to_mapping
from search.services import index_record
from translations.languages import LANGUAGES, column


@dataclass
class LoadReport:
    """What a load did: how many records, and which it left as editors had changed them."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)


class _OnlyChecking(Exception):
    """Rolls a check back once everything has been tried."""


def load_content(directory: Path, *, overwrite: bool = False, check: bool = False) -> LoadReport:
    """Bring the site to what the files say and return what that took.

    A record that was changed on the site since its last load is left alone and listed,
    unless `overwrite`. With `check` everything is tried and nothing kept.
    Errors: ContentError with one line a record at fault; nothing is written then.
    """
    items = read_items(directory)
    report = LoadReport()
    try:
        with hold_clock(batch="load"):
            _load(items, report, overwrite)
            if check:
                raise _OnlyChecking
    except _OnlyChecking:
        pass
    return report


def _load(items: list[Item], report: LoadReport, overwrite: bool) -> None:
    errors: list[str] = []
    records: list[tuple[Item, Model]] = []
    for item in _parents_first(items):
        try:
            if (record := _load_item(item, report, overwrite)) is not None:
                _publish(record, item.mapping.get("state", State.PUBLIC))
                records.append((item, record))
        except (ValidationError, IntegrityError, ObjectDoesNotExist, ValueError) as error:
            errors.append(f"{item.place}: {_words(error)}")
            if isinstance(error, IntegrityError):
                break
    if errors:
        raise ContentError(errors)
    for item, record in records:
        if item.mapping.get("state") == State.RETIRED and record.is_public:
            retire(record)


def _parents_first(items: list[Item]) -> list[Item]:
    """Order the records of one model so that a parent is loaded before its children."""
    by_slug = {(item.shape.label, item.mapping.get("slug")): item for item in items}
    ordered: dict[int, Item] = {}

    def place(item: Item, under: tuple[int, ...] = ()) -> None:
        if id(item) in ordered or id(item) in under:
            return
        for name in item.shape.parents:
            parent = by_slug.get((item.shape.label, item.mapping.get(name)))
            if parent is not None and _is_own(item.shape, name):
                place(parent, (*under, id(item)))
        ordered[id(item)] = item

    for item in items:
        place(item)
    return list(ordered.values())


def _is_own(shape: Shape, name: str) -> bool:
    return shape.model._meta.get_field(name).related_model is shape.model


def _load_item(item: Item, report: LoadReport, overwrite: bool) -> Model | None:
    shape, mapping = item.shape, item.mapping
    record = _find(shape, mapping)
    now = to_mapping(shape, record) if record else None
    wanted = {key: value for key, value in mapping.items() if key != "state"}
    key = "/".join(map(str, natural_key(shape, mapping)))
    loaded = LoadedRecord.objects.filter(model=shape.label, key=key)
    if now == wanted:
        report.unchanged += 1
        _remember(shape, key, now)
        return record
    changed_here = record and digest(now) not in loaded.values_list("sha256", flat=True)
    if changed_here and not overwrite:
        report.kept.append(f"{shape.label} {key}")
        return None
    record = record or shape.model()
    _apply(shape, record, mapping)
    _remember(shape, key, to_mapping(shape, shape.queryset().get(pk=record.pk)))
    report.updated, report.created = report.updated + bool(now), report.created + (not now)
    return record


def digest(mapping: dict) -> str:
    """Return the hash by which a record as loaded is told from one changed since."""
    text = json.dumps(mapping, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _find(shape: Shape, mapping: dict) -> Model | None:
    lookup = {}
    for name in shape.key:
        relation = shape.model._meta.get_field(name).is_relation
        lookup[f"{name}__slug" if relation else name] = mapping[name]
    return shape.queryset().filter(**lookup).first()


def _apply(shape: Shape, record: Model, mapping: dict) -> None:
    for name in shape.fields:
        field_ = record._meta.get_field(name)
        value = mapping.get(name, field_.get_default())
        setattr(record, name, field_.to_python(str(value) if type(value) is float else value))
    for name in shape.parents:
        setattr(record, name, _target(record, name, mapping.get(name)))
    for name in shape.texts:
        texts = mapping.get(name) or {}
        if unknown := set(texts) - set(LANGUAGES):
            raise ValueError(f"{name}: unknown language {', '.join(sorted(unknown))}")
        for code in LANGUAGES:
            setattr(record, column(name, code), texts.get(code, ""))
    record.clean_fields(exclude=_not_loaded(shape, record))
    record.validate_constraints()
    shape.save(record)
    for name in shape.many:
        relation = getattr(record, name)
        relation.set([_by_slug(relation.model, slug, name) for slug in mapping.get(name, [])])
    for name in shape.rows or {}:
        relation = getattr(record, name)
        relation.all().delete()
        for row in mapping.get(name, []):
            relation.create(**row)
    if isinstance(record, Public) and record.is_public:
        index_record(record)


def _not_loaded(shape: Shape, record: Model) -> set[str]:
    return {f.name for f in record._meta.fields} - set(shape.fields) - set(shape.parents)


def _target(record: Model, name: str, slug: str | None) -> Model | None:
    if slug is None:
        return None
    return _by_slug(record._meta.get_field(name).related_model, slug, name)


def _by_slug(model: type[Model], slug: str, name: str) -> Model:
    found = model._default_manager.filter(slug=slug).first()
    if found is None:
        raise ValueError(f"{name}: no {model._meta.model_name} {slug!r}")
    return found


def _publish(record: Model, state: str) -> None:
    if isinstance(record, Public) and state != State.DRAFT and record.state != state:
        publish(record)


def _remember(shape: Shape, key: str, mapping: dict) -> None:
    LoadedRecord.objects.update_or_create(
        model=shape.label, key=key, defaults={"sha256": digest(mapping)}
    )


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
        return "; ".join(f"{name}: {' '.join(ms)}" for name, ms in error.message_dict.items())
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, FieldDoesNotExist | ObjectDoesNotExist):
        return str(error) or type(error).__name__
    return str(error)
