"""Template tags for what a comparison calculates, in words; nothing here runs a query."""

from collections.abc import Sequence

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from hubs import ratios
from hubs.formatting import period_text, unit_names
from hubs.models import Figure, Hub
from hubs.quotients import DOWN, EXACT, RANGE, UP, Calculation, Result, turned
from hubs.templatetags.figures import period_iso
from sources.quantities import UnitNames, format_plain, format_quantity, number_scale
from translations.languages import current_language
from translations.texts import text_of

register = template.Library()

BARE = UnitNames(slug="", kind="ratio", one="", many="")
# What a result is given per, by what it is divided by and how many of it.
PER = {
    ("population", 1): gettext_lazy("%(amount)s per person"),
    ("population", 10_000): gettext_lazy("%(amount)s per 10,000 people"),
    ("population", 1_000_000): gettext_lazy("%(amount)s per million people"),
    ("land-area", 1): gettext_lazy("%(amount)s per km²"),
    ("land-area", 100): gettext_lazy("%(amount)s per 100 km²"),
    ("land-area", 10_000): gettext_lazy("%(amount)s per 10,000 km²"),
}


@register.filter
def names_in_line(hubs: Sequence[Hub]) -> str:
    """Write the names of hubs as plain text, for titles and attributes."""
    return " · ".join(str(text_of(hub, "name")) for hub in hubs)


@register.filter
def per_text(calculation: Calculation) -> str:
    """Write a figure per head or area: “over 14.2 companies per 10,000 people”."""
    language = current_language()
    unit = unit_names(calculation.one.indicator.unit, language)
    result = calculation.result
    amount = _quantity(result, unit, number_scale([result.value], language))
    return str(PER[calculation.other.indicator.slug, calculation.factor]) % {"amount": amount}


@register.filter
def ratio_text(calculation: Calculation) -> str:
    """Write how many times another figure a figure is: “1.65”, “≥ 1.5”, “about 1.7”."""
    return _signed(calculation.result)


@register.filter
def points_text(calculation: Calculation) -> str:
    """Write by how many percentage points two figures differ, without a sign of direction."""
    return _signed(_magnitude(calculation.result))


@register.filter
def points_count(calculation: Calculation) -> int:
    """Return 1 where the points are just one, else 2: what decides singular or plural."""
    result = _magnitude(calculation.result)
    return 1 if result.qualifier == EXACT and result.value == 1 and result.digits <= 0 else 2


@register.filter
def direction(calculation: Calculation) -> str:
    """Tell whether a figure is "above" the other, "below" it, or the "same"."""
    if calculation.result.value == 0 and calculation.result.qualifier == EXACT:
        return "same"
    return "above" if calculation.one.value > calculation.other.value else "below"


@register.filter
def periods(calculation: Calculation) -> list[tuple[str, str]]:
    """Return the periods of both figures, each once, as HTML's <time> takes it and in words."""
    return list(
        dict.fromkeys((period_iso(figure), period_text(figure)) for figure in calculation.parts)
    )


@register.filter
def sources(calculation: Calculation) -> list[Figure]:
    """Return the figures of a calculation, one of each source, to cite."""
    return list({figure.source_id: figure for figure in reversed(calculation.parts)}.values())[::-1]


@register.filter
def result_plain(calculation: Calculation) -> str:
    """Write the result of a calculation for programs: no exponent, no grouping."""
    return format_plain(calculation.result.value)


@register.simple_tag
def refusal_text(code: str, per: str) -> str:
    """Say in a few words why a figure cannot be divided; '' for a lack of the denominator."""
    is_capita = per == ratios.CAPITA
    return {
        ratios.NO_PERIOD: _("the source states no period"),
        ratios.OTHER_SCOPE: _("the population figure covers something else")
        if is_capita
        else _("the land area covers something else"),
        ratios.NOT_ACTUAL: _("not an actual value"),
        ratios.OPEN_CONFLICT: _("sources differ"),
        ratios.TOO_VAGUE: _("the sources give only bounds or words"),
    }.get(code, "")


def _magnitude(result: Result) -> Result:
    return turned(result) if result.value < 0 else result


def _signed(result: Result) -> str:
    """Write a number with ≥ or ≤ for bounds, and in words where it is approximate."""
    sign = "≥ " if result.qualifier in UP else "≤ " if result.qualifier in DOWN else ""
    return sign + _quantity(result, BARE, 0, is_bare=bool(sign))


def _quantity(result: Result, unit: UnitNames, scale: int, is_bare: bool = False) -> str:
    return format_quantity(
        value=result.value,
        value_high=result.value_high if result.qualifier == RANGE else None,
        qualifier=EXACT if is_bare else result.qualifier,
        digits=result.digits,
        unit=unit,
        language=current_language(),
        scale=scale,
    ).text
