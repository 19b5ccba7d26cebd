"""The page on which a record's texts are translated, each beside its original."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace

from django.contrib import messages
from django.contrib.admin.sites import site
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from editorial.desk.rows import change_address
from editorial.drafts import EditConflict
from editorial.models import Revision
from translations.converting import SOURCES
from translations.desk.converting_address import Fill, convert_address
from translations.desk.sides_acts import Failed, perform, read_sent, text_in
from translations.desk.sides_place import Place, place_of
from translations.desk.sides_queue import next_in_queue
from translations.desk.sides_rows import Beside, Row, Trouble, originals_of
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES
from translations.memory import matches
from translations.models import Comment, GlossaryTerm

State = Revision.State


@dataclass(frozen=True)
class Language:
    """A language to go to, or to show as help. is_here: whether it is the one that is shown."""

    code: str
    url: str
    is_here: bool

    @property
    def name(self) -> str:
        """Return what the language calls itself."""
        return OWN_NAMES[self.code]

    @property
    def html_lang(self) -> str:
        """Return the value for an HTML lang attribute."""
        return HTML_CODES[self.code]


@require_http_methods(["GET", "HEAD", "POST"])
def sides(request: HttpRequest, model: str, pk: int, language: str) -> HttpResponse:
    """Show a record's texts beside their originals, and save or say what is sent of them."""
    place = place_of(request, model, pk, language)
    troubles: Mapping[str, Trouble] = {}
    if request.method == "POST":
        try:
            sent = read_sent(request.POST, place)
            messages.success(request, perform(place, sent))
            return redirect(f"{place.address()}#row-{sent.name}" if sent.name else place.address())
        except Failed as failed:
            troubles = _troubles(request, place, failed)
            place = place_of(request, model, pk, language)
    return render(request, "admin/desk/translating.html", _context(request, place, troubles))


def rows_of(place: Place, troubles: Mapping[str, Trouble]) -> list[Row]:
    """Return the rows of all fields, with comments and what the memory knows."""
    work, comments = place.work(), defaultdict(list)
    for comment in Comment.objects.on(place.record, place.language):
        comments[comment.field].append(comment)
    terms = GlossaryTerm.objects.entries()
    beside = Beside(comments, entries=terms, voiced=frozenset(place.voiced()))
    rows = [Row(place, work, name, beside, troubles.get(name, Trouble())) for name in place.columns]
    found = matches(originals_of(rows), place.language, beside=place.record)
    return [replace(row, beside=replace(beside, matches=found)) for row in rows]


def _troubles(request: HttpRequest, place: Place, failed: Failed) -> dict[str, Trouble]:
    """Return what was sent, by field, with why one of them could not be saved."""
    sent, error = request.POST, failed.error
    found = {
        name: Trouble(text_in(sent.getlist(f"text-{name}")), sent.get(f"seen-{name}", ""))
        for name in place.columns
        if f"text-{name}" in sent
    }
    is_conflict = isinstance(error, EditConflict)
    found[failed.name] = replace(
        found.get(failed.name, Trouble()),
        words=() if is_conflict else tuple(error.messages),
        conflict=error if is_conflict else None,
        note=sent.get(f"note-{failed.name}", ""),
        comment=sent.get(f"comment-{failed.name}", ""),
    )
    return found


def _context(request: HttpRequest, place: Place, troubles: Mapping[str, Trouble]) -> dict:
    rows, draft = rows_of(place, troubles), place.continued
    return {
        **site.each_context(request),
        "title": str(place.record),
        "opts": place.model._meta,
        "place": place,
        "rows": rows,
        "counts": _counts(rows),
        "trouble": troubles.get(""),
        "draft": draft,
        "may_submit": draft and draft.state in (State.DRAFT, State.REJECTED) and _writes(rows),
        "may_write": _writes(rows),
        "fill": _fill(place, rows),
        "languages": _languages(place, "language"),
        "helps": _languages(place, "help"),
        "no_help_url": place.address(help="") if place.query["help"] else "",
        "help_lang": HTML_CODES.get(place.query["help"], ""),
        "help_name": OWN_NAMES.get(place.query["help"], ""),
        "change_url": change_address(place.model, place.record.pk),
        "next_url": _next_address(place),
    }


def _counts(rows: list[Row]) -> list[tuple[str, str, int]]:
    """Return (sign, word, how many) of each state that a row is in, in the order of rows."""
    found = Counter((row.glyph, row.state_words) for row in rows if row.state)
    return [(*look, count) for look, count in found.items()]


def _writes(rows: list[Row]) -> bool:
    return any(row.may_write for row in rows)


def _fill(place: Place, rows: list[Row]) -> Fill | None:
    """Return where the texts are converted from the other script; None where none can be."""
    source = SOURCES.get(place.language)
    if source is None or place.draft or not _writes(rows):
        return None
    if not any(row.work.text(row.name, source) for row in rows):
        return None
    url = convert_address(place.model, [place.record.pk], place.language)
    return Fill(place.language, url)


def _languages(place: Place, what: str) -> list[Language]:
    """Return the languages to translate into, or those that can be shown as help."""
    if what == "language":
        return [Language(c, place.address(language=c), c == place.language) for c in LANGUAGES]
    others = [code for code in LANGUAGES if code != place.language]
    return [Language(c, place.address(help=c), c == place.query["help"]) for c in others]


def _next_address(place: Place) -> str:
    """Return where the next record of the queue is, '' for no queue or none left."""
    if not (state := place.query["queue"]):
        return ""
    pk = next_in_queue(place.record, list(place.columns), place.language, state)
    return place.next_address(pk) if pk else ""
