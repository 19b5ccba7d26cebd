"""Which languages of records are ready for readers, as drafts would publish them."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from editorial.candidates import Candidate
from editorial.models import Public, Revision
from editorial.shapes import shape_of
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES
from translations.marks import CONVERTED, IN_REVIEW, MISSING, STALE, Marks, settle, state_of
from translations.states import marks_of_all

LACKING = (MISSING, STALE, CONVERTED, IN_REVIEW)


@dataclass
class Readiness:
    """How the texts of some records stand in one language."""

    language: str
    states: Counter = field(default_factory=Counter)

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing is missing, stale, or waits for a reader."""
        return not any(self.states[state] for state in LACKING)

    @property
    def name(self) -> str:
        """Return the language's name in itself."""
        return OWN_NAMES[self.language]

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.language]

    @property
    def missing(self) -> int:
        """Return how many texts are not written."""
        return self.states[MISSING]

    @property
    def stale(self) -> int:
        """Return how many say what their original no longer says."""
        return self.states[STALE]

    @property
    def unreviewed(self) -> int:
        """Return how many wait for a second reader."""
        return self.states[IN_REVIEW] + self.states[CONVERTED]


def readiness_of(pairs: Iterable[tuple[Revision, Candidate]]) -> list[Readiness]:
    """Return how the records of drafts would stand in each language, all of them together.

    pairs: drafts, each with what it would make of its record. 1 query a model.
    """
    pairs = list(pairs)
    stored = _stored(candidate.record for _draft, candidate in pairs)
    found = {code: Readiness(code) for code in LANGUAGES}
    for draft, candidate in pairs:
        record = candidate.record
        marks = _marks(draft, candidate, stored[type(record)][record.pk])
        for name in shape_of(type(record)).texts:
            for code in LANGUAGES:
                if state := state_of(name, code, candidate.data, marks):
                    found[code].states[state] += 1
    return list(found.values())


def _marks(draft: Revision, candidate: Candidate, stored: Marks) -> Marks:
    record = candidate.record
    if not record.is_public:
        return stored
    texts, own = shape_of(type(record)).texts, getattr(record, "original_language", "")
    return settle(texts, candidate.live, candidate.data, stored, told=draft.told, original=own)


def _stored(records: Iterable[Public]) -> Mapping[type[Public], Mapping[int, Marks]]:
    keys = defaultdict(list)
    for record in records:
        keys[type(record)].append(record.pk)
    return {model: marks_of_all(model, wanted) for model, wanted in keys.items()}
