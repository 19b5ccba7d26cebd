"""Reads of sources and claims."""

from collections.abc import Collection, Iterable
from functools import reduce
from operator import or_

from django.db.models import (
    Count,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, Length

from editorial.querysets import PublicQuerySet
from sources import registry
from translations.languages import columns
from translations.texts import sort_key

# What sources.quotes reads of a claim, in this order.
QUOTED = (
    "source",
    "number",
    "paragraph",
    "start",
    "end",
    "passage_sha256",
    "passage__snapshot",
    "passage__snapshot__source",
    "passage__paragraph",
    "passage__start",
    "passage__end",
    "passage__exact",
)


class PublisherQuerySet(PublicQuerySet):
    """Publishers by name."""

    def with_sources(self):
        """Keep the publishers that a public source names."""
        return self.filter(sources__state="public").distinct()

    def named(self, name: str):
        """Keep the publishers of this name in any language, whatever its case."""
        same = (Q(**{f"{column}__iexact": name}) for column in columns("name"))
        return self.filter(reduce(or_, same)) if name else self.none()

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(sort_key("name"), "slug")


class SnapshotQuerySet(QuerySet):
    """Received texts, without the raw bytes."""

    def newest_first(self):
        """Sort by what was received last."""
        return self.defer("raw").order_by("-fetched_at", "-pk")

    def latest_of_each(self):
        """Keep the latest text of each source."""
        same = self.model.objects.filter(source=OuterRef("source")).newest_first()
        return self.newest_first().filter(pk=Subquery(same.values("pk")[:1]))

    def with_lost(self):
        """Keep the latest texts in which passages are missing, without the texts."""
        return self.latest_of_each().exclude(lost={}).defer("raw", "text").select_related("source")

    def of_text(self, sha256: str):
        """Keep the snapshots of a text, whatever source it was received for."""
        return self.filter(sha256=sha256).select_related("source").defer("raw", "text")

    def to_compare(self, language: str, least: int, most: int):
        """Keep the latest texts of a language and of such a length in characters."""
        texts = self.latest_of_each().filter(source__language__startswith=language[:2])
        return texts.annotate(length=Length("text")).filter(length__range=(least, most))

    def to_quote(self, sources: Collection[int], also: Collection[int] = ()):
        """Keep the latest text of each of these sources, and the snapshots of these ids."""
        same = self.model.objects.filter(source=OuterRef("source")).newest_first()
        latest = Q(source__in=sources, pk=Subquery(same.values("pk")[:1]))
        return self.filter(latest | Q(pk__in=also)).newest_first()


class RejectionQuerySet(QuerySet):
    """Suggestions that editors refused."""

    def of_source(self, source):
        """Keep those of an article, as it tells them."""
        return self.filter(source=source).order_by("paragraph", "start", "pk")


class MentionQuerySet(QuerySet):
    """Records that articles name."""

    def of_source(self, source):
        """Keep those of an article, as it names them."""
        return self.filter(source=source).order_by("paragraph", "start", "pk")

    def shown(self):
        """Keep those that readers see, where they see the record."""
        return self.filter(shown_at__isnull=False)

    def hidden(self):
        """Keep those that no publisher let readers see."""
        return self.filter(shown_at=None)

    def keys(self) -> dict[str, list[int]]:
        """Return the ids of the records by model: 1 query."""
        found: dict[str, list[int]] = {}
        for model, key in self.values_list("model", "object"):
            found.setdefault(model, []).append(key)
        return found


class SourceQuerySet(PublicQuerySet):
    """Sources by what pages and the API read of them."""

    def for_card(self):
        """Load what a reference or a source card reads, in one query."""
        return self.select_related("publisher")

    def for_reference(self):
        """Load what a reference reads, in one query: of its texts only the title."""
        return self.for_card().defer("summary", "credibility_note")

    def attach_to(self, claims: Iterable) -> None:
        """Give loaded claims of any kind their sources, each loaded once: one query in all."""
        waiting = list(claims)
        sources = self.for_reference().in_bulk({claim.source_id for claim in waiting})
        for claim in waiting:
            claim.source = sources[claim.source_id]

    def for_api(self):
        """Load what the API gives of a source, in one query."""
        return self.for_card().with_claim_count()

    def for_sitemap(self):
        """Load what a sitemap says of a source, with the language of the original."""
        return super().for_sitemap("language")

    def latest(self):
        """Sort by what was added last."""
        return self.order_by("-published_at", "-pk")

    def narrowed(
        self,
        *,
        language: Collection[str] = (),
        kind: Collection[str] = (),
        publisher: str | None = None,
        year: int | None = None,
    ):
        """Keep the sources of any of these languages and kinds, of a publisher and a year.

        publisher: a slug. Nothing given keeps all.
        """
        asked = {
            "language__in": language,
            "kind__in": kind,
            "publisher__slug": publisher,
            "published_on__year": year,
        }
        return self.filter(**{name: value for name, value in asked.items() if value})

    def years(self) -> list[int]:
        """Return the years in which sources were published, the latest first."""
        days = self.order_by().dates("published_on", "year", order="DESC")
        return [day.year for day in days]

    def by_publication(self):
        """Sort by what was published last, undated sources at the end."""
        return self.order_by(F("published_on").desc(nulls_last=True), sort_key("title"), "slug")

    def by_claims(self):
        """Sort by what most claims are drawn from; needs with_claim_count()."""
        return self.order_by("-claim_count", sort_key("title"), "slug")

    def by_title(self):
        """Sort by the title that the reader is shown."""
        return self.order_by(sort_key("title"), "slug")

    def with_claim_count(self):
        """Add `claim_count`, the number of public claims of every kind drawn from a source."""
        total = Value(0)
        for model in registry.claim_models():
            total = total + _count_of(model)
        return self.annotate(claim_count=total)


class ClaimQuerySet(PublicQuerySet):
    """Claims with what cites them.

    unread: the columns that no page of many claims reads.
    """

    unread = (
        "passage",
        "start",
        "end",
        "passage_sha256",
        "rank_reason",
        "published_at",
        "revision",
        "replaced_by",
        "reviewed_by",
    )

    def with_source(self):
        """Load the source and its publisher along."""
        return self.select_related("source__publisher")

    def with_shared_source(self):
        """Load each source with its publisher once, whatever the claims: one query more."""
        sources = self.model._meta.get_field("source").related_model.objects
        return self.prefetch_related(Prefetch("source", sources.for_reference()))

    def for_listing(self):
        """Load what the kind's partial reads on a source page; kinds with relations load more."""
        return self.with_source()

    def for_api(self):
        """Load what the API gives of a claim: one query more."""
        return self.with_keys("source")

    def matching(self, question: str):
        """Keep the claims whose title or text says this, in any language."""
        names = {field.name for field in self.model._meta.fields}
        return self.saying(question, *(name for name in ("title", "text") if name in names))

    def marked_public(self):
        """Keep the claims whose passage an editor marked public."""
        return self.filter(quote_public=True)

    def to_quote(self, sources: Collection[int]):
        """Return what decides on the quotes of these sources, as rows of QUOTED."""
        return self.filter(source__in=sources).order_by().values_list(*QUOTED)

    def of_source(self, source):
        """Keep the claims drawn from a source, as it tells them."""
        return self.filter(source=source).as_in_source()

    def at_desk(self, source):
        """Load the claims of a source, drafts too, as it tells them, with their drafts' state."""
        rows = self.exclude(state="retired").of_source(source)
        return rows.for_listing().with_draft_state()

    def standing(self):
        """Keep the claims that editors have not deprecated."""
        return self.exclude(rank="deprecated")

    def without_passage(self):
        """Keep the claims, drafts too, that name no place in their source."""
        return self.exclude(state="retired").filter(passage=None, paragraph=None)

    def most_trusted_first(self):
        """Sort preferred before normal before deprecated, then by number."""
        # Descending by letter is that very order.
        return self.order_by("-rank", "number")

    def latest_recorded(self):
        """Sort by what was entered last."""
        return self.order_by("-number")

    def as_in_source(self):
        """Sort as the article tells it."""
        return self.order_by("paragraph", "start", "number")

    def by_source(self):
        """Sort by the source's title that the reader is shown, then as it tells them."""
        return self.order_by(
            sort_key("title", prefix="source__"), "source", "paragraph", "start", "number"
        )


def marked_rows(sources: Collection[int], *, drafts: bool = False) -> QuerySet:
    """Return rows of QUOTED for the marked claims of all kinds of these sources, in one query.

    drafts: let claims count that are not published yet.
    """
    states = ("public", "draft") if drafts else ("public",)
    kinds = [
        model.objects.filter(state__in=states).marked_public().to_quote(sources)
        for model in registry.claim_models()
    ]
    return kinds[0].union(*kinds[1:], all=True)


def _count_of(model):
    rows = model.objects.published().filter(source=OuterRef("pk")).order_by()
    counted = rows.values("source").annotate(n=Count("pk")).values("n")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))
