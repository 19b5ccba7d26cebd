"""Every read of hubs, indicators, figures and their chronicle."""

from hubs.querysets.chronicle import EventQuerySet
from hubs.querysets.figures import AbsenceQuerySet, FigureQuerySet
from hubs.querysets.indicators import IndicatorQuerySet
from hubs.querysets.places import HubQuerySet, SectorQuerySet

__all__ = [
    "AbsenceQuerySet",
    "EventQuerySet",
    "FigureQuerySet",
    "HubQuerySet",
    "IndicatorQuerySet",
    "SectorQuerySet",
]
