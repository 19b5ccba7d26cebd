"""What the index holds of a record: its names, its texts by language, and a text for staff."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from search.asking import BEGINS, LONGEST_PREFIX, SPELT, begin
from search.fields import Tokens
from search.models import Document, Name
from search.normalise import fold, grams, is_han, key, marked, marked_key, parts, runs, stem, stems

MOST_TOKENS = 16_000
LONGEST_SORT = 100
# The records of a kind come in steps, each so many times the one before: a common word is
# asked for step by step, so that what it costs does not grow with the site.
FIRST_STEP, STEP_GROWTH, STEPS = 256, 2, 16
SAMPLE_SIZE = 128
SAMPLE = "@sample"
STAFF = "!"


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


def step_of(pk: int) -> int:
    """Return the step in which a record of its kind is asked for."""
    return sum(pk >= end for end in step_ends())


def step_ends() -> list[int]:
    """Return the id before which each step but the last ends."""
    return [FIRST_STEP * STEP_GROWTH**step for step in range(STEPS - 1)]


def step_token(model: str, step: int) -> str:
    """Return the token of all rows of a kind in one step."""
    return f"@{model}{step}"


def documents_of(described: Described) -> Iterator[Document]:
    """Yield the rows of a record."""
    if described.is_public:
        yield from _public_documents(described)
    if described.staff:
        placed, _spelt = text_tokens(described.staff)
        staff = Tokens([token and STAFF + token for token in placed])
        yield _row(described, Document.Part.STAFF, "", "", staff)


def _public_documents(described: Described) -> Iterator[Document]:
    if described.names:
        yield _names_row(described)
    for language, (title, text) in described.texts.items():
        placed, spelt = text_tokens("\n".join((title, text)))
        flags = (*_places(described), *spelt)
        yield _row(described, Document.Part.TEXT, language, title, Tokens(placed, flags))


def names_of(described: Described) -> Iterator[Name]:
    """Yield the names and aliases of a record; one that only staff find has none."""
    if not described.is_public:
        return
    titles = {title for title, _text in described.texts.values()}
    for name in dict.fromkeys(described.names):
        if name_key := key(name)[:300]:
            yield Name(
                model=described.model,
                object=described.object,
                key=name_key,
                marked=marked_key(name)[:300],
                is_alias=name not in titles,
                sort=described.sort,
                tokens=Tokens([], sorted(set(grams(name_key)))),
            )


def text_tokens(text: str) -> tuple[list[str], set[str]]:
    """Return the tokens of a text in order, and those by which its marks are told.

    The latter are the tokens from which folding takes something.
    """
    folded, written = fold(text), marked(text)
    placed = stems(folded)
    spelt: set[str] = set()
    if folded != written:
        different = set(runs(written)).difference(runs(folded))
        spelt = {token for run in different for token in parts(run)}.difference(placed)
    return placed[:MOST_TOKENS], {SPELT + token for token in spelt}


def _names_row(described: Described) -> Document:
    placed: list[str] = []
    flags: set[str] = set(_places(described))
    for name in described.names:
        found = [token for run in runs(fold(name)) for token in parts(run)]
        placed += [*map(stem, found), ""]
        flags.update(*map(_beginnings, found))
        flags.update(BEGINS + letter for run in runs(fold(name)) if is_han(run) for letter in run)
        flags.update(SPELT + token for run in runs(marked(name)) for token in parts(run))
    tokens = Tokens(placed[:MOST_TOKENS], flags)
    return _row(described, Document.Part.NAMES, "", described.names[0], tokens)


def _beginnings(token: str) -> Iterable[str]:
    if is_han(token):
        return (BEGINS + token,)
    ends = range(1, min(len(token), LONGEST_PREFIX) + 1)
    return (begin(token), *(BEGINS + token[:end] for end in ends))


def _places(described: Described) -> list[str]:
    places = [step_token(described.model, step_of(described.object))]
    return [*places, SAMPLE] if described.object % SAMPLE_SIZE == 0 else places


def _row(described: Described, part: str, language: str, title: str, tokens: Tokens) -> Document:
    return Document(
        model=described.model,
        object=described.object,
        part=part,
        language=language,
        title=title[:300],
        sort=described.sort,
        tokens=tokens,
    )
