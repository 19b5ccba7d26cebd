"""Tokens of programs: made, shown once, revoked, and whose they are."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_variables

from editorial.models import Token

PREFIX = "atlas_"
LONGEST = timedelta(days=365)
# How often it is written down that a token is used.
NOTED_EVERY = timedelta(minutes=1)


@sensitive_variables("secret")
def make_token(user: AbstractBaseUser, name: str, expires_at: datetime) -> tuple[Token, str]:
    """Make a token and return it with its secret, which is told this once and never stored.

    Errors: ValidationError at `expires_at` for a time that has passed, or is more than a year
    away; PermissionDenied for who may not sign in to the desk.
    """
    now = timezone.now()
    if not now < expires_at <= now + LONGEST:
        words = _("Choose a day between tomorrow and a year from now.")
        raise ValidationError({"expires_at": words})
    if not (user.is_active and user.is_staff):
        raise PermissionDenied
    secret = PREFIX + secrets.token_hex(32)
    token = Token.objects.create(
        user=user, name=name, digest=digest_of(secret), expires_at=expires_at
    )
    return token, secret


def revoke_token(token: Token, *, by: AbstractBaseUser) -> Token:
    """End a token now and return it; twice changes nothing.

    Errors: PermissionDenied for another's, unless one may see all.
    """
    if token.user_id != by.pk and not may_see_all(by):
        raise PermissionDenied(_("This is someone else's token."))
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
    return token


def tokens_for(by: AbstractBaseUser) -> QuerySet[Token]:
    """Return the tokens that someone may see: their own, an administrator all."""
    rows = Token.objects.for_list()
    return rows if may_see_all(by) else rows.filter(user=by)


def may_see_all(by: AbstractBaseUser) -> bool:
    """Tell whether someone may see and revoke the tokens of others."""
    return by.has_perm("auth.change_user")


@sensitive_variables("secret")
def owner_of(secret: str) -> AbstractBaseUser | None:
    """Return whose usable token this is, None where it is none; notes that it is used.

    The rights are those the owner has now.
    """
    now = timezone.now()
    found = Token.objects.usable(now).select_related("user").filter(digest=digest_of(secret))
    token = found.first()
    if token is None:
        return None
    _note_use(token, now)
    return token.user


@sensitive_variables("secret")
def digest_of(secret: str) -> str:
    """Return what is stored of a secret."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _note_use(token: Token, now: datetime) -> None:
    if token.last_used_at is None or token.last_used_at < now - NOTED_EVERY:
        rows = Token.objects.filter(pk=token.pk)
        rows.not_used_since(now - NOTED_EVERY).update(last_used_at=now)
