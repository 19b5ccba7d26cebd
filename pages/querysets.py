"""Reads of the site's own pages."""

from editorial.querysets import PublicQuerySet


class PageQuerySet(PublicQuerySet):
    """Pages by their slug."""

    def at(self, slug: str):
        """Return the public page of a slug, None where editors have not published it."""
        return self.published().filter(slug=slug).first()
