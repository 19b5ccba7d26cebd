"""What of an article's claims can be published at once, and what stands in the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from editorial.models import Revision
from editorial.publish_checks import Finding
from sources.drafting import claims_in_review, findings_in
from sources.models import Source


@dataclass(frozen=True)
class Waiting:
    """A draft in review of a claim, with what the checks find in it."""

    draft: Revision
    findings: list[Finding]

    @property
    def is_ready(self) -> bool:
        """Tell whether nothing forbids publishing it."""
        return not any(finding.is_error for finding in self.findings)


@dataclass(frozen=True)
class Publishing:
    """The drafts in review of an article's claims."""

    ready: list[Waiting] = field(default_factory=list)
    faulty: list[Waiting] = field(default_factory=list)

    @property
    def warned(self) -> list[Waiting]:
        """Return those that are ready and that a check warns of."""
        return [waiting for waiting in self.ready if waiting.findings]


def ready_to_publish(source: Source) -> Publishing:
    """Look at the drafts in review of a source's claims; a constant number of queries."""
    drafts = claims_in_review(source)
    found = findings_in(drafts, source)
    waiting = [Waiting(draft, found[draft.pk]) for draft in drafts if draft.pk in found]
    return Publishing(
        [each for each in waiting if each.is_ready],
        [each for each in waiting if not each.is_ready],
    )


def seen_in(sent: Mapping) -> dict[int, int]:
    """Return {id of a draft: its version} as the form sends what was looked at."""
    pairs = (text.partition(".") for text in sent.getlist("draft"))
    return {int(pk): int(v) for pk, _dot, v in pairs if pk.isdecimal() and v.isdecimal()}
