"""Figures, periods and units in words, for readers of one language."""

from hubs.models import Figure, Unit
from sources.quantities import (
    QuantityText,
    UnitNames,
    format_date,
    format_period,
    format_quantity,
    format_window,
)
from translations.languages import current_language
from translations.texts import Text, text_of


def unit_names(unit: Unit, language: str) -> UnitNames:
    """Return a unit's words in a language, as the formatter takes them."""
    many = str(text_of(unit, "name", language))
    one = str(text_of(unit, "singular", language)) or many
    return UnitNames(slug=unit.slug, kind=unit.kind, one=one, many=many)


def figure_text(
    figure: Figure, language: str | None = None, scale: int | None = None
) -> QuantityText:
    """Write a figure's value with qualifier and unit, never with more digits than its source.

    figure: loaded by for_cell(), so no query runs here.
    scale: the power of ten shared by the cells of a comparison row, None to choose.
    """
    language = language or current_language()
    return format_quantity(
        value=figure.value,
        value_high=figure.value_high,
        qualifier=figure.qualifier,
        digits=figure.digits,
        fraction=figure.fraction,
        vague=str(vague_words(figure, language)) if figure.value is None else "",
        unit=unit_names(figure.indicator.unit, language),
        language=language,
        scale=scale,
    )


def vague_words(figure: Figure, language: str | None = None) -> Text:
    """Return the words for a number that a source does not give ("hundreds"), ours or its own."""
    language = language or current_language()
    ours = text_of(figure, "detail", language)
    return ours or Text(figure.as_published, figure.source.original_language or language, language)


def period_text(figure: Figure, language: str | None = None) -> str:
    """Write a figure's period, or the span it covers; '' where its source gives neither."""
    language = language or current_language()
    if figure.period_end:
        return format_period(figure.period_start, figure.period_end, figure.precision, language)
    return format_window(figure.window_months, language) if figure.window_months else ""


def base_text(figure: Figure, language: str | None = None) -> str:
    """Write the date since which a growth is counted, or ''."""
    if figure.base_on is None:
        return ""
    return format_date(figure.base_on, figure.base_precision, language or current_language())
