"""What a conversion would make of the texts of records, as the page shows it before it is saved.

Nothing here runs a query but shown_records.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet

from editorial.desk.rows import title_of
from editorial.drafts import Seen
from editorial.labels import label_of
from editorial.models import Public
from translations.converting import (
    ORIGINAL,
    Converted,
    conversions_of,
    converter_to,
)
from translations.desk.glyphs import GLYPHS
from translations.desk.matrix_cells import sides_address
from translations.exchange.works import works_of
from translations.marks import REVIEWED
from translations.models import FieldState
from translations.work import Work

CHANGED, FIXED = "changed", "fixed"


@dataclass(frozen=True)
class Text:
    """One text. language: that it is converted to. is_taken: whether it is ticked."""

    work: Work
    language: str
    converted: Converted
    is_taken: bool

    @property
    def label(self) -> str:
        """Return what the field is called."""
        return label_of(self.work.record._meta, self.converted.column)

    @property
    def key(self) -> str:
        """Return what a tick sends: the record, the column and what was shown of it."""
        parts = (self.work.record.pk, self.converted.column, self.converted.fingerprint)
        return ".".join(map(str, parts))

    @property
    def state(self) -> str:
        """Return the state of the text that stands."""
        return self.work.state(self.converted.name, self.language)

    @property
    def state_words(self) -> str:
        """Return the word for the state."""
        return FieldState.State(self.state).label

    @property
    def glyph(self) -> str:
        """Return the sign of the state."""
        return GLYPHS[self.state]

    @property
    def is_free(self) -> bool:
        """Tell whether it can be ticked."""
        return not self.converted.is_left_alone

    @property
    def is_reviewed(self) -> bool:
        """Tell whether it is left alone because somebody reviewed it."""
        return self.converted.keeps_because == REVIEWED

    @property
    def is_original(self) -> bool:
        """Tell whether it is left alone because it is the original of its field."""
        return self.converted.keeps_because == ORIGINAL

    @cached_property
    def runs(self) -> list[tuple[str, str]]:
        """Return the converted text as (how it was changed, text), in reading order.

        changed: by characters; fixed: by the glossary or a name; '': not at all.
        """
        made, place, runs = self.converted.conversion, 0, []
        for start, end in sorted(made.changed):
            how = FIXED if (start, end) in made.fixed else CHANGED
            runs += [("", made.text[place:start]), (how, made.text[start:end])]
            place = end
        runs.append(("", made.text[place:]))
        return [(how, text) for how, text in runs if text]


@dataclass(frozen=True)
class Shown:
    """A record with its texts that can be converted. title, html_lang: what it is called."""

    work: Work
    title: str
    html_lang: str
    url: str
    texts: list[Text]

    @property
    def seen(self) -> Seen:
        """Return what the form carries along."""
        return self.work.seen


def shown_records(
    records: QuerySet, target: str, *, by: AbstractBaseUser, taken: Collection[str] | None
) -> list[Shown]:
    """Return the records of which something can be converted, as someone continues them.

    taken: the ticks as they were sent, None for those to begin with. As many queries for any
    number of records.
    """
    converter, found = converter_to(target), list(records)
    works = works_of(records.model, found, by)
    shown = (
        _shown(works[record.pk], target, conversions_of(works[record.pk], converter), taken)
        for record in found
    )
    return [each for each in shown if each.texts]


def _shown(
    work: Work, target: str, found: Iterable[Converted], taken: Collection[str] | None
) -> Shown:
    record: Public = work.record
    texts = [_text(work, target, each, taken) for each in found]
    url = sides_address(type(record), record.pk, target)
    return Shown(work, *title_of(record), url, texts)


def _text(work: Work, target: str, converted: Converted, taken: Collection[str] | None) -> Text:
    text = Text(work, target, converted, is_taken=not converted.keeps_because)
    if taken is None or converted.is_left_alone:
        return text
    return Text(work, target, converted, is_taken=text.key in taken)
