"""Every read of hubs, indicators, figures and their chronicle."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import reduce
from operator import or_

from django.db.models import Count, F, IntegerField, OuterRef, Prefetch, Q, Subquery, Value
from django.db.models.functions import Coalesce

from editorial.models import FormerSlug
from editorial.querysets import PublicQuerySet
from search.querysets import matching
from sources import registry
from sources.querysets import ClaimQuerySet
from translations.languages import columns
from translations.texts import sort_key

# How far up a profile names the places that its hub lies in.
ABOVE = ["__".join(["parent"] * steps) for steps in (1, 2, 3, 4)]


class SectorQuerySet(PublicQuerySet):
    """Sectors by name and by the companies in them."""

    def for_api(self):
        """Load what the API gives of a sector: one query more."""
        return self.with_keys("parent")

    def matching(self, question: str):
        """Keep the sectors whose name has this in it, in any language."""
        return self.saying(question, "name")

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(sort_key("name"), "slug")

    def of_hub(self, hub, places: Collection[int]):
        """Keep the sectors a hub is known for, with `company_count`.

        places: the ids of the hub and those below it, where the companies counted are now.
        """
        here = _presences(type(hub)).at(places)
        inside = Q(companies__presences__in=here, companies__state="public")
        counted = self.filter(hubs=hub).annotate(
            company_count=Count("companies", filter=inside, distinct=True)
        )
        return counted.by_name()


class HubQuerySet(PublicQuerySet):
    """Hubs by place, name and what a page loads of them."""

    def matching(self, question: str):
        """Keep the hubs whose names match, in any script, with or without marks."""
        return self.filter(pk__in=matching("hub", question))

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(sort_key("name"), "slug")

    def for_api(self):
        """Load what the API gives of a hub: 3 queries more."""
        return self.with_keys("parent", "sectors").prefetch_related("aliases")

    def known_for(self, sectors: Collection[int]):
        """Keep the hubs known for any of these sectors."""
        tagged = self.model.objects.filter(sectors__in=sectors)
        return self.filter(pk__in=tagged.values("pk"))

    def for_card(self):
        """Load what a hub's card or row reads: 2 queries for any number of rows."""
        return self.select_related("parent").prefetch_related("aliases")

    def for_table(self):
        """Load what a row of the list of hubs reads, with the counts it is sorted by.

        `sourced_count`: the comparable indicators of which the hub has a public figure.
        """
        known = Q(
            figures__state="public",
            figures__indicator__state="public",
            figures__indicator__comparable=True,
        ) & ~Q(figures__rank="deprecated")
        sourced = Count("figures__indicator", filter=known, distinct=True)
        return self.select_related("parent").with_figure_count().annotate(sourced_count=sourced)

    def for_link(self):
        """Load no more of a hub's texts than its name."""
        return self.defer("tagline", "summary", "body")

    def for_profile(self):
        """Load the places that a profile names around its hub: 2 queries."""
        below = self.model.objects.published().for_link().by_name()
        above = [text for place in ABOVE for text in _texts_of(place)]
        return (
            self.select_related(ABOVE[-1])
            .defer("body", *above)
            .prefetch_related(Prefetch("children", below, to_attr="parts"))
        )

    def with_figures(self):
        """Keep the hubs that have a public figure, those with most headline figures first."""
        leading = Q(figures__state="public", figures__indicator__headline_position__isnull=False)
        counted = self.with_figure_count().annotate(
            headline_count=Count("figures__indicator", filter=leading, distinct=True)
        )
        known = counted.filter(figure_count__gt=0)
        return known.order_by("-headline_count", "-figure_count", sort_key("name"), "slug")

    def of_kind(self, kind: str):
        """Keep the hubs of a kind; '' keeps all."""
        return self.filter(kind=kind) if kind else self

    def asked_for(self, question: str):
        """Keep what a search box asks for; an empty box asks for everything."""
        return self.matching(question) if question.strip() else self

    def peers_of(self, hub):
        """Keep the other hubs of a hub's kind, those that share most indicators with it first."""
        known = hub.figures.published().filter(indicator__comparable=True).values("indicator")
        both = Q(figures__state="public", figures__indicator__in=known)
        shared = Count("figures__indicator", filter=both, distinct=True)
        others = self.filter(kind=hub.kind).exclude(pk=hub.pk).annotate(shared_count=shared)
        return others.filter(shared_count__gt=0).order_by("-shared_count", sort_key("name"), "slug")

    def to_compare(self, also: Collection[str] = ()):
        """Keep the hubs that have something to compare, by kind and name.

        also: slugs of hubs to keep whatever they have.
        """
        figures = self.model._meta.get_field("figures").related_model.objects.published()
        known = figures.standing().filter(indicator__comparable=True)
        kept = self.filter(Q(pk__in=known.values("hub")) | Q(slug__in=also))
        return kept.order_by("kind", sort_key("name"), "slug")

    def in_order_of(self, slugs: Sequence[str]) -> list:
        """Return the hubs of these slugs in the slugs' order; unknown ones are left out."""
        by_slug = {hub.slug: hub for hub in self.filter(slug__in=slugs)}
        return [by_slug[slug] for slug in slugs if slug in by_slug]

    def by_former_slug(self, slugs: Collection[str]) -> dict:
        """Return the hubs that once had one of these slugs, by that slug."""
        former = FormerSlug.objects.filter(model=self.model._meta.model_name, slug__in=slugs)
        names = dict(former.values_list("slug", "object"))
        present = self.in_bulk(names.values())
        return {slug: present[pk] for slug, pk in names.items() if pk in present}

    def companies_by_hub(self, places: Collection[int] | None = None) -> dict[int, set[int]]:
        """Return the ids of the companies now in each hub itself, by the hub's id.

        places: the ids of the hubs to look at, None for all.
        """
        return _presences(self.model).at(places).companies_by_hub()

    def best_documented(self):
        """Keep the hubs with headline figures, most first: alike in every language."""
        leading = Q(figures__state="public", figures__indicator__headline_position__isnull=False)
        counted = self.annotate(
            headline_count=Count("figures__indicator", filter=leading, distinct=True)
        )
        return counted.filter(headline_count__gt=0).order_by("-headline_count", "slug")

    def records_of(self, hub) -> dict[str, list[int]]:
        """Return the ids of a hub and its claims, whatever their state, by model: one query."""
        found = defaultdict(list, {"hub": [hub.pk]})
        first, *others = (
            claims.order_by()
            .annotate(of=Value(claims.model._meta.model_name))
            .values_list("of", "pk")
            for claims in (hub.figures, hub.events, hub.statements)
        )
        for model, pk in first.union(*others, all=True):
            found[model].append(pk)
        return found

    def are_homes(self, places: Collection[int]) -> bool:
        """Tell whether a company is now in any of these hubs. places: their ids."""
        return _presences(self.model).at(places).exists()

    def with_figure_count(self):
        """Add `figure_count`, the number of the hub's public figures."""
        return self.annotate(
            figure_count=Count("figures", filter=Q(figures__state="public"), distinct=True)
        )


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

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(sort_key("name"), "slug")


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
        names = columns("name")
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

    def named(self, subjects: Collection[str], indicators: Collection[str]):
        """Keep the figures of subjects and indicators with these slugs."""
        slugs = {f"{self.subject}__slug__in": subjects, "indicator__slug__in": indicators}
        return self.filter(**slugs)


