"""Who a command works for."""

from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser
from django.core.management.base import CommandError


def person_named(name: str) -> AbstractBaseUser | None:
    """Return whose drafts are meant; None for the site's own. Errors: CommandError."""
    users = get_user_model().objects
    if not name:
        return None
    user = users.filter(**{get_user_model().USERNAME_FIELD: name, "is_active": True}).first()
    if user is None:
        raise CommandError(f"{name}: no such user")
    return user
