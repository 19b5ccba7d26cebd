"""What readers would see if drafts were published: shown from a transaction that never ends well.

The drafts are written to the database, the public view renders what it finds there, and all is
rolled back. So every page, list and comparison is the real one, and nothing is left behind:
no clock is raised, no journal, feed or index written.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit

from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ObjectDoesNotExist, ValidationError
from django.db import OperationalError, connection, transaction
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from editorial.drafts import record_of
from editorial.labels import label_of
from editorial.models import Public, Release, Revision, State
from editorial.pages_of import PublicPage, pages_of
from editorial.patches import data_of, differing, merge, set_columns, set_relations
from editorial.publishing import in_order
from editorial.registry import records_under
from editorial.shapes import shape_of
from editorial.validation import said_of, validate
from translations.states import settle_record

# Below PostgreSQL's deadlock_timeout: who previews gives way to who publishes.
LONGEST_WAIT = "500ms"
LOCK_NOT_AVAILABLE = "55P03"


@dataclass(frozen=True)
class Preview:
    """What is previewed: the drafts that are shown as if public, and the one whose pages are.

    draft: None for a release set without drafts.
    """

    drafts: Sequence[Revision]
    draft: Revision | None
    release: Release | None = None

    @property
    def title(self) -> str:
        """Return what is previewed, in one line."""
        return str(self.release or self.draft)

    @property
    def is_open(self) -> bool:
        """Tell whether there is anything left to preview."""
        return self.draft is not None and self.draft.is_open


@dataclass(frozen=True)
class Banner:
    """What a previewed page says of itself.

    addresses: where the same preview stands in each language. saved_at: when the draft was
    saved, None for what is live. author: '' where the visitor should not know. title: of a
    release set, of how many drafts it is the preview. until: when the link to it ends.
    """

    addresses: dict[str, str]
    saved_at: datetime | None = None
    author: str = ""
    title: str = ""
    count: int = 1
    is_framed: bool = False
    until: datetime | None = None


@dataclass(frozen=True)
class Shown:
    """A draft as if it were public.

    lifted: the hidden records it stands on, shown as if public too. conflicts: what the
    fields are called that were changed live since; the draft's are shown.
    """

    draft: Revision
    record: Public
    lifted: list[Public] = field(default_factory=list)
    conflicts: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Look:
    """What the desk tells of a preview beside the page itself."""

    pages: list[PublicPage]
    lifted: list[Public]
    conflicts: list[Shown]


def preview_of_release(release: Release, draft: int | None = None) -> Preview:
    """Return the preview of a release set: 1 query.

    draft: the id of the one whose pages are shown; the first for none of them.
    """
    drafts = list(in_order(release.revisions.open().select_related("base", "author")))
    chosen = next((each for each in drafts if each.pk == draft), next(iter(drafts), None))
    return Preview(drafts, chosen, release)


def look_at(preview: Preview) -> Look:
    """Return on which pages a preview can be looked at, and what it takes for granted.

    Errors: ValidationError where the drafts cannot be shown.
    """
    with as_published(preview.drafts) as shown:
        lifted = {(type(each), each.pk): each for one in shown for each in one.lifted}
        conflicts = [one for one in shown if one.conflicts]
        return Look(pages_of(_record(shown, preview)), list(lifted.values()), conflicts)


def render_draft(preview: Preview, key: str, language: str, banner: Banner) -> HttpResponse:
    """Render a page with drafts as if they were public.

    key: of one of the record's pages; the first for none of them.
    Errors: ValidationError where the drafts cannot be shown.
    """
    with as_published(preview.drafts) as shown, override(language):
        return _render(page_at(pages_of(_record(shown, preview)), key), banner)


def render_live(preview: Preview, key: str, language: str, banner: Banner) -> HttpResponse:
    """Render the same page as readers see it now.

    Errors: ValidationError where they see none.
    """
    with override(language):
        if (page := live_page(preview.draft, key)) is None:
            raise ValidationError(_("Readers see no page of it now."))
        return _render(page, banner)


def live_page(draft: Revision, key: str) -> PublicPage | None:
    """Return the page that readers see now of a draft's record, None where they see none."""
    try:
        record = record_of(draft)
    except ObjectDoesNotExist:
        return None
    return page_at(pages_of(record), key) if record.is_public else None


