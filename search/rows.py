"""What the index holds of a record: its names, its texts by language, and a text for staff."""

from bisect import bisect
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import NamedTuple

from search.asking import BEGINS, LONGEST_PREFIX, SPELT, begin, language_token
from search.fields import Tokens
from search.models import Document
from search.normalise import fold, grams, is_han, key, marked, parts, runs, stem, stems

MOST_TOKENS = 16_000
LONGEST_SORT = 100
# The records of a kind come in steps, each so many times the one before: a common word is
# asked for step by step, so that what it costs does not grow with the site.
FIRST_STEP, STEP_GROWTH, STEPS = 128, 2, 17
SAMPLE_SIZE = 512
SAMPLE = "@sample"
STAFF = "!"
# How many words are kept with their beginnings: names share many of theirs.
WORDS_KEPT = 10_000


class DocumentRow(NamedTuple):
    """What a Document is made of; a model's own object takes longer to make than its tokens."""

    model: str
    object: int
    part: str
    language: str
    title: str
    sort: str
    tokens: Tokens


class NameRow(NamedTuple):
    """What a Name is made of."""

    model: str
    object: int
    key: str
    marked: str
    is_alias: bool
    sort: str
    tokens: Tokens


class Called(NamedTuple):
    """A name, with its words and runs of Han as folded and as marked."""

    name: str
    folded: list[str]
    marked: list[str]


@dataclass(frozen=True)
class Described:
    """What is to be indexed of one record.

    names: every name and alias. texts: {language: (title, text)}. staff: what only staff find.
    is_public: whether anyone else finds it.
    """

    model: str
    object: int
    names: list[str]
    texts: dict[str, tuple[str, str]]
    staff: str = ""
    is_public: bool = True
    sort: str = field(init=False)

    def __post_init__(self):
        object.__setattr__(self, "sort", key(self.names[0])[:LONGEST_SORT] if self.names else "")

    @cached_property
    def called(self) -> list[Called]:
        """Return each name once, as it is written and as it is looked for."""
        names = dict.fromkeys(self.names)
        return [Called(name, runs(fold(name)), runs(marked(name))) for name in names]

    @cached_property
    def places(self) -> list[str]:
        """Return the tokens that tell where its rows are."""
        places = [step_token(self.model, step_of(self.object))]
        return [*places, SAMPLE] if self.object % SAMPLE_SIZE == 0 else places


def step_of(pk: int) -> int:
    """Return the step in which a record of its kind is asked for."""
    return bisect(step_ends(), pk)


def step_ends() -> list[int]:
    """Return the id before which each step but the last ends."""
    return [FIRST_STEP * STEP_GROWTH**step for step in range(STEPS - 1)]


def step_token(model: str, step: int) -> str:
    """Return the token of all rows of a kind in one step."""
    return f"@{model}{step}"


def documents_of(described: Described) -> Iterator[DocumentRow]:
    """Yield the rows of a record."""
    if described.is_public:
        yield from _public_documents(described)
    if described.staff:
        placed, _spelt = text_tokens(described.staff)
        staff = Tokens([token and STAFF + token for token in placed])
        yield _row(described, Document.Part.STAFF, "", "", staff)


def _public_documents(described: Described) -> Iterator[DocumentRow]:
    if described.names:
        yield _names_row(described)
    for language, (title, text) in described.texts.items():
        placed, spelt = text_tokens(f"{title}\n{text}")
        flags = (*described.places, language_token(language), *spelt)
        yield _row(described, Document.Part.TEXT, language, title, Tokens(placed, flags))


def names_of(described: Described) -> Iterator[NameRow]:
    """Yield the names and aliases of a record; one that only staff find has none."""
    if not described.is_public:
        return
    titles = {title for title, _text in described.texts.values()}
    said = [language_token(language) for language in described.texts]
    for name, folded, written in described.called:
        if name_key := " ".join(folded)[:300]:
            yield NameRow(
                described.model,
                described.object,
                name_key,
                " ".join(written)[:300],
                name not in titles,
                described.sort,
                Tokens([], [*said, *sorted(set(grams(name_key)))]),
            )


def text_tokens(text: str) -> tuple[list[str], set[str]]:
    """Return the tokens of a text in order, and those by which its marks are told.

    The latter are the tokens from which folding takes something.
    """
    folded, written = fold(text), marked(text)
    found = runs(folded)
    placed = stems(found)
    spelt: set[str] = set()
    if folded != written:
        different = set(runs(written)).difference(found)
        spelt = {token for run in different for token in parts(run)}.difference(placed)
    return placed[:MOST_TOKENS], {SPELT + token for token in spelt}


def _names_row(described: Described) -> DocumentRow:
    placed: list[str] = []
    flags: set[str] = {*described.places, *map(language_token, described.texts)}
    for _name, folded, written in described.called:
        for run in folded:
            found = parts(run)
            placed += map(stem, found)
            for token in found:
                flags.update(_beginnings(token))
            if is_han(run):
                flags.update([BEGINS + letter for letter in run])
        placed.append("")
        flags.update([SPELT + token for run in written for token in parts(run)])
    tokens = Tokens(placed[:MOST_TOKENS], flags)
    return _row(described, Document.Part.NAMES, "", described.names[0], tokens)


@lru_cache(WORDS_KEPT)
def _beginnings(token: str) -> tuple[str, ...]:
    if is_han(token):
        return (BEGINS + token,)
    ends = range(1, min(len(token), LONGEST_PREFIX) + 1)
    return (begin(token), *(BEGINS + token[:end] for end in ends))


def _row(described: Described, part: str, language: str, title: str, tokens: Tokens) -> DocumentRow:
    model, pk, sort = described.model, described.object, described.sort
    return DocumentRow(model, pk, part, language, title[:300], sort, tokens)
