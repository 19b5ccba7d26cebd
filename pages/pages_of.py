"""On which page one of the site's own pages shows: itself."""

from collections.abc import Iterator

from editorial.pages_of import PublicPage, register_pages
from pages.models import Page


def register() -> None:
    """Register our model; called once the apps are ready."""
    register_pages(Page, _of_page)


def _of_page(page: Page) -> Iterator[PublicPage]:
    slug = Page.Slug(page.slug)
    is_corrections = slug == Page.Slug.CORRECTIONS
    name = "sources:corrections" if is_corrections else f"pages:{slug}"
    yield PublicPage("page", str(slug.label), name)
