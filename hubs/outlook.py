"""How a subject's cell and its comparison will read after a ruling, before it is made.

Calculated over copies in memory, by the functions that the public pages use.
"""

from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass

from hubs.comparison import compare
from hubs.comparison_data import Comparison
from hubs.comparison_page import Page, build_page
from hubs.forms import ComparisonForm
from hubs.models import Figure, Hub, HubFigure, Indicator
from hubs.pages_of import peers_to_compare
from hubs.profile import Row, rows_of
from hubs.rulings import Outcome, Ruling, changes_of
from sources.models import Claim, Decision

DEPRECATED = Claim.Rank.DEPRECATED
# A definition that is not stored yet needs a key to be told from others.
UNSAVED = -1


@dataclass(frozen=True)
class Outlook:
    """What readers will see of a subject and the indicators of a dispute.

    rows: as a profile shows them. page: the comparison with others that have figures of the
    indicator; None where there is none.
    """

    rows: list[Row]
    page: Page | None


def look_ahead(figures: Sequence[Figure], ruling: Ruling | None) -> Outlook:
    """Return how it will read after a ruling, None for how it reads now: 5 queries at most.

    figures: the whole dispute, loaded by for_cell().
    """
    first = figures[0]
    indicators = _indicators(first.indicator, ruling)
    hubs = _hubs(first)
    changes = _in_memory(changes_of(figures, ruling), indicators) if ruling else {}
    known = [_changed(each, changes) for each in _known(first, hubs, indicators)]
    decisions = list(Decision.objects.published())
    if ruling:
        numbers = [each.number for each in figures]
        decisions.append(Decision(claims=numbers, outcome=ruling.outcome))
    return Outlook(_rows(first, indicators, known), _page(hubs, indicators, known, decisions))


def _indicators(indicator: Indicator, ruling: Ruling | None) -> list[Indicator]:
    if ruling is None or ruling.indicator is None or ruling.outcome != Outcome.DEFINITION:
        return [indicator]
    other = copy(ruling.indicator)
    other.pk = other.pk or UNSAVED
    return [indicator, other]


def _hubs(figure: Figure) -> list[Hub]:
    """Return the hubs to compare, the figure's own first; none for what is not compared."""
    if not isinstance(figure, HubFigure) or not figure.indicator.comparable:
        return []
    return [figure.hub, *peers_to_compare(figure.hub, figure.indicator)]


def _known(figure: Figure, hubs: Sequence[Hub], indicators: Sequence[Indicator]) -> list[Figure]:
    rows = type(figure).objects.published().standing().for_cell()
    stored = [each for each in indicators if each.pk != UNSAVED]
    return list(rows.of(hubs, stored) if hubs else rows.of_subject(figure.subject, stored))


def _in_memory(changes: dict[int, dict], indicators: Sequence[Indicator]) -> dict[int, dict]:
    return {
        number: changed | ({"indicator": indicators[-1]} if "indicator" in changed else {})
        for number, changed in changes.items()
    }


def _changed(figure: Figure, changes: dict[int, dict]) -> Figure:
    figure = copy(figure)
    for name, value in changes.get(figure.number, {}).items():
        setattr(figure, name, value)
    return figure


def _rows(first: Figure, indicators: Sequence[Indicator], known: Sequence[Figure]) -> list[Row]:
    own = [each for each in known if each.subject == first.subject and each.rank != DEPRECATED]
    rows = rows_of(own)
    return [rows.get(each.pk) or Row(each, ()) for each in indicators]


def _page(hubs, indicators, known, decisions) -> Page | None:
    if len(hubs) < 2:
        return None
    form = ComparisonForm({}, hubs=hubs)
    form.is_valid()
    rows = compare(hubs, indicators, known, decisions=decisions)
    return build_page(Comparison(hubs, rows, rows, known, decisions), form)
