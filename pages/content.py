"""The shape of the site's own pages in content files."""

from editorial.services import save_record
from editorial.shapes import Shape, register_shape
from pages.models import Page


def register_content() -> None:
    """Register the pages; they stand on nothing."""
    register_shape(
        Shape(
            Page,
            folder="pages",
            key=("slug",),
            fields=("slug",),
            texts=("title", "summary", "body"),
            save=save_record,
        )
    )
