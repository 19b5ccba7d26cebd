"""A source's text as we last received it: what of it may show, what has gone from it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sources.articles import normalise_text, paragraphs
from sources.excerpts import full_text_may_show
from sources.models import Claim, Passage, Snapshot, Source


@dataclass(frozen=True)
class Reading:
    """What a page says of a source's text.

    paragraphs: the whole text, where its rights let readers see it, else none.
    lost, passages: of how many passages that claims rest on how many are gone from the
    text received at `received_at`.
    """

    paragraphs: tuple[str, ...] = ()
    received_at: datetime | None = None
    lost: int = 0
    passages: int = 0


def read_text(source: Source, claims: Iterable[Claim]) -> Reading:
    """Look at a source's latest text and at the passages of its claims: two queries."""
    latest = Snapshot.objects.filter(source=source).newest_first().first()
    if latest is None:
        return Reading()
    ids = {claim.passage_id for claim in claims if claim.passage_id}
    passages = list(Passage.objects.filter(pk__in=ids))
    lines = paragraphs(latest.text)
    return Reading(
        paragraphs=tuple(lines) if full_text_may_show(source.rights) else (),
        received_at=latest.fetched_at,
        lost=sum(1 for passage in passages if _is_lost(passage, latest, lines)),
        passages=len(passages),
    )


def _is_lost(passage: Passage, latest: Snapshot, lines: list[str]) -> bool:
    exact = normalise_text(passage.exact)
    return passage.snapshot_id != latest.pk and not any(exact in line for line in lines)
