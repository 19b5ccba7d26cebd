"""The search over everything: public records, drafts, claim numbers, messages of revisions."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib.admin import ModelAdmin
from django.contrib.admin.sites import site
from django.db.models import Case, QuerySet, Value, When
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from editorial.desk.queues import Row
from editorial.desk.rows import change_address, row_of, title_of
from editorial.models import Public, Revision
from editorial.registry import public_models
from search.finding import matching, matching_for_staff
from search.normalise import says
from search.registry import entry_for, registered_models

MOST_A_KIND = 10
# So many open drafts are looked through, the latest first.
MOST_DRAFTS = 500
MOST_WORDS = 12
LONGEST = 200
NUMBER = re.compile(r"#?\s*(\d{1,12})")


@dataclass(frozen=True)
class Found:
    """What was found of one kind; all: where a list shows the rest, '' where nothing is left."""

    title: str
    rows: list[Row]
    all: str = ""


@require_safe
def desk_search(request: HttpRequest) -> HttpResponse:
    """Show what matches `q` in any record the user may look at, drafts too."""
    question = " ".join(request.GET.get("q", "")[:LONGEST].split()[:MOST_WORDS])
    groups = list(find(request, question)) if question else []
    context = {"title": _("Search"), "question": question, "groups": groups}
    return render(request, "admin/desk/search.html", site.each_context(request) | context)


def find(request: HttpRequest, question: str) -> Iterator[Found]:
    """Yield what matches, kind by kind, those with names before claims; 1 query a kind, 2 more.

    A number, with or without #, asks for the claim of that number.
    """
    number = NUMBER.fullmatch(question)
    for model in _in_order(request):
        desk = site.get_model_admin(model)
        if number and model.key_field == "number":
            rows = _records(model).filter(number=int(number[1]))
        else:
            rows = _matching(request, desk, question)
        if found := list(rows[: MOST_A_KIND + 1]):
            yield _group(model, found, question)
    called = drafts_called(question, Revision.objects.open())
    revisions = Revision.objects.saying(question, also=called)
    if rows := [_revision_row(each) for each in revisions.latest_saved().for_rows()[:MOST_A_KIND]]:
        yield Found(_("Drafts and history"), rows)


def drafts_called(question: str, drafts: QuerySet) -> list[int]:
    """Return the ids of those drafts that call their record so, in any script; 1 query."""
    rows = drafts.latest_saved()[:MOST_DRAFTS].names()
    return [pk for pk, *names in rows if says("\n".join(filter(None, names)), question)]


def _in_order(request: HttpRequest) -> list[type[Public]]:
    """Return the public models that the user may look at: first what has a name of its own."""
    listed = [entry["model"] for app in site.get_app_list(request) for entry in app["models"]]
    ours = set(public_models()).intersection(listed)
    order = [*registered_models(), *listed]
    return [model for model in dict.fromkeys(order) if model in ours]


def _records(model: type[Public]) -> QuerySet:
    return model._default_manager.with_names().with_draft_state()


def _matching(request: HttpRequest, desk: ModelAdmin, question: str) -> QuerySet:
    """Return what a model's list finds, and the index of names in every script."""
    model, name = desk.model, desk.opts.model_name
    found, _twice = desk.get_search_results(request, model._default_manager.all(), question)
    rows = _records(model)
    if entry_for(model) is None:
        return rows.filter(pk__in=found.order_by().values("pk")).order_by("-pk")
    indexed = matching(name, question)
    texts = matching_for_staff(name, question)
    every = model._default_manager
    wanted = found | every.filter(pk__in=indexed) | every.filter(pk__in=texts)
    named = Case(When(pk__in=indexed, then=Value(0)), default=Value(1))
    return rows.filter(pk__in=wanted.order_by().values("pk")).order_by(named, "-pk")


def _group(model: type[Public], found: list[Public], question: str) -> Found:
    options = model._meta
    rows = [_row(record) for record in found[:MOST_A_KIND]]
    address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    rest = f"{address}?{urlencode({'q': question})}" if len(found) > MOST_A_KIND else ""
    return Found(capfirst(options.verbose_name_plural), rows, rest)


def _row(record: Public) -> Row:
    draft = record.draft_state
    note = _("has a draft: %(state)s") % {"state": Revision.State(draft).label} if draft else ""
    title, html_lang = title_of(record)
    return Row(
        title,
        change_address(type(record), record.pk),
        kind=record.get_state_display(),
        note=note,
        html_lang=html_lang,
    )


def _revision_row(revision: Revision) -> Row:
    who = revision.published_by or revision.author
    said = " · ".join(str(part) for part in (who, revision.message) if part)
    return row_of(revision, said)
