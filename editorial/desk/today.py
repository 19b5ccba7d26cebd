"""The home of the desk: what waits, mine first, and the latest work."""

from django.contrib.admin.sites import site
from django.contrib.auth.models import AbstractBaseUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from editorial.desk.queues import Row, fill, queues_for
from editorial.desk.rows import row_of
from editorial.models import Revision

LATEST = 10


def today_of(user: AbstractBaseUser) -> dict:
    """Return what Today shows someone; a constant number of queries.

    busy, quiet: the queues with and without anything in them.
    """
    filled = [fill(queue, user) for queue in queues_for(user)]
    return {
        "busy": [each for each in filled if each.rows],
        "quiet": [each for each in filled if not each.rows],
        "my_work": latest_work(user),
        "all_work": latest_work(),
    }


def latest_work(by: AbstractBaseUser | None = None) -> list[Row]:
    """Return the latest revisions, of one person or of all; 1 query."""
    revisions = Revision.objects.by_people() if by is None else Revision.objects.by(by)
    return [_worked(revision) for revision in revisions.latest_saved().for_rows()[:LATEST]]


@require_safe
def queue(request: HttpRequest, name: str) -> HttpResponse:
    """Show all of a queue. Errors: Http404 for one that the user has nothing to do with."""
    found = next((each for each in queues_for(request.user) if each.name == name), None)
    if found is None:
        raise Http404
    context = {"title": found.title, "filled": fill(found, request.user)}
    return render(request, "admin/desk/queue.html", site.each_context(request) | context)


def _worked(revision: Revision) -> Row:
    who = revision.published_by or revision.author
    return row_of(revision, " · ".join(filter(None, (_done(revision), str(who), revision.message))))


def _done(revision: Revision) -> str:
    if revision.is_open:
        return revision.get_state_display()
    return revision.get_action_display() if revision.number else _("discarded")
