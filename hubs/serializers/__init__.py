"""Hubs, indicators, figures, events, statements and sectors, as the API gives them."""

from hubs.serializers.chronicle import EventSerializer, StatementSerializer
from hubs.serializers.figures import FIGURE_EXAMPLE, FigureSerializer, figure_columns
from hubs.serializers.places import (
    NAMES,
    HubSerializer,
    IndicatorSerializer,
    SectorSerializer,
)

__all__ = [
    "FIGURE_EXAMPLE",
    "NAMES",
    "EventSerializer",
    "FigureSerializer",
    "HubSerializer",
    "IndicatorSerializer",
    "SectorSerializer",
    "StatementSerializer",
    "figure_columns",
]
