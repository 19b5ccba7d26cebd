"""What a visitor may still choose, and how many companies each choice gives."""

import pytest
from django.http import QueryDict
from django.utils.translation import activate

from companies.facets import chips_of, facets_of, suggest
from companies.filters import CompanyFilterSet
from companies.models import Company
from tests.factories import (
    CompanyFactory,
    GroupFactory,
    HubFactory,
    MembershipFactory,
    PresenceFactory,
    SectorFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def places():
    """Return Shenzhen (with Nanshan below it) and Hangzhou, both in China."""
    china = HubFactory(slug="china", name_en="China", kind="country", public=True)
    shenzhen = HubFactory(slug="shenzhen", name_en="Shenzhen", parent=china, public=True)
    return {
        "shenzhen": shenzhen,
        "nanshan": HubFactory(slug="nanshan", name_en="Nanshan", parent=shenzhen, public=True),
        "hangzhou": HubFactory(slug="hangzhou", name_en="Hangzhou", parent=china, public=True),
    }


def put(slug: str, hub, role: str = "based", **values):
    company = Company.objects.filter(slug=slug).first()
    company = company or CompanyFactory(slug=slug, public=True, **values)
    PresenceFactory(company=company, hub=hub, role=role, public=True)
    return company


def ask(query: str = "") -> CompanyFilterSet:
    return CompanyFilterSet(QueryDict(query), Company.objects.published())


def counts(name: str, query: str = "") -> dict[str, int]:
    facet = next(facet for facet in facets_of(ask(query)) if facet.name == name)
    return {option.value: option.count for option in facet.options}


def test_a_place_counts_each_company_of_all_below_it_once(places):
    put("a", places["nanshan"])
    put("a", places["shenzhen"])
    put("b", places["shenzhen"])
    put("c", places["hangzhou"])

    assert counts("hub") == {"china": 3, "shenzhen": 2, "hangzhou": 1, "nanshan": 1}


def test_a_facet_is_counted_without_its_own_choice(places):
    put("a", places["shenzhen"])
    put("b", places["hangzhou"])

    assert counts("hub", "hub=shenzhen") == {"china": 2, "hangzhou": 1, "shenzhen": 1}


def test_a_facet_is_counted_with_the_choices_of_the_others(places):
    put("a", places["shenzhen"])
    put("b", places["hangzhou"], kind="institute")

    assert counts("kind", "hub=shenzhen") == {"company": 1}
    assert counts("hub", "kind=institute") == {"china": 1, "hangzhou": 1}


def test_the_counts_of_places_and_roles_speak_of_the_same_presence(places):
    put("a", places["shenzhen"], "founded")
    put("a", places["hangzhou"], "headquarters")

    assert counts("hub", "role=founded") == {"china": 1, "shenzhen": 1}
    assert counts("role", "hub=hangzhou") == {"headquarters": 1}


def test_every_count_is_what_its_choice_gives(places):
    put("a", places["shenzhen"], "founded")
    put("a", places["nanshan"], "research")
    put("b", places["hangzhou"], "headquarters", kind="institute")
    put("c", places["hangzhou"], "based")
    for query in ("", "hub=hangzhou", "role=based&role=founded", "kind=company&hub=china"):
        for facet in facets_of(ask(query)):
            for option in facet.options:
                chosen = QueryDict(query, mutable=True)
                chosen.setlist(facet.name, [option.value])
                assert ask(chosen.urlencode()).qs.count() == option.count, (query, option)


def test_an_option_without_companies_is_hidden_unless_it_is_chosen(places):
    put("a", places["shenzhen"])

    assert "hangzhou" not in counts("hub")
    assert counts("hub", "hub=hangzhou")["hangzhou"] == 0


def test_drafts_count_nowhere(places):
    PresenceFactory(company__slug="draft", hub=places["shenzhen"])
    company = put("a", places["hangzhou"])
    company.sectors.add(SectorFactory(slug="draft-sector"))
    MembershipFactory(company=company, group=GroupFactory(slug="draft-group", public=True))

    assert counts("hub") == {"china": 1, "hangzhou": 1}
    assert counts("sector") == {}
    assert counts("group") == {}


def test_options_are_sorted_by_count_then_by_name(places):
    put("a", places["hangzhou"])
    put("b", places["shenzhen"])

    assert list(counts("hub")) == ["china", "hangzhou", "shenzhen"]


def test_options_of_one_count_are_sorted_as_the_language_sorts_names():
    for slug, name in (("d", "Đà Nẵng"), ("e", "Eindhoven"), ("c", "Cần Thơ")):
        put(f"in-{slug}", HubFactory(slug=slug, name_vi=name, public=True))
    activate("vi")

    assert list(counts("hub")) == ["c", "d", "e"]


def test_more_than_ten_options_are_folded_and_open_for_a_choice():
    for n in range(11):
        put(f"company-{n}", HubFactory(slug=f"place-{n:02}", name_en=f"Place {n:02}"))
    facet = facets_of(ask())[0]
    chosen = facets_of(ask("hub=place-10"))[0]

    assert len(facet.first) + len(facet.rest) == 11
    assert facet.rest
    assert not facet.hides_a_choice
    assert chosen.hides_a_choice


def test_a_chip_leads_to_the_list_without_its_value(places):
    chips = chips_of(ask("hub=shenzhen&hub=hangzhou&q=a&page=3"))

    assert [(str(chip.label), str(chip.value)) for chip in chips] == [
        ("Name", "a"),
        ("Place", "Hangzhou"),
        ("Place", "Shenzhen"),
    ]
    assert chips[1].url == "/en/companies/?q=a&hub=shenzhen"


def test_the_suggestion_drops_the_filter_that_hides_most(places):
    put("a", places["shenzhen"])
    put("b", places["shenzhen"])
    put("c", places["hangzhou"], kind="institute")
    suggestion = suggest(ask("hub=shenzhen&kind=institute"))

    assert suggestion.count == 2
    assert suggestion.url == "/en/companies/?hub=shenzhen"
    assert suggestion.words == "Remove “Kind: Institute” to see 2 companies"


def test_there_is_no_suggestion_where_no_removal_helps(places):
    assert suggest(ask("hub=shenzhen&kind=institute")) is None
