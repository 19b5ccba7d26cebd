"""What is said of the texts of many records at once."""

from collections.abc import Iterable

from django.contrib.auth.models import AbstractBaseUser

from editorial.clock import hold_clock
from editorial.models import Public
from translations.languages import column
from translations.marks import CONVERTED, IN_REVIEW, MISSING, REVIEWED, SAME, WRITTEN
from translations.services import say
from translations.work import open_work

# What may be said of many at once, and of texts in which states: of a stale one it takes a look.
OF_MANY = {SAME: (MISSING,), REVIEWED: (CONVERTED, IN_REVIEW, WRITTEN)}


def say_of_all(
    records: Iterable[Public], said: str, language: str, *, by: AbstractBaseUser | None
) -> int:
    """Say of the texts of records in a language that they are reviewed, or the same on purpose.

    Returns of how many it was said: of those that it fits. All or nothing.
    Errors: as translations.services.say.
    """
    count = 0
    with hold_clock(by=by):
        for record in records:
            work = open_work(record, by)
            fitting = (n for n in work.fields if work.state(n, language) in OF_MANY[said])
            if names := {column(name, language): said for name in fitting}:
                say(record, names, by=by)
                count += len(names)
    return count
