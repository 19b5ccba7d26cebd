"""Find the sources that an article already is: by its address, its text, or nearly its text."""

from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode, urlsplit

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from sources.models import Snapshot, Source

from . import noise

SHINGLE = 5
# Two texts of which this part of all shingles is the same are one article.
NEAR = 0.6
_LENGTHS = 2
_TRACKING = (
    *("utm_", "fbclid", "gclid", "yclid", "mc_", "spm", "from", "ref", "share", "src"),
    "cmpid",
)
REASONS = {
    "text": _("The same text"),
    "address": _("The same address"),
    "near": _("Nearly the same text"),
}


@dataclass(frozen=True)
class Duplicate:
    """A source that an article seems to be. why: code of REASONS; likeness: 0 to 1."""

    source: Source
    why: str
    likeness: float = 1.0

    @property
    def words(self):
        """Return why in words, with the part that is the same."""
        if self.why != "near":
            return REASONS[self.why]
        return format_lazy("{} ({} %)", REASONS["near"], round(self.likeness * 100))


def find_duplicates(text: str, sha256: str, *, url: str, language: str) -> list[Duplicate]:
    """Return the sources that an article already is, the surest first, each once.

    text: the whole received text. Reads the latest texts of the same language that are neither
    half nor twice as long; four queries.
    """
    found: dict[int, Duplicate] = {}
    for source in _of_text(sha256):
        found.setdefault(source.pk, Duplicate(source, "text"))
    for source in _of_address(url):
        found.setdefault(source.pk, Duplicate(source, "address"))
    for duplicate in _near(text, language):
        found.setdefault(duplicate.source.pk, duplicate)
    return list(found.values())


def canonical(url: str) -> str:
    """Return what two addresses of one page have in common, '' for no address.

    Left out: scheme, "www." and "m.", fragment, tracking parameters, a last slash.
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
    except ValueError:
        return ""
    if not host:
        return ""
    kept = [(k, v) for k, v in parse_qsl(parts.query) if not k.lower().startswith(_TRACKING)]
    query = f"?{urlencode(sorted(kept))}" if kept else ""
    return f"{host}{port}{parts.path.rstrip('/')}{query}"


def shingles(text: str) -> frozenset[int]:
    """Return the hashes of all runs of five letters or digits of a text, however it is spaced."""
    letters = "".join(c for c in noise.fold(text) if c.isalnum())
    return frozenset(hash(letters[i : i + SHINGLE]) for i in range(len(letters) - SHINGLE + 1))


def likeness(one: frozenset, other: frozenset) -> float:
    """Return the part of two sets of shingles that they share: Jaccard's index."""
    both = len(one & other)
    whole = len(one) + len(other) - both
    return both / whole if whole else 0.0


def _of_text(sha256: str) -> list[Source]:
    held = [snapshot.source for snapshot in Snapshot.objects.of_text(sha256)]
    return [*held, *Source.objects.filter(text_sha256=sha256)]


def _of_address(url: str) -> list[Source]:
    wanted = canonical(url)
    if not wanted:
        return []
    host = wanted.split("/")[0].split("?")[0]
    near = Source.objects.filter(url__icontains=host)
    return [source for source in near if canonical(source.url) == wanted]


def _near(text: str, language: str) -> list[Duplicate]:
    length = len(text)
    texts = Snapshot.objects.to_compare(language, length // _LENGTHS, length * _LENGTHS)
    mine, found = None, []
    for snapshot in texts.select_related("source").iterator(chunk_size=50):
        mine = shingles(text) if mine is None else mine
        alike = likeness(mine, shingles(snapshot.text))
        if alike >= NEAR:
            found.append(Duplicate(snapshot.source, "near", alike))
    return sorted(found, key=lambda duplicate: -duplicate.likeness)
