"""Hubs, indicators, figures, events and statements."""

from hubs.models.chronicle import Event, Statement
from hubs.models.figures import Absence, Figure, HubFigure
from hubs.models.indicators import Indicator, Unit
from hubs.models.places import Alias, Hub, NameKind, Sector

__all__ = [
    "Absence",
    "Alias",
    "Event",
    "Figure",
    "Hub",
    "HubFigure",
    "Indicator",
    "NameKind",
    "Sector",
    "Statement",
    "Unit",
]
