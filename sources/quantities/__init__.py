"""Quantities, periods and units: read from articles, printed in four languages.

Pure calculation on text, numbers and dates: no models, no settings, no queries.
"""

from .format import QuantityText, format_plain, format_quantity, number_scale
from .numerals import LANGUAGES, QuantityError
from .parse import Quantity, parse_quantity
from .periods import format_date, format_period, format_window, parse_iso
from .units import UnitNames

__all__ = [
    "LANGUAGES",
    "Quantity",
    "QuantityError",
    "QuantityText",
    "UnitNames",
    "format_date",
    "format_period",
    "format_plain",
    "format_quantity",
    "format_window",
    "number_scale",
    "parse_iso",
    "parse_quantity",
]
