"""Every public page in each language in which it is really written.

Nothing reads the request's host: addresses begin with SITE_URL. A small site is one list;
a larger one an index of parts, each of so many records that no limit of the format is met.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.conf import settings
from django.db.models import Count, Max, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from companies.models import Company
from editorial.asked import knows
from editorial.models import Public
from editorial.registry import public_models
from hubs.comparison_options import canonical_address
from hubs.models import Hub, Indicator
from hubs.pairs import findable_pairs
from sources.models import Correction, Source
from translations.addresses import alternates, in_language
from translations.languages import LANGUAGES
from translations.texts import common_languages

PAGES_A_PART = 2500
# The pages without a record of their own, and the records whose last change is theirs.
STANDING = (
    ("pages:home", None),
    ("hubs:list", Hub),
    ("hubs:compare", None),
    ("hubs:indicators", Indicator),
    ("companies:list", Company),
    ("sources:list", Source),
    ("sources:corrections", Correction),
    ("api:docs", None),
)


@dataclass(frozen=True)
class Page:
    """A page: its path in any language, its last change, the languages it is written in."""

    path: str
    changed: datetime | None = None
    written_in: Sequence[str] = field(default=LANGUAGES)

    @classmethod
    def of(cls, record: Public) -> "Page":
        """Return the page of a record loaded by for_sitemap()."""
        return cls(record.get_absolute_url(), record.updated_at, record.written_in)


@dataclass(frozen=True)
class Entry:
    """A page in one language; links: (hreflang, address) of all its languages."""

    address: str
    changed: datetime | None
    links: list[tuple[str, str]]


@knows()
@require_safe
def sitemap(request: HttpRequest, part: int | None = None) -> HttpResponse:
    """Answer with the entries of a part; without one, with all of them or the list of parts."""
    sections = list(_sections())
    total = sum(count for _pages, count in sections)
    parts = range(1, -(-total // PAGES_A_PART) + 1)
    if part is None and len(parts) > 1:
        addresses = [settings.SITE_URL + reverse("sitemap_part", args=[n]) for n in parts]
        return _xml(request, "pages/sitemap_index.xml", {"addresses": addresses})
    if part is not None and part not in parts:
        raise Http404
    entries = (entry for page in _pages(sections, part or 1) for entry in _entries(page))
    return _xml(request, "pages/sitemap.xml", {"entries": entries})


def _sections() -> Iterator[tuple[Sequence | QuerySet, int]]:
    """Yield what there is to list and how much of it: one query a model."""
    models = [model for model in public_models() if hasattr(model, "get_absolute_url")]
    known = {model: _standing_of(model) for model in {*models, Correction}}
    changes = {model: found["changed"] for model, found in known.items()}
    standing = [Page(_path(name), changes.get(model)) for name, model in STANDING]
    pairs = [
        Page(canonical_address(pair), written_in=common_languages(*pair))
        for pair in findable_pairs()
    ]
    for pages in (standing, pairs):
        yield pages, len(pages)
    for model in models:
        yield model.objects.published().for_sitemap(), known[model]["count"]


def _standing_of(model: type[Public]) -> dict:
    published = model.objects.published().order_by()
    return published.aggregate(count=Count("pk"), changed=Max("updated_at"))


def _path(name: str) -> str:
    return reverse(name).rstrip("/") + "/"


def _pages(sections: Sequence[tuple], part: int) -> Iterator[Page]:
    """Yield the pages of a part, which may begin in one section and end in another.

    A record whose text stands on a page of the first section is not listed again.
    """
    listed = {page.path for page in sections[0][0]}
    start, stop = (part - 1) * PAGES_A_PART, part * PAGES_A_PART
    for rows, count in sections:
        if start < count and stop > 0:
            for row in rows[max(start, 0) : stop]:
                if isinstance(row, Page):
                    yield row
                elif (page := Page.of(row)).path not in listed:
                    yield page
        start, stop = start - count, stop - count


def _entries(page: Page) -> Iterator[Entry]:
    links = alternates(page.path, page.written_in)
    for language in page.written_in:
        yield Entry(settings.SITE_URL + in_language(page.path, language), page.changed, links)


def _xml(request: HttpRequest, template: str, context: dict) -> HttpResponse:
    return render(request, template, context, content_type="application/xml; charset=utf-8")
