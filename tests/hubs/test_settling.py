"""Conflicts side by side, settled with a public reason; a new claim opens them again."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from editorial.drafts import save_draft
from editorial.models import Release
from editorial.patches import data_of
from editorial.publishing import publish_release
from hubs.conflicts import conflicts_of, is_settled
from hubs.models import HubFigure, Indicator
from hubs.queues import open_conflicts
from sources.models import Decision
from tests.editorial.people import editor, publisher, translator
from tests.factories import (
    CompanyFigureFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    UnitFactory,
)

pytestmark = pytest.mark.django_db

VERDICT, SLOT = '<div class="verdict">', '<dd class="slot__figure">'
CODES = ("en", "vi", "zh_hans", "zh_hant")


@pytest.fixture
def pair():
    """Two sources that disagree about one value of one year."""
    one = FigureFactory(value="6.46", public=True)
    two = FigureFactory(hub=one.hub, indicator=one.indicator, value="5.10", public=True)
    return one, two


def parts(tag: str, page: str) -> list[str]:
    """Return what stands in each of the elements that open with a tag, spaces aside."""
    name = tag.strip("<").split()[0]
    found = re.findall(f"{re.escape(tag)}(.*?)</{name}>", page, re.DOTALL)
    return [" ".join(each.split()) for each in found]


def address(figure) -> str:
    return reverse("admin:conflict", args=[figure.number])


def state_of(one, two) -> tuple[bool, bool]:
    figures = {f.number: f for f in HubFigure.objects.published().for_cell()}
    first, others = figures.pop(one.number), list(figures.values())
    found = conflicts_of(first, others)
    return bool(found), is_settled(first, found, Decision.objects.published())


def test_both_claims_stand_side_by_side_and_the_queue_leads_there(client, pair):
    boss = publisher()
    client.force_login(boss)

    page = client.get(address(pair[0])).content.decode()

    assert f'id="claim-{pair[0].number}"' in page
    assert f'id="claim-{pair[1].number}"' in page
    assert [row.url for row in open_conflicts(boss)] == [address(pair[0])]


def test_a_publisher_prefers_one_with_a_reason_in_four_languages(client, pair):
    boss = publisher()
    client.force_login(boss)

    client.post(
        address(pair[0]),
        {"outcome": "preferred", "chosen": pair[0].number, "canned": "firsthand"},
    )

    decision = Decision.objects.published().get()
    assert decision.claims == sorted(figure.number for figure in pair)
    assert decision.reason_en == "Who measured it goes before who repeats it."
    assert len({decision.reason_en, decision.reason_vi, decision.reason_zh_hans}) == 3
    preferred = HubFigure.objects.get(pk=pair[0].pk)
    assert (preferred.rank, preferred.rank_reason_en) == ("preferred", decision.reason_en)
    assert state_of(*pair) == (True, True)
    assert open_conflicts(boss) == []


def test_a_claim_outside_the_decision_opens_the_conflict_again(client, pair):
    boss = publisher()
    client.force_login(boss)
    client.post(address(pair[0]), {"outcome": "both", "reason_en": "Neither is better."})
    assert open_conflicts(boss) == []

    FigureFactory(hub=pair[0].hub, indicator=pair[0].indicator, value="4.00", public=True)

    assert open_conflicts(boss)


def test_a_deprecated_claim_no_longer_contradicts(client, pair):
    client.force_login(publisher())

    client.post(
        address(pair[0]),
        {"outcome": "deprecated", "chosen": pair[1].number, "reason_vi": "Số liệu đã bị thay."},
    )

    assert state_of(*pair)[0] is False


@pytest.mark.parametrize(
    "sent, field",
    [
        ({"outcome": "preferred", "canned": "later"}, "chosen"),
        ({"outcome": "both"}, "canned"),
        ({"canned": "equal"}, "outcome"),
    ],
)
def test_what_is_missing_is_said_at_its_field(client, pair, sent, field):
    client.force_login(publisher())

    response = client.post(address(pair[0]), sent)

    assert list(response.context["form"].errors) == [field]
    assert not Decision.objects.exists()


def test_an_editors_decision_goes_into_review_and_a_translator_decides_nothing(client, pair):
    client.force_login(editor())
    client.post(address(pair[0]), {"outcome": "both", "canned": "equal"})
    assert not Decision.objects.published().exists()
    assert Decision.objects.count() == 1

    client.force_login(translator())
    assert client.get(address(pair[0])).status_code == 403


def test_a_figure_that_nothing_contradicts_says_so(client):
    client.force_login(publisher())

    assert (
        b"Nothing contradicts this figure."
        in client.get(address(FigureFactory(public=True))).content
    )


def test_the_page_costs_the_same_for_any_number_of_claims(
    client, pair, django_assert_max_num_queries
):
    client.force_login(publisher())
    client.get(address(pair[0]))
    FigureFactory.create_batch(
        4, hub=pair[0].hub, indicator=pair[0].indicator, value="3.00", public=True
    )

    with django_assert_max_num_queries(24):
        client.get(address(pair[0]))


def test_the_queue_compares_once_for_each_state_of_the_clock(store, pair):
    boss = publisher()
    open_conflicts(boss)

    with CaptureQueriesContext(connection) as again:
        assert [row.url for row in open_conflicts(boss)] == [address(pair[0])]
    assert len(again) == 3
    assert not any("EXISTS" in query["sql"] for query in again)

    FigureFactory(hub=pair[0].hub, indicator=pair[0].indicator, value="4.00", public=True)
    assert [row.kind.count("#") for row in open_conflicts(boss)] == [3]


def test_two_that_agree_are_decided_with_the_one_they_contradict(client, pair):
    client.force_login(publisher())
    third = FigureFactory(hub=pair[0].hub, indicator=pair[0].indicator, value="5.12", public=True)

    for figure in (*pair, third):
        page = client.get(address(figure))
        numbers = [side.figure.number for side in page.context["sides"]]
        assert numbers == [pair[0].number, pair[1].number, third.number]


def sent(**more) -> dict:
    return {"outcome": "definition", "canned": "scope"} | more


def new_definition(chosen, **more) -> dict:
    """Return a form that sends a figure under a definition described in four languages."""
    names = {f"name_{code}": f"Narrow {code}" for code in CODES}
    texts = {f"definition_{code}": f"Firms alone {code}" for code in CODES}
    return sent(chosen=chosen.number, under="+", **names, **texts, **more)


def test_a_claim_goes_under_a_definition_that_is_there_already(client, pair):
    one, two = pair
    narrow = IndicatorFactory(slug="narrow", variant_of=one.indicator, public=True)
    peer = FigureFactory(indicator=one.indicator, hub=HubFactory(public=True), public=True)
    client.force_login(publisher())

    client.post(address(one), sent(chosen=two.number, under="narrow"))

    two.refresh_from_db()
    assert two.indicator == narrow
    assert state_of(one, two)[0] is False
    assert open_conflicts(None) == []
    profile = client.get(one.hub.get_absolute_url()).content.decode()
    assert one.indicator.name in profile
    assert narrow.name in profile
    for figure in pair:
        page = client.get(figure.get_absolute_url()).content.decode()
        assert "The sources count different things under one name." in page
    compared = client.get(f"/en/compare/{one.hub.slug}~{peer.hub.slug}.json?ind=narrow").json()
    assert compared["rows"][0]["verdict"]["reasons"] == ["definition", "missing"]


def test_a_new_definition_is_made_under_the_same_parent_and_published_along(client, pair):
    one, two = pair
    parent = one.indicator
    client.force_login(publisher())

    response = client.post(address(one), new_definition(two))

    assert response.status_code == 302, response.context["form"].errors
    made = Indicator.objects.get(slug="narrow-en")
    assert (made.variant_of, made.unit, made.measure) == (parent, parent.unit, parent.measure)
    assert made.is_public
    assert [getattr(made, f"name_{code}") for code in CODES] == [f"Narrow {c}" for c in CODES]
    assert made.definition_vi == "Firms alone vi"
    assert HubFigure.objects.get(pk=two.pk).indicator == made
    assert Decision.objects.published().get().outcome == "definition"
    assert state_of(one, two)[0] is False


def test_a_definition_beside_a_variant_has_the_parent_of_both(client, pair):
    one, two = pair
    root = IndicatorFactory(public=True)
    one.indicator.variant_of = root
    one.indicator.save()
    client.force_login(publisher())

    client.post(address(one), new_definition(two, slug="own-slug"))

    assert Indicator.objects.get(slug="own-slug").variant_of == root


def test_only_definitions_of_the_family_in_its_unit_are_offered(client, pair):
    parent = pair[0].indicator
    IndicatorFactory(slug="kin", variant_of=parent)
    IndicatorFactory(slug="stranger", public=True)
    IndicatorFactory(
        slug="rank", variant_of=parent, unit=UnitFactory(slug="rank", kind="rank"), public=True
    )
    client.force_login(publisher())

    offered = client.get(address(pair[0])).context["form"].fields["under"].choices

    assert [value for value, _label in offered] == ["", "kin", "+"]


def test_what_an_editor_decides_waits_whole_in_one_release_set(client, pair):
    one, two = pair
    client.force_login(editor())

    client.post(address(one), new_definition(two))

    release = Release.objects.get()
    drafts = release.revisions.order_by("pk")
    assert [draft.model for draft in drafts] == ["indicator", "hubfigure", "decision"]
    assert {draft.state for draft in drafts} == {"in_review"}
    assert all(getattr(release, f"title_{code}") for code in CODES)
    assert HubFigure.objects.get(pk=two.pk).indicator == one.indicator
    assert "A decision on this waits." in client.get(address(one)).content.decode()

    publish_release(release, by=publisher())
    assert HubFigure.objects.get(pk=two.pk).indicator.slug == "narrow-en"
    assert open_conflicts(None) == []


def test_whoever_needs_a_second_person_publishes_nothing_alone(client, pair, settings):
    settings.REVIEW_BY_TWO = True
    client.force_login(publisher())

    client.post(address(pair[0]), {"outcome": "both", "canned": "equal"})

    assert not Decision.objects.published().exists()


def test_another_preference_takes_the_place_of_the_first(client, pair):
    one, two = pair
    client.force_login(publisher())
    for figure in pair:
        client.post(
            address(one), {"outcome": "preferred", "chosen": figure.number, "canned": "later"}
        )

    assert [HubFigure.objects.get(pk=f.pk).rank for f in pair] == ["normal", "preferred"]
    assert HubFigure.objects.get(pk=one.pk).rank_reason_en == ""

    client.post(address(one), {"outcome": "both", "canned": "equal"})
    assert {HubFigure.objects.get(pk=f.pk).rank for f in pair} == {"normal"}


def test_a_settled_conflict_leads_to_the_next_and_the_last_to_the_queue(client, pair):
    second = FigureFactory(public=True)
    FigureFactory(hub=second.hub, indicator=second.indicator, value="1", public=True)
    client.force_login(publisher())
    assert client.get(address(second)).context["next_url"] == address(pair[0])

    first = client.post(address(second), {"outcome": "both", "canned": "equal"})
    last = client.post(address(pair[0]), {"outcome": "both", "canned": "equal"})

    assert first.url == address(pair[0])
    assert last.url == reverse("admin:queue", args=["conflicts"])


def test_what_was_typed_stays_where_something_is_missing(client, pair):
    client.force_login(publisher())

    sent = new_definition(pair[1]) | {"canned": "", "name_en": "Ours"}
    response = client.post(address(pair[0]), sent)

    form = response.context["form"]
    assert list(form.errors) == ["canned"]
    page = response.content.decode()
    assert 'value="Ours"' in page
    assert "Firms alone vi" in page
    assert not Decision.objects.exists()


def test_a_slug_that_is_taken_is_said_at_its_field_and_nothing_is_saved(client, pair):
    IndicatorFactory(slug="taken")
    client.force_login(publisher())

    response = client.post(address(pair[0]), new_definition(pair[1], slug="taken"))

    assert list(response.context["form"].errors) == ["slug"]
    assert not Decision.objects.exists()
    assert HubFigure.objects.get(pk=pair[1].pk).indicator == pair[0].indicator


def test_claims_that_changed_meanwhile_are_not_settled_unseen(client, pair):
    client.force_login(publisher())
    seen = client.get(address(pair[0])).context["bench"].seen
    FigureFactory(hub=pair[0].hub, indicator=pair[0].indicator, value="4.00", public=True)

    response = client.post(address(pair[0]), {"outcome": "both", "canned": "equal", "seen": seen})

    assert "changed meanwhile" in response.content.decode()
    assert not Decision.objects.exists()


def test_an_open_draft_of_a_figure_is_neither_lost_nor_published_along(client, pair):
    boss = publisher()
    draft = save_draft(pair[0], data_of(pair[0]) | {"note_en": "Half written"}, by=boss)
    client.force_login(boss)

    response = client.post(
        address(pair[0]), {"outcome": "preferred", "chosen": pair[0].number, "canned": "later"}
    )

    assert "You have an open draft" in response.content.decode()
    draft.refresh_from_db()
    assert (draft.is_open, draft.data["rank"]) == (True, "normal")


@pytest.mark.parametrize(
    "sent, shown, hidden",
    [
        ({"outcome": "preferred", "chosen": 1}, ["5.10", "Sources differ; settled"], []),
        ({"outcome": "both"}, ["Sources differ"], ["settled"]),
        ({"outcome": "deprecated", "chosen": 0}, ["5.10"], ["6.46", "Sources differ"]),
        (
            {"outcome": "definition", "chosen": 1, "under": "+", "name_en": "Ours alone"},
            ["6.46", "5.10", "Ours alone", "Definitions differ"],
            ["Sources differ"],
        ),
    ],
)
def test_the_preview_reads_as_the_pages_will_and_saves_nothing(client, pair, sent, shown, hidden):
    FigureFactory(indicator=pair[0].indicator, value="3.92", public=True)
    client.force_login(publisher())
    if "chosen" in sent:
        sent = sent | {"chosen": pair[sent["chosen"]].number}

    response = client.post(address(pair[0]), sent | {"_preview": "1"})

    document = response.context["document"]
    assert response.context["is_ruled"]
    assert not response.context["form"].errors
    assert "3.92" in document
    assert [word for word in shown if word not in document] == []
    assert [word for word in hidden if word in document] == []
    assert not Decision.objects.exists()
    assert Indicator.objects.count() == 1
    assert {figure.rank for figure in HubFigure.objects.all()} == {"normal"}


def test_the_preview_is_what_the_profile_and_the_comparison_show_afterwards(client, pair):
    one, two = pair
    peer = FigureFactory(indicator=one.indicator, value="3.92", public=True)
    client.force_login(publisher())
    sent = {"outcome": "preferred", "chosen": two.number, "canned": "later"}
    foreseen = client.post(address(one), sent | {"_preview": "1"}).context["document"]
    client.post(address(one), sent)

    compared = client.get(f"/en/compare/{one.hub.slug}~{peer.hub.slug}/").content.decode()
    profile = client.get(one.hub.get_absolute_url()).content.decode()

    assert parts(VERDICT, foreseen) == parts(VERDICT, compared)
    assert parts(SLOT, foreseen) == parts(SLOT, profile)
    assert "5.10" in parts(SLOT, foreseen)[0]


@pytest.mark.parametrize("code", ["en", "vi"])
def test_the_preview_is_in_the_language_that_the_editor_chooses(client, pair, code):
    client.force_login(publisher())

    response = client.post(address(pair[0]), {"outcome": "both", "language": code, "_preview": "1"})

    assert f'<html lang="{code}">' in response.context["document"]
    assert response.context["form"]["language"].value() == code


def test_a_conflict_of_companies_has_a_preview_without_a_comparison(client):
    one = CompanyFigureFactory(public=True)
    two = CompanyFigureFactory(
        company=one.company, indicator=one.indicator, value="99", public=True
    )
    client.force_login(publisher())

    response = client.post(
        address(one), {"outcome": "deprecated", "chosen": two.number, "_preview": "1"}
    )

    assert "In the profile" in response.context["document"]
    assert "In the comparison" not in response.context["document"]
    client.post(address(one), {"outcome": "deprecated", "chosen": two.number, "canned": "mistake"})
    two.refresh_from_db()
    assert two.rank == "deprecated"
