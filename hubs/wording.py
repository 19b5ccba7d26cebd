"""A figure, and what became of it, in one line of words."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from hubs.formatting import figure_text, period_text
from hubs.models import Figure
from hubs.trends import Change
from sources.quantities import UnitNames, format_quantity
from translations.languages import current_language
from translations.texts import text_of


def sentence_of(figure: Figure) -> str:
    """Say a figure in the reader's language: what, of what, how much and when.

    figure: loaded by for_cell(), so no query runs here.
    """
    parts = {
        "subject": text_of(figure.subject, "name"),
        "indicator": text_of(figure.indicator, "name"),
        "value": figure_text(figure).text,
        "period": period_text(figure),
    }
    if not parts["period"]:
        return _("%(subject)s: %(indicator)s, %(value)s") % parts
    return _("%(subject)s: %(indicator)s, %(value)s (%(period)s)") % parts


def sentence_of_change(change: Change) -> str:
    """Say a change in the reader's language: "up 0.4 percentage points since 2023"."""
    parts = {"amount": _amount(change), "period": period_text(change.earlier)}
    if not change.amount:
        return _("unchanged since %(period)s") % parts
    if change.in_points and change.amount > 0:
        return _("up %(amount)s percentage points since %(period)s") % parts
    if change.in_points:
        return _("down %(amount)s percentage points since %(period)s") % parts
    if change.amount > 0:
        return _("up %(amount)s since %(period)s") % parts
    return _("down %(amount)s since %(period)s") % parts


def _amount(change: Change) -> str:
    """Write the amount without its sign: points in full, per cent to a tenth or its first digit."""
    amount = abs(change.amount)
    if not change.in_points and amount:
        places = max(1, -amount.adjusted())
        amount = amount.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)
    unit = UnitNames(slug="percent", kind="percent", one="%", many="%")
    text = format_quantity(value=amount, digits=1, unit=unit, language=current_language())
    return text.value if change.in_points else text.text
