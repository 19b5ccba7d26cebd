"""The door for effects: which public pages show a record, so that its editors know."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from editorial.models import Public
from editorial.registry import records_on, records_under


@dataclass(frozen=True)
class Effect:
    """Something that readers see and that a record is part of; url is '' for no one page."""

    words: str
    url: str = ""


Find = Callable[[Public], Iterable[Effect]]

_finders: list[Find] = []


def register_effects(find: Find) -> None:
    """Let an app tell what it shows of a record: find(record) → Effects, by a few queries."""
    _finders.append(find)


def effects_of(record: Public) -> list[Effect]:
    """Return what readers see of a record; some queries, whatever the number of pages."""
    told = [effect for find in _finders for effect in find(record)]
    return [*_pages(record), *told, *_records_on(record)]


def _pages(record: Public) -> Iterator[Effect]:
    for shown in (record, *records_under(record)):
        if shown.is_public and hasattr(shown, "get_absolute_url"):
            words = _("The page of “%(record)s”") % {"record": shown}
            yield Effect(words, shown.get_absolute_url())


def _records_on(record: Public) -> Iterator[Effect]:
    counts: Counter = Counter()
    for rows in records_on(record):
        counts[rows.model] += rows.count()
    for model, n in counts.items():
        if n:
            words = _("Stand on it: %(models)s (%(n)s)")
            yield Effect(words % {"models": model._meta.verbose_name_plural, "n": n})
