"""The stored states of texts: read as marks, and written when the texts of a record change."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db.models import Model
from django.utils.dateparse import parse_datetime

from translations.languages import LANGUAGES, column, columns
from translations.marks import (
    CONVERTED,
    UNTOLD,
    Mark,
    Marks,
    Texts,
    Told,
    reason_of,
    settle,
    state_of,
)
from translations.memory import remember
from translations.models import FieldState


def marks_of(record: Model) -> dict[str, Mark]:
    """Return the stored marks of a record by column; 1 query."""
    return marks_of_all(type(record), [record.pk])[record.pk]


def marks_of_all(model: type[Model], keys: Iterable[int]) -> Mapping[int, dict[str, Mark]]:
    """Return the stored marks of records by key, then column; 1 query, every key answers."""
    found: dict[int, dict[str, Mark]] = defaultdict(dict)
    for row in FieldState.objects.of_records(model, keys):
        found[row.object][row.column] = as_mark(row)
    return found


def as_mark(row: FieldState) -> Mark:
    """Return a stored state as a mark."""
    return Mark(
        said=row.said,
        origin=row.origin,
        original_language=row.original_language,
        original_hash=row.original_hash,
        original_text=row.original_text,
        note=row.note,
        by=row.by_id,
        at=row.at.isoformat() if row.at else "",
    )


def settle_record(
    record: Model,
    fields: Sequence[str],
    before: Texts,
    after: Texts,
    *,
    marks: Marks | None = None,
    told: Told = UNTOLD,
) -> dict[str, Mark]:
    """Store what a change of a record's texts makes of their states, and return the marks.

    before, after: the texts by column. marks: those before, read where they are not given.
    """
    marks = marks_of(record) if marks is None else marks
    found = settle(
        fields, before, after, marks, told=told, original=getattr(record, "original_language", "")
    )
    if found != marks or any(_is_touched(name, before, after, marks) for name in fields):
        store_marks(record, fields, after, found)
    if found != marks or any(before.get(n) != after.get(n) for f in fields for n in columns(f)):
        remember(record, fields, after, found)
    return found


def store_marks(record: Model, fields: Sequence[str], texts: Texts, marks: Marks) -> None:
    """Write the marks of a record over those that are stored: 3 queries at most."""
    rows = [
        _row(record, name, language, mark, texts, marks)
        for name in fields
        for language in LANGUAGES
        if (mark := marks.get(column(name, language)))
    ]
    stored = FieldState.objects.of_records(type(record), [record.pk])
    stored.delete()
    FieldState.objects.bulk_create(rows)
    _tell_converted(record, rows)


def _tell_converted(record: Model, rows: Sequence[FieldState]) -> None:
    """Let the record itself name the texts that nobody has reviewed since their conversion."""
    converted = [row.column for row in rows if row.said == CONVERTED and not row.is_empty]
    if getattr(record, "converted", converted) != converted:
        record.converted = converted
        type(record)._default_manager.filter(pk=record.pk).update(converted=converted)


def _row(record, name: str, language: str, mark: Mark, texts: Texts, marks: Marks) -> FieldState:
    return FieldState(
        model=record._meta.model_name,
        object=record.pk,
        field=name,
        language=language,
        state=state_of(name, language, texts, marks),
        said=mark.said,
        reason=reason_of(name, language, texts, marks),
        origin=mark.origin,
        original_language=mark.original_language,
        original_hash=mark.original_hash,
        original_text=mark.original_text,
        note=mark.note,
        is_empty=not texts.get(column(name, language)),
        by_id=mark.by,
        at=parse_datetime(mark.at) if mark.at else None,
    )


def _is_touched(name: str, before: Texts, after: Texts, marks: Marks) -> bool:
    """Tell whether a marked field's texts changed, so that what is stored of it may too."""
    names = [column(name, language) for language in LANGUAGES]
    changed = any(before.get(n) != after.get(n) for n in names)
    return changed and any(n in marks for n in names)
