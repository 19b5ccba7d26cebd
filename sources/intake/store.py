"""Keep a received text with its source; what claims cite moves along or is told as lost."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.drafts import draft_of, save_draft
from editorial.patches import data_of
from editorial.rights import require_writer
from sources.articles import paragraphs, passage_sha256, text_sha256
from sources.models import Claim, Passage, Snapshot, Source
from sources.registry import claim_models
from sources.services import fit_hash, take_over_claim

from .anchors import Anchor, Quote, find_anchor, quote_at


@dataclass
class Stored:
    """A kept text. moved, lost: claims whose passage stands elsewhere now, or nowhere.

    is_new: False where the source had this very text already.
    """

    snapshot: Snapshot
    is_new: bool = True
    moved: list[Claim] = field(default_factory=list)
    lost: list[Claim] = field(default_factory=list)


def store_text(
    source: Source, raw: bytes, text: str, dropped: Collection[int], *, by: AbstractBaseUser | None
) -> Stored:
    """Keep a received text as the latest snapshot of its source.

    raw: the bytes as received; text: decoded, its non-blank lines the paragraphs. A text that
    the source has had before is not kept twice. Claims whose passage stands at another place
    now are given that place, as a revision of theirs; those whose passage is gone stay as
    they are and are listed with the snapshot. The clock is raised, since pages speak of texts.
    Errors: PermissionDenied.
    """
    require_writer(by, Source, ["text_sha256"])
    sha256 = text_sha256(text)
    with hold_clock(by=by, message=_("Follow the text as received")) as tick:
        before = Snapshot.objects.filter(source=source).newest_first().first()
        held = Snapshot.objects.filter(source=source, sha256=sha256).first()
        if held is not None and held.pk == before.pk:
            return Stored(held, is_new=False)
        snapshot = held or Snapshot(source=source, sha256=sha256)
        snapshot.raw, snapshot.text, snapshot.dropped = raw, text, sorted(dropped)
        snapshot.fetched_at = timezone.now()
        snapshot.save()
        stored = _follow(snapshot, before, by)
        snapshot.lost = {str(claim.number): claim.passage_sha256 for claim in stored.lost}
        snapshot.save(update_fields=["lost"])
        tick.index(source)
        tick.raise_without_change()
    return stored


def change_dropped(snapshot: Snapshot, dropped: Collection[int], *, by: AbstractBaseUser) -> None:
    """Say anew which paragraphs are no part of the article; their numbers never change.

    Errors: PermissionDenied.
    """
    require_writer(by, Source, ["text_sha256"])
    known = set(range(1, len(paragraphs(snapshot.text)) + 1))
    with hold_clock(by=by) as tick:
        snapshot.dropped = sorted(known & set(dropped))
        snapshot.save(update_fields=["dropped"])
        tick.raise_without_change()


def _follow(snapshot: Snapshot, before: Snapshot | None, by: AbstractBaseUser | None) -> Stored:
    stored = Stored(snapshot)
    new = paragraphs(snapshot.text)
    old = paragraphs(before.text) if before else []
    for claim in _claims_of(snapshot.source):
        if _still_stands(claim, new):
            continue
        quote = _quote_of(claim, old)
        anchor = quote and find_anchor(quote, new, claim.paragraph or 1)
        if anchor is None:
            stored.lost.append(claim)
        else:
            _move(claim, anchor, snapshot, by, whole=claim.start is None)
            stored.moved.append(claim)
    return stored


def _claims_of(source: Source) -> list[Claim]:
    return [
        claim
        for model in claim_models()
        for claim in model.objects.exclude(state="retired")
        .filter(source=source, paragraph__isnull=False)
        .select_related("passage__snapshot")
        .as_in_source()
    ]


def _still_stands(claim: Claim, lines: Sequence[str]) -> bool:
    if claim.passage_id is not None and not claim.passage_sha256:
        return False
    if claim.paragraph > len(lines):
        return False
    line = lines[claim.paragraph - 1]
    now = line if claim.start is None else line[claim.start : claim.end]
    return bool(now) and claim.passage_sha256 in ("", passage_sha256(now))


def _quote_of(claim: Claim, old: Sequence[str]) -> Quote | None:
    if claim.passage is not None:
        return Quote(claim.passage.exact, claim.passage.prefix, claim.passage.suffix)
    try:
        quote = quote_at(old, claim.paragraph, claim.start, claim.end)
    except IndexError:
        return None
    return quote if passage_sha256(quote.exact) == claim.passage_sha256 else None


def _move(
    claim: Claim,
    at: Anchor,
    snapshot: Snapshot,
    by: AbstractBaseUser | None,
    *,
    whole: bool = False,
) -> None:
    """Give a claim its place in the latest text; of one with an open draft the draft too."""
    line = paragraphs(snapshot.text)[at.paragraph - 1]
    whole = whole and line[at.start : at.end] == line
    start, end = (None, None) if whole else (at.start, at.end)
    draft = None if claim.is_public else draft_of(claim, by)
    place = {"paragraph": at.paragraph, "start": start, "end": end}
    if draft is not None:
        save_draft(claim, data_of(claim) | place, by=by)
        claim.refresh_from_db()
    claim.paragraph, claim.start, claim.end = at.paragraph, start, end
    if claim.passage is not None:
        claim.passage = _passage(snapshot, claim.passage, at, line)
    take_over_claim(fit_hash(claim))


def _passage(snapshot: Snapshot, old: Passage, at: Anchor, line: str) -> Passage:
    return Passage.objects.create(
        snapshot=snapshot,
        paragraph=at.paragraph,
        start=at.start,
        end=at.end,
        exact=old.exact,
        prefix=line[max(0, at.start - 64) : at.start],
        suffix=line[at.end : at.end + 64],
    )
