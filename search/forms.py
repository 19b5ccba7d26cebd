"""What a visitor may ask."""

from django import forms
from django.http import QueryDict
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from search.registry import registered_models
from translations.languages import OWN_NAMES

LAST_PAGE = 100


class QuestionForm(forms.Form):
    """A question, of which kind of records and in which language; each may be left out."""

    q = forms.CharField(label=_("Search"), required=False)
    type = forms.ChoiceField(label=_("Kind"), required=False)
    lang = forms.ChoiceField(label=_("Language"), choices=OWN_NAMES, required=False)
    page = forms.IntegerField(label=_("Page"), min_value=1, max_value=LAST_PAGE, required=False)

    def __init__(self, data):
        super().__init__(data)
        self.fields["type"].choices = [
            (model._meta.model_name, capfirst(model._meta.verbose_name_plural))
            for model in registered_models()
        ]

    @property
    def question(self) -> str:
        """Return what was asked, even where the rest is wrong."""
        return " ".join(str(self["q"].value() or "").split())[:200]

    @property
    def asked(self) -> dict | None:
        """Return what `find` takes, None where nothing is asked or something is wrong."""
        if not self.is_valid() or not self.question:
            return None
        kind = self.cleaned_data["type"]
        return {
            "question": self.question,
            "kind": kind,
            "language": self.cleaned_data["lang"],
            "page": (kind and self.cleaned_data["page"]) or 1,
        }

    @property
    def parameters(self) -> QueryDict:
        """Return what is asked, for the links to other kinds, languages and pages of it."""
        found = QueryDict(mutable=True)
        found["q"] = self.question
        found.update({name: self[name].value() for name in ("type", "lang") if self[name].value()})
        return found
