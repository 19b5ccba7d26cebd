"""Publishers, sources and their text, the abstract claim, and what editors made of suggestions."""

from sources.models.claims import Claim, ClaimNumber, Correction, Decision
from sources.models.suggestions import Mention, RejectedSuggestion
from sources.models.texts import Arrival, Passage, Snapshot
from sources.models.works import Precision, Publisher, Source

__all__ = [
    "Arrival",
    "Claim",
    "ClaimNumber",
    "Correction",
    "Decision",
    "Mention",
    "Passage",
    "Precision",
    "Publisher",
    "RejectedSuggestion",
    "Snapshot",
    "Source",
]
