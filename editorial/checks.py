"""The door for checks of texts: what apps above know of references inside prose.

A check takes texts by any key and returns what is wrong with some of them; it is asked about
one form, about what a transaction saved, and about all public prose when a transaction took
away or moved what prose may refer to.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from editorial.models import Public
from editorial.registry import public_models
from translations.languages import columns

Texts = Mapping[Hashable, str]
Check = Callable[..., dict[Hashable, str]]

_checks: list[Check] = []


def register_check(check: Check) -> None:
    """Let a check be asked: check(texts, public=…) → {key: what is wrong}.

    public: whether readers see the texts, so that they may refer only to what is public.
    """
    _checks.append(check)


def errors_in(texts: Texts, *, public: bool) -> dict[Hashable, str]:
    """Return what is wrong with which of the texts."""
    return {key: words for check in _checks for key, words in check(texts, public=public).items()}


def check_records(records: Iterable[Public]) -> None:
    """Refuse records whose prose refers to nothing.

    Errors: ValidationError with one message a text, naming its record.
    """
    rows = list(records)
    wrong = {}
    for public in (True, False):
        texts = {
            (record, name): getattr(record, name) or ""
            for record in rows
            if record.is_public == public
            for name in prose_columns(record)
        }
        wrong |= errors_in(texts, public=public)
    if wrong:
        raise ValidationError([_said(record, words) for (record, _name), words in wrong.items()])


def prose_columns(record: Public | type[Public]) -> list[str]:
    """Return the columns of a record's prose, one a language."""
    return [column for field in record.prose for column in columns(field)]


def referring_records() -> list[Public]:
    """Return all public records whose prose holds a reference: one query a model with prose."""
    return [
        record
        for model in public_models()
        if model.prose
        for record in model.objects.published().saying("{{", *model.prose)
    ]


def _said(record: Public, words: str) -> str:
    return _("“%(record)s”: %(words)s") % {"record": record, "words": words}
