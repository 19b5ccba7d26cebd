"""Every read of companies, presences and groups."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from django.db.models import Count, F, OuterRef, Prefetch, Q, Subquery
from django.db.models.functions import Coalesce

from companies.sizes import EMPLOYEES, SIZES
from editorial.querysets import PublicQuerySet
from hubs.querysets import FigureQuerySet
from hubs.selection import PLANS, database_order
from search.finding import matching
from sources.querysets import ClaimQuerySet
from translations.texts import sort_key

# The indicator that counts who works for a company.


class CompanyQuerySet(PublicQuerySet):
    """Companies by name, place, sector and group.

    A narrowing method given nothing to narrow by keeps every company.
    """

    def matching(self, question: str):
        """Keep the companies whose names match, in any script, with or without marks."""
        return self.filter(pk__in=matching("company", question))

    def asked_for(self, question: str):
        """Keep what a search box asks for; an empty box asks for everything."""
        return self.matching(question) if question.strip() else self

    def present(
        self,
        hubs: Collection[int] | None = None,
        roles: Collection[str] = (),
        *,
        ended: bool = False,
    ):
        """Keep the companies that are in one of these hubs in one of these roles.

        Hub and role speak of the same presence, one that is public and has not ended.
        hubs: ids, descendants included (hubs.tree); None asks for no hub.
        ended: let presences count that have ended, too.
        """
        if hubs is None and not roles:
            return self
        presences = self._public("presences").at(hubs, roles, ended=ended)
        return self.filter(pk__in=presences.values("company"))

    def in_sectors(self, sectors: Iterable):
        """Keep the companies of any of these public sectors."""
        if not sectors:
            return self
        tagged = self.model.objects.filter(sectors__in=sectors)
        return self.filter(pk__in=tagged.ids())

    def in_groups(self, groups: Iterable):
        """Keep the companies that a public claim counts among any of these groups."""
        if not groups:
            return self
        members = self._public("memberships").standing().filter(group__in=groups)
        return self.filter(pk__in=members.values("company"))

    def of_kinds(self, kinds: Collection[str]):
        """Keep the companies of any of these kinds."""
        return self.filter(kind__in=kinds) if kinds else self

    def with_founded(self):
        """Add `founded` and `founded_precision`: None where no source gives a date.

        The date is that of the presence of role founded, else of the founding event.
        """
        presences = self._public("presences").founding().filter(company=OuterRef("pk"))
        events = self._public("events").founding().filter(companies=OuterRef("pk"))
        return self.annotate(
            founded=Coalesce(
                Subquery(presences.values("since")[:1]), Subquery(events.values("date")[:1])
            ),
            founded_precision=Coalesce(
                Subquery(presences.values("since_precision")[:1]),
                Subquery(events.values("precision")[:1]),
            ),
        )

    def founded_between(self, first: int | None, last: int | None):
        """Keep the companies founded in these years, both included; None leaves a side open."""
        if first is None and last is None:
            return self
        rows = self.with_founded()
        if first is not None:
            rows = rows.filter(founded__gte=date(first, 1, 1))
        return rows if last is None else rows.filter(founded__lte=date(last, 12, 31))

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(sort_key("name"), "slug")

    def by_name_backwards(self):
        """Sort by the name that the reader is shown, from the last letter on."""
        return self.order_by(sort_key("name").desc(), "slug")

    def by_founding(self, *, latest_first: bool = False):
        """Sort by the date of founding, companies without one last in both directions."""
        founded = F("founded")
        when = founded.desc(nulls_last=True) if latest_first else founded.asc(nulls_last=True)
        return self.with_founded().order_by(when, sort_key("name"), "slug")

    def by_size(self, indicator: str, *, largest_first: bool = False):
        """Sort by the figure shown of an indicator, companies without one last both ways."""
        figures = self._public("figures").measured(indicator).filter(company=OuterRef("pk"))
        sized = self.annotate(size=Subquery(figures.best_first().values("value")[:1]))
        size = F("size")
        order = size.desc(nulls_last=True) if largest_first else size.asc(nulls_last=True)
        return sized.order_by(order, sort_key("name"), "slug")

    def by_update(self):
        """Sort by the latest change first."""
        return self.order_by("-updated_at", "slug")

    def for_card(self):
        """Load what a card or a row of the directory reads: 4 queries for any number."""
        presences = self._public("presences").current().standing().select_related("hub")
        sizes = self._public("figures").measured(*SIZES).best_first().for_cell()
        return self.with_founded().prefetch_related(
            Prefetch("presences", presences, to_attr="current_presences"),
            Prefetch("figures", sizes, to_attr="size_figures"),
            self._sectors(),
        )

    def for_api(self):
        """Load what the API gives of a company, in a constant number of queries."""
        presences = self._public("presences").standing().with_keys("hub", "source")
        members = self._public("memberships").standing().with_keys("group")
        return (
            self.with_founded()
            .with_keys("sectors")
            .prefetch_related(
                "aliases",
                Prefetch("presences", presences.order_by("ended", "number")),
                Prefetch("memberships", members),
            )
        )

    def for_panel(self, hubs: Collection[int]):
        """Load what a hub's panel reads: presences in these hubs with their sources, sectors."""
        presences = self._public("presences").at(hubs).with_shared_source()
        employees = self._public("figures").standing().for_profile().with_shared_source()
        return self.prefetch_related(
            Prefetch("presences", presences.prefetch_related("hub"), to_attr="current_presences"),
            Prefetch(
                "figures",
                employees.filter(indicator__slug=EMPLOYEES),
                to_attr="employee_figures",
            ),
            self._sectors(),
        ).defer("summary", "body")

    def for_page(self):
        """Load what company_detail.html reads, in a constant number of queries."""
        events = self._public("events").standing().for_list().by_date()
        return self.prefetch_related(
            "aliases",
            self._sectors(),
            Prefetch("presences", self._public("presences").standing().for_list().latest_first()),
            Prefetch("figures", self._public("figures").standing().for_cell().by_indicator()),
            Prefetch("events", events),
            Prefetch("statements", self._public("statements").standing().for_list()),
            Prefetch("memberships", self._public("memberships").standing().for_list()),
        )

    def count_by_kind(self) -> dict[str, int]:
        """Return how many companies there are of each kind."""
        return dict(self.order_by().values_list("kind").annotate(n=Count("pk")))

    def count_by_sector(self) -> dict[int, int]:
        """Return how many companies there are in each public sector, by id."""
        tagged = self.model.objects.filter(pk__in=self.ids(), sectors__state="public")
        return dict(tagged.order_by().values_list("sectors").annotate(n=Count("pk")))

    def ids(self):
        """Return the ids alone, as a subquery for reads of related rows."""
        return self.order_by().values("pk")

    def _public(self, relation: str):
        return self.model._meta.get_field(relation).related_model.objects.published()

    def _sectors(self) -> Prefetch:
        return Prefetch("sectors", self._public("sectors").order_by(sort_key("name"), "slug"))


