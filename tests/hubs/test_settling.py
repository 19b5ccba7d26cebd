"""Conflicts side by side, settled with a public reason; a new claim opens them again."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hubs.conflicts import conflicts_of, is_settled
from hubs.models import HubFigure
from hubs.queues import open_conflicts
from sources.models import Decision
from tests.editorial.people import editor, publisher, translator
from tests.factories import FigureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pair():
    """Two sources that disagree about one value of one year."""
    one = FigureFactory(value="6.46", public=True)
    two = FigureFactory(hub=one.hub, indicator=one.indicator, value="5.10", public=True)
    return one, two


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
        numbers = [each.number for each, _passage, _url in page.context["sides"]]
        assert numbers == [pair[0].number, pair[1].number, third.number]
