"""What is known of a text in one language, and what a change of the texts makes of it.

A mark tells what somebody last said of a translation, and keeps the original as it was then:
while the original still reads so, what was said holds; when it reads otherwise, the
translation is stale and the two originals are the diff. A text without a mark is written by
a person, from the original as it stands. Nothing here runs a query.
"""

import hashlib
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace

from translations.languages import LANGUAGES, column

MISSING, STALE = "missing", "stale"
CONVERTED, IN_REVIEW = "converted", "in_review"
WRITTEN, REVIEWED, SAME = "written", "reviewed", "same"

# Why a text is stale.
CHANGED, BEHIND, RETURNED = "changed", "behind", "returned"

Texts = Mapping[str, object]
Steps = Collection[tuple[str, str]]


@dataclass(frozen=True)
class Mark:
    """What was last said of one text.

    said: written, converted, in_review, reviewed or same. origin: "" for what a person wrote,
    else where the text came from: script, memory, exchange. original_language: what it was
    translated from, "" for an original. original_text: that text as it was then; its hash
    beside it. text_hash: the hash of the text that was spoken of; "" for the present one.
    note: why a reviewer returned it; by: the key of who said it; at: when, in ISO format.
    """

    said: str = WRITTEN
    origin: str = ""
    original_language: str = ""
    original_hash: str = ""
    original_text: str = ""
    text_hash: str = ""
    note: str = ""
    by: int | None = None
    at: str = ""

    @property
    def says_nothing(self) -> bool:
        """Tell whether it says no more than a text without a mark does."""
        return self.said == WRITTEN and not (self.origin or self.note)

    def moved_to(self, original: str) -> "Mark":
        """Return it as said of the original as it reads now."""
        return replace(self, original_text=original, original_hash=hash_of(original))

    def as_data(self) -> dict:
        """Return it as revisions keep it: only what is not the default."""
        default = asdict(Mark())
        return {name: value for name, value in asdict(self).items() if value != default[name]}


Marks = Mapping[str, Mark]


@dataclass(frozen=True)
class Told:
    """What an editor says of texts beside writing them.

    marks: by column. minor: {column: steps from one hash to the next} of originals whose
    changes leave the translations valid. Both hold only for the very texts they speak of.
    """

    marks: Marks = field(default_factory=dict)
    minor: Mapping[str, Steps] = field(default_factory=dict)

    @classmethod
    def read(cls, data: Mapping) -> "Told":
        """Return what as_data gave."""
        marks = {name: Mark(**mark) for name, mark in data.get("marks", {}).items()}
        minor = data.get("minor", {}).items()
        return cls(marks, {name: [tuple(step) for step in steps] for name, steps in minor})

    def as_data(self) -> dict:
        """Return it as a draft keeps it; empty where nothing was said."""
        marks = {name: mark.as_data() for name, mark in self.marks.items()}
        minor = {name: [list(step) for step in steps] for name, steps in self.minor.items()}
        return {key: value for key, value in (("marks", marks), ("minor", minor)) if value}

    @property
    def says_anything(self) -> bool:
        """Tell whether anything was said."""
        return bool(self.marks or self.minor)

    def and_then(self, later: "Told") -> "Told":
        """Return what was said first and later together; the later word counts."""
        minor = {name: list(steps) for name, steps in self.minor.items()}
        for name, steps in later.minor.items():
            minor[name] = list(dict.fromkeys((*minor.get(name, ()), *steps)))
        return Told({**self.marks, **later.marks}, minor)


UNTOLD = Told()


def hash_of(text: object) -> str:
    """Return the hash by which a text is known: NFC, LF, no space at its ends."""
    plain = unicodedata.normalize("NFC", str(text or "")).replace("\r\n", "\n").strip()
    return hashlib.sha256(plain.encode()).hexdigest()[:32]


