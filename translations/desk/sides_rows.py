"""The rows of the page: each field of a record, its original beside its translation.

Nothing here runs a query.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.text import capfirst

from editorial.labels import words_for
from editorial.text_diffs import Block, blocks_of
from translations.checks import Finding
from translations.desk.glyphs import GLYPHS
from translations.desk.sides_acts import text_in
from translations.desk.sides_findings import Term, findings_for, terms_in
from translations.desk.sides_place import Place
from translations.glossary import Entry
from translations.languages import HTML_CODES, OWN_NAMES, column
from translations.marks import (
    BEHIND,
    CHANGED,
    RETURNED,
    SAME,
    STALE,
    Mark,
    hash_of,
)
from translations.memory import Match, Original
from translations.models import Comment, FieldState
from translations.paragraphs import aligned, paragraphs
from translations.work import Work

# A text of at most so many characters has an input of one line; how many fit a line else.
SHORT = 120
LINE = 60
REFERENCE = re.compile(r"(\{\{[^{}]*\}\})")


@dataclass(frozen=True)
class Part:
    """A paragraph of an original beside its translation, or the whole texts.

    number: from 1. of: how many there are. help: the same in a third language, '' for none.
    matches: what was made of the same or near ones.
    """

    number: int
    of: int
    original: str
    text: str
    help: str = ""
    matches: Sequence[Match] = ()

    @property
    def runs(self) -> list[tuple[bool, str]]:
        """Return the original as (whether it is a reference, text), in reading order."""
        return [(run.startswith("{{"), run) for run in REFERENCE.split(self.original) if run]

    @property
    def lines(self) -> int:
        """Return how many lines an input should show."""
        longest = max(self.original, self.text, key=len)
        return min(16, max(2, sum(1 + len(line) // LINE for line in longest.splitlines())))


@dataclass(frozen=True)
class Trouble:
    """What was sent for a row and could not be saved: its text, and why.

    seen: what the row was opened on. conflict: an EditConflict, where someone else changed
    the same text.
    """

    text: str | None = None
    seen: str = ""
    words: Sequence[str] = ()
    conflict: object = None
    note: str = ""
    comment: str = ""


@dataclass(frozen=True)
class Beside:
    """What stands beside the texts of a record: comments by field, what memory and glossary know.

    voiced: the columns of which the user may say something.
    """

    comments: Mapping[str, Sequence[Comment]] = field(default_factory=dict)
    matches: Mapping[Original, Sequence[Match]] = field(default_factory=dict)
    entries: Sequence[Entry] = ()
    voiced: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Row:
    """One field in one language. work: all texts of the record."""

    place: Place
    work: Work
    name: str
    beside: Beside
    trouble: Trouble = Trouble()

    @property
    def column(self) -> str:
        """Return the column of the text."""
        return column(self.name, self.place.language)

    @property
    def label(self) -> str:
        """Return what the field is called."""
        return capfirst(words_for(self.place.model._meta.get_field(self.name)))

    @property
    def sent(self) -> str:
        """Return the names of all inputs of the row, for sending it alone."""
        own = [f"{name}-{self.name}" for name in ("text", "seen", "note", "comment")]
        return ",".join([*own, "csrfmiddlewaretoken", "act", "_token", f"_take.{self.column}"])

    @property
    def check_address(self) -> str:
        """Return where the text is checked while it is typed."""
        return self.place.address("sides_check")

    @property
    def seen(self) -> str:
        """Return what the row was opened on: of what could not be saved, at first."""
        return self.trouble.seen or str(self.work.seen)

    @cached_property
    def state(self) -> str:
        """Return the state of the text, "" where the field is written in no language."""
        return self.work.state(self.name, self.place.language)

    @property
    def glyph(self) -> str:
        """Return the sign of the state, beside its word."""
        return GLYPHS.get(self.state, "")

    @property
    def state_words(self) -> str:
        """Return the word for the state."""
        return FieldState.State(self.state).label if self.state else ""

    @property
    def reason(self) -> str:
        """Return why the text is stale, in words."""
        reason = self.work.reason(self.name, self.place.language)
        return FieldState.Reason(reason).label if reason and self.state == STALE else ""

    @property
    def behind(self) -> str:
        """Return where what the text was made from is mended first, "" where it needs not be."""
        return self.place.address(language=self.source) if self._is_stale_for(BEHIND) else ""

    @property
    def note(self) -> str:
        """Return what a reviewer said when returning the text."""
        return self.mark.note if self._is_stale_for(RETURNED) else ""

    @property
    def mark(self) -> Mark:
        """Return what is known of the text."""
        return self.work.mark(self.name, self.place.language) or Mark()

    @cached_property
    def source(self) -> str:
        """Return the language that the text is translated from, "" for an original."""
        return self.work.source(self.name, self.place.language)

    @property
    def source_name(self) -> str:
        """Return what that language calls itself."""
        return OWN_NAMES.get(self.source, "")

    @property
    def source_lang(self) -> str:
        """Return the lang attribute of the original."""
        return HTML_CODES.get(self.source, "")

    @property
    def lang(self) -> str:
        """Return the lang attribute of the text."""
        return HTML_CODES[self.place.language]

    @property
    def original(self) -> str:
        """Return the original's text, "" where this text is it."""
        return self.work.text(self.name, self.source) if self.source else ""

    @property
    def stored_text(self) -> str:
        """Return the text as it is in work."""
        return self.work.text(self.name, self.place.language)

    @property
    def text(self) -> str:
        """Return the text to show: what was typed where that could not be saved."""
        return self.stored_text if self.trouble.text is None else self.trouble.text

    @property
    def help_text(self) -> str:
        """Return the text in the language that is shown as help."""
        shown = self.place.query.get("help", "")
        return self.work.text(self.name, shown) if shown in OWN_NAMES else ""

    @property
    def is_prose(self) -> bool:
        """Tell whether the field is Markdown."""
        return self.name in self.place.record.prose

    @property
    def max_length(self) -> int | None:
        """Return how many characters the text may have, None for any number."""
        return self.place.model._meta.get_field(self.column).max_length

    @property
    def is_short(self) -> bool:
        """Tell whether the text fits one line."""
        return self.max_length is not None and self.max_length <= SHORT

    @cached_property
    def parts(self) -> list[Part]:
        """Return what stands side by side: paragraphs of prose, else the whole texts."""
        pairs = aligned(self.original, self.text) if self.is_prose else [self._whole]
        if self.trouble.conflict:
            pairs = [self._whole]
        helps = self._helps(len(pairs))
        return [
            Part(number, len(pairs), one, other, helps[number - 1], self._matches(one, other))
            for number, (one, other) in enumerate(pairs, start=1)
        ]

    @cached_property
    def diff(self) -> list[Block]:
        """Return what the original says otherwise than when this was made from it."""
        if not self._is_stale_for(CHANGED) and not self.mark.note:
            return []
        now = self.work.text(self.name, self.mark.original_language)
        if hash_of(now) == self.mark.original_hash or not self.mark.original_language:
            return []
        return list(blocks_of(self.mark.original_text, now))

    @cached_property
    def findings(self) -> list[Finding]:
        """Return what the checks find in the text."""
        return findings_for(*self._pair, is_prose=self.is_prose)

    @cached_property
    def terms(self) -> list[Term]:
        """Return the glossary's terms in the original, with what is expected for them."""
        return terms_in(*self._pair, self.beside.entries)

    @property
    def comments(self) -> Sequence[Comment]:
        """Return what was said of the text."""
        return self.beside.comments.get(self.name, ())

    @property
    def open_comments(self) -> int:
        """Return how many comments nobody has settled."""
        return sum(comment.is_open for comment in self.comments)

    @property
    def may_voice(self) -> bool:
        """Tell whether the user may say something of the text."""
        return self.column in self.beside.voiced

    @property
    def may_write(self) -> bool:
        """Tell whether the user may change the text here."""
        return self.may_voice and not self.place.is_anothers

    @property
    def may_review(self) -> bool:
        """Tell whether the user may call the text reviewed."""
        return self.may_voice and self.place.may_review and bool(self.source)

    @property
    def may_return(self) -> bool:
        """Tell whether there is something to return to its translator."""
        return self.may_review and bool(self.stored_text) and not self.mark.note

    @property
    def may_confirm(self) -> bool:
        """Tell whether the text can be said to be still correct."""
        return self.may_voice and self.state == STALE

    @property
    def may_be_same(self) -> bool:
        """Tell whether the text can be the same on purpose: empty, or equal to its original."""
        if not (self.may_voice and self.source) or self.state == SAME:
            return False
        return hash_of(self.stored_text) in (hash_of(""), hash_of(self.original))

    @property
    def may_be_original(self) -> bool:
        """Tell whether the text can be made the original of its field."""
        return self.may_review and bool(self.stored_text)

    def _helps(self, count: int) -> list[str]:
        """Return the help by paragraph where it has as many, else all of it beside the first."""
        found = paragraphs(self.help_text)
        return found if len(found) == count else [self.help_text, *[""] * (count - 1)]

    @property
    def _pair(self) -> tuple[str, str, str, str]:
        return self.original, self.source, self.text, self.place.language

    @property
    def _whole(self) -> tuple[str, str]:
        return self.original, self.text

    def _is_stale_for(self, reason: str) -> bool:
        return self.work.reason(self.name, self.place.language) == reason

    def _matches(self, original: str, text: str) -> list[Match]:
        found = self.beside.matches.get(Original(self.source, original), ())
        return [match for match in found if hash_of(match.text) != hash_of(text)]


def row_as_typed(place: Place, sent) -> Row | None:
    """Return the row whose text a form sends, with that text; None where it sends none."""
    name = next((name for name in place.columns if f"text-{name}" in sent), None)
    if name is None:
        return None
    typed = Trouble(text_in(sent.getlist(f"text-{name}")))
    return Row(place, place.work(), name, Beside(), typed)


def originals_of(rows: Sequence[Row]) -> list[Original]:
    """Return what the memory is asked for: the originals of what the user may write."""
    return [
        Original(row.source, part.original)
        for row in rows
        if row.may_write and row.source
        for part in row.parts
    ]
