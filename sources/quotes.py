"""The quotes of claims: where a passage is read, and which of them readers are shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from sources.articles import passage_sha256, passage_text
from sources.excerpts import Excerpts, Marked, Place, Refusal, choose_excerpts
from sources.models import Claim, Snapshot, Source
from sources.querysets import marked_rows


class QuotedRow(NamedTuple):
    """A claim's locator and its passage, as sources.querysets.QUOTED reads them."""

    source: int
    number: int | None
    paragraph: int | None
    start: int | None
    end: int | None
    passage_sha256: str
    snapshot: int | None
    snapshot_source: int | None
    passage_paragraph: int | None
    passage_start: int | None
    passage_end: int | None
    exact: str | None


def show_quotes(claims: Iterable[Claim]) -> list[Claim]:
    """Give each claim its `shown_quote`, the passage that readers may see, and return them.

    Three queries for any number of claims and sources; none where no claim is marked public.
    """
    found = list(claims)
    marked = [claim for claim in found if claim.quote_public]
    excerpts = excerpts_of({claim.source_id for claim in marked}) if marked else {}
    for claim in marked:
        claim.shown_quote = excerpts[claim.source_id].shown.get(claim.number, "")
    return found


def excerpts_of(sources: Collection[int]) -> dict[int, Excerpts]:
    """Decide on the public claims of these sources; returns Excerpts by source."""
    return _decide(sources, [QuotedRow(*row) for row in marked_rows(sources)])


def excerpts_beside(claim: Claim) -> Excerpts:
    """Decide on the other claims of a claim's source, drafts too: what is left is for this one."""
    return _decide([claim.source_id], _rows_beside(claim))[claim.source_id]


def try_quote(claim: Claim) -> tuple[Excerpts, Refusal | None]:
    """Decide as if this claim were marked public and came last; returns why it is refused.

    Drafts count too, so that what is promised to one editor is not given to another. Where
    it is refused, `left` of the Excerpts is what the others leave.
    """
    others = _rows_beside(claim)
    last = max((row.number for row in others), default=0) + 1
    rows = [*others, _row_of(claim)._replace(number=last)]
    excerpts = _decide([claim.source_id], rows)[claim.source_id]
    return excerpts, excerpts.refused.get(last)


def passage_of(claim: Claim) -> str:
    """Return the passage that a claim is read in, '' where none is known."""
    return _marked(_row_of(claim), _latest_text(claim)).text


def passage_at(claim: Claim) -> str:
    """Return what the latest text of the source has at a claim's locator, '' for nothing."""
    return _text_at(_row_of(claim), _latest_text(claim))


def _rows_beside(claim: Claim) -> list[QuotedRow]:
    rows = [QuotedRow(*row) for row in marked_rows([claim.source_id], drafts=True)]
    return [row for row in rows if row.number != claim.number]


def _row_of(claim: Claim) -> QuotedRow:
    passage = claim.passage
    read = [claim.source_id, claim.number, claim.paragraph, claim.start, claim.end]
    held = [None] * 6
    if passage is not None:
        held = [
            passage.snapshot_id,
            passage.snapshot.source_id,
            passage.paragraph,
            passage.start,
            passage.end,
            passage.exact,
        ]
    return QuotedRow(*read, claim.passage_sha256, *held)


def _decide(sources: Collection[int], rows: Iterable[QuotedRow]) -> dict[int, Excerpts]:
    by_source: dict[int, list[QuotedRow]] = defaultdict(list)
    for row in rows:
        by_source[row.source].append(row)
    held = {row.snapshot for group in by_source.values() for row in group if row.snapshot}
    snapshots = list(Snapshot.objects.to_quote(sources, also=held))
    texts = _texts_by_source(snapshots)
    latest = _latest(snapshots)
    return {
        source.pk: choose_excerpts(
            source.rights,
            source.language,
            texts[source.pk],
            [_marked(row, latest.get(source.pk)) for row in by_source[source.pk]],
        )
        for source in Source.objects.filter(pk__in=sources).only("rights", "language")
    }


def _latest_text(claim: Claim) -> Snapshot | None:
    return Snapshot.objects.to_quote([claim.source_id]).first()


def _texts_by_source(snapshots: Iterable[Snapshot]) -> dict[int, dict[int, str]]:
    texts: dict[int, dict[int, str]] = defaultdict(dict)
    for snapshot in snapshots:
        texts[snapshot.source_id][snapshot.pk] = snapshot.text
    return texts


def _latest(snapshots: Iterable[Snapshot]) -> dict[int, Snapshot]:
    """Return each source's latest snapshot; the newest come first."""
    latest: dict[int, Snapshot] = {}
    for snapshot in snapshots:
        latest.setdefault(snapshot.source_id, snapshot)
    return latest


def _marked(row: QuotedRow, latest: Snapshot | None) -> Marked:
    """Find a row's passage: the marked one, else the locator's where the hash still fits."""
    if row.exact and row.snapshot_source == row.source:
        place = Place(row.snapshot, row.passage_paragraph, row.passage_start, row.passage_end)
        return Marked(row.number, row.exact, place)
    text = _text_at(row, latest)
    if not text or passage_sha256(text) != row.passage_sha256:
        return Marked(row.number)
    return Marked(row.number, text, Place(latest.pk, row.paragraph, row.start, row.end))


def _text_at(row: QuotedRow, latest: Snapshot | None) -> str:
    if latest is None or not row.paragraph:
        return ""
    try:
        return passage_text(latest.text, row.paragraph, row.start, row.end)
    except IndexError:
        return ""
