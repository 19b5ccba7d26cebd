"""Changes of who translates into which language, and of what is written and said of texts."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial.clock import hold_clock
from editorial.drafts import Seen, hold_record, locked, require_open, save_draft
from editorial.models import Public, Revision
from editorial.patches import data_of
from editorial.rights import may_review_texts, require_voice
from editorial.shapes import shape_of
from translations.languages import LANGUAGES, column
from translations.marks import IN_REVIEW, REVIEWED, WRITTEN, Mark, Told
from translations.models import Assignment
from translations.states import settle_record
from translations.work import Work, field_and_language, open_work, work_as_seen, work_in


@transaction.atomic
def assign_languages(user: AbstractBaseUser, languages: Iterable[str]) -> None:
    """Give someone exactly these languages; none means that they may write all of them."""
    wanted = set(languages)
    Assignment.objects.filter(user=user).exclude(language__in=wanted).delete()
    missing = wanted - Assignment.objects.languages_of(user)
    Assignment.objects.bulk_create(
        Assignment(user=user, language=language) for language in sorted(missing)
    )


def save_texts(
    record: Public,
    written: Mapping[str, str],
    *,
    by: AbstractBaseUser | None,
    said: str = WRITTEN,
    seen: Seen | None = None,
    message: str = "",
    origin: str = "",
    originals: Mapping[str, str] = MappingProxyType({}),
    sources: Mapping[str, str] = MappingProxyType({}),
    settled: Mapping[str, str] = MappingProxyType({}),
    token: str = "",
) -> Revision:
    """Save translations in someone's draft of a record, with what they say of them.

    written: texts by column. seen, settled, token: as editorial.drafts.save_draft takes them.
    originals: by column, the original that a text was translated from, where that is not the
    one that they had before them. sources: by column, the language that a text was translated
    from, where that is not the one that its mark tells.
    Errors: as save_draft; PermissionDenied for reviewed where they are no second reader.
    """
    work = work_as_seen(record, by, seen) if seen else open_work(record, by)
    more = {"origin": origin, **_signed(by)}
    marks = {}
    for name, text in written.items():
        own = {"original": originals[name]} if name in originals else {}
        own |= {"source": sources[name]} if name in sources else {}
        marks[name] = work.said(*field_and_language(name), said, text=text, **more, **own)
    if said == REVIEWED:
        _require_second_reader(work, written, by, writes=True)
    return save_draft(
        record,
        dict(work.texts) | dict(written),
        by=by,
        seen=seen,
        message=message,
        settled=settled,
        token=token,
        told=Told(marks),
    )


def say(
    record: Public,
    said: Mapping[str, str],
    *,
    by: AbstractBaseUser | None,
    draft: Revision | None = None,
    note: str = "",
) -> None:
    """Say of texts, as they stand in work, in what state they are.

    said: states by column. draft: whose texts are meant, else one's own or the record's. What
    is said of a text that readers see holds at once; of another one when it is published.
    note: why a text is returned to its translator; it is stale until it is written anew.
    Errors: PermissionDenied, for a note too where they may not review; ValidationError for a
    draft that is closed.
    """
    if note and not may_review_texts(by, type(record)):
        raise PermissionDenied(_("Only an editor may return a translation."))
    with hold_clock(by=by) as tick, hold_record(record) as stored:
        work = _work(stored, by, draft)
        if REVIEWED in said.values():
            _require_second_reader(work, said, by)
        told = Told(
            {
                name: work.said(*field_and_language(name), state, note=note, **_signed(by))
                for name, state in said.items()
            }
        )
        require_voice(by, type(stored), told)
        live = [name for name in said if work.is_live(*field_and_language(name))]
        if drafted := [name for name in said if name not in live]:
            _say_in_draft(work.draft, _only(told, drafted))
        if live:
            _say_of_row(stored, _only(told, live))
            tick.raise_without_change()


def confirm(
    record: Public,
    names: Iterable[str],
    *,
    by: AbstractBaseUser | None,
    draft: Revision | None = None,
) -> None:
    """Say that stale texts are still correct: what was last said of them holds again.

    Whoever may not review takes a reviewed one no further than in review.
    Errors: as say.
    """
    work = _work(record, by, draft)
    may_review = may_review_texts(by, type(record))
    found = {}
    for name in names:
        mark = work.marks.get(name) or Mark()
        found[name] = IN_REVIEW if mark.said == REVIEWED and not may_review else mark.said
    say(record, found, by=by, draft=draft)


def set_original(record: Public, field: str, language: str, *, by: AbstractBaseUser | None) -> None:
    """Make one language the original of a field; the other texts count as translated from it.

    Errors: PermissionDenied; ValidationError where it is not written in that language.
    """
    if not may_review_texts(by, type(record)):
        raise PermissionDenied(_("Only an editor may say which text is the original."))
    with hold_clock(by=by) as tick, hold_record(record) as stored:
        work = open_work(stored, by)
        if not work.text(field, language):
            raise ValidationError(_("The original must be written."))
        told = Told(_from_original(work, field, language))
        _say_of_row(stored, told)
        if work.draft and stored.is_public:
            _say_in_draft(work.draft, told)
        tick.raise_without_change()


def _from_original(work: Work, field: str, language: str) -> dict[str, Mark]:
    """Return the marks of a field all of whose texts come from one of them."""
    original = work.text(field, language)
    marks = {}
    for code in (code for code in LANGUAGES if work.text(field, code)):
        mark = work.said(field, code, (work.mark(field, code) or Mark()).said)
        if code == language:
            mark = replace(mark, original_language="", original_text="", original_hash="")
        else:
            mark = replace(mark, original_language=language).moved_to(original)
        marks[column(field, code)] = mark
    return marks


def _work(record: Public, by: AbstractBaseUser | None, draft: Revision | None) -> Work:
    return work_in(draft, record) if draft else open_work(record, by)


def _signed(by: AbstractBaseUser | None) -> dict:
    return {"by": by and by.pk, "at": timezone.now().isoformat()}


def _only(told: Told, names: Iterable[str]) -> Told:
    return Told({name: told.marks[name] for name in names})


def _say_of_row(record: Public, told: Told) -> None:
    """Store what is said of texts that the row holds, in its history too."""
    data = data_of(record)
    marks = settle_record(record, shape_of(type(record)).texts, data, data, told=told)
    now = Revision.objects.of_record(record).filter(number=record.revision)
    now.update(states=Told(marks).as_data())


def _say_in_draft(draft: Revision, told: Told) -> None:
    """Keep in a draft what is said of its texts, for when it is published."""
    draft = locked(draft)
    require_open(draft)
    draft.states = draft.told.and_then(told).as_data()
    draft.save(update_fields=["states", "updated_at"])


def _require_second_reader(
    work: Work, names: Iterable[str], by: AbstractBaseUser | None, *, writes: bool = False
) -> None:
    """Refuse that someone calls reviewed what they wrote, where the site demands two people."""
    if not settings.REVIEW_BY_TWO or by is None:
        return
    wrote = writes or any((mark := work.marks.get(name)) and mark.by == by.pk for name in names)
    in_draft = work.draft and not all(work.is_live(*field_and_language(n)) for n in names)
    if wrote or (in_draft and work.draft.editors.filter(pk=by.pk).exists()):
        raise ValidationError(_("You wrote this text; someone else has to review it."))
