"""What last changed on a hub's page, in the words of the public feed."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from editorial.models import Change
from hubs.models import Event, Hub, HubFigure, Statement
from sources.models import Claim

MOST_ENTRIES = 5


@dataclass(frozen=True)
class Entry:
    """One change. subject: the record as the page shows it, None where it shows it no more.

    model: hub, hubfigure, event or statement; "" for a load, which counts its records.
    """

    at: datetime
    sequence: int
    model: str = ""
    action: str = ""
    subject: Hub | Claim | None = None
    count: int = 0

    @property
    def noun(self) -> str:
        """Return what kind of record changed, in the reader's language."""
        models = {model._meta.model_name: model for model in (Hub, HubFigure, Event, Statement)}
        return models[self.model]._meta.verbose_name

    @property
    def verb(self) -> str:
        """Return what happened to it, in the reader's language."""
        return Change(action=self.action).get_action_display()


def history_of(
    hub: Hub, claims: Iterable[Claim], changes: Sequence[Change], loads: Sequence[dict]
) -> tuple[Entry, ...]:
    """Return the last five changes, the latest first; no query runs here.

    changes: single ones of the hub and its claims, the latest first. loads: what was loaded
    from files, summed up: {"sequence", "at", "count"}.
    """
    shown = {("hub", hub.pk): hub}
    shown |= {(claim._meta.model_name, claim.pk): claim for claim in claims}
    entries = [
        *(
            Entry(
                at=change.at,
                sequence=change.sequence,
                model=change.model,
                action=change.action,
                subject=shown.get((change.model, change.object)),
            )
            for change in changes
        ),
        *(Entry(at=load["at"], sequence=load["sequence"], count=load["count"]) for load in loads),
    ]
    return tuple(sorted(entries, key=lambda entry: -entry.sequence)[:MOST_ENTRIES])
