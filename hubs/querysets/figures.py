"""Reads of figures, and of what is known to be missing."""

from collections import defaultdict
from collections.abc import Collection
from functools import reduce
from operator import or_

from django.db.models import Count, Exists, F, OuterRef, Prefetch, Q
from django.db.models.functions import Coalesce

from editorial.querysets import PublicQuerySet
from search.finding import matching
from sources.querysets import ClaimQuerySet
from translations.languages import columns
from translations.texts import sort_key


class FigureQuerySet(ClaimQuerySet):
    """Figures with what a figure cell reads. subject: the relation they are figures of."""

    subject = "hub"

    def for_api(self):
        """Load what the API gives of a figure: 5 queries more, whatever the rows."""
        indicators = self.model._meta.get_field("indicator").related_model.objects
        loaded = Prefetch("indicator", indicators.select_related("unit"))
        return self.with_keys(self.subject, "source", "reference").prefetch_related(loaded)

    def for_conflicts(self):
        """Load what hubs.conflicts compares: 2 queries more."""
        return self.with_keys(self.subject).prefetch_related("indicator")

    def contested(self):
        """Keep the figures that a public one of the same time may contradict, the newest first.

        Of one subject, indicator and kind; hubs.conflicts decides. Loads what it reads: 1 query.
        """
        began = Coalesce("period_start", "period_end")
        same = {name: OuterRef(name) for name in (f"{self.subject}_id", "indicator_id", "kind")}
        rivals = self.model.objects.published().standing().filter(**same)
        rivals = rivals.exclude(number=OuterRef("number")).annotate(began=began)
        overlap = {"period_end__gte": OuterRef("began"), "began__lte": OuterRef("period_end")}
        dated = Exists(rivals.filter(**overlap))
        undated = Q(period_end=None) & Exists(rivals.filter(period_end=None))
        rows = self.standing().annotate(began=began).filter(dated | undated)
        return rows.select_related("indicator", self.subject).order_by("-number")

    def for_rows(self, numbers: Collection[int]):
        """Keep the figures of some numbers, with what a line of the desk says: 1 query."""
        return self.filter(number__in=numbers).select_related("indicator", self.subject)

    def rivals_of(self, figures):
        """Keep the other figures of the same subjects and indicators.

        figures: loaded. Grouped by indicator, so that an index finds each group.
        """
        subjects: dict[int, set[int]] = defaultdict(set)
        for figure in figures:
            subjects[figure.indicator_id].add(getattr(figure, f"{self.subject}_id"))
        groups = (
            Q(**{"indicator": indicator, f"{self.subject}__in": ids})
            for indicator, ids in subjects.items()
        )
        if not subjects:
            return self.none()
        return self.filter(reduce(or_, groups)).exclude(pk__in=[each.pk for each in figures])

    def matching(self, question: str):
        """Keep the figures whose subject or indicator has this name."""
        named = Q(**{f"{self.subject}__in": matching(self.subject, question)})
        return self.filter(named | Q(indicator__in=matching("indicator", question)))

    def count_by_hub(self, hubs: Collection[int]) -> dict[int, int]:
        """Return how many figures each of these hubs has, by the hub's id."""
        rows = self.filter(hub__in=hubs).order_by().values_list("hub")
        return dict(rows.annotate(n=Count("pk")))

    def for_profile(self):
        """Load what _figure.html reads of one subject's figures but the source: 2 queries more.

        What figures share is loaded once, not once a figure; SourceQuerySet.attach_to() is too.
        """
        indicators = self.model._meta.get_field("indicator").related_model.objects
        named = indicators.select_related("unit").defer("definition", "keywords")
        hubs = self.model._meta.get_field("reference").related_model.objects
        return self.defer(*self.unread).prefetch_related(
            Prefetch("indicator", named), Prefetch("reference", hubs.for_link())
        )

    def for_cell(self):
        """Load what _figure.html reads: unit, source and reference, in one query."""
        return self.with_source().select_related("indicator__unit", "reference", "hub")

    def for_sitemap(self):
        """Load what a sitemap says of a figure, in one query."""
        names = (*columns("name"), "converted")
        return (
            self.select_related("indicator", self.subject)
            .only(
                "number",
                "updated_at",
                *(f"indicator__{name}" for name in names),
                *(f"{self.subject}__{name}" for name in names),
            )
            .order_by("pk")
        )

    def for_listing(self):
        """Load what hubs/_figure_row.html reads, in one query."""
        return self.for_cell()

    def by_indicator(self):
        """Sort by the indicator's name that the reader is shown, the latest period first."""
        name = sort_key("name", prefix="indicator__")
        return self.order_by(name, "indicator", F("period_end").desc(nulls_last=True), "number")

    def latest_periods(self):
        """Sort by the latest period first, figures without one last."""
        return self.order_by(F("period_end").desc(nulls_last=True), "-number")

    def of_hubs(self, hubs):
        """Keep the figures of these hubs."""
        return self.filter(hub__in=hubs)

    def of_one(self, indicator):
        """Keep the figures of one indicator."""
        return self.filter(indicator=indicator)

    def of_indicator(self, slug: str):
        """Keep the figures of the public indicator with this slug."""
        return self.filter(indicator__slug=slug, indicator__state="public")

    def beside(self, figure):
        """Keep the other figures of a figure's subject and indicator."""
        subject = {figure.subject._meta.model_name: figure.subject}
        return self.filter(indicator=figure.indicator, **subject).exclude(pk=figure.pk)

    def of(self, hubs, indicators):
        """Keep the figures of these hubs for these indicators."""
        return self.filter(hub__in=hubs, indicator__in=indicators)

    def of_families(self, hubs, indicators):
        """Keep the figures of these hubs for these indicators and their other definitions."""
        roots = {indicator.variant_of_id or indicator.pk for indicator in indicators}
        family = Q(indicator__in=roots) | Q(indicator__variant_of__in=roots)
        return self.filter(family, hub__in=hubs)

    def of_subject(self, subject, indicators):
        """Keep the figures of one subject for these indicators."""
        return self.filter(**{self.subject: subject, "indicator__in": indicators})

    def named(self, subjects: Collection[str], indicators: Collection[str]):
        """Keep the figures of subjects and indicators with these slugs."""
        slugs = {f"{self.subject}__slug__in": subjects, "indicator__slug__in": indicators}
        return self.filter(**slugs)


class AbsenceQuerySet(PublicQuerySet):
    """Absences with what was searched for."""

    def for_list(self):
        """Load what a list of gaps reads, in one query."""
        return self.select_related("indicator").order_by("indicator__slug")

    def of(self, hubs, indicators):
        """Keep the absences of these hubs for these indicators."""
        return self.filter(hub__in=hubs, indicator__in=indicators)