def page_at(pages: Sequence[PublicPage], key: str) -> PublicPage | None:
    """Return the page that a key calls, the first for none of them, None where there is none."""
    return next((page for page in pages if page.key == key), next(iter(pages), None))


@contextmanager
def as_published(drafts: Iterable[Revision]) -> Iterator[list[Shown]]:
    """Let the database hold drafts as if they were public, until the block ends; never longer.

    Other connections see nothing of it. On SQLite others wait to write meanwhile; on
    PostgreSQL only who writes these very records does.
    Errors: ValidationError where a draft breaks its record's rules or its record is gone,
    or where someone else is writing the records.
    """
    try:
        with transaction.atomic():
            try:
                _give_way()
                yield [_apply(draft) for draft in in_order(drafts)]
            finally:
                transaction.set_rollback(True)
    except OperationalError as error:
        if not _is_locked(error):
            raise
        words = _("Someone is saving these records at this moment. Try again in a few seconds.")
        raise ValidationError(words) from error


def _apply(draft: Revision) -> Shown:
    try:
        record = record_of(draft)
    except ObjectDoesNotExist as error:
        raise ValidationError(_("“%(record)s” is gone.") % {"record": draft.title}) from error
    live = data_of(record)
    merged = merge(draft.base.data if draft.base else live, draft.data, live)
    _write(record, merged.data, differing(live, merged.data))
    settle_record(record, shape_of(type(record)).texts, live, merged.data, told=draft.told)
    fields = [label_of(record._meta, name) for name in merged.conflicts]
    return Shown(draft, record, list(_lift(record)), fields)


def _write(record: Public, data: dict, names: list[str]) -> None:
    """Write to the row itself: the services would raise the clock and write the history."""
    try:
        set_columns(record, data, names)
        validate(record, names)
    except ValidationError as error:
        raise ValidationError(said_of(record, error)) from error
    _make_public(record)
    record.save()
    set_relations(record, data, names)


def _lift(record: Public) -> Iterator[Public]:
    """Make what a record stands on public too, and yield what was not."""
    for under in records_under(record):
        if not under.is_public:
            _make_public(under)
            under.save(update_fields=["state", "published_at", "replaced_by", "retired_because"])
            yield from _lift(under)
            yield under


def _make_public(record: Public) -> None:
    record.state = State.PUBLIC
    record.published_at = record.published_at or timezone.now()
    record.replaced_by, record.retired_because = None, ""


def _record(shown: list[Shown], preview: Preview) -> Public:
    return next(each.record for each in shown if each.draft.pk == preview.draft.pk)


def _render(page: PublicPage | None, banner: Banner) -> HttpResponse:
    """Answer as to a reader without an account, the page rendered to its last byte."""
    if page is None:
        raise ValidationError(_("It shows on no page of the site."))
    request = _request_for(page.address, banner)
    view, args, kwargs = request.resolver_match
    try:
        response = view(request, *args, **kwargs)
    except Http404 as error:
        raise ValidationError(_("The site has no such page.")) from error
    if callable(getattr(response, "render", None)):
        response.render()
    if response.status_code != HTTPStatus.OK:
        raise ValidationError(_("The site has no such page."))
    return response


def _request_for(address: str, banner: Banner) -> HttpRequest:
    request = HttpRequest()
    parts = urlsplit(address)
    request.method, request.user = "GET", AnonymousUser()
    request.path = request.path_info = parts.path
    request.META = {"REQUEST_METHOD": "GET", "QUERY_STRING": parts.query}
    request.GET = QueryDict(parts.query)
    request.resolver_match = resolve(parts.path)
    request.preview = banner
    return request


def _give_way() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT set_config('lock_timeout', %s, true)", [LONGEST_WAIT])


def _is_locked(error: OperationalError) -> bool:
    state = getattr(error.__cause__, "sqlstate", None)
    return state == LOCK_NOT_AVAILABLE or "database is locked" in str(error)
