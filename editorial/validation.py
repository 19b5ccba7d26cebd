"""What a record's own rules say of the fields that someone changed, whatever path they took."""

from collections.abc import Iterable, Iterator, Mapping

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from editorial.models import Public
from translations.languages import columns


def validate(record: Public, names: Iterable[str]) -> None:
    """Refuse what the model forbids in some of its fields; runs a query a rule.

    names: those that were changed; the others are as they were stored. A constraint that
    speaks of one of them is asked about all, for it may contradict a field that was not changed.
    Errors: ValidationError with the messages at their fields.
    """
    fields, names = {field.name: field for field in record._meta.fields}, set(names)
    wrong: dict[str, list] = {}
    try:
        record.full_clean(exclude=fields.keys() - names, validate_constraints=False)
    except ValidationError as error:
        wrong = error.update_error_dict({})
    for error in _broken_constraints(record, names, set(wrong)):
        wrong = error.update_error_dict(wrong)
    texts = {n: getattr(record, n) for text in record.needed_texts for n in columns(text)}
    above = {n: getattr(record, n) for n in names if n in fields and fields[n].is_relation}
    for name, words in (*missing_texts(record, texts, names), *circles(record, above)):
        wrong.setdefault(name, []).append(words)
    if wrong:
        raise ValidationError(wrong)


def missing_texts(
    record: Public, values: Mapping[str, object], names: Iterable[str]
) -> Iterator[tuple[str, str]]:
    """Yield the column, and the words for it, of each needed text that no language has.

    values: columns with what they are to hold. names: those that are written; a text of which
    none is written is not asked about.
    """
    names = set(names)
    for text in record.needed_texts:
        asked = [name for name in columns(text) if name in values]
        if names & set(asked) and not any(values[name] for name in asked):
            yield asked[0], _("Give this text in at least one language.")


def circles(record: Public, values: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield the field, and the words for it, that would put a record inside itself.

    values: fields with what they are to hold; runs a query a step upwards.
    """
    for name, above in values.items():
        seen = set()
        while isinstance(above, type(record)) and record.pk and above.pk not in seen:
            if above.pk == record.pk:
                yield name, _("This would put the record inside itself.")
                break
            seen.add(above.pk)
            above = getattr(above, name)


def _broken_constraints(
    record: Public, names: set[str], wrong: set[str]
) -> Iterator[ValidationError]:
    for constraint in record._meta.constraints:
        asked = set(getattr(constraint, "fields", ()))
        if condition := constraint.condition:
            asked |= condition.referenced_base_fields
        if asked & names:
            try:
                constraint.validate(type(record), record, exclude=wrong)
            except ValidationError as error:
                yield error


def said_of(record: Public, error: ValidationError) -> list[str]:
    """Return what is wrong with a record as sentences that name it and its fields."""
    if not hasattr(error, "error_dict"):
        return [f"{record}: {words}" for words in error.messages]
    return [
        f"{record}: {words}" if name == NON_FIELD_ERRORS else f"{record}, {name}: {words}"
        for name, messages in error.message_dict.items()
        for words in messages
    ]