def settle(
    fields: Sequence[str],
    before: Texts,
    after: Texts,
    marks: Marks,
    *,
    told: Told = UNTOLD,
    original: str = "",
) -> dict[str, Mark]:
    """Return the marks of a record's texts after a change, from those before it.

    before, after: texts by column; before is empty for a new record. told: what the editor
    said of them. original: the language that the record is written in where nothing else
    tells. Columns without a mark are left out, and so are fields that are written nowhere.
    """
    found: dict[str, Mark] = {}
    for name in fields:
        found |= _Field(name, before, after, marks, told, original).settled()
    return found


def said_of(text: object, said: str, source: str, original: object, **more) -> Mark:
    """Return the mark of what somebody says of a text.

    source: the language that it is translated from, "" for an original. original: what that
    read when they had it before them. more: origin, note, by, at of the mark.
    """
    mark = Mark(said, original_language=source, text_hash=hash_of(text), **more)
    return mark.moved_to(str(original or "")) if source else mark


def minor_edit(names: Sequence[str], before: Texts, after: Texts) -> Told:
    """Return that the changes of some columns leave their translations valid."""
    steps = {name: (hash_of(before.get(name)), hash_of(after.get(name))) for name in names}
    return Told(minor={name: [step] for name, step in steps.items() if step[0] != step[1]})


def told_again(fields: Sequence[str], names: Collection[str], texts: Texts, marks: Marks) -> Told:
    """Return what was known of some columns when a record held these texts, to say it again.

    What had no mark then was written from its original as it read then.
    """
    again = {}
    for name in fields:
        for language in LANGUAGES:
            if (own := column(name, language)) in names:
                source = source_of(name, language, texts, marks)
                original = texts.get(column(name, source)) if source else ""
                mark = marks.get(own) or said_of("", WRITTEN, source, original)
                again[own] = replace(mark, text_hash=hash_of(texts.get(own)))
    return Told(again)


def reason_of(name: str, language: str, texts: Texts, marks: Marks) -> str:
    """Return why a field is stale in a language, "" where it is not.

    changed: its original reads otherwise now; behind: its original is stale itself;
    returned: a reviewer found it wrong.
    """
    seen: set[str] = set()
    reason = ""
    while language not in seen:
        seen.add(language)
        mark = marks.get(column(name, language))
        if mark is None or mark.said == SAME and not texts.get(column(name, language)):
            return ""
        if mark.note and not reason:
            return RETURNED
        source = mark.original_language
        if not source:
            return ""
        if mark.original_hash != hash_of(texts.get(column(name, source))):
            return reason or CHANGED
        language, reason = source, BEHIND
    return ""


def state_of(name: str, language: str, texts: Texts, marks: Marks) -> str:
    """Return the state of a field in a language; "" where it is written in none.

    texts, marks: of all four languages.
    """
    own = column(name, language)
    mark = marks.get(own)
    if not texts.get(own):
        others = any(texts.get(column(name, code)) for code in LANGUAGES)
        if mark and mark.said == SAME:
            return SAME
        return MISSING if others else ""
    if reason_of(name, language, texts, marks):
        return STALE
    return mark.said if mark else WRITTEN


def original_of(name: str, texts: Texts, marks: Marks, default: str = "") -> str:
    """Return the language in which a field was written first; "" where it is empty.

    That is one whose text was translated from none: the record's own language before English
    before the others.
    """
    written = [code for code in LANGUAGES if texts.get(column(name, code))]
    first = [code for code in written if not _source(name, code, marks)] or written
    return default if default in first else next(iter(first), "")


def source_of(name: str, language: str, texts: Texts, marks: Marks, default: str = "") -> str:
    """Return the language that a field's text is translated from; "" for its original."""
    source = _source(name, language, marks)
    if source and texts.get(column(name, source)):
        return source
    first = original_of(name, texts, marks, default)
    return "" if first == language else first


def _source(name: str, language: str, marks: Marks) -> str:
    mark = marks.get(column(name, language))
    return mark.original_language if mark else ""


