"""The queue of those who review: each draft with its source, its changes and its checks."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django import forms
from django.contrib.admin.sites import site
from django.contrib.auth import get_user_model
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from editorial.desk.drafts import REVIEW, change_address, form_of
from editorial.desk.looks import Look, look_at
from editorial.desk.verb_forms import VerbForm
from editorial.desk.verbs import VERBS, Verb, needs_other_eyes, wrote
from editorial.models import Revision
from editorial.registry import public_models
from editorial.rights import lacks_approval, may_read
from editorial.shapes import shapes
from translations.languages import OWN_NAMES

PER_PAGE = 20
# What a reviewer does here; everything else is on the page of the draft.
HERE = ("approve", "publish", "return")
# What drafts belong to: the field and the slug of a parent, such as "source.some-article".
PARENT = r"^[a-z_]+\.[-\w]+$"


@dataclass(frozen=True)
class Entry:
    """One draft of the queue. mine: whether the reviewer had a hand in it."""

    look: Look
    forms: list[tuple[Verb, VerbForm]]
    change_url: str
    mine: bool
    must_be_approved: bool
    wrote_it: bool


class QueueFilter(forms.Form):
    """What of the queue a reviewer wants to see."""

    model = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    author = forms.ModelChoiceField(
        label=gettext_lazy("Author"), queryset=None, required=False, empty_label=""
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    of = forms.RegexField(PARENT, required=False, widget=forms.HiddenInput)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        names = [(s.label, s.model._meta.verbose_name_plural) for s in _record_shapes()]
        waiting = Revision.objects.filter(state=Revision.State.IN_REVIEW)
        users = get_user_model().objects.filter(pk__in=waiting.values("author"))
        self.fields["model"].choices = [("", _("All")), *names]
        self.fields["author"].queryset = users.order_by("username")
        self.fields["author"].empty_label = _("All")
        self.fields["language"].choices = [("", _("All")), *OWN_NAMES.items()]


@require_safe
def review(request: HttpRequest) -> HttpResponse:
    """Show what waits for a reviewer, oldest first; a bad filter shows its error and no rows."""
    form = QueueFilter(request.GET or None)
    page = Paginator(_waiting(request, form), PER_PAGE).get_page(request.GET.get("page"))
    asked = {name: request.GET[name] for name in form.fields if request.GET.get(name)}
    context = {
        **site.each_context(request),
        "title": _("To review"),
        "form": form,
        "page": page,
        "entries": [_entry(request.user, look) for look in look_at(page.object_list)],
        "next": f"?{urlencode({'next': REVIEW} | asked)}",
        "query": f"{urlencode(asked)}&" if asked else "",
    }
    return render(request, "admin/desk/review.html", context)


def _waiting(request: HttpRequest, form: QueueFilter):
    readable = [s.label for s in _record_shapes() if may_read(request.user, s.model)]
    drafts = Revision.objects.to_review().filter(model__in=readable).for_page()
    if form.is_bound and not form.is_valid():
        return drafts.none()
    return drafts.narrowed(**form.cleaned_data) if form.is_bound else drafts


def _record_shapes() -> list:
    records = public_models()
    return [shape for shape in shapes() if shape.model in records]


def _entry(user, look: Look) -> Entry:
    offered = [VERBS[name] for name in HERE]
    if look.record is None:
        offered = []
    return Entry(
        look=look,
        forms=[
            (verb, form_of(verb, look))
            for verb in offered
            if verb.may(user, look) and verb.fits(user, look)
        ],
        change_url=change_address(look),
        mine=wrote(user, look.revision),
        must_be_approved=lacks_approval(look.revision),
        wrote_it=needs_other_eyes(user, look.revision),
    )
