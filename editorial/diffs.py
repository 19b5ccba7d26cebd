"""What two states of a record differ in: by field and language, down to words or characters.

Pure calculation on data as editorial.patches gives it: nothing here runs a query. Latin
scripts are compared by words, Han by characters, long texts by paragraphs first.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Field, Model
from django.utils.translation import gettext as _

from editorial.labels import language_of, words_for
from editorial.patches import Data
from editorial.text_diffs import Block, blocks_of
from translations.languages import HTML_CODES, OWN_NAMES

# What a slug of a related record stands for, in words: {(model, slug): name}.
Labels = Mapping[tuple[type[Model], str], str]
NO_LABELS: Labels = {}


@dataclass(frozen=True)
class Item:
    """One entry of a list: its text, what else is known of it, and its language if it has one."""

    text: str
    details: tuple[str, ...] = ()
    language: str = ""

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute, '' for the page's own language."""
        return HTML_CODES.get(self.language, "")


@dataclass(frozen=True)
class FieldDiff:
    """How one field differs. kind says which parts are filled.

    text: `blocks`, in `language`. value: `old` and `new`, '' for none.
    list: `added`, `removed` and the number `kept`.
    """

    name: str
    label: str
    kind: str
    language: str = ""
    old: str = ""
    new: str = ""
    blocks: tuple[Block, ...] = ()
    added: tuple[Item, ...] = ()
    removed: tuple[Item, ...] = ()
    kept: int = 0

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute, '' for what has no language."""
        return HTML_CODES.get(self.language, "")

    @property
    def language_name(self) -> str:
        """Return the language's own name, '' for what has no language."""
        return OWN_NAMES.get(self.language, "")


@dataclass(frozen=True)
class FieldGroup:
    """What differs in one language, or in the fields that have none."""

    language: str
    fields: tuple[FieldDiff, ...]

    @property
    def language_name(self) -> str:
        """Return the language's own name, '' for the fields that have none."""
        return OWN_NAMES.get(self.language, "")


def diff(
    model: type[Model],
    before: Data | None,
    after: Data,
    names: Iterable[str] | None = None,
    labels: Labels = NO_LABELS,
) -> list[FieldDiff]:
    """Return how two data of a model differ, in the order of the data.

    before: None for a record that was nothing yet. names: the fields to compare, all without.
    labels: names of related records; one that is missing is shown by its slug.
    """
    chosen = after if names is None else [name for name in after if name in set(names)]
    before = before if before is not None else dict.fromkeys(after)
    return [
        _field(model, name, before[name], after[name], labels)
        for name in chosen
        if name in before and not _same(before[name], after[name])
    ]


def grouped(fields: Iterable[FieldDiff]) -> list[FieldGroup]:
    """Put what differs in one language together: facts first, then language by language."""
    order = ["", *OWN_NAMES]
    rows = sorted(fields, key=lambda field: order.index(field.language))
    return [FieldGroup(code, tuple(found)) for code, found in groupby(rows, lambda f: f.language)]


def field_label(model: type[Model], name: str) -> str:
    """Return what a form calls a field of data; a translated column is called as its field."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    field = getattr(field, "translated_field", field)
    return words_for(field)


def value_words(model: type[Model], name: str, value: object, labels: Labels = NO_LABELS) -> str:
    """Write one value of data as an editor would: choices and parents by name, '' for none."""
    if value in (None, "", []):
        return ""
    if isinstance(value, list):
        return "\n".join(item.text for item in _items(model, name, value, labels))
    field = model._meta.get_field(name)
    if field.related_model is not None:
        return labels.get((field.related_model, value), str(value))
    return _plain_words(field, value)


def _field(model: type[Model], name: str, old, new, labels: Labels) -> FieldDiff:
    label, language = field_label(model, name), language_of(model._meta, name)
    if isinstance(old, list) or isinstance(new, list):
        return _list(model, name, label, old or [], new or [], labels)
    if language or _is_prose(model, name):
        blocks = tuple(blocks_of(old or "", new or ""))
        return FieldDiff(name, label, "text", language, blocks=blocks)
    words = (value_words(model, name, value, labels) for value in (old, new))
    return FieldDiff(name, label, "value", "", *words)


def _list(model, name: str, label: str, old: list, new: list, labels: Labels) -> FieldDiff:
    added = [item for item in new if item not in old]
    removed = [item for item in old if item not in new]
    return FieldDiff(
        name,
        label,
        "list",
        added=tuple(_items(model, name, added, labels)),
        removed=tuple(_items(model, name, removed, labels)),
        kept=len(new) - len(added),
    )


def _items(model: type[Model], name: str, values: list, labels: Labels) -> Iterator[Item]:
    target = model._meta.get_field(name).related_model
    for value in values:
        if isinstance(value, dict):
            yield _row(target, value)
        else:
            yield Item(str(labels.get((target, value), value)))


def _row(model: type[Model], row: dict) -> Item:
    """Write a child row: its first column is its text, the others are details of it."""
    first, *others = row
    details = [_plain_words(model._meta.get_field(name), row[name]) for name in others]
    return Item(str(row[first]), tuple(word for word in details if word), row.get("language") or "")


def _plain_words(field: Field, value: object) -> str:
    if value in (None, ""):
        return ""
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if choices := dict(field.flatchoices):
        return str(choices.get(value, value))
    return str(value)


def _is_prose(model: type[Model], name: str) -> bool:
    field = model._meta.get_field(name)
    return field.get_internal_type() in ("CharField", "TextField") and not field.choices


def _same(one, other) -> bool:
    return one == other or (one in (None, "", []) and other in (None, "", []))
