"""The quotes of claims: where a passage is read, and which of them readers are shown."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Prefetch, prefetch_related_objects

from sources.articles import passage_sha256, passage_text
from sources.excerpts import Excerpts, Marked, Place, Refusal, choose_excerpts
from sources.models import Claim, Passage, Snapshot, Source
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


@dataclass(frozen=True)
class _Stock:
    """What decides on the quotes of some sources: their texts, the latest of each, the rights."""

    texts: dict[int, dict[int, str]]
    latest: dict[int, Snapshot]
    sources: dict[int, Source]


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
    rows = _rows_beside(claim)
    return _choose(_stock_for([claim.source_id], rows, [claim.source]), claim.source_id, rows)


def try_quote(claim: Claim) -> tuple[Excerpts, Refusal | None]:
    """Decide as if this claim were marked public and came last; returns why it is refused.

    Drafts count too, so that what is promised to one editor is not given to another. Where
    it is refused, `left` of the Excerpts is what the others leave.
    """
    return try_quotes([claim])[0]


def try_quotes(claims: Sequence[Claim]) -> list[tuple[Excerpts, Refusal | None]]:
    """Decide on each of these claims as try_quote does: three queries for all of them."""
    sources = {claim.source_id for claim in claims}
    rows = [QuotedRow(*row) for row in marked_rows(sources, drafts=True)]
    last = max((row.number for row in rows), default=0) + 1
    tried = [_row_of(claim)._replace(number=last) for claim in claims]
    stock = _stock_for(sources, [*rows, *tried])
    found = []
    for claim, row in zip(claims, tried, strict=True):
        beside = [r for r in rows if r.source == row.source and r.number != claim.number]
        excerpts = _choose(stock, row.source, [*beside, row])
        found.append((excerpts, excerpts.refused.get(last)))
    return found


def passage_of(claim: Claim) -> str:
    """Return the passage that a claim is read in, '' where none is known."""
    return _marked(_row_of(claim), _latest_text(claim)).text


def passage_at(claim: Claim) -> str:
    """Return what the latest text of the source has at a claim's locator, '' for nothing."""
    return _text_at(_row_of(claim), _latest_text(claim))


def passages_at(claims: Sequence[Claim]) -> list[str]:
    """Return what each claim quotes: the marked passage, else what stands at its locator.

    '' where no text is stored. Two queries, one more where passages are marked.
    """
    marked = Passage.objects.select_related("snapshot").defer("snapshot__raw", "snapshot__text")
    prefetch_related_objects(claims, Prefetch("passage", marked))
    latest = latest_texts({claim.source_id for claim in claims})
    rows = [_row_of(claim) for claim in claims]
    return [
        row.exact if row.snapshot_source == row.source else _text_at(row, latest.get(row.source))
        for row in rows
    ]


def latest_texts(sources: Collection[int]) -> dict[int, Snapshot]:
    """Return the latest text of each of these sources that has one: one query."""
    return _latest(Snapshot.objects.to_quote(sources))


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
    stock = _stock_for(sources, [row for group in by_source.values() for row in group])
    return {pk: _choose(stock, pk, by_source[pk]) for pk in stock.sources}


def _stock_for(
    sources: Collection[int], rows: Iterable[QuotedRow], loaded: Iterable[Source] = ()
) -> _Stock:
    held = {row.snapshot for row in rows if row.snapshot}
    snapshots = list(Snapshot.objects.to_quote(sources, also=held))
    found = loaded or Source.objects.filter(pk__in=sources).only("rights", "language")
    return _Stock(_texts_by_source(snapshots), _latest(snapshots), {s.pk: s for s in found})


def _choose(stock: _Stock, source: int, rows: Iterable[QuotedRow]) -> Excerpts:
    latest, known = stock.latest.get(source), stock.sources[source]
    marked = [_marked(row, latest) for row in rows]
    return choose_excerpts(known.rights, known.language, stock.texts[source], marked)


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
