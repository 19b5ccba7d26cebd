"""What an import would do with each text, before anything is saved and again when it is."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from copy import copy
from dataclasses import dataclass, replace

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from editorial.models import Public, State
from editorial.registry import model_named
from editorial.rights import refused_fields
from editorial.shapes import shape_of
from editorial.validation import validate
from translations.exchange.entries import Incoming
from translations.exchange.inline import REFERENCE
from translations.exchange.works import works_of
from translations.languages import HTML_CODES, LANGUAGES, column
from translations.marks import CHANGED, REVIEWED, hash_of
from translations.work import Work

CREATE, UPDATE, UNCHANGED = "create", "update", "unchanged"
STALE, CONFLICT, ERROR = "stale", "conflict", "error"
# A reviewed text is one kind, too: it is left unless the importer says otherwise.
KINDS = (ERROR, CONFLICT, REVIEWED, STALE, UPDATE, CREATE, UNCHANGED)
ASKED = (CONFLICT, REVIEWED)


@dataclass(frozen=True)
class Verdict:
    """What becomes of one text of a file.

    kind: one of KINDS. work: the record, None where there is none. message: what is to be
    said of it. is_stale: its original reads otherwise since the export.
    """

    row: Incoming
    kind: str
    message: str = ""
    work: Work | None = None
    is_stale: bool = False

    @property
    def column(self) -> str:
        """Return the column that the text belongs to."""
        return column(self.row.field, self.row.language)

    @property
    def is_asked(self) -> bool:
        """Tell whether it is left unless the importer ticks it."""
        return self.kind in ASKED

    @property
    def now(self) -> str:
        """Return the text as it stands, "" where there is none."""
        return self.work.text(self.row.field, self.row.language) if self.work else ""

    @property
    def original_now(self) -> str:
        """Return the original as it stands, "" where there is none."""
        source = self.work and self.work.source(self.row.field, self.row.language)
        return self.work.text(self.row.field, source) if source else ""

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES.get(self.row.language, "")


def judge(rows: Sequence[Incoming], by: AbstractBaseUser | None) -> list[Verdict]:
    """Return what becomes of each text when someone imports it, in the order of the file.

    The number of queries grows with the models of the file, and with the records that change.
    """
    found = dict(_each(rows, by))
    return [found[row.number] for row in _once(rows, found)]


def counts_of(verdicts: Iterable[Verdict]) -> dict[str, int]:
    """Return how many texts are of each kind."""
    counted = Counter(verdict.kind for verdict in verdicts)
    return {kind: counted[kind] for kind in KINDS}


def taken_kinds(verdicts: Iterable[Verdict], kinds: Collection[str]) -> set[int]:
    """Return the numbers of the texts of some kinds."""
    return {verdict.row.number for verdict in verdicts if verdict.kind in kinds}


def fingerprint(verdicts: Iterable[Verdict]) -> str:
    """Return what tells whether the verdicts are still those that someone saw."""
    seen = hashlib.sha256()
    for verdict in verdicts:
        parts = (verdict.kind, hash_of(verdict.now), hash_of(verdict.original_now))
        seen.update(" ".join(parts).encode())
    return seen.hexdigest()[:32]


def _each(rows: Sequence[Incoming], by: AbstractBaseUser | None) -> Iterator[tuple[int, Verdict]]:
    together: dict[str, list[Incoming]] = defaultdict(list)
    for row in rows:
        together[row.model].append(row)
    for name, texts in together.items():
        model = model_named(name)
        if model is None:
            for row in texts:
                told = row.problem or _("There is no kind of record “%(name)s”.") % {"name": name}
                yield row.number, Verdict(row, ERROR, told)
        else:
            for verdict in _of_model(model, texts, by):
                yield verdict.row.number, verdict


def _of_model(
    model: type[Public], rows: Sequence[Incoming], by: AbstractBaseUser | None
) -> Iterator[Verdict]:
    works = _works(model, {row.key for row in rows}, by)
    changed: dict[str, list[Verdict]] = defaultdict(list)
    for row in rows:
        verdict = _verdict(row, model, works.get(row.key), by)
        if verdict.kind in (ERROR, UNCHANGED):
            yield verdict
        else:
            changed[row.key].append(verdict)
    for verdicts in changed.values():
        yield from _validated(verdicts)


def _works(model: type[Public], keys: set[str], by: AbstractBaseUser | None) -> dict[str, Work]:
    field = model._meta.get_field(model.key_field)
    asked = {key for key in keys if _fits(field, key)}
    rows = model._default_manager.exclude(state=State.RETIRED)
    records = rows.filter(**{f"{model.key_field}__in": asked})
    return {work.record.key: work for work in works_of(model, list(records), by).values()}


def _fits(field, key: str) -> bool:
    try:
        return str(field.to_python(key)) == key
    except ValidationError:
        return False


def _verdict(
    row: Incoming, model: type[Public], work: Work | None, by: AbstractBaseUser | None
) -> Verdict:
    if told := _problem(row, model, work, by):
        return Verdict(row, ERROR, told, work)
    kind, told = _judged(row, work)
    is_stale = kind != UNCHANGED and _is_stale(row, work)
    if is_stale and kind in (CREATE, UPDATE):
        kind = STALE
    words = [told] if told else []
    if is_stale:
        words.append(_("The original was changed since the export."))
    if kind != UNCHANGED and (lost := _lost(row)):
        words.append(_("References are missing: %(names)s.") % {"names": ", ".join(lost)})
    return Verdict(row, kind, " ".join(words), work, is_stale)


def _problem(row: Incoming, model, work: Work | None, by) -> str:
    """Return why a row cannot be imported at all, "" where it can."""
    if row.problem:
        return row.problem
    if work is None:
        return _("There is no record %(name)s.") % {"name": row.record}
    if row.field not in shape_of(model).texts:
        return _("The record has no translated field “%(name)s”.") % {"name": row.field}
    for code in (row.language, row.original_language):
        if code not in LANGUAGES:
            return _("“%(code)s” is no language of this site.") % {"code": code}
    if refused_fields(by, model, [column(row.field, row.language)]):
        return _("You may not write this text.")
    if not row.original.strip():
        return _("The file does not say what the text was translated from.")
    if not work.source(row.field, row.language):
        return _("This text is an original on the site, or its original is gone.")
    return ""


def _judged(row: Incoming, work: Work) -> tuple[str, str]:
    """Return the kind of a text that can be imported, whatever became of its original."""
    now, mine = work.text(row.field, row.language), row.translation
    if not mine.strip():
        return UNCHANGED, ""
    if hash_of(mine) == hash_of(now):
        return _kept(row, work)
    if row.seen == hash_of(mine):
        return UNCHANGED, _("The file holds what was exported; the site has a newer text.")
    if row.seen != hash_of(now) and (now or row.seen):
        return CONFLICT, _("The text on the site is not the one that was exported.")
    if work.state(row.field, row.language) == REVIEWED:
        return REVIEWED, _("A reviewed text stands here.")
    return (UPDATE if now else CREATE), ""


def _kept(row: Incoming, work: Work) -> tuple[str, str]:
    """Judge a text that was not changed: its translator may say that it is right again."""
    reason = work.reason(row.field, row.language)
    if row.is_done and reason == CHANGED and not _is_stale(row, work):
        return UPDATE, _("The translation is still right for the original as it is now.")
    return UNCHANGED, ""


def _is_stale(row: Incoming, work: Work) -> bool:
    source = work.source(row.field, row.language)
    then = row.original_hash or hash_of(row.original)
    return row.original_language != source or then != hash_of(work.text(row.field, source))


def _lost(row: Incoming) -> list[str]:
    there = Counter(REFERENCE.findall(row.translation))
    return list((Counter(REFERENCE.findall(row.original)) - there).elements())


def _validated(verdicts: Sequence[Verdict]) -> Iterator[Verdict]:
    """Yield the verdicts of one record, as errors where its own rules refuse the texts."""
    record = copy(verdicts[0].work.record)
    for verdict in verdicts:
        setattr(record, verdict.column, verdict.row.translation)
    try:
        validate(record, [verdict.column for verdict in verdicts])
        wrong = {}
    except ValidationError as error:
        wrong = error.message_dict
    whole = wrong.get(NON_FIELD_ERRORS, [])
    for verdict in verdicts:
        told = [*wrong.get(verdict.column, []), *whole]
        yield replace(verdict, kind=ERROR, message=" ".join(told)) if told else verdict


def _once(rows: Sequence[Incoming], found: dict[int, Verdict]) -> Iterator[Incoming]:
    """Yield the rows; a text that the file holds twice, differently, is an error at the second."""
    first: dict[tuple, Incoming] = {}
    for row in rows:
        known = first.setdefault((row.model, row.key, row.field, row.language), row)
        if known is not row and found[row.number].kind != ERROR:
            found[row.number] = _again(found[row.number], known)
        yield row


def _again(verdict: Verdict, known: Incoming) -> Verdict:
    if verdict.row.translation == known.translation:
        return replace(verdict, kind=UNCHANGED, message="", is_stale=False)
    words = _("The file already holds this text, at %(place)s.") % {"place": known.place}
    return replace(verdict, kind=ERROR, message=words)
