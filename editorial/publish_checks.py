"""The door for checks before publishing: what apps above look at in what is to be published.

Errors are refused, whatever path leads to publishing. Warnings are shown, and a person who
publishes at the desk says that they have seen them; a timer or a set does not ask.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from editorial.candidates import Candidate, as_it_stands, candidates_of
from editorial.diffs import field_label
from editorial.models import Public, Revision


class Level(StrEnum):
    """Whether a finding forbids publishing."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True)
class Finding:
    """What a check found at a field, '' for the whole record, in words for editors."""

    level: Level
    field: str
    words: str

    @property
    def is_error(self) -> bool:
        """Tell whether it forbids publishing."""
        return self.level == Level.ERROR


Findings = Iterable[tuple[Candidate, Finding]]
Check = Callable[[Sequence[Candidate]], Findings]

_checks: list[Check] = []


def register_publish_check(check: Check) -> None:
    """Let a check look at what is to be published: check(candidates) → (candidate, Finding)s.

    It is given many at once and runs a constant number of queries for them.
    """
    _checks.append(check)


def findings_of(candidates: Iterable[Candidate]) -> dict[Candidate, list[Finding]]:
    """Return what all checks find in each of these, errors first."""
    asked = list(candidates)
    found = defaultdict(list)
    for candidate in asked:
        found[candidate] = [Finding(Level.ERROR, "", words) for words in candidate.faults]
    for check in _checks if asked else ():
        for candidate, finding in check(asked):
            found[candidate].append(finding)
    return {each: sorted(found[each], key=lambda f: not f.is_error) for each in asked}


def refuse_errors(candidates: Iterable[Candidate]) -> None:
    """Refuse to publish what a check finds an error in.

    Errors: ValidationError with one message an error, naming record and field.
    """
    said = [
        _said(candidate, finding)
        for candidate, findings in findings_of(candidates).items()
        for finding in findings
        if finding.is_error
    ]
    if said:
        raise ValidationError(said)


def refuse_faulty_drafts(drafts: Iterable[Revision]) -> None:
    """Refuse drafts that could not be published now. Errors: ValidationError."""
    refuse_errors(candidates_of(drafts).values())


def refuse_faulty_record(record: Public) -> None:
    """Refuse to publish a stored record as it stands, without a draft.

    Errors: ValidationError.
    """
    refuse_errors([as_it_stands(record)])


def _said(candidate: Candidate, finding: Finding) -> str:
    label = field_label(type(candidate.record), finding.field)
    facts = {"record": candidate.record, "field": label, "words": finding.words}
    if not finding.field:
        return _("%(record)s: %(words)s") % facts
    return _("%(record)s, %(field)s: %(words)s") % facts
