"""How one who forgot a password, or never had one, comes to set it: by a link in a mail."""

from django.contrib import admin
from django.contrib.auth import views

from editorial.accounts.attempts import with_status
from editorial.accounts.forms import ResetForm


class DeskFrame:
    """Give a page of django.contrib.auth what the frame of the desk shows."""

    def get_context_data(self, **kwargs):
        """Add what every page of the desk has."""
        return super().get_context_data(**admin.site.each_context(self.request), **kwargs)


class ResetView(DeskFrame, views.PasswordResetView):
    """Ask for the link."""

    form_class = ResetForm

    def get_form_kwargs(self):
        """Let the form count attempts by address."""
        return super().get_form_kwargs() | {"request": self.request}

    def form_invalid(self, form):
        """Say which status too many attempts have."""
        return with_status(super().form_invalid(form))


class ResetDoneView(DeskFrame, views.PasswordResetDoneView):
    """Say that a mail is on its way, if there is such an account."""


class ResetConfirmView(DeskFrame, views.PasswordResetConfirmView):
    """Set the password under a link that is good once."""


class ResetCompleteView(DeskFrame, views.PasswordResetCompleteView):
    """Say that it is set."""
