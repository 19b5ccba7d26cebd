"""What a person says of a release set: its names, its time, the drafts that go along."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.desk.verb_forms import MomentForm
from editorial.models import Release, Revision
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES, column

LONGEST = Release._meta.get_field("title").max_length


class TitlesForm(forms.Form):
    """The titles of a set, in one language at least. keeps_seen: carry along what they were."""

    keeps_seen = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            attributes = {"lang": HTML_CODES[language]}
            self.fields[column("title", language)] = forms.CharField(
                label=_("Title · %(language)s") % {"language": OWN_NAMES[language]},
                max_length=LONGEST,
                required=False,
                show_hidden_initial=self.keeps_seen,
                widget=forms.TextInput(attrs=attributes),
            )
        self.order_fields([column("title", language) for language in LANGUAGES])

    def clean(self):
        """Ask for a title."""
        cleaned = super().clean()
        if not any(self.titles.values()):
            self.add_error(column("title", "en"), _("Give a title in one language at least."))
        return cleaned

    @property
    def titles(self) -> dict[str, str]:
        """Return the titles by language."""
        return {code: self.cleaned_data.get(column("title", code), "") for code in LANGUAGES}


class NewReleaseForm(TitlesForm):
    """The titles of a new set, and its part of the address."""

    slug = forms.SlugField(
        label=gettext_lazy("Slug"),
        max_length=80,
        required=False,
        help_text=gettext_lazy("Its part of the address. Left empty, the English title gives it."),
    )

    def clean(self):
        """Ask for a slug as well, where the title gives none."""
        cleaned = super().clean()
        if "slug" in cleaned and not cleaned["slug"]:
            cleaned["slug"] = slugify(self.titles["en"])[:80]
            if not cleaned["slug"]:
                self.add_error("slug", _("Give a slug, since there is no English title."))
        return cleaned


class RenameForm(TitlesForm):
    """Other titles for a set that is begun; cleaned_data has `titles` and `seen`, by language."""

    keeps_seen = True

    def clean(self):
        """Return what was typed beside what stood there before."""
        cleaned = super().clean()
        before = {code: self.add_initial_prefix(column("title", code)) for code in LANGUAGES}
        seen = {code: self.data.get(name, "") for code, name in before.items()}
        return cleaned | {"titles": self.titles, "seen": seen}


class SetForm(forms.Form):
    """A verb with nothing more to say."""


class SetMomentForm(MomentForm):
    """When the whole set is published."""


class LanguagesForm(forms.Form):
    """Which languages of all drafts of a set wait until they are ready."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Leave for later"),
        choices=list(OWN_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )


class DraftsForm(forms.Form):
    """Drafts of which something is done: put into the set, or taken out of it."""

    drafts = forms.ModelMultipleChoiceField(
        queryset=None, error_messages={"required": gettext_lazy("Choose a draft.")}
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["drafts"].queryset = Revision.objects.open()
