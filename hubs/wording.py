"""Figures, changes and pages in one line of words, to quote and to describe them."""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from django.utils.translation import gettext as _

from hubs.formatting import figure_text, period_text
from hubs.models import Figure, Hub, Indicator
from hubs.profile import Profile
from hubs.trends import Change
from sources.quantities import UnitNames, format_quantity
from translations.excerpts import MOST, excerpt_of
from translations.languages import current_language
from translations.texts import Text, own_text, text_of

MOST_NAMED = 3
COMMAS = {"zh-hans": "、", "zh-hant": "、"}


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


def told_sentence(figure: Figure) -> Text:
    """Return the sentence with the language that part of it fell back to, if any did."""
    wanted = current_language()
    indicator = figure.indicator
    names = [(figure.subject, "name"), (indicator, "name"), (indicator.unit, "name")]
    found = [text_of(record, field) for record, field in names]
    language = next((name.language for name in found if name.is_fallback), wanted)
    return Text(sentence_of(figure), language, wanted)


def describe_hub(hub: Hub, profile: Profile) -> str:
    """Describe a hub's page: what it is known as, and as much of what is measured as fits."""
    parts = {"name": text_of(hub, "name"), "tagline": own_text(hub, "tagline")}
    if not parts["tagline"]:
        told = _("%(name)s: figures, companies and events, each with the source that says so.")
        return told % parts
    measured = [own_text(row.indicator, "name") for row in profile.slots if row.figures]
    known = list(filter(None, measured))[:MOST_NAMED]
    comma = COMMAS.get(current_language(), ", ")
    told = _("%(name)s: %(tagline)s. Sourced figures: %(indicators)s.")
    while known:
        whole = told % {**parts, "indicators": comma.join(known)}
        if len(whole) <= MOST:
            return whole
        known.pop()
    return _("%(name)s: %(tagline)s. What sources say of it, each with its citation.") % parts


def describe_indicator(indicator: Indicator) -> str:
    """Describe an indicator's page: what it counts, and that its figures are there."""
    parts = {
        "name": text_of(indicator, "name"),
        "definition": own_text(indicator, "definition"),
    }
    if not parts["definition"]:
        return _("%(name)s: every sourced figure, each with its period and its source.") % parts
    whole = _("%(name)s: %(definition)s Every sourced figure with its period.") % parts
    return excerpt_of(whole)


def describe_figure(figure: Figure) -> str:
    """Describe a figure's page in the reader's language; figure: loaded by for_cell()."""
    parts = {"number": figure.number, "sentence": sentence_of(figure)}
    if current_language() not in figure.written_in:
        return _("Figure %(number)s: what it says, for which period, and who says so.") % parts
    return _("%(sentence)s. Figure %(number)s with its source, context and how to cite it.") % parts


def describe_comparison(hubs: Sequence[Hub]) -> str:
    """Describe a comparison's page."""
    names = " · ".join(str(text_of(hub, "name")) for hub in hubs)
    told = _("%(hubs)s side by side, figure by figure, each with its period and source.")
    return told % {"hubs": names}


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
