"""What an article is suggested to say, searched for once as long as nothing changes it.

A result depends on the text, on what the source says of it, on every name and keyword that
the apps above give, and on the code. Of names, the site's clock tells when one that readers
see changed; the open drafts tell it of those that nobody sees yet.
"""

import hashlib
import logging
from collections.abc import Sequence

from django.core.cache import cache

from editorial.clock import read_clock
from editorial.deploy import deploy
from editorial.kept import CACHE_ERRORS, DAY, read_epoch
from editorial.models import Revision
from sources.extraction import Suggestions, load_lexicon, suggest_claims
from sources.models import Snapshot, Source
from sources.registry import searched_models

logger = logging.getLogger(__name__)


def search_article(source: Source, snapshot: Snapshot, lines: Sequence[str]) -> Suggestions:
    """Return what a source's text is suggested to say, from the cache where that still holds.

    lines: the paragraphs of the snapshot. Two queries, and those of the lexicon where the
    text has to be searched.
    """
    key = _key(source, snapshot)
    found = _kept(key)
    if found is None:
        found = suggest_claims(
            lines,
            source.language,
            load_lexicon(),
            published_on=source.published_on,
            dropped=frozenset(snapshot.dropped),
        )
        _keep(key, found)
    return found


def _key(source: Source, snapshot: Snapshot) -> str:
    """Return what names a result; read before the names are, so that it is never too new."""
    names = [model._meta.model_name for model in searched_models()]
    parts = (
        deploy(),
        read_epoch(),
        read_clock(),
        Revision.objects.open().of_models(names).stamp(),
        snapshot.sha256,
        sorted(snapshot.dropped),
        source.language,
        source.published_on,
    )
    return "suggestions-" + hashlib.sha256(repr(parts).encode()).hexdigest()


def _kept(key: str) -> Suggestions | None:
    try:
        return cache.get(key)
    except CACHE_ERRORS as error:
        logger.warning("kept suggestions cannot be read: %s", error)
        return None


def _keep(key: str, found: Suggestions) -> None:
    try:
        cache.set(key, found, DAY)
    except CACHE_ERRORS as error:
        logger.warning("suggestions cannot be kept: %s", error)
