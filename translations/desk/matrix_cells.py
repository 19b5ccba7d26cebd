"""What a cell of the matrix says of a record in one language; nothing here runs a query."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Model
from django.urls import reverse

from editorial.desk.rows import title_of
from editorial.models import Public
from translations.counting import STATES
from translations.desk.glyphs import GLYPHS
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES, column
from translations.marks import MISSING, STALE, WRITTEN
from translations.models import FieldState

# By field and language.
Stored = Mapping[tuple[str, str], FieldState]


@dataclass(frozen=True)
class Shown:
    """A state, and how many texts are in it.

    whole: of how many. reasons: why they are stale. url: where they are listed, '' for nowhere.
    """

    state: str
    count: int
    whole: int
    reasons: tuple[str, ...] = ()
    url: str = ""

    @property
    def glyph(self) -> str:
        """Return the sign of the state, beside its word."""
        return GLYPHS[self.state]

    @property
    def label(self) -> str:
        """Return the word for the state."""
        return FieldState.State(self.state).label


@dataclass(frozen=True)
class Cell:
    """A record in one language.

    states: the worst state of its texts, then the one that was asked for; none where nothing
    is written in any language. authors: who changes its texts in an open draft; '' for a
    program.
    """

    language: str
    url: str
    states: tuple[Shown, ...] = ()
    authors: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Return what the language calls itself."""
        return OWN_NAMES[self.language]

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.language]


@dataclass(frozen=True)
class Asked:
    """What cells are made of. fields: translated ones; state: one that was asked for, or ''."""

    fields: Sequence[str]
    languages: Sequence[str]
    state: str = ""


@dataclass(frozen=True)
class Beside:
    """What is known of a record beside its columns: stored states, authors by language."""

    stored: Stored = field(default_factory=dict)
    authors: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """A record with its cells. title, html_lang: what it is called, and in which language."""

    record: Public
    title: str
    html_lang: str
    cells: list[Cell]


def row_of(record: Public, asked: Asked, beside: Beside) -> Row:
    """Return a record with a cell for each language that is asked for."""
    cells = [_cell(record, code, asked, beside) for code in asked.languages]
    return Row(record, *title_of(record), cells)


def sides_address(model: type[Model], pk: int, language: str, state: str = "") -> str:
    """Return where the texts of a record are written in a language, beside their originals.

    state: from there to the next record with a text in it.
    """
    query = {"queue": state} if state else None
    return reverse("admin:sides", args=[model._meta.model_name, pk, language], query=query)


def changed_languages(fields: Sequence[str], changed: Iterable[str]) -> list[str]:
    """Return the languages in which a draft that changes these columns changes texts."""
    changed = set(changed)
    return [c for c in LANGUAGES if changed.intersection(column(name, c) for name in fields)]


def _cell(record: Public, language: str, asked: Asked, beside: Beside) -> Cell:
    states = [_state(record, name, language, beside.stored) for name in asked.fields]
    counts = Counter(filter(None, states))
    worst = next((state for state in STATES if counts[state]), "")
    reasons = [beside.stored.get((name, language)) for name in asked.fields]
    stale = tuple(dict.fromkeys(r.get_reason_display() for r in reasons if r and r.reason))
    return Cell(
        language,
        sides_address(type(record), record.pk, language, asked.state),
        tuple(
            Shown(state, counts[state], counts.total(), stale if state == STALE else ())
            for state in dict.fromkeys((worst, asked.state))
            if counts[state]
        ),
        tuple(beside.authors.get(language, ())),
    )


def _state(record: Public, name: str, language: str, stored: Stored) -> str:
    """Return the state of a text, '' where the field is written in no language."""
    if row := stored.get((name, language)):
        return row.state
    if getattr(record, column(name, language)):
        return WRITTEN
    return MISSING if any(getattr(record, column(name, code)) for code in LANGUAGES) else ""
