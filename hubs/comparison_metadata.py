"""What a comparison is made of: hubs, indicators and sources, beside its files."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings

from hubs.comparison_data import Comparison
from hubs.comparison_options import SEPARATOR, canonical_address
from hubs.models import Hub, Indicator
from sources.models import Source
from translations.languages import HTML_CODES
from translations.texts import text_of

LICENCE = {"name": "CC BY 4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}


def metadata_of(comparison: Comparison, language: str) -> dict[str, Any]:
    """Return what describes the files of a comparison, ready for JSON; runs no query.

    Only the indicators and sources of what is shown. language: the active one, for the
    addresses of pages follow it. The licence is that of our own data; each source has its own.
    """
    hubs = comparison.hubs
    return {
        "title": " · ".join(str(text_of(hub, "name", language)) for hub in hubs),
        "language": HTML_CODES[language],
        "page_url": settings.SITE_URL + canonical_address(hubs),
        "licence": LICENCE,
        "hubs": [_hub(hub, language) for hub in hubs],
        "indicators": [_indicator(each, language) for each in _indicators(comparison)],
        "sources": [_source(source, language) for source in _sources(comparison)],
    }


def file_name(hubs: Iterable[Hub], ending: str) -> str:
    """Return what a file of a comparison is called when it is saved."""
    return SEPARATOR.join(hub.slug for hub in hubs) + ending


def _indicators(comparison: Comparison) -> list[Indicator]:
    return list(dict.fromkeys(row.indicator for row in comparison.shown))


def _sources(comparison: Comparison) -> list[Source]:
    """Return the sources of all figures shown, also of those divided by, by slug."""
    cells = [cell for row in comparison.shown for cell in row.cells if cell.figure]
    figures = [cell.figure for cell in cells] + [cell.per.other for cell in cells if cell.per]
    return sorted({figure.source for figure in figures}, key=lambda source: source.slug)


def _hub(hub: Hub, language: str) -> dict[str, Any]:
    return {
        "slug": hub.slug,
        "name": str(text_of(hub, "name", language)),
        "kind": hub.kind,
        "page_url": settings.SITE_URL + hub.get_absolute_url(),
    }


def _indicator(indicator: Indicator, language: str) -> dict[str, Any]:
    return {
        "slug": indicator.slug,
        "name": str(text_of(indicator, "name", language)),
        "definition": str(text_of(indicator, "definition", language)),
        "unit": indicator.unit.slug,
        "theme": indicator.theme,
        "measure": indicator.measure,
        "page_url": settings.SITE_URL + indicator.get_absolute_url(),
    }


def _source(source: Source, language: str) -> dict[str, Any]:
    publisher = source.publisher
    return {
        "slug": source.slug,
        "title": str(text_of(source, "title", language)),
        "original_title": source.original_title,
        "language": source.language,
        "publisher": str(text_of(publisher, "name", language)) if publisher else None,
        "published_on": source.published_on and source.published_on.isoformat(),
        "url": source.url or None,
        "rights": source.rights,
        "page_url": settings.SITE_URL + source.get_absolute_url(),
    }
