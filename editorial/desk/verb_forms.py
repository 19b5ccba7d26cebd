"""What a person says when they send a draft on its way: one form a verb."""

from datetime import timedelta

from django import forms
from django.utils.translation import gettext_lazy as _

from editorial.desk.looks import Look
from editorial.models import Release
from translations.languages import OWN_NAMES

# The widest that local time is from UTC, in minutes.
FURTHEST = 14 * 60


class VerbForm(forms.Form):
    """A verb with nothing more to say. version: what the person had before them."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args, look: Look, **kwargs):
        kwargs.setdefault("initial", {"version": look.revision.version})
        super().__init__(*args, **kwargs)
        self.look = look
        self.prepare()

    def prepare(self) -> None:
        """Fit the fields to what is looked at."""


class CheckedForm(VerbForm):
    """A verb that lets something through: warnings have to be seen."""

    acknowledged = forms.BooleanField(
        label=_("I have seen the warnings and it is right as it is"),
        error_messages={"required": _("Look at the warnings, and tick that you have seen them.")},
    )

    def prepare(self) -> None:
        """Ask only where there is a warning."""
        if not self.look.warnings:
            del self.fields["acknowledged"]


class SubmitForm(VerbForm):
    """For review, with a word on what was changed."""

    message = forms.CharField(label=_("What did you change, and why?"), max_length=200)

    def prepare(self) -> None:
        """Start from what the author said when saving."""
        self.fields["message"].required = False
        self.initial["message"] = self.look.revision.message


class ReturnForm(VerbForm):
    """Back to the author, who has to know why."""

    reason = forms.CharField(
        label=_("What should be changed?"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        error_messages={"required": _("Say what should be changed.")},
    )


class PublishForm(CheckedForm):
    """To readers, now."""

    message = forms.CharField(
        label=_("What did you change, and why?"), max_length=200, required=False
    )

    def prepare(self) -> None:
        """Start from what the author said."""
        super().prepare()
        self.initial["message"] = self.look.revision.message


class MomentForm(forms.Form):
    """A time to publish at. offset: minutes that the editor's clock is ahead of UTC."""

    publish_at = forms.DateTimeField(
        label=_("Publish at"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
    )
    offset = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=-FURTHEST, max_value=FURTHEST
    )

    def clean(self):
        """Read the time in the zone of the editor's browser; UTC where it does not say."""
        cleaned = super().clean()
        if (at := cleaned.get("publish_at")) and (offset := cleaned.get("offset")):
            cleaned["publish_at"] = at - timedelta(minutes=offset)
        return cleaned


class ScheduleForm(CheckedForm, MomentForm):
    """To readers, later."""


class LaterForm(VerbForm):
    """Which languages wait until they are ready."""

    languages = forms.MultipleChoiceField(
        label=_("Leave for later"),
        choices=list(OWN_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        help_text=_("Their texts stay a draft; readers go on seeing what they see now."),
    )

    def prepare(self) -> None:
        """Start from what is chosen; offer the languages in which the draft changes a text."""
        draft = self.look.revision
        self.initial["languages"] = draft.later
        offered = [code for code in OWN_NAMES if code in (*self.look.languages, *draft.later)]
        self.fields["languages"].choices = [(code, OWN_NAMES[code]) for code in offered]


class ReleaseForm(VerbForm):
    """Into a set that is published together."""

    release = forms.ModelChoiceField(label=_("Release set"), queryset=None)

    def prepare(self) -> None:
        """Offer the sets that still take drafts."""
        self.fields["release"].queryset = Release.objects.filter(state=Release.State.OPEN)
