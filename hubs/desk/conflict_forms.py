"""How an editor settles a conflict: the outcome, the figure it is about, the public reason."""

from collections.abc import Sequence

from django import forms
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from hubs.models import Figure
from hubs.settling import RANKS
from sources.models import Decision
from translations.languages import LANGUAGES, OWN_NAMES, column

# Reasons that are given often, in all four languages.
CANNED = {
    "official": gettext_noop("The statistical office's own figure goes before press reports."),
    "firsthand": gettext_noop("Who measured it goes before who repeats it."),
    "later": gettext_noop("The later figure revises the earlier one."),
    "scope": gettext_noop("The sources count different things under one name."),
    "equal": gettext_noop("Neither source can be preferred; both are shown."),
}


class ConflictForm(forms.Form):
    """One decision. figures: those that contradict each other."""

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Decision.Outcome, widget=forms.RadioSelect
    )
    chosen = forms.TypedChoiceField(
        label=_("The figure that is preferred or deprecated"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    canned = forms.ChoiceField(label=_("Reason, as often given"), required=False)

    def __init__(self, *args, figures: Sequence[Figure], **kwargs):
        super().__init__(*args, **kwargs)
        self.figures = {figure.number: figure for figure in figures}
        self.fields["chosen"].choices = [
            (figure.number, f"#{figure.number} · {figure.as_published or figure.value}")
            for figure in figures
        ]
        words = [(name, gettext(text)) for name, text in CANNED.items()]
        self.fields["canned"].choices = [("", _("My own words below")), *words]
        for code in LANGUAGES:
            self.fields[column("reason", code)] = forms.CharField(
                label=OWN_NAMES[code],
                required=False,
                max_length=500,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )

    def clean(self):
        """Ask for the figure where the outcome is about one, and for a reason."""
        cleaned = super().clean()
        if cleaned.get("outcome") in RANKS and not cleaned.get("chosen"):
            self.add_error("chosen", _("Choose the figure that this is about."))
        if not any(self.reasons().values()):
            self.add_error("canned", _("Give a reason; readers see it."))
        return cleaned

    def reasons(self) -> dict[str, str]:
        """Return the reason by language: own words, else those of the canned reason."""
        canned = CANNED.get(self.cleaned_data.get("canned") or "")
        found = {}
        for code in LANGUAGES:
            own = (self.cleaned_data.get(column("reason", code)) or "").strip()
            with translation.override(code):
                found[code] = own or (gettext(canned) if canned else "")
        return found

    def chosen_figure(self) -> Figure | None:
        """Return the figure that the outcome is about, None where it is about none."""
        return self.figures.get(self.cleaned_data.get("chosen"))
