"""What the page of a release set shows: its drafts, what keeps them, and which may join."""

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.utils.text import capfirst

from editorial.candidates import Candidate, candidates_of
from editorial.desk.search import drafts_called
from editorial.models import Release, Revision
from editorial.publish_checks import findings_of
from editorial.registry import model_named, public_models
from editorial.rights import lacks_approval, may_read
from translations.languages import OWN_NAMES
from translations.texts import Text, texts_of

MOST_FOUND = 30


@dataclass(frozen=True)
class Entry:
    """One draft of a set.

    errors and warnings: how many the checks find. conflicts: whether readers see something
    else than it was begun on in the same field. edited: whether it was after the set was
    scheduled. gone: whether its record is no more.
    candidate: what it would make of its record.
    """

    draft: Revision
    kind: str
    errors: int = 0
    warnings: int = 0
    conflicts: bool = False
    edited: bool = False
    gone: bool = False
    unapproved: bool = False
    candidate: Candidate | None = None

    @property
    def returned(self) -> bool:
        """Tell whether it waits for its author again."""
        return self.draft.state == Revision.State.REJECTED

    @property
    def is_held_up(self) -> bool:
        """Tell whether the set cannot be published because of it."""
        found = (self.errors, self.conflicts, self.edited, self.gone, self.unapproved)
        return self.returned or any(found)


def titles_of(release: Release) -> list[tuple[str, Text]]:
    """Return a set's titles, each with the name of its language."""
    texts = texts_of(release, "title")
    return [(OWN_NAMES[code], Text(text, code, code)) for code, text in texts.items() if text]


def entries_of(release: Release) -> list[Entry]:
    """Return the drafts of a set, or what it published, in the order in which they joined.

    Some queries a model and a check, however many drafts there are.
    """
    rows = release.revisions.select_related("author", "published_by", "base").order_by("pk")
    drafts = list(rows)
    candidates = candidates_of(draft for draft in drafts if draft.is_open)
    findings = findings_of(candidates.values())
    return [
        _entry(draft, release, candidate, findings.get(candidate, ()))
        for draft in drafts
        for candidate in [candidates.get(draft.pk)]
    ]


def drafts_to_add(by: AbstractBaseUser, question: str) -> list[Entry]:
    """Return drafts that may join a set: those found, or one's own; the latest first.

    question: a name in any script, or a part of a message; '' asks for one's own drafts.
    """
    readable = [model._meta.model_name for model in public_models() if may_read(by, model)]
    free = Revision.objects.free().of_models(readable)
    if question.strip():
        found = free.saying(question, also=drafts_called(question, free))
    else:
        found = free.written_by(by)
    return [Entry(draft, _kind(draft)) for draft in found.latest_saved().for_rows()[:MOST_FOUND]]


def _entry(draft: Revision, release: Release, candidate, findings) -> Entry:
    if not draft.is_open:
        return Entry(draft, _kind(draft))
    scheduled = release.state == Release.State.SCHEDULED
    errors = sum(finding.is_error for finding in findings)
    return Entry(
        draft,
        _kind(draft),
        errors=errors,
        warnings=len(findings) - errors,
        conflicts=bool(candidate and candidate.conflicts),
        edited=scheduled and draft.state == Revision.State.DRAFT,
        gone=candidate is None,
        unapproved=lacks_approval(draft),
        candidate=candidate,
    )


def _kind(draft: Revision) -> str:
    model = model_named(draft.model)
    return capfirst(model._meta.verbose_name) if model else draft.model
