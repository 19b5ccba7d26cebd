"""Which figure of a subject and indicator other pages show, and why, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from hubs.models import Figure
from hubs.selection import ONLY, is_plan, select
from sources.models import Claim

SET_ASIDE = "set_aside"
# Why the figure that is shown is shown; the keys are the API's `selected_by`, and SET_ASIDE.
WHY = {
    "rank": _("The editors prefer it."),
    "kind": _(
        "It is the nearest to a measured value: actual values come before provisional ones and "
        "estimates, forecasts before targets."
    ),
    "period": _("It is of the latest period."),
    "source": _("Its source stands nearest to the fact."),
    "reviewed": _("It was reviewed last."),
    "recorded": _("It was recorded last."),
    ONLY: _("There is no other one."),
    SET_ASIDE: _("The editors have set this figure aside."),
}


@dataclass(frozen=True)
class Choice:
    """What other pages show in the place that one figure could take.

    shown: None where no figure may be. selected_by: what decided, a key of WHY.
    """

    figure: Figure
    shown: Figure | None
    selected_by: str

    @property
    def is_this(self) -> bool:
        """Tell whether it is this very figure that other pages show."""
        return self.shown is self.figure

    @property
    def why(self) -> Promise:
        """Return the reason as a sentence about the figure that is shown."""
        return WHY[self.selected_by]


def explain(figure: Figure, others: Iterable[Figure]) -> Choice:
    """Say which figure is shown where this one could be, and what decided between the two.

    others: those of the same subject and indicator, loaded by for_cell(), so no query runs
    here. Targets and forecasts have a place of their own.
    """
    rivals = [figure, *(other for other in others if is_plan(other) == is_plan(figure))]
    chosen = select(rivals)
    shown = chosen.figure if chosen else None
    if shown is figure:
        return Choice(figure, shown, chosen.selected_by)
    if figure.rank == Claim.Rank.DEPRECATED:
        return Choice(figure, shown, SET_ASIDE)
    return Choice(figure, shown, select([shown, figure]).selected_by)
