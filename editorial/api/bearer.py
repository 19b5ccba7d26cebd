"""Who writes over the API: the owner of the token in the Authorization header, never a cookie."""

from django.contrib.auth.models import AbstractBaseUser
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from editorial.api.write_problems import Unauthorized
from editorial.tokens import owner_of


@sensitive_variables("sent", "secret")
def require_owner(request: HttpRequest) -> AbstractBaseUser:
    """Return whose token a request carries.

    Errors: Unauthorized without one, or with one that is unknown, expired or revoked.
    """
    sent = request.headers.get("Authorization", "")
    scheme, _space, secret = sent.partition(" ")
    if scheme.lower() != "bearer" or not secret.strip():
        raise Unauthorized(_("Send a token of the desk as “Authorization: Bearer …”."))
    if (owner := owner_of(secret.strip())) is None:
        raise Unauthorized(_("This token is unknown, expired or revoked."))
    return owner
