"""The hubs of the home page, each with its first figures and when they were last looked at."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from hubs.models import Hub, HubFigure
from hubs.profile import Row, headline, other_names, rows_of
from translations.texts import Text

FIGURES_A_CARD = 3


@dataclass(frozen=True)
class Card:
    """A hub as the home page shows it.

    names: what it is called in the other languages, each spelling once.
    checked_at: when a reviewer last checked one of its figures, None where none did yet.
    entered_at: when its latest figure was entered.
    """

    hub: Hub
    names: tuple[Text, ...]
    rows: tuple[Row, ...]
    checked_at: datetime | None
    entered_at: datetime | None


def cards_of(hubs: Sequence[Hub], figures: Iterable[HubFigure]) -> list[Card]:
    """Return one card a hub, in their order; no query runs here but that of `figures`.

    figures: those of all the hubs, loaded by for_cell().
    """
    by_hub: dict[int, list[HubFigure]] = defaultdict(list)
    for figure in figures:
        by_hub[figure.hub_id].append(figure)
    return [_card(hub, by_hub[hub.pk]) for hub in hubs]


def _card(hub: Hub, figures: list[HubFigure]) -> Card:
    checked = [figure.reviewed_at for figure in figures if figure.reviewed_at]
    entered = [figure.recorded_at for figure in figures]
    return Card(
        hub=hub,
        names=other_names(hub),
        rows=headline(rows_of(figures), FIGURES_A_CARD),
        checked_at=max(checked, default=None),
        entered_at=max(entered, default=None),
    )
