"""Reads of indicators."""

from django.db.models import Count, F, IntegerField, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce

from editorial.querysets import PublicQuerySet
from sources import registry
from translations.texts import sort_key


class IndicatorQuerySet(PublicQuerySet):
    """Indicators by subject and theme."""

    def for_api(self):
        """Load what the API gives of an indicator: one query more."""
        return self.select_related("unit").with_keys("variant_of")

    def comparable(self):
        """Keep what a comparison of hubs may show."""
        return self.filter(subject="hub", comparable=True)

    def for_comparison(self):
        """Load what a row of a comparison reads, in one query; by headline, then by slug."""
        position = F("headline_position").asc(nulls_last=True)
        return self.comparable().select_related("unit").order_by(position, "slug")

    def for_list(self):
        """Load what the list of indicators reads, with `figure_count`, in one query."""
        counted = [_figures_of_each(model) for model in registry.claim_models()]
        total = sum((each for each in counted if each is not None), Value(0))
        return self.select_related("unit").annotate(figure_count=total)

    def for_page(self):
        """Load an indicator with its unit, what it varies and what varies it: 2 queries."""
        variants = self.model.objects.published().by_name()
        return self.select_related("unit", "variant_of").prefetch_related(
            Prefetch("variants", variants)
        )

    def themes(self) -> list[tuple]:
        """Return the themes of these indicators with their names, in the order of declaration."""
        used = set(self.order_by().values_list("theme", flat=True).distinct())
        return [choice for choice in self.model.Theme.choices if choice[0] in used]

    def of_theme(self, theme: str):
        """Keep the indicators of a theme."""
        return self.filter(theme=theme)

    def headline(self):
        """Keep the indicators of a profile's headline, in their order."""
        return self.filter(headline_position__isnull=False).order_by("headline_position", "slug")

    def for_headline(self):
        """Load what a headline reads of an indicator without figures."""
        return self.defer("definition", "keywords")

    def known_of(self, kind: str):
        """Keep what some public hub of this kind has a figure of."""
        figures = self.model._meta.get_field("hubfigures").related_model.objects.published()
        return self.filter(pk__in=figures.filter(hub__kind=kind).values("indicator"))

    def definitions_beside(self, indicator):
        """Keep the other definitions of an indicator in its unit, retired ones not; by name."""
        root = indicator.variant_of_id or indicator.pk
        family = self.filter(Q(pk=root) | Q(variant_of=root)).exclude(pk=indicator.pk)
        same = family.filter(subject=indicator.subject, unit=indicator.unit_id)
        return same.exclude(state="retired").select_related("unit").by_name()

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(sort_key("name"), "slug")


def _figures_of_each(model) -> Coalesce | None:
    """Return how many public figures of a model an indicator has, None for other claims."""
    if not any(field.name == "indicator" for field in model._meta.fields):
        return None
    rows = model.objects.published().filter(indicator=OuterRef("pk")).order_by()
    counted = rows.values("indicator").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
