"""What a reader must know before comparing the figures of a row, in words."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hubs import verdicts
from hubs.bounds import interval_of
from hubs.comparison import NO_COMMON_PERIOD, Cell, Row
from hubs.definitions import do_all, is_same_span, states_scope
from hubs.formatting import period_text
from hubs.models import Figure, Hub

NONE_KNOWN, FEW_KNOWN = "none_known", "few_known"
SPANS_DIFFER, PERIOD_MISSING, PERIODS_FAR = "spans_differ", "period_missing", "periods_far"
# What each caveat is called in its row, and what it says in the list of notes.
WORDS = {
    NONE_KNOWN: (_("No sourced figure"), _("No source gives a figure for any of these hubs.")),
    FEW_KNOWN: (
        _("Fewer than two values"),
        _("Fewer than two of these hubs have a sourced value, so there is nothing to compare."),
    ),
    SPANS_DIFFER: (
        _("Time spans differ"),
        _("The figures add up over spans of different length."),
    ),
    PERIOD_MISSING: (
        _("Period not stated"),
        _("A source does not state the period, and the figures come from different sources."),
    ),
    PERIODS_FAR: (
        _("Periods differ"),
        _("The periods are further apart than this indicator allows."),
    ),
    verdicts.DEFINITION: (
        _("Definitions differ"),
        _("The figures differ in their base, their reference or what they cover."),
    ),
    verdicts.SCOPE: (
        _("Different kinds of place"),
        _("A figure of a city and one of a province, say, measure places of another kind."),
    ),
    verdicts.BOUNDS: (
        _("Order unknown"),
        _("The sources give bounds or words that overlap, so either value may be the greater."),
    ),
    verdicts.CONFLICT: (
        _("Sources differ"),
        _("Sources contradict each other on one of the figures."),
    ),
    verdicts.UNIT: (_("Units differ"), _("The figures are in different units.")),
    verdicts.PERIOD_UNKNOWN: (
        _("Period not stated"),
        _("The source does not state the period; all figures are its own."),
    ),
    verdicts.PERIODS_DIFFER: (
        _("Periods differ"),
        _("The figures are of different periods."),
    ),
    verdicts.SCOPE_UNSTATED: (
        _("Scope stated for some only"),
        _("Not every source says what its figure covers."),
    ),
    verdicts.STATUS_DIFFERS: (
        _("Status differs"),
        _("The row holds figures of different status, an actual value and an estimate, say."),
    ),
    verdicts.CONFLICT_SETTLED: (
        _("Sources differ; settled"),
        _("Sources contradict each other on one of the figures; the editors chose one."),
    ),
    NO_COMMON_PERIOD: (
        _("No common period"),
        _("There is no period that all these hubs have a figure of."),
    ),
}


OF_PERIODS = {SPANS_DIFFER, PERIODS_FAR, verdicts.PERIODS_DIFFER, NO_COMMON_PERIOD}


def _every(cell: Cell) -> bool:
    return True


def _none(cell: Cell) -> bool:
    return False


def _is_undated(cell: Cell) -> bool:
    return cell.figure.period_end is None


# Of which of the cells that hold a figure a caveat is true; one not named here is of the whole row.
CONCERNED = {
    **dict.fromkeys((*OF_PERIODS, verdicts.DEFINITION, verdicts.SCOPE), _every),
    PERIOD_MISSING: _is_undated,
    verdicts.PERIOD_UNKNOWN: _is_undated,
    verdicts.BOUNDS: lambda cell: not interval_of(cell.figure).is_point,
    verdicts.CONFLICT: lambda cell: cell.is_open,
    verdicts.CONFLICT_SETTLED: lambda cell: bool(cell.conflicts) and not cell.is_open,
    verdicts.SCOPE_UNSTATED: lambda cell: not states_scope(cell.figure),
    verdicts.STATUS_DIFFERS: lambda cell: cell.figure.kind != Figure.Kind.ACTUAL,
}


@dataclass(frozen=True)
class Caveat:
    """One thing to know of a row. first, last: the figures of the periods that are apart.

    concerned: the cells it is true of, none where it is true of the row as a whole.
    """

    code: str
    label: Promise
    sentence: Promise
    first: Figure | None = None
    last: Figure | None = None
    concerned: tuple[Cell, ...] = ()

    @property
    def details(self) -> list[tuple[Hub, str]]:
        """Return each hub it is true of, with what it has of it in words, or ''."""
        return [(cell.hub, self._detail(cell.figure)) for cell in self.concerned]

    def _detail(self, figure: Figure) -> str:
        if self.code in OF_PERIODS:
            return period_text(figure)
        if self.code == verdicts.STATUS_DIFFERS:
            return figure.get_kind_display()
        return figure.hub.get_kind_display() if self.code == verdicts.SCOPE else ""

    @property
    def first_text(self) -> str:
        """Return the earliest period in words, its year alone where years tell them apart."""
        return self._text(self.first)

    @property
    def last_text(self) -> str:
        """Return the latest period in words, its year alone where years tell them apart."""
        return self._text(self.last)

    def _text(self, figure: Figure) -> str:
        if self.first.period_end.year != self.last.period_end.year:
            return str(figure.period_end.year)
        return period_text(figure)


def caveats_of(row: Row) -> list[Caveat]:
    """Return what the verdict on a row says, reasons before notes; runs no query."""
    return [_caveat(row, code) for code in (*_reasons(row), *row.verdict.notes)]


def _reasons(row: Row) -> list[str]:
    precise = {verdicts.PERIOD: _of_period, verdicts.MISSING: _of_missing}
    return [precise[code](row) if code in precise else code for code in row.verdict.reasons]


def _of_period(row: Row) -> str:
    if not do_all(is_same_span, row.figures):
        return SPANS_DIFFER
    sources = {figure.source_id for figure in row.figures}
    is_undated = any(figure.period_end is None for figure in row.figures)
    return PERIOD_MISSING if is_undated and len(sources) > 1 else PERIODS_FAR


def _of_missing(row: Row) -> str:
    return FEW_KNOWN if row.figures else NONE_KNOWN


def _caveat(row: Row, code: str) -> Caveat:
    label, sentence = WORDS[code]
    is_true_of = CONCERNED.get(code, _none)
    concerned = tuple(cell for cell in row.cells if cell.figure and is_true_of(cell))
    if code not in (PERIODS_FAR, verdicts.PERIODS_DIFFER):
        return Caveat(code, label, sentence, concerned=concerned)
    dated = sorted(
        (figure for figure in row.figures if figure.period_end), key=lambda each: each.period_end
    )
    return Caveat(code, label, sentence, dated[0], dated[-1], concerned)
