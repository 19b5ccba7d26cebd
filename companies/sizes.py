"""How large the companies of a page are: a column for each measure that any of them has."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from hubs.models import Indicator

if TYPE_CHECKING:
    from companies.models import Company, CompanyFigure

EMPLOYEES, REVENUE = SIZES = ("employees", "company-revenue")


@dataclass(frozen=True)
class ListedCompany:
    """A company of the list.

    sizes: each column's indicator with the company's figure, None where no source gives one.
    """

    company: "Company"
    sizes: tuple[tuple[Indicator, "CompanyFigure | None"], ...]


@dataclass(frozen=True)
class Listing:
    """The companies of one page of the directory, with the columns that they fill."""

    columns: tuple[Indicator, ...]
    rows: tuple[ListedCompany, ...]


def list_companies(companies: Iterable["Company"]) -> Listing:
    """Line up companies with their sizes; a measure that none of them has gets no column.

    companies: loaded by for_card(), so no query runs here.
    """
    known = [(company, _figures(company)) for company in companies]
    columns = {
        slug: figures[slug].indicator for slug in SIZES for _, figures in known if slug in figures
    }
    rows = (
        ListedCompany(company, tuple((each, figures.get(slug)) for slug, each in columns.items()))
        for company, figures in known
    )
    return Listing(tuple(columns.values()), tuple(rows))


def _figures(company: "Company") -> dict[str, "CompanyFigure"]:
    """Return the figure to show by its indicator's slug; they come best first."""
    return {figure.indicator.slug: figure for figure in reversed(company.size_figures)}
