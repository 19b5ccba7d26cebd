"""A figure in one line of words, to quote and to describe its page."""

from django.utils.translation import gettext as _

from hubs.formatting import figure_text, period_text
from hubs.models import Figure
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
