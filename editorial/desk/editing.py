"""Who has a record open: each form tells it again every few seconds."""

from django.contrib.admin.sites import site
from django.http import Http404, HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from editorial.desk.opening import keep_editing, others_at
from editorial.registry import model_named


@require_POST
def editing(request: HttpRequest, model: str, pk: int) -> JsonResponse:
    """Note that the user has the record open, and answer with who else has."""
    record_model = model_named(model)
    if record_model is None or not site.get_model_admin(record_model).has_view_permission(request):
        raise Http404
    keep_editing(model, pk, request.user)
    names = [str(row.user) for row in others_at(model, pk, request.user)]
    return JsonResponse({"others": names})
