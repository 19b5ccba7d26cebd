"""On which pages a source, a publisher and a correction show."""

from collections.abc import Iterator
from urllib.parse import urlencode

from django.utils.translation import gettext as _

from editorial.pages_of import PublicPage, register_pages
from sources.models import Correction, Publisher, Source
from translations.texts import text_of


def register() -> None:
    """Register our models; called once the apps are ready."""
    register_pages(Source, _of_source)
    register_pages(Publisher, _of_publisher)
    register_pages(Correction, _of_correction)


def source_page(source: Source) -> PublicPage:
    """Return the page of a source, which lists the claims drawn from it."""
    label = _("Source: %(name)s") % {"name": text_of(source, "title")}
    return PublicPage(f"source-{source.pk}", label, "sources:detail", (source.slug,))


def _of_source(source: Source) -> Iterator[PublicPage]:
    yield source_page(source)
    yield PublicPage("sources", _("All sources"), "sources:list")


def _of_publisher(publisher: Publisher) -> Iterator[PublicPage]:
    """Yield the list narrowed to it and the page of its latest source, where it has one."""
    for source in publisher.sources.published().latest()[:1]:
        query = urlencode({"publisher": publisher.slug})
        yield PublicPage("sources", _("Its sources"), "sources:list", query=query)
        yield source_page(source)


def _of_correction(correction: Correction) -> Iterator[PublicPage]:
    yield source_page(correction.source)
    yield PublicPage("corrections", _("All corrections"), "sources:corrections")
