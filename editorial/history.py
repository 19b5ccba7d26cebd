"""What happened to one record, day by day, as its page tells it."""

from dataclasses import dataclass
from datetime import date

from editorial.models import Action
from editorial.querysets import ChangeQuerySet

MOST_DAYS = 20


@dataclass(frozen=True)
class Day:
    """What happened on one day, said once however often it did."""

    date: date
    action: str

    @property
    def label(self) -> str:
        """Return what happened, in the reader's language."""
        return Action(self.action).label


def days_of(changes: ChangeQuerySet) -> list[Day]:
    """Return the days of the latest changes, the latest first; one query.

    changes: of one record, the latest first.
    """
    days = (Day(change.at.date(), change.action) for change in changes[: MOST_DAYS * 5])
    return list(dict.fromkeys(days))[:MOST_DAYS]