class EventQuerySet(ClaimQuerySet):
    """Events and statements with their hubs and companies."""

    def for_api(self):
        """Load what the API gives of an event or a statement: 3 queries more."""
        return self.with_keys("source", "hubs", "companies")

    def about_hubs(self, hubs: Collection[int]):
        """Keep what speaks of any of these hubs."""
        return self.filter(pk__in=self.model.objects.filter(hubs__in=hubs).values("pk"))

    def about_companies(self, companies: Collection[int]):
        """Keep what speaks of any of these companies."""
        told = self.model.objects.filter(companies__in=companies)
        return self.filter(pk__in=told.values("pk"))

    def for_list(self):
        """Load what a timeline or a list of statements reads: 3 queries for any number."""
        companies = self.model._meta.get_field("companies").related_model.objects.published()
        return self.with_source().prefetch_related("hubs", Prefetch("companies", companies))

    def for_profile(self):
        """Load no more than a profile reads of an event or a statement, but for its source."""
        return self.defer("note", *self.unread)

    def for_listing(self):
        """Load what hubs/_event.html or hubs/_statement.html reads: 3 queries for any number."""
        return self.for_list()

    def by_date(self):
        """Sort by date, events without one last."""
        return self.order_by(F("date").asc(nulls_last=True), "number")

    def founding(self):
        """Keep the dated founding events, the one to believe first."""
        dated = self.standing().filter(kind="founding", date__isnull=False, planned=False)
        return dated.filter(date_qualifier__in=["", "about"]).most_trusted_first()


class AbsenceQuerySet(PublicQuerySet):
    """Absences with what was searched for."""

    def for_list(self):
        """Load what a list of gaps reads, in one query."""
        return self.select_related("indicator").order_by("indicator__slug")

    def of(self, hubs, indicators):
        """Keep the absences of these hubs for these indicators."""
        return self.filter(hub__in=hubs, indicator__in=indicators)


def _texts_of(place: str) -> list[str]:
    """Return the columns of a related hub's texts beside its name, for defer()."""
    fields = ("tagline", "summary", "body")
    return [f"{place}__{name}" for field in fields for name in (field, *columns(field))]


def _presences(hub_model):
    """Return the public presences: the hubs know companies by the reverse name only."""
    return hub_model._meta.get_field("presences").related_model.objects.published()


def _figures_of_each(model) -> Coalesce | None:
    """Return how many public figures of a model an indicator has, None for other claims."""
    if not any(field.name == "indicator" for field in model._meta.fields):
        return None
    rows = model.objects.published().filter(indicator=OuterRef("pk")).order_by()
    counted = rows.values("indicator").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
