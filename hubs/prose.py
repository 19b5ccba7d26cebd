"""The figures that prose refers to by subject, indicator and period."""

from collections import defaultdict
from collections.abc import Collection

from django.utils.translation import gettext as _
from django.utils.translation import override

from hubs.formatting import figure_text, period_text
from hubs.models import Figure
from hubs.selection import select
from sources.finders import Finder
from sources.prose import Reference


def figure_finder(model: type[Figure]) -> Finder:
    """Return who finds the figures of a model, each subject's by the rule of select()."""

    def find(references: Collection[Reference], *, public: bool) -> dict[Reference, Figure]:
        rows = model.objects.published() if public else model.objects.all()
        named = (
            rows.standing()
            .for_cell()
            .named({each.subject for each in references}, {each.indicator for each in references})
        )
        together: dict[tuple[str, str], list[Figure]] = defaultdict(list)
        for figure in named:
            together[figure.subject.slug, figure.indicator.slug].append(figure)
        chosen = {
            each: select(
                figure
                for figure in together[each.subject, each.indicator]
                if _is_of(figure, each.period)
            )
            for each in references
        }
        return {reference: found.figure for reference, found in chosen.items() if found}

    return Finder(find, "hubs/_prose_figure.html", words_of)


def words_of(figure: Figure, language: str) -> str:
    """Write a figure as it stands in a sentence: value, unit and period."""
    value, period = figure_text(figure, language).text, period_text(figure, language)
    with override(language):
        return f"{value} {_('(%(period)s)') % {'period': period}}" if period else value


def _is_of(figure: Figure, period: str) -> bool:
    """Tell whether a figure's period ends in a year, month or day; '' is any."""
    if not period:
        return True
    return figure.period_end is not None and figure.period_end.isoformat().startswith(period)
