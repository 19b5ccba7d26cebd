"""What a visitor may send to the pages of hubs."""

from urllib.parse import urlencode

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from hubs.models import Event, Hub, Indicator


class Sort(TextChoices):
    """The orders of the list of hubs."""

    FIGURES = "figures", _("Most figures first")
    COMPANIES = "companies", _("Most companies first")
    NAME = "name", _("Name")


class HubListForm(forms.Form):
    """What narrows and sorts the list of hubs; every field may be left out."""

    q = forms.CharField(label=_("Name"), max_length=200, required=False)
    kind = forms.ChoiceField(
        label=_("Kind"), choices=[("", _("All kinds")), *Hub.Kind.choices], required=False
    )
    sort = forms.ChoiceField(label=_("Sort by"), choices=Sort, required=False)

    @property
    def kept(self) -> str:
        """Return what narrows the list as the start of a query, to which an order is added."""
        said = {name: self.cleaned_data.get(name) for name in ("q", "kind")}
        return "".join(urlencode({name: value}) + "&" for name, value in said.items() if value)


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

    MISSING = "missing", _("Rows without a figure")


OVERVIEW = ("overview", _("Headline figures"))


class ComparisonForm(forms.Form):
    """How a comparison is shown, and of which indicators; every field may be left out.

    ind goes before set; neither means all indicators.
    """

    view = forms.ChoiceField(label=_("View"), choices=View, required=False)
    period = forms.ChoiceField(label=_("Period"), choices=Period, required=False)
    mark = forms.ChoiceField(label=_("Mark"), choices=Mark, required=False)
    hide = forms.ChoiceField(label=_("Hide"), choices=Hide, required=False)
    set = forms.ChoiceField(
        label=_("Indicators"), choices=[OVERVIEW, *Indicator.Theme.choices], required=False
    )
    ind = forms.ModelMultipleChoiceField(
        label=_("Indicator"), queryset=None, to_field_name="slug", required=False
    )

    unsaid = {"view": View.TABLE, "period": Period.LATEST, "mark": Mark.NONE}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
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

    def query(self, **changes) -> str:
        """Return the canonical query with some parameters changed; None takes one out."""
        asked = self.cleaned_data | changes
        slugs = sorted(each.slug for each in asked.pop("ind") or ())
        pairs = [(name, asked.get(name)) for name in self.fields]
        said = [pair for pair in pairs if pair[1] and pair[1] != self.unsaid.get(pair[0])]
        return urlencode(said + [("ind", slug) for slug in slugs])
