"""The shapes of publishers, sources and source claims in content files."""

from editorial.services import save_record
from editorial.shapes import Shape, register_shape
from sources.models import Correction, Decision, Publisher, Source
from sources.services import check_quote, continue_numbers, save_claim, take_over_claim

CLAIM_FIELDS = (
    "number",
    "rank",
    "paragraph",
    "start",
    "end",
    "passage_sha256",
    "as_published",
    "quote_public",
)
CLAIM_TEXTS = ("attributed_to", "rank_reason", "note", "quote_translation")


def claim_shape(model, name: str, **parts) -> Shape:
    """Return the shape of a kind of claim: in one file a source, in order of number."""
    parts["fields"] = (*CLAIM_FIELDS, *parts.get("fields", ()))
    parts["parents"] = ("source", *parts.get("parents", ()))
    parts["texts"] = (*parts.get("texts", ()), *CLAIM_TEXTS)
    return Shape(
        model,
        folder="claims",
        key=("number",),
        name=name,
        file=lambda claim: claim.source.slug,
        save=take_over_claim,
        edit=save_claim,
        finish=continue_numbers,
        fixed=("number", "passage_sha256"),
        refuse=check_quote,
        **parts,
    )


def register_sources() -> None:
    """Register what must be loaded before anything cites it."""
    register_shape(
        Shape(
            Publisher,
            folder="publishers",
            key=("slug",),
            fields=("slug", "kind", "country", "homepage"),
            texts=("name",),
            file=lambda publisher: "publishers",
            save=save_record,
        )
    )
    register_shape(
        Shape(
            Source,
            folder="sources",
            key=("slug",),
            fields=(
                "slug",
                "kind",
                "original_title",
                "language",
                "author",
                "published_on",
                "published_precision",
                "accessed_on",
                "url",
                "rights",
                "based_on",
                "text_sha256",
            ),
            parents=("publisher",),
            texts=("title", "summary", "credibility_note"),
            save=save_record,
            fixed=("text_sha256",),
        )
    )


def register_source_claims() -> None:
    """Register what stands on claims, or on sources alone."""
    register_shape(claim_shape(Correction, "correction", texts=("text",)))
    register_shape(
        Shape(
            Decision,
            folder="decisions",
            key=("claims",),
            fields=("claims", "outcome"),
            texts=("reason",),
            file=lambda decision: "decisions",
            save=save_record,
        )
    )
