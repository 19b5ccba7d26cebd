"""What a visitor of the directory may send beside the filters: order, look and page."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from editorial.lists import PageForm


class Sort(TextChoices):
    """The orders of the directory; what has no date or figure comes last in both directions."""

    NAME = "name", _("Name")
    NAME_BACKWARDS = "-name", _("Name, backwards")
    EMPLOYEES_MOST = "-employees", _("Employees, most first")
    EMPLOYEES = "employees", _("Employees, fewest first")
    REVENUE_LARGEST = "-revenue", _("Revenue, largest first")
    REVENUE = "revenue", _("Revenue, smallest first")
    FOUNDED = "founded", _("Founded, oldest first")
    FOUNDED_LATEST = "-founded", _("Founded, newest first")
    UPDATED = "updated", _("Recently updated")


# How the line above the results names each order.
SORTED = {
    Sort.NAME: _("sorted by name"),
    Sort.NAME_BACKWARDS: _("sorted by name, backwards"),
    Sort.EMPLOYEES_MOST: _("sorted by employees (latest sourced), most first"),
    Sort.EMPLOYEES: _("sorted by employees (latest sourced), fewest first"),
    Sort.REVENUE_LARGEST: _("sorted by revenue (latest sourced), largest first"),
    Sort.REVENUE: _("sorted by revenue (latest sourced), smallest first"),
    Sort.FOUNDED: _("sorted by founding, oldest first"),
    Sort.FOUNDED_LATEST: _("sorted by founding, newest first"),
    Sort.UPDATED: _("sorted by latest change"),
}


class View(TextChoices):
    """The looks of the directory."""

    TABLE = "table", _("Table")
    CARDS = "cards", _("Cards")


class DirectoryForm(PageForm):
    """The parameters of the directory; django-filter adds the filters' own fields."""

    sort = forms.ChoiceField(label=_("Sort by"), choices=Sort, required=False)
    view = forms.ChoiceField(label=_("View"), choices=View, required=False)

    def clean(self):
        """Refuse a span of years that ends before it starts."""
        first, last = (self.cleaned_data.get(n) for n in ("founded_min", "founded_max"))
        if first is not None and last is not None and first > last:
            self.add_error("founded_max", _("The last year is before the first one."))
        return self.cleaned_data
