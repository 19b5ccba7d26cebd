"""What someone may ask the matrix of translations for, and say of the records chosen in it."""

from collections.abc import Mapping

from django import forms
from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models import Revision
from translations.bulk import OF_MANY
from translations.converting import SOURCES
from translations.counting import STATES
from translations.languages import LANGUAGES, OWN_NAMES
from translations.models import Assignment, FieldState

YES, NO = "yes", "no"
SHOWN = [
    ("", gettext_lazy("All")),
    (YES, gettext_lazy("readers see it")),
    (NO, gettext_lazy("readers don’t see it yet")),
]
SORTS = [
    ("", gettext_lazy("changed last")),
    ("oldest", gettext_lazy("unchanged longest")),
    ("missing", gettext_lazy("most missing")),
    ("key", gettext_lazy("slug or number")),
]
LONGEST_QUESTION = 200


class MatrixForm(forms.Form):
    """What of the matrix someone wants to see.

    kinds: the names of the models to choose from. by: who asks.
    """

    model = forms.ChoiceField(label=gettext_lazy("Kind"), required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    state = forms.ChoiceField(label=gettext_lazy("State"), required=False)
    assigned = forms.ChoiceField(label=gettext_lazy("Languages of"), required=False)
    author = forms.ChoiceField(label=gettext_lazy("Open draft of"), required=False)
    public = forms.ChoiceField(label=gettext_lazy("Visibility"), required=False, choices=SHOWN)
    sort = forms.ChoiceField(label=gettext_lazy("Sort by"), required=False, choices=SORTS)
    q = forms.CharField(
        label=gettext_lazy("Name"),
        required=False,
        max_length=LONGEST_QUESTION,
        widget=forms.TextInput(attrs={"type": "search"}),
    )

    def __init__(self, *args, kinds: Mapping[str, str], by: AbstractBaseUser, **kwargs):
        super().__init__(*args, **kwargs)
        self.own, authors = _people()
        me = by.get_username()
        self.fields["model"].choices = _with_all(kinds)
        self.fields["language"].choices = _with_all(OWN_NAMES)
        self.fields["state"].choices = _with_all({s: FieldState.State(s).label for s in STATES})
        self.fields["assigned"].choices = _with_all(_me_first(me, self.own))
        self.fields["author"].choices = _with_all(_me_first(me, authors))

    @property
    def languages(self) -> list[str]:
        """Return the languages that are asked for, in order; none where wishes exclude each other.

        Who was given no language may write all of them.
        """
        asked = self.cleaned_data.get("language")
        own = self.own.get(self.cleaned_data.get("assigned")) or LANGUAGES
        return [code for code in LANGUAGES if code in own and asked in ("", None, code)]


class ChosenForm(forms.Form):
    """The records that are chosen. records: those that can be."""

    records = forms.ModelMultipleChoiceField(
        queryset=None,
        error_messages={"required": gettext_lazy("Choose the records that you mean.")},
    )

    def __init__(self, *args, records: QuerySet, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["records"].queryset = records


class SayForm(ChosenForm):
    """What is said of the chosen records."""

    language = forms.ChoiceField(choices=list(OWN_NAMES.items()))
    said = forms.ChoiceField(choices=[(state, state) for state in OF_MANY])


class FillForm(ChosenForm):
    """Which script is filled, of the chosen records."""

    fill = forms.ChoiceField(choices=[(code, code) for code in SOURCES])


def _people() -> tuple[dict[str, set[str]], list[str]]:
    """Return who was given which languages, and who has an open draft; 1 query."""
    given = Assignment.objects.with_names()
    lines = given.union(Revision.objects.open().author_names())
    own, authors = {}, []
    for name, language in sorted(lines):
        if language:
            own.setdefault(name, set()).add(language)
        else:
            authors.append(name)
    return own, authors


def _me_first(me: str, names) -> dict[str, str]:
    mine = {me: _("me (%(name)s)") % {"name": me}}
    return mine | {name: name for name in names if name != me}


def _with_all(choices: Mapping[str, str]) -> list[tuple[str, str]]:
    return [("", _("All")), *choices.items()]
