"""The numbers of running text in four languages, and whether two texts state the same ones.

Pure calculation: no models, no settings, no queries. For the one quantity of a claim, with its
qualifier and unit, the quantities of the sources are read elsewhere, strictly; here a whole
paragraph is read, leniently, and every number keeps its place in the text.
"""

from .matching import Difference, differences
from .reading import readings
from .values import Reading

__all__ = ["Difference", "Reading", "differences", "readings"]
