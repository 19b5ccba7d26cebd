"""What a translator asks of an export, gives to an import, and chooses before it is saved."""

from collections.abc import Collection

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models import Public, State
from editorial.registry import model_named
from editorial.rights import may_make_sets
from translations.exchange.files import CSV, MOST_BYTES, MOST_MB, TOOL_CSV, XLIFF
from translations.exchange.gathering import Wanted, languages_for, models_for
from translations.languages import LANGUAGES, OWN_NAMES
from translations.marks import IN_REVIEW, WRITTEN
from translations.models import FieldState

_KINDS = (
    (XLIFF, gettext_lazy("XLIFF 2.1, for translators' tools")),
    (CSV, gettext_lazy("CSV, for spreadsheets")),
    (TOOL_CSV, gettext_lazy("CSV, for translators' tools (Weblate, Translate Toolkit)")),
)
_SAID = (
    (IN_REVIEW, gettext_lazy("In review: they wait for a second reader")),
    (WRITTEN, gettext_lazy("Written: nobody is asked to read them yet")),
)


class ExportForm(forms.Form):
    """Which texts go out, and as what."""

    language = forms.ChoiceField(label=gettext_lazy("Into"))
    original = forms.ChoiceField(label=gettext_lazy("Translated from"), required=False)
    model = forms.ChoiceField(label=gettext_lazy("Records"), required=False)
    state = forms.MultipleChoiceField(
        label=gettext_lazy("States"),
        required=False,
        choices=FieldState.State,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Without a tick, all of them."),
    )
    format = forms.ChoiceField(label=gettext_lazy("Format"), choices=_KINDS)
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args, by: AbstractBaseUser, **kwargs):
        super().__init__(*args, **kwargs)
        languages, models = languages_for(by), models_for(by)
        self.fields["language"].choices = [(code, OWN_NAMES[code]) for code in languages]
        anything = ("", _("Any language"))
        self.fields["original"].choices = [anything, *((c, OWN_NAMES[c]) for c in LANGUAGES)]
        kinds = [(m._meta.model_name, capfirst(m._meta.verbose_name_plural)) for m in models]
        self.fields["model"].choices = [("", _("All records")), *kinds]

    def clean(self):
        """Refuse a record that is none."""
        cleaned = super().clean()
        if cleaned.get("pk") and "model" in cleaned and self.record is None:
            raise ValidationError(_("There is no such record."))
        return cleaned

    @property
    def record(self) -> Public | None:
        """Return the one record that is meant, None where all are."""
        model, key = (self[name].value() for name in ("model", "pk"))
        if not model or not str(key or "").isdecimal() or model_named(model) is None:
            return None
        rows = model_named(model)._default_manager.exclude(state=State.RETIRED)
        return rows.filter(pk=int(key)).first()

    @property
    def wanted(self) -> Wanted:
        """Return what is asked for."""
        told = self.cleaned_data
        models = [told["model"]] if told["model"] else []
        return Wanted(told["language"], models, told["state"], told["original"], told["pk"])


class ImportForm(forms.Form):
    """A file that comes back."""

    file = forms.FileField(
        label=gettext_lazy("File (.xlf, .zip, .csv)"),
        widget=forms.FileInput(attrs={"accept": ".xlf,.xliff,.xml,.zip,.csv"}),
    )

    def clean_file(self):
        """Refuse what is too large before it is read."""
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            words = _("The file is larger than %(most)s MB; export fewer texts at once.")
            raise ValidationError(words % {"most": MOST_MB})
        return file


class ConfirmForm(forms.Form):
    """What becomes of the texts that are listed."""

    said = forms.ChoiceField(
        label=gettext_lazy("The texts are"),
        choices=_SAID,
        initial=IN_REVIEW,
        widget=forms.RadioSelect,
    )
    valid_only = forms.BooleanField(
        label=gettext_lazy("Leave out what has an error and import the rest"), required=False
    )
    together = forms.BooleanField(
        label=gettext_lazy("Put the drafts into one release set"), required=False
    )
    take = forms.TypedMultipleChoiceField(coerce=int, required=False)
    seen = forms.CharField(widget=forms.HiddenInput)

    def __init__(
        self, *args, by: AbstractBaseUser, asked: Collection[int], has_errors: bool, **kwargs
    ):
        super().__init__(*args, **kwargs)
        self.fields["take"].choices = [(number, number) for number in asked]
        if not has_errors:
            del self.fields["valid_only"]
        if not may_make_sets(by):
            del self.fields["together"]

    @property
    def shown(self) -> list[forms.BoundField]:
        """Return the fields that stand together; each text has its own tick beside it."""
        names = ("said", "valid_only", "together")
        return [self[name] for name in names if name in self.fields]
