"""What the sources tell the floors below: what is found, claimed, and named in prose."""

from collections.abc import Sequence

from editorial.checks import register_check
from editorial.publish_checks import register_publish_check
from editorial.quoting import register_quotes
from search.registry import register as register_search
from sources.citing import find_claims
from sources.claim_checks import find_in_claims
from sources.finders import Finder, register_finder
from sources.models import Correction, Snapshot, Source
from sources.prose import errors_in
from sources.quoting import find_quotes
from sources.registry import Drafting, register_claims
from translations.languages import LANGUAGES, column
from translations.texts import texts_of

CORRECTION_DRAFTING = Drafting(
    lambda suggestion: False,
    lambda suggestion: {},
    main=(),
    texts=("text",),
    line=lambda correction: correction.text or "",
)


def register() -> None:
    """Register our models; called once the apps are ready."""
    register_check(errors_in)
    register_publish_check(find_in_claims)
    register_quotes(find_quotes)
    register_finder("claim", Finder(find_claims, "sources/_prose_reference.html", _no_words))
    register_claims(
        Correction,
        name="correction",
        template="sources/_correction.html",
        position=7,
        drafting=CORRECTION_DRAFTING,
    )
    register_search(Source, names=_titles, texts=_texts, position=5, staff=_received)


def _no_words(claim, language: str) -> str:
    return ""


def _received(ids: Sequence[int]) -> dict[int, str]:
    """Return the full texts of sources, which are no one's to read but the staff's."""
    texts = Snapshot.objects.latest_of_each().filter(source__in=ids)
    return dict(texts.values_list("source", "text"))


def _titles(source: Source) -> list[str]:
    return list(dict.fromkeys([*texts_of(source, "title").values(), source.original_title]))


def _texts(source: Source) -> dict[str, tuple[str, str]]:
    return {
        language: (title, getattr(source, column("summary", language)) or "")
        for language in LANGUAGES
        if (title := getattr(source, column("title", language)))
    }
