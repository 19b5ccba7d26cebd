"""What a visitor may still choose in the directory, what is chosen, and what to drop."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import ngettext

from companies.filters import CompanyFilterSet
from companies.models import Company, Group, Membership, Presence
from hubs.models import Hub, Sector
from hubs.tree import HubTree
from translations.collation import KEYS
from translations.languages import current_language
from translations.texts import Text, text_of

FEW = 10
FIRST = 6


@dataclass(frozen=True)
class Option:
    """One value of a facet and how many companies it would leave or add."""

    value: str
    label: Text
    count: int
    chosen: bool


@dataclass(frozen=True)
class Facet:
    """One filter of the panel with its options, the most frequent first."""

    name: str
    label: str
    options: list[Option]

    @property
    def first(self) -> list[Option]:
        """Return the options to show at once."""
        return self.options if len(self.options) <= FEW else self.options[:FIRST]

    @property
    def rest(self) -> list[Option]:
        """Return the options behind “show all”."""
        return self.options[len(self.first) :]

    @property
    def hides_a_choice(self) -> bool:
        """Tell whether “show all” holds something chosen, and so stands open."""
        return any(option.chosen for option in self.rest)


@dataclass(frozen=True)
class Chip:
    """One thing the visitor chose, and the address without it."""

    label: str
    value: Text
    url: str


@dataclass(frozen=True)
class Suggestion:
    """The filter whose removal gives most companies: what it says, how many, where."""

    chips: list[Chip]
    count: int
    url: str

    @property
    def words(self) -> str:
        """Return what the removal is and gives, in the reader's language."""
        removed = ", ".join(str(chip.value) for chip in self.chips)
        return ngettext(
            "Remove “%(label)s: %(value)s” to see %(count)s company",
            "Remove “%(label)s: %(value)s” to see %(count)s companies",
            self.count,
        ) % {"label": self.chips[0].label, "value": removed, "count": self.count}


def facets_of(filterset: CompanyFilterSet) -> list[Facet]:
    """Count every facet's options over the public companies, its own choice left out.

    Options that nothing is left of are hidden, unless chosen. A constant number of
    queries: one to count and one to name the options of a facet.
    """
    counted = {
        "hub": _hubs(filterset),
        "role": _roles(filterset),
        "sector": _sectors(filterset),
        "group": _groups(filterset),
        "kind": _kinds(filterset),
    }
    return [
        Facet(name, _label(filterset, name), sorted(options, key=_by_count))
        for name, options in counted.items()
    ]


def chips_of(filterset: CompanyFilterSet) -> list[Chip]:
    """Return one chip a chosen value, in canonical order; runs no query."""
    return [chip for name in filterset.filters_in_use for chip in _chips(filterset, name)]


def suggest(filterset: CompanyFilterSet) -> Suggestion | None:
    """Return the filter whose removal gives most; None where removing one gives nothing.

    One query a filter in use, so only for an empty list.
    """
    tried = [(_companies(filterset, name).count(), name) for name in filterset.filters_in_use]
    count, name = max(tried, key=lambda pair: pair[0], default=(0, ""))
    if not count:
        return None
    return Suggestion(_chips(filterset, name), count, address(filterset, **{name: None}))


def address(filterset: CompanyFilterSet, **changes) -> str:
    """Return the directory's address with some parameters changed."""
    query = filterset.query(**changes)
    return reverse("companies:list") + (f"?{query}" if query else "")


def unfiltered_address(filterset: CompanyFilterSet) -> str:
    """Return the directory's address without any filter, in the same order and look."""
    return address(filterset, **dict.fromkeys(filterset.narrowing))


def _companies(filterset, left_out: str):
    return filterset.narrow(Company.objects.published(), leaving_out={left_out})


def _hubs(filterset) -> list[Option]:
    roles = filterset.chosen["role"]
    presences = Presence.objects.published().at(roles=roles)
    by_hub = presences.of_companies(_companies(filterset, "hub")).companies_by_hub()
    return _named(Hub, _with_parents(by_hub, filterset.tree), filterset.chosen["hub"])


def _roles(filterset) -> list[Option]:
    presences = Presence.objects.published().at(filterset.hubs_within(filterset.chosen["hub"]))
    rows = presences.of_companies(_companies(filterset, "role"))
    return _worded(Presence.Role, rows.count_companies_by_role(), filterset.chosen["role"])


def _sectors(filterset) -> list[Option]:
    counts = _companies(filterset, "sector").count_by_sector()
    return _named(Sector, counts, filterset.chosen["sector"])


def _groups(filterset) -> list[Option]:
    members = Membership.objects.published().standing()
    rows = members.of_companies(_companies(filterset, "group"))
    return _named(Group, rows.count_companies_by_group(), filterset.chosen["group"])


def _kinds(filterset) -> list[Option]:
    counts = _companies(filterset, "kind").count_by_kind()
    return _worded(Company.Kind, counts, filterset.chosen["kind"])


def _with_parents(by_hub: Mapping[int, set[int]], tree: HubTree) -> dict[int, int]:
    """Count the companies of each hub and all below it, each company once."""
    gathered: dict[int, set[int]] = defaultdict(set)
    for hub, companies in by_hub.items():
        for place in tree.around(hub):
            gathered[place] |= companies
    return {hub: len(companies) for hub, companies in gathered.items()}


def _named(model, counts: Mapping[int, int], chosen: list) -> list[Option]:
    """Return the options of a facet of records; counts by their ids."""
    ids = {record.pk for record in chosen}
    records = model.objects.published().filter(pk__in=ids | set(counts))
    return [
        Option(record.slug, text_of(record, "name"), counts.get(record.pk, 0), record.pk in ids)
        for record in records
    ]


def _worded(choices, counts: Mapping[str, int], chosen: Iterable[str]) -> list[Option]:
    """Return the options of a facet of fixed values; counts by value."""
    return [
        Option(choice.value, _said(choice.label), counts.get(choice, 0), choice in chosen)
        for choice in choices
        if counts.get(choice) or choice in chosen
    ]


def _chips(filterset, name: str) -> list[Chip]:
    label, value = _label(filterset, name), filterset.chosen[name]
    if not isinstance(value, list):
        return [Chip(label, _said(value), address(filterset, **{name: None}))]
    return [
        Chip(label, _text(filterset, name, item), address(filterset, **{name: others}))
        for item in value
        for others in [[other for other in value if other != item]]
    ]


def _text(filterset, name: str, item) -> Text:
    if hasattr(item, "slug"):
        return text_of(item, "name")
    return _said(dict(filterset.filters[name].extra["choices"])[item])


def _said(words) -> Text:
    language = current_language()
    return Text(str(words), language, language)


def _label(filterset, name: str) -> str:
    return filterset.filters[name].label


def _by_count(option: Option):
    return -option.count, KEYS[current_language()](str(option.label))
