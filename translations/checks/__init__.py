"""What is wrong with a translation, held against its original."""

from .entry import findings
from .finding import Finding

__all__ = ["Finding", "findings"]
