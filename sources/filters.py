"""How the list of sources is narrowed."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django_filters import MultipleChoiceFilter

from editorial.lists import ListFilterSet, PageForm
from sources.models import Correction, Source


class SourceFilterSet(ListFilterSet):
    """The list's parameters: several values of one are OR, different ones AND."""

    narrowing = ("language", "kind")
    parameters = (*narrowing, "page")

    language = MultipleChoiceFilter(label=_("Language"), choices=settings.LANGUAGES)
    kind = MultipleChoiceFilter(label=_("Kind"), choices=Source.Kind.choices)

    class Meta:
        model = Source
        fields = ()
        form = PageForm

    def filter_queryset(self, queryset):
        """Keep what the visitor asks for, by title."""
        return queryset.narrowed(**{n: self.chosen[n] for n in self.narrowing}).by_title()


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
