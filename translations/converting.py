"""Texts of records made from those in the other Chinese script: what may be, and saving it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.drafts import Seen, hold_record
from editorial.labels import label_of
from editorial.models import Public, Revision
from translations.conversion import Conversion, Converter
from translations.languages import OWN_NAMES, column
from translations.marks import CONVERTED, REVIEWED, SAME, STALE, Mark, hash_of
from translations.models import FieldState, GlossaryTerm
from translations.records import names_in
from translations.services import save_texts
from translations.work import Work, open_work, work_as_seen

# From which language each is converted.
SOURCES = {"zh-hant": "zh-hans", "zh-hans": "zh-hant"}
# Why a text stays whatever is asked: somebody reviewed it, or the others come from it.
ORIGINAL = "original"
NEVER = (REVIEWED, ORIGINAL)


@dataclass(frozen=True)
class Converted:
    """What conversion makes of one text.

    name: the field. before: the text that stands there, '' for none. original: what it is
    made from. keeps_because: why it stays unless someone asks for it: reviewed, in_review,
    written, same or original; '' for one that is missing or was converted before.
    """

    column: str
    name: str
    before: str
    original: str
    conversion: Conversion
    keeps_because: str = ""

    @property
    def is_left_alone(self) -> bool:
        """Tell whether it stays even where someone asks for it."""
        return self.keeps_because in NEVER

    @property
    def fingerprint(self) -> str:
        """Return what tells it from another conversion of the same text."""
        return hash_of(self.conversion.text)


@dataclass(frozen=True)
class Chosen:
    """What is to be converted of a record.

    texts: fingerprints of the conversions that were shown, by column. seen: what the editor
    had before them.
    """

    record: Public
    texts: Mapping[str, str]
    seen: Seen | None = None


def converter_to(target: str) -> Converter:
    """Return what converts into a script, with the glossary and the names of all records.

    1 query, and 1 a model. Errors: KeyError for a language that is none of the two.
    """
    source = SOURCES[target]
    entries = GlossaryTerm.objects.entries()
    return Converter(source, target, entries=entries, names=names_in(source, target))


def conversions_of(work: Work, converter: Converter) -> list[Converted]:
    """Return what can be converted of a record, as someone continues it, in order of fields.

    What has no text in the other script is left out, and what reads as converted already.
    """
    found = (_converted(work, name, converter) for name in work.fields)
    return [each for each in found if each]


def convert_texts(
    record: Public,
    texts: Mapping[str, str],
    converter: Converter,
    *,
    by: AbstractBaseUser | None,
    seen: Seen | None = None,
) -> Revision:
    """Save conversions in someone's draft of a record, marked as converted.

    texts: their fingerprints by column. Nothing is saved that was not shown so.
    Errors: as translations.services.save_texts; ValidationError for a text that is reviewed,
    for the original of its field, and for one that is converted to something else by now.
    """
    with hold_clock(by=by), hold_record(record) as record:
        work = work_as_seen(record, by, seen) if seen else open_work(record, by)
        there = {each.column: each for each in conversions_of(work, converter)}
        _refuse_unseen(texts, there)
        _refuse_kept(record, [there[name] for name in texts])
        source = OWN_NAMES[converter.source]
        return save_texts(
            record,
            {name: there[name].conversion.text for name in texts},
            by=by,
            said=CONVERTED,
            seen=seen,
            message=_("Converted from %(language)s") % {"language": source},
            origin=FieldState.Origin.SCRIPT,
            sources=dict.fromkeys(texts, converter.source),
        )


def convert_all(
    chosen: Iterable[Chosen], target: str, *, by: AbstractBaseUser | None
) -> list[Revision]:
    """Save the conversions of many records, all or none, and return the drafts.

    Errors: ValidationError that names each record which refuses, and why; PermissionDenied.
    """
    converter, drafts, wrong = converter_to(target), [], []
    with hold_clock(by=by):
        for one in chosen:
            try:
                drafts.append(convert_texts(one.record, one.texts, converter, by=by, seen=one.seen))
            except ValidationError as error:
                wrong += _named(one.record, error)
        if wrong:
            raise ValidationError(wrong)
    return drafts


def _converted(work: Work, name: str, converter: Converter) -> Converted | None:
    source, target = converter.source, converter.target
    original, before = work.text(name, source), work.text(name, target)
    if not original:
        return None
    made = converter.convert(original)
    reason = _keeps_because(work, name, source, target)
    is_mended = not reason and work.state(name, target) == STALE
    if hash_of(made.text) == hash_of(before) and not is_mended:
        return None
    return Converted(column(name, target), name, before, original, made, reason)


def _keeps_because(work: Work, name: str, source: str, target: str) -> str:
    if target in _where_from(work, name, source):
        return ORIGINAL
    said = (work.mark(name, target) or Mark()).said
    if not work.text(name, target):
        return SAME if said == SAME else ""
    return "" if said == CONVERTED else said


def _where_from(work: Work, name: str, language: str) -> Iterator[str]:
    """Yield the languages that a text comes from, the nearest first."""
    passed = {language}
    while (language := work.source(name, language)) and language not in passed:
        passed.add(language)
        yield language


def _refuse_unseen(texts: Mapping[str, str], there: Mapping[str, Converted]) -> None:
    """Refuse what would be converted otherwise than it was shown. Errors: ValidationError."""
    if any(name not in there or there[name].fingerprint != texts[name] for name in texts):
        words = _("It would be converted to something else since you looked at this; look again.")
        raise ValidationError(words)


def _refuse_kept(record: Public, wanted: Iterable[Converted]) -> None:
    kept = [each.column for each in wanted if each.is_left_alone]
    if kept:
        names = ", ".join(label_of(record._meta, name) for name in kept)
        words = _("Reviewed texts and originals are left alone: %(names)s.")
        raise ValidationError(words % {"names": names})


def _named(record: Public, error: ValidationError) -> list[str]:
    words = _("%(record)s: %(words)s")
    return [words % {"record": record, "words": each} for each in error.messages]
