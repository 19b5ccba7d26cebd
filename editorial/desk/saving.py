"""What follows when a record's form was saved: the answer to the editor, or to autosave."""

from collections.abc import Mapping

from django.contrib import messages
from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.desk.opening import data_at_opening
from editorial.drafts import EditConflict, Seen
from editorial.models import Public, Revision
from editorial.patches import Data, text_columns
from editorial.review import submit
from editorial.shapes import shape_of
from translations.marks import UNTOLD, Told, minor_edit

TAKE = "_take."


def settled_in(sent: Mapping[str, str]) -> dict[str, str]:
    """Return {field: "mine" or "theirs"} as the panel of a conflict sends it."""
    return {
        name.removeprefix(TAKE): value
        for name, value in sent.items()
        if name.startswith(TAKE) and value in ("mine", "theirs")
    }


def told_in(
    sent: Mapping[str, str], record: Public, data: Data, by: AbstractBaseUser | None
) -> Told:
    """Return what a form says of the texts it changes: that their translations stay valid.

    Counted from when the form was opened. What saves itself says nothing yet: the box may
    still be unticked. data: every field, as it is to be.
    """
    if "_minor" not in sent or "_autosave" in sent:
        return UNTOLD
    before = data_at_opening(record, by, sent.get("_opened", ""))
    names = text_columns(shape_of(type(record)))
    return minor_edit(names, before, data) if before else UNTOLD


def after_saving(request: HttpRequest, record: Public, draft: Revision) -> HttpResponse:
    """Go on as the button that was pressed says: submit, publish, preview, stay or leave."""
    sent = request.POST
    if "_autosave" in sent:
        return _told_saved(record, draft)
    if draft.pk is None:
        messages.info(request, _("Nothing was changed."))
        return redirect(_address(record, "change", record.pk) if _stays(sent) else _list(record))
    if "_publish" in sent:
        return redirect("admin:draft", draft.pk)
    if "_preview" in sent:
        return redirect("admin:preview", draft.pk)
    if "_submit" in sent:
        submit(draft, by=request.user)
        messages.success(request, _("“%(record)s” is submitted for review.") % {"record": record})
        return redirect(_list(record))
    messages.success(request, _words(record))
    if _stays(sent):
        query = f"?draft={draft.pk}" if "draft" in request.GET else ""
        return redirect(_address(record, "change", record.pk) + query)
    return redirect(_address(record, "add") if "_addanother" in sent else _list(record))


def is_form(response: HttpResponse) -> bool:
    """Tell whether an answer is the form again, because of what stands in it."""
    return isinstance(response, TemplateResponse)


def told_conflict(conflict: EditConflict) -> JsonResponse:
    """Tell autosave that it must pause until the editor has chosen."""
    return JsonResponse({"conflict": " ".join(conflict.messages)}, status=409)


def told_errors(response: TemplateResponse) -> JsonResponse:
    """Tell autosave that what stands in the form cannot be saved as it is yet.

    response: the form as it would be shown again.
    """
    form = response.context_data["adminform"].form
    return JsonResponse({"errors": list(form.errors)}, status=422)


def _told_saved(record: Public, draft: Revision) -> JsonResponse:
    seen = Seen(record.revision, draft.pk, draft.version)
    return JsonResponse({"seen": str(seen), "address": _address(record, "change", record.pk)})


def _words(record: Public) -> str:
    if record.is_public:
        words = _("The draft of “%(record)s” is saved; readers see the published text.")
    else:
        words = _("The draft of “%(record)s” is saved; readers don't see it yet.")
    return words % {"record": record}


def _stays(sent: Mapping[str, str]) -> bool:
    return "_continue" in sent


def _list(record: Public) -> str:
    return _address(record, "changelist")


def _address(record: Public, action: str, *args) -> str:
    options = record._meta
    return reverse(f"admin:{options.app_label}_{options.model_name}_{action}", args=args)
