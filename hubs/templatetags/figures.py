"""Template tags for figures, periods and dates in words; nothing here runs a query."""

from collections.abc import Sequence

from django import template

from hubs import formatting, wording
from hubs.models import Figure, Hub, Indicator
from hubs.profile import Profile
from hubs.trends import Change
from sources.quantities import QuantityText, format_plain
from sources.templatetags.citations import ISO_FORMS, iso_date
from translations.texts import Text, text_of

register = template.Library()


@register.simple_tag
def figure_text(figure: Figure, scale: int | None = None) -> QuantityText:
    """Return a figure's value and unit in the reader's language; scale as in formatting."""
    return formatting.figure_text(figure, scale=scale)


@register.filter
def in_words(figure: Figure) -> Text:
    """Say a figure in one line: what, of what, how much and when."""
    return wording.told_sentence(figure)


@register.filter
def hub_in_words(hub: Hub, profile: Profile) -> str:
    """Describe a hub's page in one line."""
    return wording.describe_hub(hub, profile)


@register.filter
def indicator_in_words(indicator: Indicator) -> str:
    """Describe an indicator's page in one line."""
    return wording.describe_indicator(indicator)


@register.filter
def page_in_words(figure: Figure) -> str:
    """Describe a figure's page in one line."""
    return wording.describe_figure(figure)


@register.filter
def comparison_in_words(hubs: Sequence[Hub]) -> str:
    """Describe a comparison's page in one line."""
    return wording.describe_comparison(hubs)


@register.filter
def change_in_words(change: Change) -> str:
    """Say how a figure differs from the one before it."""
    return wording.sentence_of_change(change)


@register.simple_tag
def vague_words(figure: Figure) -> Text:
    """Return the words that stand for a number the source does not give, with their language."""
    return formatting.vague_words(figure)


@register.filter
def has_reference(figure: Figure) -> bool:
    """Tell whether a figure names what it is a share of, ranked among or compared with."""
    return bool(figure.reference_id or text_of(figure, "reference_text"))


@register.filter
def count_sources(figures: Sequence[Figure]) -> int:
    """Return from how many sources figures come."""
    return len({figure.source_id for figure in figures})


@register.filter
def period_text(figure: Figure) -> str:
    """Write the period a figure speaks of, '' where its source gives none."""
    return formatting.period_text(figure)


@register.filter
def base_text(figure: Figure) -> str:
    """Write the date since which a growth is counted, or ''."""
    return formatting.base_text(figure)


@register.filter
def plain_value(figure: Figure) -> str:
    """Write a figure's value for programs: no exponent, no grouping; '' where it is vague."""
    return "" if figure.value is None else format_plain(figure.value)


@register.filter
def period_iso(figure: Figure) -> str:
    """Return a period as HTML's <time> takes it, '' where it has no such form."""
    is_point = figure.precision in ISO_FORMS and figure.period_end
    return iso_date(figure.period_end, figure.precision) if is_point else ""
