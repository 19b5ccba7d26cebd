"""What a record's own rules say of the fields that someone changed, whatever path they took."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError

from editorial.models import Public


def validate(record: Public, names: Iterable[str]) -> None:
    """Refuse what the model forbids in some of its fields; runs a query a rule.

    names: those that were changed; the others are as they were stored.
    Errors: ValidationError with the messages at their fields.
    """
    fields = {field.name for field in record._meta.fields}
    record.full_clean(exclude=fields - set(names))


def said_of(record: Public, error: ValidationError) -> list[str]:
    """Return what is wrong with a record as sentences that name it and its fields."""
    if not hasattr(error, "error_dict"):
        return [f"{record}: {words}" for words in error.messages]
    return [
        f"{record}: {words}" if name == "__all__" else f"{record}, {name}: {words}"
        for name, messages in error.message_dict.items()
        for words in messages
    ]
