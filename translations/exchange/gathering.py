"""Which texts are exported: of a language, by model, state or record."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import islice

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from editorial.desk.rows import change_address
from editorial.labels import label_of
from editorial.models import Public
from editorial.rights import refused_fields
from translations.counting import STATES
from translations.exchange.entries import Entry
from translations.exchange.works import works_of
from translations.languages import LANGUAGES, column
from translations.records import translated_models, translated_records
from translations.work import Work

BATCH = 200


@dataclass(frozen=True)
class Wanted:
    """What someone wants to export.

    models: names of models; states: of texts; original: the language that is translated from;
    key: of one record. Empty ones leave nothing out.
    """

    language: str
    models: Collection[str] = ()
    states: Collection[str] = ()
    original: str = ""
    key: int | None = None


def entries_of(wanted: Wanted, *, by: AbstractBaseUser | None) -> Iterator[Entry]:
    """Yield the texts that someone may translate, record by record, at constant memory.

    They are as they continue them: in their own drafts, else as they stand.
    """
    for rows, fields in translated_records():
        own = writable(by, rows.model, fields, wanted.language)
        if own and (not wanted.models or rows.model._meta.model_name in wanted.models):
            yield from _of_model(_narrowed(rows, wanted), own, wanted, by)


def writable(
    by: AbstractBaseUser | None, model: type[Public], fields: Collection[str], language: str
) -> list[str]:
    """Return the fields of a model that someone may write in a language."""
    refused = refused_fields(by, model, [column(name, language) for name in fields])
    return [name for name in fields if column(name, language) not in refused]


def languages_for(by: AbstractBaseUser | None) -> list[str]:
    """Return the languages into which someone may translate anything."""
    models = translated_models()
    return [
        language
        for language in LANGUAGES
        if any(writable(by, model, fields, language) for model, fields in models)
    ]


def models_for(by: AbstractBaseUser | None) -> list[type[Public]]:
    """Return the models of which someone may translate anything."""
    return [
        model
        for model, fields in translated_models()
        if any(writable(by, model, fields, language) for language in LANGUAGES)
    ]


def _narrowed(rows: QuerySet, wanted: Wanted) -> QuerySet:
    return rows if wanted.key is None else rows.filter(pk=wanted.key)


def _of_model(
    rows: QuerySet, fields: list[str], wanted: Wanted, by: AbstractBaseUser | None
) -> Iterator[Entry]:
    records = rows.order_by("pk").iterator(chunk_size=BATCH)
    states = wanted.states or STATES
    while batch := list(islice(records, BATCH)):
        works = works_of(rows.model, batch, by)
        for record in batch:
            for name in fields:
                entry = _entry(works[record.pk], name, wanted.language)
                if entry and entry.state in states and _comes_from(entry, wanted.original):
                    yield entry


def _comes_from(entry: Entry, original: str) -> bool:
    return not original or entry.original_language == original


def _entry(work: Work, name: str, language: str) -> Entry | None:
    """Return a text with its original; None for what is an original or written nowhere."""
    state, source = work.state(name, language), work.source(name, language)
    if not state or not source:
        return None
    record = work.record
    field = record._meta.get_field(column(name, language))
    return Entry(
        model=record._meta.model_name,
        key=record.key,
        field=name,
        label=str(label_of(record._meta, field.name)),
        original_language=source,
        original=work.text(name, source),
        language=language,
        translation=work.text(name, language),
        state=state,
        link=settings.SITE_URL + change_address(type(record), record.pk),
        longest=field.max_length,
    )
