"""What is done with the texts that the page sends: saved, said, discussed, submitted.

The page sends all its rows where there is no JavaScript. The row whose button was pressed is
done with as the button says; what was typed into others is saved too, so that nothing is lost.
"""

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from editorial.checks import errors_in
from editorial.clock import hold_clock
from editorial.desk.saving import settled_in
from editorial.drafts import Seen, draft_of
from editorial.models import Revision
from editorial.review import submit
from translations.comments import add_comment, settle_comment
from translations.desk.sides_place import Place
from translations.languages import column
from translations.marks import CONVERTED, IN_REVIEW, REVIEWED, SAME, WRITTEN, hash_of
from translations.models import Comment
from translations.paragraphs import joined
from translations.services import confirm, save_texts, say, set_original
from translations.work import Work, field_and_language, open_work, work_as_seen, work_in


@dataclass(frozen=True)
class Sent:
    """What the page sends. verb, name: what is to be done, and with which field's text.

    key: with which comment.
    texts: by column, of all rows that were sent. seen: what was before the editor, by column.
    settled, token: how conflicts are chosen to end.
    """

    verb: str
    name: str
    key: str
    texts: Mapping[str, str]
    seen: Mapping[str, Seen]
    note: str = ""
    comment: str = ""
    settled: Mapping[str, str] = field(default_factory=dict)
    token: str = ""


def read_sent(sent, place: Place) -> Sent:
    """Return what a form sends. Errors: Failed for one that does not say what it showed."""
    verb, name, key = (sent.get("act", "").split(":") + ["", ""])[:3]
    rows = [(n, c) for n, c in place.columns.items() if f"text-{n}" in sent]
    shown = [(n, c) for n, c in place.columns.items() if f"text-{n}" in sent or n == name]
    return Sent(
        verb,
        name,
        key,
        {c: _text(place, c, sent.getlist(f"text-{n}")) for n, c in rows},
        {c: _at(n, Seen.read, sent.get(f"seen-{n}", "")) for n, c in shown},
        sent.get(f"note-{name}", "").strip(),
        sent.get(f"comment-{name}", ""),
        settled_in(sent),
        sent.get("_token", ""),
    )


class Failed(Exception):
    """Something could not be saved. name: of which field; error: why."""

    def __init__(self, name: str, error: ValidationError):
        super().__init__(name, error)
        self.name, self.error = name, error


def perform(place: Place, sent: Sent) -> str:
    """Do what a button says, and return what to tell.

    Errors: Failed, with what was saved before it kept; PermissionDenied.
    """
    names = ("",) if sent.verb in OF_ALL else place.columns
    if sent.verb not in VERBS or sent.name not in names:
        raise PermissionDenied
    saved = [name for name in _changed(place, sent) if name != sent.name]
    for name in saved:
        _at(name, _save, place, sent, column(name, place.language), WRITTEN)
    told = _at(sent.name, VERBS[sent.verb], place, sent)
    return told or (_("Saved.") if saved else _("Nothing was changed."))


def text_in(parts: list[str]) -> str:
    """Return the text of an input, or of those of all its paragraphs, as it was typed."""
    return parts[0] if len(parts) == 1 else joined(parts)


def _text(place: Place, name: str, parts: list[str]) -> str:
    """Return a text as it is stored: composed, without line breaks where it is a line."""
    whole = text_in(parts)
    text = unicodedata.normalize("NFC", whole.replace("\r\n", "\n")).strip()
    is_line = place.model._meta.get_field(name).max_length is not None
    return " ".join(text.splitlines()) if is_line else text


def _at(name: str, act: Callable, *args):
    try:
        return act(*args)
    except ValidationError as error:
        raise Failed(name, error) from error


def _changed(place: Place, sent: Sent) -> Iterator[str]:
    """Yield the fields whose texts read otherwise than they were shown."""
    known: dict[Seen, Work] = {}
    for name, text in sent.texts.items():
        own, language = field_and_language(name)
        seen = sent.seen[name]
        if seen not in known:
            known[seen] = _as_seen(place, seen)
        if hash_of(known[seen].text(own, language)) != hash_of(text):
            yield own


def _as_seen(place: Place, seen: Seen) -> Work:
    return work_as_seen(place.record, place.by, seen)


def _save(place: Place, sent: Sent, name: str, said: str) -> str:
    text = sent.texts[name]
    _refuse_faulty(place, name, text)
    save_texts(
        place.record,
        {name: text},
        by=place.by,
        said=said,
        seen=sent.seen[name],
        settled=sent.settled,
        token=sent.token,
    )
    return _("Saved.")


def _refuse_faulty(place: Place, name: str, text: str) -> None:
    """Refuse prose that refers to nothing, and a text that is too long. Errors: ValidationError."""
    place.model._meta.get_field(name).run_validators(text)
    is_prose = field_and_language(name)[0] in place.record.prose
    # Whether readers may see what a text refers to is asked when it is published.
    if is_prose and (found := errors_in({name: text}, public=False)):
        raise ValidationError(list(found.values()))


