"""What a visitor may send to the pages of hubs."""

from collections.abc import Sequence
from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hubs.comparison import HIDE_MISSING, HIDE_SAME
from hubs.models import Event, Hub, Indicator
from hubs.ratios import AREA, CAPITA

MOST_COLUMNS = 4


class Sort(TextChoices):
    """The orders of the list of hubs; "-" turns one round, and what is unknown stays last."""

    FIGURES = "figures", _("Most indicators sourced first")
    FIGURES_LEAST = "-figures", _("Fewest indicators sourced first")
    COMPANIES = "companies", _("Most companies first")
    COMPANIES_LEAST = "-companies", _("Fewest companies first")
    NAME = "name", _("Name")
    NAME_BACKWARDS = "-name", _("Name, backwards")
    UPDATED = "updated", _("Recently updated")
    UPDATED_LONG_AGO = "-updated", _("Longest without an update first")


class HubListForm(forms.Form):
    """What narrows and sorts the list of hubs, and its columns; every field may be left out.

    indicators: those to choose from, the headline's first.
    """

    q = forms.CharField(label=_("Name"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All kinds")), *Hub.Kind.choices], required=False
    )
    sort = forms.ChoiceField(label=_("Sort by"), choices=Sort, required=False)
    ind = forms.MultipleChoiceField(label=_("Indicators"), required=False)

    def __init__(self, data, *, indicators: Sequence[Indicator]):
        super().__init__(data)
        self.indicators = indicators
        self.fields["ind"].choices = [(each.slug, each.slug) for each in indicators]

    def clean_sort(self) -> str:
        """Say which order goes without saying."""
        return self.cleaned_data["sort"] or Sort.FIGURES

    def clean_ind(self) -> list[str]:
        """Return each slug once; more than there is room for is an error."""
        slugs = list(dict.fromkeys(self.cleaned_data["ind"]))
        if len(slugs) > MOST_COLUMNS:
            raise forms.ValidationError(_("Choose at most four indicators."))
        return slugs

    @property
    def columns(self) -> list[Indicator]:
        """Return the indicators asked for, else the first of the headline, in the list's order."""
        asked = self.cleaned_data.get("ind")
        if asked:
            return [each for each in self.indicators if each.slug in asked]
        headline = [each for each in self.indicators if each.headline_position is not None]
        return headline[:MOST_COLUMNS]

    @property
    def ticked(self) -> list[str]:
        """Return the slugs to tick: what was sent, even where it is wrong, else the columns'."""
        return self["ind"].value() or [each.slug for each in self.columns]

    def query(self, **changes) -> str:
        """Return the canonical query, "?" included, with some parameters changed; form: valid."""
        asked = self.cleaned_data | changes
        said = [(name, asked[name]) for name in ("q", "kind") if asked[name].strip()]
        if asked["sort"] != Sort.FIGURES:
            said.append(("sort", asked["sort"]))
        if self._has_own_columns:
            said += [("ind", slug) for slug in sorted(asked["ind"])]
        return f"?{urlencode(said)}" if said else "?"

    @property
    def _has_own_columns(self) -> bool:
        usual = [each.slug for each in self.indicators if each.headline_position is not None]
        asked = self.cleaned_data["ind"]
        return bool(asked) and set(asked) != set(usual[:MOST_COLUMNS])


class TimelineForm(forms.Form):
    """What narrows the timeline of a profile; it may be left out."""

    type = forms.ChoiceField(label=_("Kind of event"), choices=Event.Kind, required=False)

    @property
    def kind(self) -> str | None:
        """Return the kind of event asked for, '' for all, None for a kind that is none."""
        return self.cleaned_data["type"] if self.is_valid() else None


class View(TextChoices):
    """The looks of a comparison."""

    TABLE = "table", _("Table")
    BARS = "bars", _("Bars")


class Period(TextChoices):
    """Which of several periods a comparison shows."""

    LATEST = "latest", _("Each hub’s latest")
    COMMON = "common", _("The latest that all have")


class Mark(TextChoices):
    """What a comparison points out."""

    NONE = "none", _("Nothing")
    EXTREMES = "extremes", _("Highest and lowest")


class Hide(TextChoices):
    """What a comparison leaves out."""

    MISSING = HIDE_MISSING, _("Rows without a figure")
    SAME = HIDE_SAME, _("Rows where all are the same")


class Per(TextChoices):
    """What the figures of a comparison are divided by."""

    NONE = "none", _("Nothing")
    CAPITA = CAPITA, _("Per person")
    AREA = AREA, _("Per km²")


OVERVIEW = ("overview", _("Headline figures"))


class ComparisonForm(forms.Form):
    """How a comparison is shown, and of which indicators; every field may be left out.

    hubs: those compared, of which one may be the base. ind goes before set; neither means
    all indicators.
    """

    view = forms.ChoiceField(label=_("View"), choices=View, required=False)
    period = forms.ChoiceField(label=_("Period"), choices=Period, required=False)
    per = forms.ChoiceField(label=_("Calculate"), choices=Per, required=False)
    base = forms.ChoiceField(label=_("Relate to"), required=False)
    mark = forms.ChoiceField(label=_("Mark"), choices=Mark, required=False)
    hide = forms.ChoiceField(label=_("Hide"), choices=Hide, required=False)
    set = forms.ChoiceField(
        label=_("Indicators"), choices=[OVERVIEW, *Indicator.Theme.choices], required=False
    )
    ind = forms.ModelMultipleChoiceField(
        label=_("Indicator"), queryset=None, to_field_name="slug", required=False
    )

    unsaid = {"view": View.TABLE, "period": Period.LATEST, "per": Per.NONE, "mark": Mark.NONE}
    # What changes how a page looks and nothing in a file.
    looks = ("view", "mark")

    def __init__(self, *args, hubs: Sequence[Hub] = (), **kwargs):
        super().__init__(*args, **kwargs)
        self.hubs = {hub.slug: hub for hub in hubs}
        self.fields["base"].choices = [(slug, slug) for slug in self.hubs]
        self.fields["ind"].queryset = Indicator.objects.published().comparable()

    def clean(self):
        """Say what goes without saying, and turn the chosen indicators into a list."""
        said = {name: value for name, value in self.cleaned_data.items() if value}
        return self.unsaid | said | {"ind": list(said.get("ind", ()))}

    @property
    def indicators(self):
        """Return the indicators asked for, as a queryset."""
        asked, everything = self.cleaned_data, Indicator.objects.all()
        if asked["ind"]:
            return everything.filter(pk__in=[each.pk for each in asked["ind"]])
        if asked.get("set") == OVERVIEW[0]:
            return everything.headline()
        return everything.of_theme(asked["set"]) if asked.get("set") else everything

    @property
    def contents(self) -> dict:
        """Return what load_comparison() takes besides hubs and indicators."""
        asked = self.cleaned_data
        return {
            "period": asked["period"],
            "per": "" if asked["per"] == Per.NONE else asked["per"],
            "base": self.hubs.get(asked.get("base")),
            "hide": asked.get("hide", ""),
        }

    def says_nothing(self) -> bool:
        """Tell whether a parameter was sent empty, as a form of choices does."""
        return any(not value for name in self.fields for value in self.data.getlist(name))

    def pairs(self, **changes) -> list[tuple[str, str]]:
        """Return the canonical parameters with some changed; None takes one out."""
        asked = self.cleaned_data | changes
        slugs = sorted(each.slug for each in asked.pop("ind") or ())
        pairs = [(name, asked.get(name)) for name in self.fields]
        said = [pair for pair in pairs if pair[1] and pair[1] != self.unsaid.get(pair[0])]
        return said + [("ind", slug) for slug in slugs]

    def query(self, **changes) -> str:
        """Return the canonical query with some parameters changed; None takes one out."""
        return urlencode(self.pairs(**changes))
