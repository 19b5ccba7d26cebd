"""Records that are never saved, for calculations that run no query."""

from datetime import date
from decimal import Decimal
from itertools import count

from hubs.models import Absence, Hub, HubFigure, Indicator, Unit
from sources.models import Decision, Publisher, Source

_numbers = count(1)

YEARS = {year: (date(year, 1, 1), date(year, 12, 31), "year") for year in range(2000, 2051)}
UNKNOWN = (None, None, "")


def make_hub(slug="shenzhen", kind="city"):
    return Hub(pk=next(_numbers), slug=slug, kind=kind, name_en=slug)


def make_indicator(slug="firms", measure="stock", **more):
    defaults = {"theme": "companies", "conflict_tolerance": Decimal("0.01"), "max_gap_years": 2}
    defaults["unit"] = Unit(pk=1, slug="companies", name_en="companies", kind="count")
    return Indicator(pk=next(_numbers), slug=slug, name_en=slug, measure=measure, **defaults | more)


def make_source(kind="article", publisher="newspaper"):
    issuer = Publisher(pk=next(_numbers), slug="p", kind=publisher) if publisher else None
    pk = next(_numbers)
    return Source(pk=pk, slug=f"source-{pk}", kind=kind, publisher=issuer)


def make_figure(value="25000", period=YEARS[2024], *, hub, indicator, source=None, **more):
    """period: (start, end, precision)."""
    start, end, precision = period
    number = next(_numbers)
    return HubFigure(
        pk=number,
        number=number,
        hub=hub,
        indicator=indicator,
        source=source or make_source(),
        value=None if value is None else Decimal(value),
        qualifier=more.pop("qualifier", "vague" if value is None else "exact"),
        period_start=start,
        period_end=end,
        precision=precision,
        **more,
    )


def make_absence(hub, indicator, reason="not_found"):
    return Absence(pk=next(_numbers), hub=hub, indicator=indicator, reason=reason)


def make_decision(*figures, outcome="preferred"):
    return Decision(claims=[figure.number for figure in figures], outcome=outcome)