class PresenceQuerySet(ClaimQuerySet):
    """Presences with their company and hub."""

    def for_api(self):
        """Load what the API gives of a presence: 3 queries more."""
        return self.with_keys("company", "hub", "source")

    def matching(self, question: str):
        """Keep the presences whose company or hub has this name."""
        named = Q(company__in=matching("company", question))
        return self.filter(named | Q(hub__in=matching("hub", question)))

    def for_list(self):
        """Load what a table of presences reads, in one query."""
        return self.with_source().select_related("company", "hub")

    def for_listing(self):
        """Load what companies/_presence.html reads, in one query."""
        return self.for_list()

    def current(self):
        """Keep the presences that have not ended."""
        return self.filter(ended=False)

    def at(
        self,
        hubs: Collection[int] | None = None,
        roles: Collection[str] = (),
        *,
        ended: bool = False,
    ):
        """Keep what places a company in these hubs and roles; None or () asks for any.

        Now, that is; with `ended`, once too.
        """
        rows = self.standing() if ended else self.current().standing()
        if hubs is not None:
            rows = rows.filter(hub__in=hubs)
        return rows.filter(role__in=roles) if roles else rows

    def founding(self):
        """Keep the dated presences of role founded, the one to believe first."""
        dated = self.standing().filter(role="founded", since__isnull=False)
        return dated.most_trusted_first()

    def of_companies(self, companies: CompanyQuerySet):
        """Keep the presences of these companies."""
        return self.filter(company__in=companies.ids())

    def latest_first(self):
        """Sort what stands before what has ended, then by place and role."""
        return self.order_by("ended", "role", sort_key("name", prefix="hub__"), "number")

    def count_companies_by_role(self) -> dict[str, int]:
        """Return how many companies there are in each role."""
        roles = self.order_by().values_list("role")
        return dict(roles.annotate(n=Count("company", distinct=True)))

    def companies_by_hub(self) -> dict[int, set[int]]:
        """Return the ids of the companies in each hub, by the hub's id."""
        found: dict[int, set[int]] = defaultdict(set)
        for hub, company in self.order_by().values_list("hub", "company").distinct():
            found[hub].add(company)
        return found


class GroupQuerySet(PublicQuerySet):
    """Groups by name."""

    def for_api(self):
        """Load what the API gives of a group, in a constant number of queries."""
        memberships = self.model._meta.get_field("memberships").related_model.objects
        members = memberships.published().standing().with_keys("company", "source")
        return self.prefetch_related(Prefetch("memberships", members))

    def by_name(self):
        """Sort by the name that the reader is shown."""
        return self.order_by(sort_key("name"), "slug")


class MembershipQuerySet(ClaimQuerySet):
    """Memberships with their company and group."""

    def for_list(self):
        """Load what a list of members reads, in one query."""
        return self.with_source().select_related("company", "group")

    def for_listing(self):
        """Load what companies/_membership.html reads, in one query."""
        return self.for_list()

    def of_companies(self, companies: CompanyQuerySet):
        """Keep the memberships of these companies."""
        return self.filter(company__in=companies.ids())

    def for_table(self):
        """Load what companies/_member_table.html reads: 4 queries for any number."""
        companies = self.model._meta.get_field("company").related_model.objects
        return self.with_source().prefetch_related(Prefetch("company", companies.for_card()))

    def of_group(self, group):
        """Keep what counts a company among a group."""
        return self.filter(group=group)

    def by_company(self):
        """Sort by the name of the company that the reader is shown."""
        return self.order_by(
            sort_key("name", prefix="company__"), "company", "since", "until", "number"
        )

    def count_companies_by_group(self) -> dict[int, int]:
        """Return how many companies each group has, by the group's id."""
        groups = self.order_by().values_list("group")
        return dict(groups.annotate(n=Count("company", distinct=True)))


class CompanyFigureQuerySet(FigureQuerySet):
    """Figures of companies with what a figure cell reads."""

    subject = "company"

    def for_cell(self):
        """Load what _figure.html reads, in one query."""
        return self.with_source().select_related("indicator__unit", "reference", "company")

    def measured(self, *indicators: str):
        """Keep what stands for what is, never a target or forecast, of these indicators."""
        return self.standing().filter(indicator__slug__in=indicators).exclude(kind__in=PLANS)

    def best_first(self):
        """Sort by which of a company's figures of one indicator is shown (hubs.selection)."""
        return self.order_by(*database_order())