@dataclass(frozen=True)
class _Field:
    """One translated field in one change."""

    name: str
    before: Texts
    after: Texts
    marks: Marks
    told: Told
    default: str

    def settled(self) -> dict[str, Mark]:
        if not any(self._texts(self.after)):
            return {}
        found = {}
        for language in LANGUAGES:
            mark = self._mark(language)
            if mark is not None:
                found[column(self.name, language)] = mark
        return self._without_what_goes_unsaid(found)

    def _mark(self, language: str) -> Mark | None:
        own = column(self.name, language)
        now, mark = self.after.get(own), self.marks.get(own)
        said = self.told.marks.get(own)
        if said and said.text_hash == hash_of(now):
            return replace(said, text_hash="")
        if not now:
            return mark if mark and mark.said == SAME else None
        source = self._source(language)
        if not source:
            return mark if mark and self._is_kept(own) else None
        if self._is_kept(own):
            return self._carried(source, mark)
        return self._rewritten(source, mark)

    def _carried(self, source: str, mark: Mark | None) -> Mark:
        """Return the mark of a translation whose text was not touched."""
        was, now = self._original_before(source), self._original_now(source)
        mark = mark or Mark(original_language=source).moved_to(was)
        if not mark.original_language:
            mark = replace(mark, original_language=source).moved_to(was)
        return mark.moved_to(now) if self._is_still_valid(source, mark) else mark

    def _rewritten(self, source: str, mark: Mark | None) -> Mark:
        """Return the mark of a translation that was written or changed.

        Who mends a stale one without a word about it may not have seen what its original
        says now: it stays stale.
        """
        was, now = self._original_before(source), self._original_now(source)
        fresh = Mark(original_language=source).moved_to(now)
        is_stale = mark and mark.original_language and mark.original_hash != hash_of(was)
        if is_stale and hash_of(was) == hash_of(now):
            return fresh.moved_to(mark.original_text)
        return fresh

    def _is_kept(self, own: str) -> bool:
        return hash_of(self.before.get(own)) == hash_of(self.after.get(own))

    def _source(self, language: str) -> str:
        """Return what a text is translated from, "" for an original: as it was, if that stands."""
        texts = self.before if any(self._texts(self.before)) else self.after
        source = source_of(self.name, language, texts, self.marks, self.default)
        if source and not self.after.get(column(self.name, source)):
            source = original_of(self.name, self.after, self.marks, self.default)
        return "" if source == language else source

    def _texts(self, texts: Texts) -> list:
        return [texts.get(column(self.name, code)) for code in LANGUAGES]

    def _original_before(self, source: str) -> str:
        own = column(self.name, source)
        return str(self.before.get(own) or self.after.get(own) or "")

    def _original_now(self, source: str) -> str:
        return str(self.after.get(column(self.name, source)) or "")

    def _is_still_valid(self, source: str, mark: Mark) -> bool:
        """Tell whether only minor edits lie between the original then and now."""
        steps = self.told.minor.get(column(self.name, source), ())
        reached, wanted = {mark.original_hash}, hash_of(self._original_now(source))
        for _step in steps:
            reached |= {to for start, to in steps if start in reached}
        return wanted in reached

    def _is_up_to_date(self, mark: Mark) -> bool:
        source = mark.original_language
        return not source or mark.original_hash == hash_of(self._original_now(source))

    def _without_what_goes_unsaid(self, found: dict[str, Mark]) -> dict[str, Mark]:
        """Leave out marks that say what their absence would."""
        silent = {
            own: mark
            for own, mark in found.items()
            if mark.says_nothing and self._is_up_to_date(mark)
        }
        left = {own: mark for own, mark in found.items() if own not in silent}
        first = original_of(self.name, self.after, left, self.default)
        return left | {
            own: mark for own, mark in silent.items() if mark.original_language not in ("", first)
        }
