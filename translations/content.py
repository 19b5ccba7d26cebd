"""The shape of the glossary in content files."""

from editorial.shapes import Shape, register_shape
from translations.models import GlossaryTerm


def register_content() -> None:
    """Register the glossary; it stands on nothing, and nothing on it."""
    register_shape(
        Shape(
            GlossaryTerm,
            folder="glossary",
            key=("slug",),
            fields=("slug", "part", "protect", "note"),
            texts=("term",),
            file=lambda term: "glossary",
            save=GlossaryTerm.save,
        )
    )
