"""Load content files into the site: all of it or nothing, and no work of editors lost."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.db.models import Model

from editorial.clock import Tick, hold_clock
from editorial.files import ContentError, Item, full_mapping, read_items
from editorial.models import LoadedRecord, Public, State
from editorial.patches import find_by_slug, flat, set_columns, set_relations
from editorial.querysets import LOAD
from editorial.services import publish, retire
from editorial.shapes import Shape, natural_key, to_mapping
from translations.kept_states import from_states
from translations.marks import Mark
from translations.memory import remember
from translations.states import marks_of_all, store_marks


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
    items = list(_parents_first(read_items(directory)))
    report = LoadReport()
    try:
        with hold_clock(batch=LOAD) as tick:
            _Load(report, overwrite, tick).run(items)
            if report.created or report.updated:
                # What is no record of its own, such as a unit, shows on pages too.
                tick.raise_without_change()
            if check:
                raise _OnlyChecking
    except _OnlyChecking:
        pass
    except ValidationError as error:
        raise ContentError(error.messages) from error
    return report


def digest(mapping: dict) -> str:
    """Return the hash by which a record as loaded is told from one changed since."""
    text = json.dumps(mapping, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


class _Load:
    """One run over all files; what it looked up once it does not look up again."""

    def __init__(self, report: LoadReport, overwrite: bool, tick: Tick):
        self.report = report
        self.tick = tick
        self.overwrite = overwrite
        self.targets: dict[tuple[type[Model], str], Model] = {}
        self.present: dict[str, dict[tuple, Model]] = {}
        self.marks: dict[str, Mapping[int, dict[str, Mark]]] = {}
        rows = LoadedRecord.objects.values_list("model", "key", "sha256")
        self.loaded = {(model, key): sha256 for model, key, sha256 in rows}
        self.now: dict[tuple[str, str], str] = {}

    def run(self, items: list[Item]) -> None:
        """Load every item, then retire what is to be retired, then remember."""
        errors: list[str] = []
        retired: list[Public] = []
        for item in items:
            try:
                record = self.load(item)
            except (ValidationError, IntegrityError, ValueError, TypeError) as error:
                errors.append(f"{item.place}: {_words(error)}")
                if isinstance(error, IntegrityError):
                    break
                continue
            if record is not None and item.mapping.get("state") == State.RETIRED:
                retired.append(record)
        if errors:
            raise ContentError(errors)
        for record in retired:
            retire(record)
        for finish in dict.fromkeys(item.shape.finish for item in items):
            if finish is not None:
                finish()
        self.remember()

    def load(self, item: Item) -> Model | None:
        """Bring one record to its file; None where editors' work is left alone."""
        shape, mapping = item.shape, item.mapping
        record = self.find(shape, mapping)
        before = self.mapping(shape, record) if record else None
        label = (shape.label, "/".join(map(str, natural_key(shape, mapping))))
        if before == {key: value for key, value in mapping.items() if key != "state"}:
            self.report.unchanged += 1
        elif record and not self.overwrite and digest(before) != self.loaded.get(label):
            self.report.kept.append(" ".join(label))
            return None
        else:
            self.report.created += record is None
            self.report.updated += record is not None
            record = record or shape.model()
            self.apply(shape, record, mapping)
            before = self.mapping(shape, record)
        self.now[label] = digest(before)
        self.publish(record, mapping.get("state", State.PUBLIC))
        return record

    def find(self, shape: Shape, mapping: dict) -> Model | None:
        """Return the record of a mapping's key, with what to_mapping reads."""
        if shape.label not in self.present:
            self.present[shape.label] = {
                tuple(map(str, natural_key(shape, to_mapping(shape, record)))): record
                for record in shape.queryset()
            }
            keys = [record.pk for record in self.present[shape.label].values()]
            self.marks[shape.label] = marks_of_all(shape.model, keys)
        return self.present[shape.label].get(tuple(map(str, natural_key(shape, mapping))))

    def mapping(self, shape: Shape, record: Model) -> dict:
        """Return what a file would hold of a record as it stands."""
        return full_mapping(shape, record, self.marks[shape.label][record.pk])

    def apply(self, shape: Shape, record: Model, mapping: dict) -> None:
        """Write a mapping into its record, with its relations and child rows."""
        data = flat(shape, mapping)
        set_columns(record, data, data, self.target)
        record.clean_fields(exclude=_not_loaded(shape, record))
        shape.save(record)
        set_relations(record, data, self.relations(shape, record, mapping), self.target)
        self.mark(shape, record, data, mapping.get("states", {}))
        if isinstance(record, Public) and record.is_public:
            self.tick.index(record)

    def mark(self, shape: Shape, record: Model, data: dict, states: dict) -> None:
        """Store the states of a record's texts as the file has them."""
        marks = from_states(states, data)
        if marks or self.marks[shape.label][record.pk]:
            store_marks(record, shape.texts, data, marks)
            self.marks[shape.label][record.pk] = marks
        remember(record, shape.texts, data, marks)
        if isinstance(record, Public):
            self.tick.journal.keep_states(record)

    def relations(self, shape: Shape, record: Model, mapping: dict) -> list[str]:
        """Return the relations to write: not those that are empty and stay so."""
        names = (*shape.many, *(shape.rows or {}))
        return [name for name in names if mapping.get(name) or getattr(record, name).exists()]

    def target(self, model: type[Model], slug: str) -> Model | None:
        """Return the record of a model under a slug, None where there is none."""
        if (model, slug) not in self.targets:
            if (found := find_by_slug(model, slug)) is None:
                return None
            self.targets[model, slug] = found
        return self.targets[model, slug]

    def publish(self, record: Model, state: str) -> None:
        """Publish what is to be seen, or was before it was retired."""
        if isinstance(record, Public) and state != State.DRAFT and record.state != state:
            publish(record)

    def remember(self) -> None:
        """Keep the hash of every record as it was loaded."""
        LoadedRecord.objects.bulk_create(
            [LoadedRecord(model=m, key=k, sha256=sha) for (m, k), sha in self.now.items()],
            update_conflicts=True,
            unique_fields=["model", "key"],
            update_fields=["sha256"],
        )


def _parents_first(items: list[Item]) -> Iterator[Item]:
    """Yield the records of one model so that a parent comes before its children."""
    by_slug = {(item.shape.label, item.mapping.get("slug")): item for item in items}
    seen: set[int] = set()

    def lineage(item: Item) -> Iterator[Item]:
        if id(item) in seen:
            return
        seen.add(id(item))
        for name in item.shape.parents:
            if item.shape.model._meta.get_field(name).related_model is item.shape.model:
                parent = by_slug.get((item.shape.label, item.mapping.get(name)))
                yield from lineage(parent) if parent else ()
        yield item

    for item in items:
        yield from lineage(item)


def _not_loaded(shape: Shape, record: Model) -> set[str]:
    return {f.name for f in record._meta.fields} - set(shape.fields) - set(shape.parents)


def _words(error: Exception) -> str:
    if isinstance(error, ValidationError) and hasattr(error, "error_dict"):
        return "; ".join(f"{name}: {' '.join(ms)}" for name, ms in error.message_dict.items())
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, IntegrityError):
        return _constraint_words(str(error))
    return str(error)


def _constraint_words(message: str) -> str:
    """Return what a broken constraint means, found by its name in the database's message."""
    for model in apps.get_models():
        for constraint in model._meta.constraints:
            if constraint.name in message:
                return str(constraint.violation_error_message)
    return message
