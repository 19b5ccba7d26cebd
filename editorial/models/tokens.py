"""What programs send in the place of a password."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.querysets import (
    TokenQuerySet,
)


class Token(models.Model):
    """What a program sends in the place of a password; it may what its owner may then.

    Only the SHA-256 of the secret is stored. One that was revoked stays, so that its owner
    sees what it was.
    """

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="tokens", verbose_name=_("owner")
    )
    name = models.CharField(_("name"), max_length=100)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    created_at = models.DateTimeField(_("made at"), auto_now_add=True)
    expires_at = models.DateTimeField(_("valid until"))
    last_used_at = models.DateTimeField(_("last used"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("revoked at"), null=True, editable=False)

    objects = TokenQuerySet.as_manager()

    class Meta:
        verbose_name = _("API token")
        verbose_name_plural = _("API tokens")
        ordering = ["-pk"]

    def __str__(self):
        return self.name
