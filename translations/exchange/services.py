"""Exchange files that come back: kept until they are confirmed, and saved as drafts."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from editorial.clock import hold_clock
from editorial.models import Release, Revision
from editorial.releasing import LONGEST, add_drafts, create_release
from translations.exchange.entries import UnreadableFile
from translations.exchange.files import read_file
from translations.exchange.judging import ERROR, UNCHANGED, Verdict, fingerprint, judge
from translations.languages import LANGUAGES
from translations.marks import IN_REVIEW, WRITTEN
from translations.models import ExchangeFile, FieldState
from translations.services import save_texts

KEPT = timedelta(days=7)
SAID = (IN_REVIEW, WRITTEN)


class OutOfDate(ValidationError):
    """What stands on the site changed since the importer saw what the file would do."""


@dataclass(frozen=True)
class Imported:
    """What was saved: the verdicts of all texts, those that were taken, and the drafts."""

    verdicts: Sequence[Verdict]
    taken: Sequence[Verdict] = ()
    drafts: list[Revision] = field(default_factory=list)
    release: Release | None = None

    @property
    def left(self) -> list[Verdict]:
        """Return the texts that the file would have changed but that were left as they are."""
        taken = {verdict.row.number for verdict in self.taken}
        changing = (v for v in self.verdicts if v.kind != UNCHANGED)
        return [verdict for verdict in changing if verdict.row.number not in taken]


def keep_file(raw: bytes, name: str, by: AbstractBaseUser) -> ExchangeFile:
    """Keep a file until its import is confirmed; what nobody confirmed in a week goes.

    Errors: UnreadableFile for what is none.
    """
    if not list(read_file(raw)):
        raise UnreadableFile(_("There is no text in this file."))
    ExchangeFile.objects.filter(at__lt=timezone.now() - KEPT).delete()
    return ExchangeFile.objects.create(raw=raw, name=name[:200], by=by)


def look_at(raw: bytes, by: AbstractBaseUser | None) -> list[Verdict]:
    """Return what would become of the texts of a file. Errors: UnreadableFile."""
    return judge(list(read_file(raw)), by)


def import_texts(
    raw: bytes,
    *,
    by: AbstractBaseUser | None,
    name: str = "",
    said: str = IN_REVIEW,
    taken: Collection[int] = (),
    valid_only: bool = False,
    seen: str = "",
    together: bool = False,
) -> Imported:
    """Save the texts of a file as drafts of whoever imports it, all or none; readers see nothing.

    said: what is said of the texts, in review or written. taken: the numbers of those that
    replace a reviewed text, or one that was changed since the export. valid_only: texts with
    an error are left out, else nothing is saved. seen: the fingerprint of the verdicts that
    the importer saw. together: puts the drafts into one release set.
    Errors: OutOfDate where these are others by now; ValidationError; PermissionDenied;
    UnreadableFile.
    """
    rows = list(read_file(raw))
    with hold_clock(by=by):
        verdicts = judge(rows, by)
        if seen and seen != fingerprint(verdicts):
            raise OutOfDate(_("The site changed since you looked at this; look again."))
        wrong = [verdict for verdict in verdicts if verdict.kind == ERROR]
        if wrong and not valid_only:
            raise ValidationError([f"{v.row.place}: {v.message}" for v in wrong])
        chosen = [verdict for verdict in verdicts if _is_taken(verdict, taken)]
        drafts = [_save(texts, by, said, name) for texts in _by_record(chosen)]
        release = _put_together(drafts, name, by) if together and drafts else None
    return Imported(verdicts, chosen, drafts, release)


def _is_taken(verdict: Verdict, taken: Collection[int]) -> bool:
    if verdict.is_asked:
        return verdict.row.number in taken
    return verdict.kind not in (ERROR, UNCHANGED)


def _by_record(verdicts: Sequence[Verdict]) -> Collection[list[Verdict]]:
    together: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        together[verdict.row.record].append(verdict)
    return together.values()


def _save(
    verdicts: Sequence[Verdict], by: AbstractBaseUser | None, said: str, name: str
) -> Revision:
    message = _("Import of %(name)s") % {"name": name} if name else _("Import of translations")
    return save_texts(
        verdicts[0].work.record,
        {verdict.column: verdict.row.translation for verdict in verdicts},
        by=by,
        said=said,
        seen=verdicts[0].work.seen,
        message=message,
        origin=FieldState.Origin.EXCHANGE,
        originals={v.column: v.row.original for v in verdicts if v.is_stale},
    )


def _put_together(drafts: Sequence[Revision], name: str, by: AbstractBaseUser | None) -> Release:
    """Return a new release set with the drafts of one import."""
    titles = {}
    for language in LANGUAGES:
        with override(language):
            titles[language] = (_("Translations from %(name)s") % {"name": name})[:LONGEST]
    slug = f"translations-{timezone.now():%Y%m%d-%H%M%S-%f}"
    release = create_release(slug, titles, by=by)
    add_drafts(release, drafts, by=by)
    return release
