"""The blocks of an article as ticks: kept, or left out for a reason."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict

from sources.articles import paragraphs
from sources.intake.clean import REASONS, clean
from sources.intake.decode import UnreadableText
from sources.intake.read import Article, read, read_bytes
from sources.models import Snapshot

KEEP = "keep"


@dataclass(frozen=True)
class Tick:
    """One block. reason: in words why it is left out by rule, '' for what the rules keep."""

    number: int
    text: str
    is_kept: bool
    reason: str = ""


def ticks(lines: Sequence[str], dropped: Collection[int], reasons: Mapping[int, str]) -> list[Tick]:
    """Return every block of an article with its tick. reasons: codes by number."""
    left_out = set(dropped)
    return [
        Tick(number, text, number not in left_out, REASONS.get(reasons.get(number), ""))
        for number, text in enumerate(lines, 1)
    ]


def dropped_in(sent: QueryDict, count: int) -> list[int]:
    """Return the numbers of the blocks whose tick was taken away."""
    kept = {int(n) for n in sent.getlist(KEEP) if n.isascii() and n.isdigit() and len(n) < 9}
    return [number for number in range(1, count + 1) if number not in kept]


def reasons_of(snapshot: Snapshot) -> dict[int, str]:
    """Return why the rules leave blocks of a kept text out, read anew from what was received."""
    return clean(_article_of(snapshot))


def _article_of(snapshot: Snapshot) -> Article:
    """Return the article as received where it still reads the same, else its text alone."""
    try:
        article = read_bytes(bytes(snapshot.raw))
    except UnreadableText:
        return read(snapshot.text)
    return article if article.lines == paragraphs(snapshot.text) else read(snapshot.text)
