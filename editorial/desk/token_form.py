"""What a user gives for a new token: its name and the last day on which it is valid."""

from datetime import UTC, date, datetime, time, timedelta

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.tokens import LONGEST

USUAL = timedelta(days=90)


class TokenForm(forms.Form):
    """A new token."""

    name = forms.CharField(
        label=gettext_lazy("What is it for?"),
        max_length=100,
        help_text=gettext_lazy("A name by which you will know the program that uses it."),
    )
    expires_on = forms.DateField(
        label=gettext_lazy("Valid until the end of (UTC)"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        help_text=gettext_lazy("At most a year from now."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, label_suffix="", **kwargs)
        self.first, self.last = _days()
        field = self.fields["expires_on"]
        field.initial = self.first + USUAL
        field.widget.attrs |= {"min": self.first.isoformat(), "max": self.last.isoformat()}

    def clean_expires_on(self) -> date:
        """Refuse a day that has passed, and one more than a year away."""
        day = self.cleaned_data["expires_on"]
        if not self.first <= day <= self.last:
            raise ValidationError(_("Choose a day between tomorrow and a year from now."))
        return day

    def expires_at(self) -> datetime:
        """Return the moment at which the chosen day has ended."""
        return datetime.combine(self.cleaned_data["expires_on"] + timedelta(days=1), time(), UTC)


def _days() -> tuple[date, date]:
    """Return the first and the last day that may be chosen."""
    today = timezone.now().date()
    return today + timedelta(days=1), today + LONGEST - timedelta(days=1)