def _saving(said: str) -> Callable[[Place, Sent], str]:
    def act(place: Place, sent: Sent) -> str:
        name = column(sent.name, place.language)
        if name in sent.texts and _differs(place, sent, name):
            return _save(place, sent, name, said)
        return _said_as_it_stands(place, sent, name, said)

    return act


def _differs(place: Place, sent: Sent, name: str) -> bool:
    return bool(sent.settled) or sent.name in set(_changed(place, sent))


def _said_as_it_stands(place: Place, sent: Sent, name: str, said: str) -> str:
    """Say something of a text that was not touched. Looking at a converted one makes it written."""
    work = _shown(place)
    known = work.marks.get(name)
    if said == WRITTEN and not (known and (known.said == CONVERTED or known.note)):
        return ""
    if not work.texts.get(name) and said != SAME:
        raise ValidationError(_("There is no text yet."))
    return _say(place, sent, {name: said})


def _say(place: Place, sent: Sent, said: Mapping[str, str], note: str = "") -> str:
    with hold_clock(by=place.by):
        _refuse_unseen(place, sent, said)
        say(place.record, said, by=place.by, draft=place.draft, note=note)
    return _("Noted.")


def _confirm(place: Place, sent: Sent) -> str:
    name = column(sent.name, place.language)
    if name in sent.texts and _differs(place, sent, name):
        raise ValidationError(_("You changed the text: save it instead."))
    with hold_clock(by=place.by):
        _refuse_unseen(place, sent, [name])
        confirm(place.record, [name], by=place.by, draft=place.draft)
    return _("Noted: the translation is still correct.")


def _same(place: Place, sent: Sent) -> str:
    name = column(sent.name, place.language)
    work = _shown(place)
    text = sent.texts.get(name, str(work.texts.get(name) or ""))
    original = work.text(sent.name, work.source(sent.name, place.language) or place.language)
    if hash_of(text) not in (hash_of(""), hash_of(original)):
        words = _("What is the same on purpose is empty, or reads as its original does.")
        raise ValidationError(words)
    return _saving(SAME)(place, sent)


def _return(place: Place, sent: Sent) -> str:
    if not sent.note:
        raise ValidationError(_("Say what should be changed."))
    name = column(sent.name, place.language)
    _say(place, sent, {name: WRITTEN}, sent.note)
    return _("Returned to its translator.")


def _make_original(place: Place, sent: Sent) -> str:
    set_original(place.record, sent.name, place.language, by=place.by)
    return _("The other languages count as translated from this one now.")


def _comment(place: Place, sent: Sent) -> str:
    add_comment(place.record, sent.name, place.language, sent.comment, by=place.by)
    return _("The comment is saved.")


def _settle(place: Place, sent: Sent) -> str:
    try:
        settle_comment(place.record, int(sent.key), by=place.by)
    except (Comment.DoesNotExist, ValueError) as error:
        raise ValidationError(_("This comment is gone.")) from error
    return _("The comment is settled.")


def _submit(place: Place, sent: Sent) -> str:
    draft = place.draft or draft_of(place.record, place.by)
    if draft is None:
        raise ValidationError(_("There is no draft to submit."))
    submit(draft, by=place.by)
    return _("The draft is submitted for review.")


def _nothing(place: Place, sent: Sent) -> str:
    return ""


def _shown(place: Place) -> Work:
    """Return what is worked on as it stands now, after what was saved just before."""
    if place.draft is None:
        return open_work(place.record, place.by)
    draft = Revision.objects.select_related("base").get(pk=place.draft.pk)
    return work_in(draft, place.record)


def _refuse_unseen(place: Place, sent: Sent, names) -> None:
    """Refuse to judge a text that, or whose original, reads otherwise than it was shown.

    Errors: ValidationError.
    """
    work = _shown(place)
    for name in names:
        own, language = field_and_language(name)
        before = _as_seen(place, sent.seen[name])
        for code in (language, work.source(own, language) or language):
            if hash_of(before.text(own, code)) != hash_of(work.text(own, code)):
                words = _(
                    "The text or its original was changed since you opened this page. Look again."
                )
                raise ValidationError(words)


# What is not about one field.
OF_ALL = ("all", "submit")
VERBS: Mapping[str, Callable[[Place, Sent], str]] = {
    "all": _nothing,
    "save": _saving(WRITTEN),
    "review": _saving(IN_REVIEW),
    "reviewed": _saving(REVIEWED),
    "confirm": _confirm,
    "same": _same,
    "return": _return,
    "original": _make_original,
    "comment": _comment,
    "settle": _settle,
    "submit": _submit,
}
