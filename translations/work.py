"""What someone works on in the translation desk: a record's texts, and what is known of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser

from editorial.drafts import Seen, draft_of, record_of, seen_data
from editorial.models import Public, Revision
from editorial.patches import data_of
from editorial.shapes import shape_of
from translations.languages import LANGUAGES, column
from translations.marks import Mark, reason_of, said_of, settle, source_of, state_of
from translations.states import marks_of


@dataclass(frozen=True)
class Work:
    """A record as someone continues it.

    draft: None where they have none yet. texts: every field, as the draft has it, else as it
    stands. marks: what is known of these texts, by column.
    """

    record: Public
    draft: Revision | None
    texts: Mapping[str, object]
    marks: Mapping[str, Mark]

    @property
    def fields(self) -> tuple[str, ...]:
        """Return the translated fields of the record."""
        return shape_of(type(self.record)).texts

    @property
    def original(self) -> str:
        """Return the language that the record itself is written in, "" where it tells none."""
        return getattr(self.record, "original_language", "")

    @property
    def seen(self) -> Seen:
        """Return what is before the editor, for the form to carry along."""
        draft = self.draft
        return Seen(self.record.revision, draft and draft.pk, draft.version if draft else 0)

    def text(self, name: str, language: str) -> str:
        """Return a field's text in a language, "" where there is none."""
        return str(self.texts.get(column(name, language)) or "")

    def mark(self, name: str, language: str) -> Mark | None:
        """Return what is known of a text beside the default."""
        return self.marks.get(column(name, language))

    def state(self, name: str, language: str) -> str:
        """Return the state of a field in a language, "" where it is written in none."""
        return state_of(name, language, self.texts, self.marks)

    def reason(self, name: str, language: str) -> str:
        """Return why a text is stale, "" where it is not."""
        return reason_of(name, language, self.texts, self.marks)

    def source(self, name: str, language: str) -> str:
        """Return the language that a text is, or would be, translated from; "" for an original."""
        return source_of(name, language, self.texts, self.marks, self.original)

    def is_live(self, name: str, language: str) -> bool:
        """Tell whether the record's row holds this text and its original, too."""
        if self.draft is None or not self.record.is_public:
            return True
        return all(
            (getattr(self.record, column(name, code)) or "") == self.text(name, code)
            for code in (language, self.source(name, language) or language)
        )

    def said(self, name: str, language: str, said: str, **more) -> Mark:
        """Return the mark of what is said of a text as it stands in work.

        more: origin, note, by, at; original, where another one than the present was seen;
        source, where it comes from another language; text, where that is to be written.
        """
        source = more.pop("source", self.source(name, language))
        original = more.pop("original", self.text(name, source) if source else "")
        text = more.pop("text", self.text(name, language))
        return said_of(text, said, source, original, **more)


def open_work(record: Public, by: AbstractBaseUser) -> Work:
    """Return a record as someone continues it: in their own draft, or that of a hidden record."""
    draft = draft_of(record, by)
    return work_in(draft, record) if draft else as_it_stands(record)


def as_it_stands(record: Public) -> Work:
    """Return a record as its row holds it."""
    return Work(record, None, data_of(record), marks_of(record))


def work_in(
    draft: Revision, record: Public | None = None, marks: Mapping[str, Mark] | None = None
) -> Work:
    """Return a record as a draft has it, whoever wrote it.

    marks: the stored ones, read where they are not given.
    """
    record = record or record_of(draft)
    marks = marks_of(record) if marks is None else marks
    if not record.is_public:
        return Work(record, draft, draft.data, marks)
    texts = shape_of(type(record)).texts
    before = draft.base.data if draft.base else data_of(record)
    own = getattr(record, "original_language", "")
    marks = settle(texts, before, draft.data, marks, told=draft.told, original=own)
    return Work(record, draft, draft.data, marks)


def work_as_seen(record: Public, by: AbstractBaseUser, seen: Seen) -> Work:
    """Return a record as someone had it before them, with what is known of it now."""
    work = open_work(record, by)
    texts = seen_data(work.draft or Revision(data=work.texts), record, seen)
    return Work(record, work.draft, texts, work.marks)


def field_and_language(name: str) -> tuple[str, str]:
    """Return the field and the language of a column. Errors: ValueError for none of them."""
    for language in LANGUAGES:
        ending = column("", language)
        if name.endswith(ending):
            return name.removesuffix(ending), language
    raise ValueError(name)
