"""The queue of those who review."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from editorial.drafts import save_draft
from editorial.models import Revision
from editorial.patches import data_of
from editorial.review import approve, submit
from hubs.models import Hub
from sources.articles import passage_sha256
from sources.models import Snapshot
from tests.editorial.people import editor, publisher
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db

TEXT = "A title\nThe city spent 6.46% of its output on research."


@pytest.fixture
def anna():
    return editor()


@pytest.fixture
def binh():
    return publisher()


def submitted(author, record=None, **changes):
    record = record or HubFactory(tagline_vi="Cũ", public=True)
    draft = save_draft(record, data_of(record) | (changes or {"tagline_vi": "Mới"}), by=author)
    return submit(draft, by=author)


def queue(client, user, query=""):
    client.force_login(user)
    return client.get(reverse("admin:review") + query)


def waiting(response) -> list[Revision]:
    return [entry.look.revision for entry in response.context["entries"]]


def test_what_is_submitted_waits_oldest_first_and_what_is_approved_last(client, anna, binh):
    first, second, third = (submitted(anna) for _ in range(3))
    approve(first, by=binh)
    save_draft(HubFactory(public=True), data_of(HubFactory.build()), by=anna)

    assert waiting(queue(client, binh)) == [second, third, first]


def test_a_claim_is_shown_with_its_passage_its_change_and_its_checks(client, anna, binh):
    figure = FigureFactory(paragraph=2, start=15, end=20, public=True)
    Snapshot.objects.create(
        source=figure.source,
        raw=b"",
        text=TEXT,
        sha256=passage_sha256(TEXT),
        fetched_at=timezone.now(),
    )
    submitted(anna, figure, value="7")

    response = queue(client, binh)

    [entry] = response.context["entries"]
    assert entry.look.quote.exact == "6.46%"
    assert [named.finding.field for named in entry.look.warnings] == ["value", "value"]
    assert "<mark>6.46%</mark>" in response.content.decode()


def test_my_own_drafts_are_marked_and_offer_no_approval_where_two_are_asked_for(
    client, settings, anna, binh
):
    settings.REVIEW_BY_TWO = True
    submitted(binh)
    submitted(anna)

    mine, other = queue(client, binh).context["entries"]

    assert (mine.mine, other.mine) == (True, False)
    assert [verb.name for verb, _form in mine.forms] == ["return"]
    assert [verb.name for verb, _form in other.forms] == ["approve", "return"]


def test_an_editor_sees_the_queue_and_decides_nothing(client, anna):
    submitted(anna)

    [entry] = queue(client, anna).context["entries"]

    assert entry.forms == []


def test_a_draft_is_published_right_there(client, anna, binh):
    draft = submitted(anna)
    client.force_login(binh)

    response = client.post(
        reverse("admin:draft_act", args=[draft.pk, "publish"]) + "?next=review",
        {"version": draft.version},
        follow=True,
    )

    assert response.redirect_chain == [(reverse("admin:review"), 302)]
    assert waiting(response) == []
    assert Hub.objects.get().tagline_vi == "Mới"


@pytest.mark.parametrize(
    "query, left",
    [
        ("?model=hub", ["hub", "hub"]),
        ("?model=hubfigure", ["hubfigure"]),
        ("?language=vi", ["hub"]),
        ("?language=zh-hant", ["hub"]),
        ("?language=en", ["hubfigure"]),
        ("?author={minh}", ["hub"]),
        ("?model=&author=&language=", ["hub", "hubfigure", "hub"]),
        ("?model=nothing", []),
    ],
)
def test_the_queue_is_narrowed(client, anna, binh, query, left):
    minh = editor("minh")
    submitted(anna)
    submitted(anna, FigureFactory(public=True), note_en="Seen")
    submitted(minh, name_zh_hant="名")

    found = waiting(queue(client, binh, query.format(minh=minh.pk)))

    assert [draft.model for draft in found] == left


def test_a_filter_goes_along_to_the_next_draft(client, anna, binh):
    submitted(anna)

    text = queue(client, binh, "?model=hub").content.decode()

    assert "?next=review&amp;model=hub" in text


def test_twenty_are_shown_at_a_time(client, anna, binh):
    for _n in range(21):
        submitted(anna)

    assert len(waiting(queue(client, binh))) == 20
    assert len(waiting(queue(client, binh, "?page=2"))) == 1


def test_the_queue_takes_as_many_queries_however_long_it_is(client, anna, binh):
    def queries():
        with CaptureQueriesContext(connection) as counted:
            assert queue(client, binh).status_code == 200
        return len(counted)

    def add(n):
        for _n in range(n):
            submitted(anna)
            submitted(anna, FigureFactory(public=True), value="7", quote_public=True)

    add(2)
    queries()
    few = queries()
    add(6)
    assert queries() == few


def test_a_draft_whose_record_is_gone_offers_nothing(client, anna, binh):
    submitted(anna, HubFactory())
    Hub.objects.all().delete()

    response = queue(client, binh)

    assert response.context["entries"][0].forms == []
    assert "is no more" in response.content.decode()
