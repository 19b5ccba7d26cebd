"""The translation memory: texts of this site, found again by their originals.

Whenever the states of a record's texts are settled, its entries follow; nothing is computed
when a page asks. Near originals are candidates by their sketches first, and measured then.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Model
from rapidfuzz import fuzz

from translations.languages import LANGUAGES, column
from translations.marks import (
    CONVERTED,
    RETURNED,
    REVIEWED,
    STALE,
    WRITTEN,
    Mark,
    Marks,
    Texts,
    hash_of,
    reason_of,
    source_of,
    state_of,
)
from translations.models import MemoryEntry, MemoryKey
from translations.paragraphs import aligned
from translations.sketches import sketch_of

# How like an original has to be, in percent, and how many are shown of it.
LIKE = 70
MOST = 3
# What is looked at: shared keys on a page, and candidates of one original.
MOST_KEYS = 2000
MOST_CANDIDATES = 20

Place = tuple[str, str, int]


@dataclass(frozen=True)
class Original:
    """A text that is to be translated, and from which language."""

    language: str
    text: str


@dataclass(frozen=True)
class Match:
    """A text of the site whose original is like one that is asked for.

    score: 100 for the same original, less for a near one. original: what it was made from.
    """

    text: str
    original: str
    score: int
    reviewed: bool
    model: str

    @property
    def is_exact(self) -> bool:
        """Tell whether its original is the very one that is asked for."""
        return self.score == 100


def remember(record: Model, fields: Sequence[str], texts: Texts, marks: Marks) -> None:
    """Let the memory hold what a record's texts are now; 1 query where nothing changed."""
    wanted = {(e.field, e.language, e.place): e for e in _entries(record, fields, texts, marks)}
    gone = []
    for entry in MemoryEntry.objects.of_record(record):
        new = wanted.get((entry.field, entry.language, entry.place))
        if new is not None and _known_by(new) == _known_by(entry):
            del wanted[entry.field, entry.language, entry.place]
        else:
            gone.append(entry.pk)
    if gone:
        MemoryEntry.objects.filter(pk__in=gone).delete()
    if wanted:
        _store(wanted.values())


def matches(
    wanted: Iterable[Original], language: str, *, beside: Model | None = None
) -> dict[Original, list[Match]]:
    """Return what was translated from the same and from near originals, the best first.

    beside: a record whose own texts are left out. 2 queries, however many are asked for.
    """
    asked = {each: set(sketch_of(each.text)) for each in wanted if each.text.strip()}
    near = _candidates(set().union(*asked.values()), language)
    chosen = {each: _closest(keys, near) for each, keys in asked.items()}
    keys = {pk for found in chosen.values() for pk in found}
    hashes = {hash_of(each.text): each for each in asked}
    own = (beside._meta.model_name, beside.pk) if beside else None
    rows = MemoryEntry.objects.from_originals(language, hashes, keys) if asked else ()
    rows = [row for row in rows if (row.model, row.object) != own]
    return {each: _best(each, chosen[each], rows) for each in asked}


def _entries(record, fields, texts: Texts, marks: Marks) -> Iterator[MemoryEntry]:
    own = getattr(record, "original_language", "")
    for name in fields:
        for language in LANGUAGES:
            source = source_of(name, language, texts, marks, own)
            if source and _is_worth_it(name, language, texts, marks):
                mark = marks.get(column(name, language)) or Mark()
                original = _original(name, language, source, texts, marks)
                for place, (one, other) in _pairs(record, name, original, language, texts):
                    yield MemoryEntry(
                        original_language=source,
                        language=language,
                        original_hash=hash_of(one),
                        original=one,
                        text=other,
                        model=record._meta.model_name,
                        object=record.pk,
                        field=name,
                        place=place,
                        reviewed=mark.said == REVIEWED,
                    )


def _original(name: str, language: str, source: str, texts: Texts, marks: Marks) -> str:
    """Return what a text was made from: of a stale one, its original as it was then."""
    if state_of(name, language, texts, marks) == STALE:
        return marks[column(name, language)].original_text
    return str(texts.get(column(name, source)) or "")


def _pairs(record: Model, name: str, original: str, language: str, texts: Texts):
    """Yield the paragraphs of prose beside their originals, numbered; else the whole text."""
    text = str(texts.get(column(name, language)) or "")
    is_prose = name in getattr(record, "prose", ())
    pairs = aligned(original, text) if is_prose else [(original, text)]
    return ((place, pair) for place, pair in enumerate(pairs) if all(pair))


def _is_worth_it(name: str, language: str, texts: Texts, marks: Marks) -> bool:
    """Tell whether a person has written a text, and nobody found it wrong."""
    mark = marks.get(column(name, language))
    said = mark.said if mark else WRITTEN
    return said != CONVERTED and reason_of(name, language, texts, marks) != RETURNED


def _known_by(entry: MemoryEntry) -> tuple:
    return entry.original_language, entry.original_hash, entry.text, entry.reviewed


def _store(entries: Iterable[MemoryEntry]) -> None:
    stored = MemoryEntry.objects.bulk_create(entries)
    MemoryKey.objects.bulk_create(
        MemoryKey(entry=entry, key=key) for entry in stored for key in sketch_of(entry.original)
    )


def _candidates(keys: set[int], language: str) -> Mapping[int, set[int]]:
    """Return the entries that share keys with what is asked for, with the keys they share."""
    found: dict[int, set[int]] = defaultdict(set)
    if keys:
        rows = MemoryKey.objects.filter(key__in=keys, entry__language=language)
        for key, pk in rows.order_by("-pk").values_list("key", "entry_id")[:MOST_KEYS]:
            found[pk].add(key)
    return found


def _closest(keys: set[int], near: Mapping[int, set[int]]) -> set[int]:
    shared = Counter({pk: count for pk, theirs in near.items() if (count := len(keys & theirs))})
    return {pk for pk, _count in shared.most_common(MOST_CANDIDATES)}


def _best(wanted: Original, near: set[int], rows: Iterable[MemoryEntry]) -> list[Match]:
    found: dict[str, Match] = {}
    for row in rows:
        if row.original_language != wanted.language:
            continue
        score = _score(wanted, row, near)
        match = Match(row.text, row.original, score, row.reviewed, row.model)
        if score >= LIKE and _rank(match) > _rank(found.get(row.text)):
            found[row.text] = match
    return sorted(found.values(), key=_rank, reverse=True)[:MOST]


def _score(wanted: Original, row: MemoryEntry, near: set[int]) -> int:
    if row.original_hash == hash_of(wanted.text):
        return 100
    if row.pk not in near:
        return 0
    return min(99, int(fuzz.ratio(wanted.text, row.original, score_cutoff=LIKE)))


def _rank(match: Match | None) -> tuple[int, bool]:
    return (match.score, match.reviewed) if match else (0, False)
