"""The page on which users make, see and revoke the tokens of their programs."""

from django.contrib import messages
from django.contrib.admin.sites import site
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables
from django.views.decorators.http import require_http_methods, require_POST

from editorial.desk.token_form import TokenForm
from editorial.tokens import make_token, may_see_all, revoke_token, tokens_for

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
@sensitive_variables("secret", "context")
def tokens(request: HttpRequest) -> HttpResponse:
    """Show the tokens, and a new one's secret in the answer to its form: nowhere else."""
    form = TokenForm(request.POST if request.method == "POST" else None)
    token = secret = None
    if form.is_valid():
        name, until = form.cleaned_data["name"], form.expires_at()
        token, secret = make_token(request.user, name, until)
        form = TokenForm()
    context = {
        **site.each_context(request),
        "title": _("Tokens for programs"),
        "form": form,
        "made": token,
        "secret": secret,
        "page": Paginator(tokens_for(request.user), PAGE).get_page(request.GET.get("page")),
        "sees_all": may_see_all(request.user),
        "now": timezone.now(),
    }
    return render(request, "admin/desk/tokens.html", context)


@require_POST
def revoke(request: HttpRequest, pk: int) -> HttpResponse:
    """End a token."""
    token = get_object_or_404(tokens_for(request.user), pk=pk)
    revoke_token(token, by=request.user)
    messages.success(request, _("“%(name)s” is revoked.") % {"name": token.name})
    return redirect("admin:tokens")
