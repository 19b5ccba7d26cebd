"""Bring an article in: prepare it for an editor to look at, save it, or import it as it is."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import urljoin, urlsplit

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.drafts import create_record
from editorial.models import FormerSlug
from editorial.patches import data_of
from editorial.validation import said_of
from search.normalise import fold
from sources.articles import text_sha256
from sources.extraction import Lexicon, load_lexicon, suggest_claims
from sources.models import Publisher, Source
from translations.languages import column

from .clean import clean
from .decode import UnreadableText
from .duplicates import Duplicate, find_duplicates
from .read import Article, read_bytes
from .recognise import Recognised, recognise
from .store import Stored, store_text

MOST_BYTES = 5 * 1024 * 1024
_SLUG = 60
_LONGEST_URL = 500


@dataclass(frozen=True)
class Prepared:
    """An article as it would be saved. dropped: {number: code of clean.REASONS}."""

    raw: bytes
    article: Article
    dropped: Mapping[int, str]
    recognised: Recognised
    sha256: str
    duplicates: list[Duplicate] = field(default_factory=list)

    def duplicate(self, why: str) -> Source | None:
        """Return the source that it is a duplicate of for this reason."""
        return next((d.source for d in self.duplicates if d.why == why), None)


@dataclass(frozen=True)
class Outcome:
    """What became of one file."""

    status: str
    source: Source | None = None
    language: str | None = None
    title: str | None = None
    sha256: str | None = None
    reason: str = ""
    paragraphs: int = 0
    dropped_blocks: int = 0
    suggestions: int = 0


def prepare(raw: bytes, *, charset: str = "", name: str = "", url: str = "") -> Prepared:
    """Read, clean and recognise an article and look for what it duplicates; saves nothing.

    Errors: UnreadableText for bytes that are no article: too many, none, no text.
    """
    if len(raw) > MOST_BYTES:
        raise UnreadableText(_("The file is larger than 5 MB."))
    if not raw.strip():
        raise UnreadableText(_("The file is empty."))
    article = read_bytes(raw, charset=charset, name=name)
    if not any(c.isalpha() for line in article.lines for c in line):
        raise UnreadableText(_("There is no text in the file."))
    dropped = clean(article)
    found = recognise(article, dropped, url=url)
    found = replace(found, url=_address(found.url, url))
    sha256 = text_sha256(article.text)
    duplicates = find_duplicates(article.text, sha256, url=found.url, language=found.language)
    return Prepared(raw, article, dropped, found, sha256, duplicates)


def create_source(
    prepared: Prepared,
    fields: Mapping[str, object],
    dropped: Collection[int],
    *,
    by: AbstractBaseUser | None,
) -> Source:
    """Store a new source with its text, as a draft, and return it.

    fields: what an editor corrected, over what is recognised; `publisher` is a slug.
    Errors: ValidationError from the record's own rules; PermissionDenied.
    """
    values = _recognised_fields(prepared) | fields
    language = values["language"]
    values |= {
        "slug": values.get("slug") or _free_slug(prepared, values),
        column("title", language): values["original_title"],
        "text_sha256": prepared.sha256,
        "accessed_on": timezone.now().date().isoformat(),
        "published_precision": "day" if values["published_on"] else "",
    }
    with hold_clock(by=by, message=_("Imported article")):
        source = Source()
        create_record(source, data_of(source) | values, by=by, message=_("Imported article"))
        store_text(source, prepared.raw, prepared.article.text, dropped, by=by)
    return source


def attach(
    source: Source, prepared: Prepared, dropped: Collection[int], *, by: AbstractBaseUser | None
) -> Stored:
    """Keep an article as the text of a source that stands already."""
    return store_text(source, prepared.raw, prepared.article.text, dropped, by=by)


def import_article(
    raw: bytes, name: str, *, by: AbstractBaseUser | None = None, lexicon: Lexicon | None = None
) -> Outcome:
    """Bring one file in as it is recognised, and tell what became of it; never raises for it.

    The same text again is a duplicate, and so is nearly the same text; a text whose hash a
    source carries is attached to it, and so is another text of a known address.
    """
    try:
        prepared = prepare(raw, name=name)
    except UnreadableText as error:
        return Outcome("rejected", reason=str(error))
    known = prepared.duplicate("text")
    if known is not None and known.snapshots.filter(sha256=prepared.sha256).exists():
        return _told("duplicate", known, prepared, _("This text is already there."), lexicon)
    try:
        with transaction.atomic():
            return _kept(known, prepared, by, lexicon)
    except ValidationError as error:
        return _told("rejected", None, prepared, " ".join(said_of(Source(), error)), lexicon)


def _kept(known: Source | None, prepared: Prepared, by, lexicon) -> Outcome:
    if known is not None:
        stored = attach(known, prepared, prepared.dropped, by=by)
        return _told("attached", known, prepared, told_places(stored), lexicon)
    if (near := next((d for d in prepared.duplicates if d.why == "near"), None)) is not None:
        return _told("duplicate", near.source, prepared, str(near.words), lexicon)
    if (same := prepared.duplicate("address")) is not None:
        stored = attach(same, prepared, prepared.dropped, by=by)
        words = [_("The text at this address has changed."), told_places(stored)]
        return _told("attached", same, prepared, " ".join(filter(None, words)), lexicon)
    source = create_source(prepared, {}, prepared.dropped, by=by)
    return _told("created", source, prepared, "", lexicon)


def _told(
    status: str, source: Source | None, prepared: Prepared, reason: str, lexicon: Lexicon | None
) -> Outcome:
    found = prepared.recognised
    return Outcome(
        status,
        source,
        language=source.language if source else found.language,
        title=source.original_title if source else found.title,
        sha256=prepared.sha256,
        reason=reason,
        paragraphs=len(prepared.article.blocks),
        dropped_blocks=len(prepared.dropped),
        suggestions=count_suggestions(prepared, source, lexicon),
    )


def count_suggestions(prepared: Prepared, source: Source | None, lexicon: Lexicon | None) -> int:
    """Return how many claims an article is suggested to make."""
    found = suggest_claims(
        prepared.article.lines,
        source.language if source else prepared.recognised.language,
        lexicon or load_lexicon(),
        published_on=source.published_on if source else prepared.recognised.published_on,
        dropped=frozenset(prepared.dropped),
    )
    return len(found.figures) + len(found.presences) + len(found.events)


def told_places(stored: Stored) -> str:
    """Say which claims stand at another place now, and which at none."""
    parts = []
    if stored.moved:
        numbers = ", ".join(str(claim.number) for claim in stored.moved)
        parts.append(_("Claims whose passage moved: %(numbers)s.") % {"numbers": numbers})
    if stored.lost:
        numbers = ", ".join(str(claim.number) for claim in stored.lost)
        parts.append(_("Claims whose passage is not found: %(numbers)s.") % {"numbers": numbers})
    return " ".join(parts)


def _recognised_fields(prepared: Prepared) -> dict:
    found = prepared.recognised
    publisher = Publisher.objects.named(found.publisher).first()
    return {
        "original_title": found.title,
        "language": found.language,
        "publisher": publisher and publisher.slug,
        "author": found.author,
        "published_on": found.published_on and found.published_on.isoformat(),
        "url": found.url,
    }


def _address(url: str, base: str) -> str:
    """Return the absolute address of a page, '' where it gives none that can be kept."""
    try:
        whole = urljoin(base, url)
        parts = urlsplit(whole)
    except ValueError:
        return ""
    fits = parts.scheme in ("http", "https") and parts.hostname and len(whole) <= _LONGEST_URL
    return whole if fits else ""


def _free_slug(prepared: Prepared, values: Mapping[str, object]) -> str:
    """Return a slug from the title, from address and text where that has no Latin letters."""
    words = slugify(re.sub(r"[^\x00-\x7f]+", " ", fold(str(values["original_title"]))))
    name = (urlsplit(str(values.get("url") or "")).hostname or "").removeprefix("www.")
    host = slugify(name.replace(".", "-"))
    day = str(values.get("published_on") or "")
    if len(words) < 12:
        words = "-".join(filter(None, [words, host or "article", day, prepared.sha256[:8]]))
    stem = words[:_SLUG].rsplit("-", 1)[0] if len(words) > _SLUG else words
    slug, n = stem, 2
    while _is_taken(slug):
        slug, n = f"{stem}-{n}", n + 1
    return slug


def _is_taken(slug: str) -> bool:
    former = FormerSlug.objects.filter(model=Source._meta.model_name, slug=slug)
    return Source.objects.filter(slug=slug).exists() or former.exists()
