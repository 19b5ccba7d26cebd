"""What waits on the desk whatever the subject: drafts and release sets."""

from collections.abc import Iterable
from datetime import timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from editorial.desk.queues import MOST, Queue, Row, register_queue
from editorial.desk.rows import row_of
from editorial.models import Release, Revision
from editorial.rights import may_publish

WEEK = timedelta(days=7)
State = Revision.State


def register() -> None:
    """Register the queues of every desk; called once the apps are ready."""
    for queue in _own(), _of_others(), _of_the_site():
        for each in queue:
            register_queue(each)


def _own() -> Iterable[Queue]:
    yield Queue(
        "my-drafts",
        gettext_lazy("My drafts"),
        gettext_lazy("Open a record and save a change: it is kept here until you submit it."),
        my_drafts,
        position=10,
    )
    yield Queue(
        "returned",
        gettext_lazy("Returned to me"),
        gettext_lazy("A draft that a reviewer returns comes here with the reason."),
        returned_drafts,
        position=20,
    )
    yield Queue(
        "to-review",
        gettext_lazy("To review"),
        gettext_lazy("Drafts that are submitted wait here for you."),
        drafts_to_review,
        position=30,
        for_whom=may_publish,
        address="admin:review",
    )
    yield Queue(
        "waiting",
        gettext_lazy("Waiting for review"),
        gettext_lazy("What you submit waits here until a publisher looks at it."),
        my_waiting_drafts,
        position=30,
        for_whom=lambda user: not may_publish(user),
    )


def _of_others() -> Iterable[Queue]:
    yield Queue(
        "scheduled",
        gettext_lazy("Scheduled in the next 7 days"),
        gettext_lazy("What is to be published at a given time is shown here in its order."),
        scheduled_drafts,
        position=40,
    )
    yield Queue(
        "drafts-of-others",
        gettext_lazy("Open drafts of others"),
        gettext_lazy("Nobody else has a draft open."),
        drafts_of_others,
        position=50,
    )
    yield Queue(
        "releases",
        gettext_lazy("Release sets being prepared"),
        gettext_lazy("Drafts that belong together are published together: begin a release set."),
        open_releases,
        position=60,
        address="admin:releases",
    )


def _of_the_site() -> Iterable[Queue]:
    yield Queue(
        "never-published",
        gettext_lazy("Drafts never published"),
        gettext_lazy("Every record that was begun has been published."),
        never_published,
        position=100,
    )


def my_drafts(user: AbstractBaseUser) -> list[Row]:
    """Return what someone writes at, the latest first; 1 query."""
    return _rows(Revision.objects.written_by(user).in_states(State.DRAFT).latest_saved())


def returned_drafts(user: AbstractBaseUser) -> list[Row]:
    """Return what was returned to someone, with the reasons; 1 query."""
    drafts = Revision.objects.written_by(user).in_states(State.REJECTED).latest_saved()
    return [row_of(draft, draft.reason) for draft in _some(drafts)]


def drafts_to_review(user: AbstractBaseUser) -> list[Row]:
    """Return what waits for a publisher, the oldest first; 1 query."""
    drafts = Revision.objects.in_states(State.IN_REVIEW).oldest_saved()
    return [row_of(draft, _told_author(draft)) for draft in _some(drafts)]


def my_waiting_drafts(user: AbstractBaseUser) -> list[Row]:
    """Return what someone submitted, the oldest first; 1 query."""
    return _rows(Revision.objects.written_by(user).in_states(State.IN_REVIEW).oldest_saved())


def scheduled_drafts(user: AbstractBaseUser) -> list[Row]:
    """Return what the timer is to publish within a week, or has missed; 1 query."""
    drafts = Revision.objects.scheduled_until(timezone.now() + WEEK)
    return [row_of(draft, _told_author(draft)) for draft in _some(drafts)]


def drafts_of_others(user: AbstractBaseUser) -> list[Row]:
    """Return what others write at, the latest first; 1 query."""
    drafts = Revision.objects.in_states(State.DRAFT, State.REJECTED).not_by(user)
    return [row_of(draft, _told_author(draft)) for draft in _some(drafts.latest_saved())]


def open_releases(user: AbstractBaseUser) -> list[Row]:
    """Return the release sets that are not published, the next one first; 1 query."""
    releases = Release.objects.exclude(state=Release.State.PUBLISHED)
    counted = releases.annotate(n=Count("revisions")).order_by("publish_at", "-pk")
    return [
        Row(
            str(release),
            reverse("admin:release", args=[release.slug]),
            kind=release.get_state_display(),
            note=ngettext("%(n)s draft", "%(n)s drafts", release.n) % {"n": release.n},
            due=release.publish_at,
        )
        for release in counted[: MOST + 1]
    ]


def never_published(user: AbstractBaseUser) -> list[Row]:
    """Return the drafts of records that readers never saw, the oldest first; 1 query."""
    drafts = Revision.objects.open().never_public().oldest_saved()
    return [row_of(draft, _told_author(draft)) for draft in _some(drafts)]


def _rows(drafts: QuerySet) -> list[Row]:
    return [row_of(draft) for draft in _some(drafts)]


def _some(drafts: QuerySet) -> QuerySet:
    return drafts.for_rows()[: MOST + 1]


def _told_author(draft: Revision) -> str:
    if draft.author is None:
        return draft.message
    if not draft.message:
        return _("by %(author)s") % {"author": draft.author}
    return _("by %(author)s: %(message)s") % {"author": draft.author, "message": draft.message}
