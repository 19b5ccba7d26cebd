"""The page of a draft, or of any revision: what it changes, what follows, what can be done."""

from dataclasses import replace

from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from editorial.desk import rows
from editorial.desk.looks import Look, compare, look_at
from editorial.desk.verb_forms import VerbForm
from editorial.desk.verbs import VERBS, Verb, needs_other_eyes, offered, perform
from editorial.drafts import EditConflict, record_of
from editorial.effects import effects_of
from editorial.models import Revision
from editorial.registry import model_named
from editorial.rights import lacks_approval, may_publish, may_read, may_write

REVIEW = "review"


@require_safe
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a revision: over its base, or `?against=` any other one of its record."""
    revision = readable_revision(request, pk)
    if other := request.GET.get("against"):
        against = _other_of(revision, other)
        return _page(request, compare(revision, against), against=against)
    return _page(request, _look_at(revision))


@require_POST
def draft_act(request: HttpRequest, pk: int, verb: str) -> HttpResponse:
    """Do one thing with a draft; what fails is said, and nothing typed is lost."""
    chosen, look = VERBS[verb], _look_at(readable_revision(request, pk))
    if not chosen.may(request.user, look):
        raise PermissionDenied
    form = form_of(chosen, look, request.POST)
    if form.is_valid() and _performed(request, chosen, form):
        return _onwards(request, chosen, look)
    return _page(request, _look_at(readable_revision(request, pk)), failed=(chosen, form))


def readable_revision(request: HttpRequest, pk: int) -> Revision:
    """Return a revision with what its page reads.

    Errors: Http404; PermissionDenied for who may not see records of its model.
    """
    revision = get_object_or_404(Revision.objects.for_page(), pk=pk)
    model = model_named(revision.model)
    if model is None or not may_read(request.user, model):
        raise PermissionDenied
    return revision


def form_of(verb: Verb, look: Look, sent=None) -> VerbForm:
    """Return the form of a verb on one draft, with ids of its own on the page."""
    return verb.form(sent, look=look, auto_id=f"{verb.name}-{look.revision.pk}-%s")


def next_page(request: HttpRequest) -> str:
    """Return where to go on from here, as a query to hand along; '' for nowhere in particular."""
    if request.GET.get("next") != REVIEW:
        return ""
    return f"?{request.GET.urlencode()}"


def change_address(look: Look) -> str:
    """Return the address of the form of a draft, '' where the record is no more."""
    if look.record is None:
        return ""
    query = f"?draft={look.revision.pk}" if look.revision.is_open else ""
    return rows.change_address(look.model, look.record.pk) + query


def _look_at(revision: Revision) -> Look:
    if revision.is_open:
        return look_at([revision])[0]
    look = compare(revision)
    record = look.model._default_manager.filter(pk=revision.object).first()
    return replace(look, record=record)


def _other_of(revision: Revision, pk: str) -> Revision:
    rows = Revision.objects.filter(model=revision.model, object=revision.object)
    if not pk.isdecimal():
        raise Http404
    return get_object_or_404(rows, pk=pk)


def _performed(request: HttpRequest, verb: Verb, form: VerbForm) -> bool:
    """Do it, or say in the form why not; a conflict is shown by the page itself."""
    draft = form.look.revision
    try:
        perform(verb, draft, by=request.user, values=form.cleaned_data)
    except EditConflict as conflict:
        form.add_error(None, conflict.messages)
    except ValidationError as error:
        _add_errors(form, error)
    return not form.errors


def _add_errors(form: VerbForm, error: ValidationError) -> None:
    for name, words in getattr(error, "message_dict", {None: error.messages}).items():
        form.add_error(name if name in form.fields else None, words)


def _onwards(request: HttpRequest, verb: Verb, look: Look) -> HttpResponse:
    said = verb.done % {"record": look.revision.title}
    if verb.publishes:
        record = record_of(look.revision)
        said = render_to_string("admin/desk/_published.html", {"said": said, "record": record})
    messages.success(request, said)
    if request.GET.get("next") == REVIEW:
        left = request.GET.copy()
        del left["next"]
        return redirect(reverse("admin:review") + (f"?{left.urlencode()}" if left else ""))
    if verb.leaves:
        options = look.model._meta
        return redirect(f"admin:{options.app_label}_{options.model_name}_changelist")
    return redirect("admin:draft", look.revision.pk)


def _page(
    request: HttpRequest,
    look: Look,
    *,
    against: Revision | None = None,
    failed: tuple[Verb, VerbForm] | None = None,
) -> HttpResponse:
    revision, user = look.revision, request.user
    verbs = [] if against else offered(user, look)
    forms = {verb.name: (verb, form_of(verb, look)) for verb in verbs}
    if failed:
        forms |= {failed[0].name: failed}
    context = {
        **site.each_context(request),
        "title": revision.title,
        "look": look,
        "against": against,
        "forms": list(forms.values()),
        "failed": failed,
        "is_fresh": failed is None,
        "next": next_page(request),
        "change_url": change_address(look),
        "effects": effects_of(look.record) if look.record and revision.is_open else [],
        "may_restore": not revision.is_open and look.record and may_write(user, look.model),
        "must_be_approved": revision.is_open and lacks_approval(revision),
        "wrote_it": may_publish(user) and needs_other_eyes(user, revision),
    }
    return render(request, "admin/desk/draft.html", context)
