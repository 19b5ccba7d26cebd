"""How an editor settles a conflict: the outcome, the figure it is about, the public reason."""

from collections.abc import Sequence

from django import forms
from django.utils import translation
from django.utils.translation import gettext, gettext_noop
from django.utils.translation import gettext_lazy as _

from hubs.formatting import figure_text
from hubs.models import Figure, Indicator
from hubs.rulings import ABOUT_ONE, LONGEST_SLUG, Outcome, Ruling, define_otherwise
from sources.models import Decision
from translations.languages import HTML_CODES, LANGUAGES, OWN_NAMES, column, current_language
from translations.texts import text_of

NEW = "+"
LONGEST_NAME = Indicator._meta.get_field("name").max_length
# Reasons that are given often, in all four languages.
CANNED = {
    "official": gettext_noop("The statistical office's own figure goes before press reports."),
    "firsthand": gettext_noop("Who measured it goes before who repeats it."),
    "later": gettext_noop("The later figure revises the earlier one."),
    "scope": gettext_noop("The sources count different things under one name."),
    "mistake": gettext_noop("The source is mistaken, as others show."),
    "equal": gettext_noop("Neither source can be preferred; both are shown."),
}


class ConflictForm(forms.Form):
    """One decision. figures: the whole dispute; definitions: where one of them may go instead;
    seen: names what the editor had before them.
    """

    outcome = forms.ChoiceField(
        label=_("Outcome"), choices=Decision.Outcome, widget=forms.RadioSelect
    )
    chosen = forms.TypedChoiceField(
        label=_("The figure that this is about"),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    under = forms.ChoiceField(label=_("It belongs under"), required=False)
    slug = forms.SlugField(
        label=_("Slug"),
        max_length=LONGEST_SLUG,
        required=False,
        help_text=_("Its part of the address. Left empty, the English name gives it."),
    )
    canned = forms.ChoiceField(label=_("Reason, as often given"), required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)
    language = forms.ChoiceField(
        label=_("Language of the preview"), choices=list(OWN_NAMES.items()), required=False
    )

    def __init__(
        self,
        *args,
        figures: Sequence[Figure],
        definitions: Sequence[Indicator] = (),
        seen: str = "",
        **kwargs,
    ):
        known = {"seen": seen, "language": current_language()} | kwargs.pop("initial", {})
        super().__init__(*args, initial=known, **kwargs)
        self.figures = {figure.number: figure for figure in figures}
        self.definitions = {each.slug: each for each in definitions}
        self.now = seen
        self.fields["chosen"].choices = [
            (figure.number, f"#{figure.number} · {figure_text(figure).text}") for figure in figures
        ]
        self.fields["under"].choices = [("", "—"), *self._definitions()]
        words = [(name, gettext(text)) for name, text in CANNED.items()]
        self.fields["canned"].choices = [("", _("My own words below")), *words]
        for code in LANGUAGES:
            self.fields[column("name", code)] = _line(code, LONGEST_NAME)
            self.fields[column("definition", code)] = _lines(code, 2000)
            self.fields[column("reason", code)] = _lines(code, 500)

    def clean(self):
        """Ask for what the outcome needs, and for a reason."""
        cleaned = super().clean()
        outcome = cleaned.get("outcome")
        if outcome in ABOUT_ONE and not cleaned.get("chosen"):
            self.add_error("chosen", _("Choose the figure that this is about."))
        if outcome == Outcome.DEFINITION:
            self._ask_for_definition(cleaned)
        if not any(self.reasons().values()):
            self.add_error("canned", _("Give a reason; readers see it."))
        if cleaned.get("seen") and cleaned["seen"] != self.now:
            self.add_error(None, _("The claims were changed meanwhile. Look again, then settle."))
        return cleaned

    def ruling(self) -> Ruling | None:
        """Return the decision as far as it is given, None where it is not enough to show one."""
        cleaned = self.cleaned_data
        outcome, chosen = cleaned.get("outcome"), self.figures.get(cleaned.get("chosen"))
        if not outcome or (outcome in ABOUT_ONE and chosen is None):
            return None
        if outcome not in ABOUT_ONE:
            return Ruling(outcome, self.reasons())
        indicator = self._indicator(chosen) if outcome == Outcome.DEFINITION else None
        if outcome == Outcome.DEFINITION and indicator is None:
            return None
        return Ruling(outcome, self.reasons(), chosen, indicator)

    def reasons(self) -> dict[str, str]:
        """Return the reason by language: own words, else those of the canned reason."""
        canned = CANNED.get(self.cleaned_data.get("canned") or "")
        own, found = self._texts("reason"), {}
        for code in LANGUAGES:
            with translation.override(code):
                found[code] = own[code] or (gettext(canned) if canned else "")
        return found

    @property
    def preview_language(self) -> str:
        """Return the language in which the preview is shown."""
        sent = self.data.get("language") if self.is_bound else ""
        return sent if sent in OWN_NAMES else current_language()

    def named(self, name: str) -> list[forms.BoundField]:
        """Return the fields of a text, one a language."""
        return [self[column(name, code)] for code in LANGUAGES]

    @property
    def texts(self) -> dict[str, list[forms.BoundField]]:
        """Return the fields of names, definitions and reasons, one a language each."""
        return {name: self.named(name) for name in ("name", "definition", "reason")}

    def _definitions(self) -> list[tuple]:
        stored = [(slug, _named(each)) for slug, each in self.definitions.items()]
        return [*stored, (NEW, _("A new definition, described below"))]

    def _ask_for_definition(self, cleaned: dict) -> None:
        if not cleaned.get("under"):
            self.add_error("under", _("Choose where the figure belongs."))
        if cleaned.get("under") != NEW:
            return
        for name in ("name", "definition"):
            if not any(self._texts(name).values()):
                words = _("Give this text in at least one language.")
                self.add_error(column(name, "en"), words)

    def _indicator(self, chosen: Figure) -> Indicator | None:
        asked = self.cleaned_data.get("under")
        if asked != NEW:
            return self.definitions.get(asked)
        names, definitions = self._texts("name"), self._texts("definition")
        slug = self.cleaned_data.get("slug", "")
        return define_otherwise(chosen.indicator, names, definitions, slug)

    def _texts(self, name: str) -> dict[str, str]:
        found = {code: self.cleaned_data.get(column(name, code)) for code in LANGUAGES}
        return {code: (text or "").strip() for code, text in found.items()}


def _line(code: str, longest: int) -> forms.CharField:
    widget = forms.TextInput(attrs={"lang": HTML_CODES[code]})
    return forms.CharField(label=OWN_NAMES[code], required=False, max_length=longest, widget=widget)


def _lines(code: str, longest: int) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "lang": HTML_CODES[code]})
    return forms.CharField(label=OWN_NAMES[code], required=False, max_length=longest, widget=widget)


def _named(indicator: Indicator) -> str:
    name = text_of(indicator, "name")
    return str(name) if indicator.is_public else _("%(name)s (draft)") % {"name": name}
