"""What was entered last, of hubs and companies together."""

from companies.models import CompanyFigure
from hubs.models import Figure, HubFigure


def latest_figures(most: int) -> list[Figure]:
    """Return the figures that were entered last, newest first: two queries.

    Loaded by for_cell(). Deprecated ones are left out.
    """
    both = [
        *HubFigure.objects.published().standing().for_cell().latest_recorded()[:most],
        *CompanyFigure.objects.published().standing().for_cell().latest_recorded()[:most],
    ]
    return sorted(both, key=lambda figure: -figure.number)[:most]
