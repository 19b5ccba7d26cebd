"""Which languages of records are ready for readers, as drafts would publish them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from editorial.candidates import Candidate
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


def readiness_of(candidates: Iterable[Candidate]) -> list[Readiness]:
    """Return how the records of drafts would stand in each language, all of them together.

    1 query a model.
    """
    found = {code: Readiness(code) for code in LANGUAGES}
    for candidate, (_stored, marks) in marks_of_candidates(candidates).items():
        for name in shape_of(type(candidate.record)).texts:
            for code in LANGUAGES:
                if state := state_of(name, code, candidate.data, marks):
                    found[code].states[state] += 1
    return list(found.values())


def marks_of_candidates(candidates: Iterable[Candidate]) -> dict[Candidate, tuple[Marks, Marks]]:
    """Return what is known of the texts of each: now, and once it is published.

    1 query a model.
    """
    waiting = list(candidates)
    keys = defaultdict(list)
    for candidate in waiting:
        keys[type(candidate.record)].append(candidate.record.pk)
    stored = {model: marks_of_all(model, wanted) for model, wanted in keys.items()}
    found = {}
    for candidate in waiting:
        now = stored[type(candidate.record)][candidate.record.pk]
        found[candidate] = now, _marks_after(candidate, now)
    return found


def _marks_after(candidate: Candidate, now: Marks) -> Marks:
    """Return what will be known; the row of a hidden record followed its draft already."""
    record = candidate.record
    if not record.is_public:
        return now
    texts, own = shape_of(type(record)).texts, getattr(record, "original_language", "")
    live = candidate.live or candidate.before or {}
    return settle(texts, live, candidate.data, now, told=candidate.told, original=own)
