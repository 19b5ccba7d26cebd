"""Reads of hubs and their sectors."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from django.db.models import Count, Prefetch, Q, Value

from editorial.models import FormerSlug
from editorial.querysets import PublicQuerySet
from search.finding import matching
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

    def comparable_by(self, indicators):
        """Keep the public hubs with a public figure of any of these comparable indicators."""
        known = Q(
            figures__state="public",
            figures__indicator__in=indicators,
            figures__indicator__comparable=True,
        )
        return self.published().filter(known).distinct()

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

    def measured_by(self, indicator):
        """Keep the hubs that have a public figure of an indicator."""
        figures = self.model._meta.get_field("figures").related_model.objects.published()
        known = figures.standing().of_one(indicator)
        return self.filter(pk__in=known.values("hub"))

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


def _texts_of(place: str) -> list[str]:
    """Return the columns of a related hub's texts beside its name, for defer()."""
    fields = ("tagline", "summary", "body")
    return [f"{place}__{name}" for field in fields for name in (field, *columns(field))]


def _presences(hub_model):
    """Return the public presences: the hubs know companies by the reverse name only."""
    return hub_model._meta.get_field("presences").related_model.objects.published()
