"""How the list of sources is narrowed."""

from types import MappingProxyType

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, Filter, MultipleChoiceFilter

from editorial.lists import ListFilterSet, PageForm
from sources.forms import Sort, SourceListForm
from sources.models import Correction, Publisher, Source

SORTS = {
    Sort.TITLE: lambda rows: rows.by_title(),
    Sort.LATEST: lambda rows: rows.by_publication(),
    Sort.CLAIMS: lambda rows: rows.by_claims(),
}


def known_publishers() -> list[tuple[str, str]]:
    """Return (slug, slug) of the publishers to choose from; asked anew for every request."""
    slugs = Publisher.objects.published().with_sources().values_list("slug", flat=True)
    return [(slug, slug) for slug in slugs]


class YearFilter(Filter):
    """A year of four digits."""

    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        super().__init__(*args, min_value=1000, max_value=9999, **kwargs)


class SourceFilterSet(ListFilterSet):
    """The list's parameters: several values of one are OR, different ones AND."""

    narrowing = ("language", "kind", "publisher", "year")
    parameters = (*narrowing, "sort", "page")
    unsaid = MappingProxyType({"sort": Sort.TITLE, "page": 1})

    language = MultipleChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    kind = MultipleChoiceFilter(label=_("Kind"), choices=Source.Kind.choices)
    publisher = ChoiceFilter(label=_("Publisher"), choices=known_publishers)
    year = YearFilter(label=_("Year of publication"))

    class Meta:
        model = Source
        fields = ()
        form = SourceListForm

    def filter_queryset(self, queryset):
        """Keep what the visitor asks for, in the order asked for."""
        narrowed = queryset.narrowed(**{name: self.chosen[name] for name in self.narrowing})
        return SORTS[self.chosen["sort"]](narrowed)


class CorrectionFilterSet(ListFilterSet):
    """The list's one parameter, its page."""

    parameters = ("page",)

    class Meta:
        model = Correction
        fields = ()
        form = PageForm

    def filter_queryset(self, queryset):
        """Keep all, source by source."""
        return queryset.by_source()
