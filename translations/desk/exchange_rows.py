"""How the texts of an exchange file are shown before they are saved."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from editorial.desk.rows import change_address
from editorial.diffs import FieldDiff
from editorial.labels import label_of
from editorial.text_diffs import blocks_of
from translations.exchange.judging import (
    CONFLICT,
    CREATE,
    ERROR,
    KINDS,
    STALE,
    UNCHANGED,
    UPDATE,
    Verdict,
    counts_of,
)
from translations.marks import REVIEWED

MOST_SHOWN = 300
NAMES = {
    ERROR: _("Error"),
    CONFLICT: _("Conflict"),
    REVIEWED: _("Reviewed"),
    STALE: _("Arrives as stale"),
    UPDATE: _("Changed"),
    CREATE: _("New"),
    UNCHANGED: _("Unchanged"),
}


@dataclass(frozen=True)
class Shown:
    """One text as the page lists it."""

    verdict: Verdict
    is_taken: bool = False

    @property
    def name(self) -> str:
        """Return what its kind is called."""
        return NAMES[self.verdict.kind]

    @property
    def title(self) -> str:
        """Return what the text is called: its record and field, else its place in the file."""
        work, row = self.verdict.work, self.verdict.row
        if work is None or row.field not in work.fields or not self.verdict.html_lang:
            return row.place
        return f"{work.record} · {label_of(work.record._meta, self.verdict.column)}"

    @property
    def address(self) -> str:
        """Return where the form of its record is, "" where there is none."""
        work = self.verdict.work
        return change_address(type(work.record), work.record.pk) if work else ""

    @cached_property
    def diff(self) -> FieldDiff | None:
        """Return how it differs from the text that stands, None where it is no change."""
        verdict = self.verdict
        if verdict.kind in (ERROR, UNCHANGED):
            return None
        blocks = tuple(blocks_of(verdict.now, verdict.row.translation))
        return FieldDiff("text", "", "text", verdict.row.language, blocks=blocks)

    @cached_property
    def original_diff(self) -> FieldDiff | None:
        """Return how the original changed since the export, None where it did not."""
        verdict = self.verdict
        if not verdict.is_stale:
            return None
        blocks = tuple(blocks_of(verdict.row.original, verdict.original_now))
        return FieldDiff("original", "", "text", verdict.row.original_language, blocks=blocks)


def shown_rows(verdicts: Sequence[Verdict], taken: Collection[str]) -> list[Shown]:
    """Return the texts to list: what asks for a decision first, unchanged ones left out.

    taken: the numbers of those that are ticked, as a form sends them.
    """
    changing = (verdict for verdict in verdicts if verdict.kind != UNCHANGED)
    order = sorted(changing, key=lambda verdict: (KINDS.index(verdict.kind), verdict.row.number))
    return [Shown(verdict, str(verdict.row.number) in taken) for verdict in order]


def named_counts(verdicts: Sequence[Verdict]) -> list[tuple[str, int]]:
    """Return how many texts are of each kind that there is, by its name."""
    return [(NAMES[kind], count) for kind, count in counts_of(verdicts).items() if count]
