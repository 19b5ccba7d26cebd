"""Accounts of the desk: which role one has, and how its owner gets to a password."""

import secrets
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, Group
from django.contrib.auth.tokens import default_token_generator
from django.core.mail import send_mail
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _

from editorial.models import Revision
from editorial.roles import ROLES

DAY = 24 * 60 * 60


@transaction.atomic
def give_role(user: AbstractBaseUser, role: str) -> None:
    """Put someone into the group of exactly one role, or of none ('').

    Groups that are no role stay as they are.
    """
    user.groups.remove(*Group.objects.filter(name__in=ROLES).exclude(name=role))
    if role:
        user.groups.add(Group.objects.get(name=role))


def role_of(user: AbstractBaseUser) -> str:
    """Return the highest role someone has, '' for none; reads user.groups.all()."""
    names = {group.name for group in user.groups.all()} if user.pk else set()
    return next((role for role in reversed(ROLES) if role in names), "")


def unknown_password() -> str:
    """Return a password that nobody knows, so that an owner sets another by mail."""
    return secrets.token_urlsafe(32)


def invite(user: AbstractBaseUser) -> None:
    """Mail someone the link under which they set their password.

    Errors: SMTPException or OSError when the mail cannot be handed over.
    """
    context = {
        "user": user,
        "site": urlsplit(settings.SITE_URL).netloc,
        "link": settings.SITE_URL + password_path(user),
        "again": settings.SITE_URL + reverse("admin_password_reset"),
        "days": settings.PASSWORD_RESET_TIMEOUT // DAY,
    }
    body = render_to_string("editorial/mail/invitation.txt", context)
    send_mail(_("Your account at %(site)s") % context, body, None, [user.email])


def password_path(user: AbstractBaseUser) -> str:
    """Return the path, good once and for some days, under which someone sets a password."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    token = default_token_generator.make_token(user)
    return reverse("password_reset_confirm", kwargs={"uidb64": uid, "token": token})


def has_work(user: AbstractBaseUser) -> bool:
    """Tell whether the history names someone; such an account is made inactive, not deleted."""
    return Revision.objects.touched_by(user).exists()
