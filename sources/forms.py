"""What a visitor of the list of sources may send beside the filters: its order."""

from django import forms
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from editorial.lists import PageForm


class Sort(TextChoices):
    """The orders of the list; undated sources come last."""

    TITLE = "title", _("Title")
    LATEST = "-published", _("Published, newest first")
    CLAIMS = "-claims", _("Most claims first")


class SourceListForm(PageForm):
    """The parameters of the list; django-filter adds the filters' own fields."""

    sort = forms.ChoiceField(label=_("Sort by"), choices=Sort, required=False)
