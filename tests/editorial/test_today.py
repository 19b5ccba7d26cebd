"""Today: what waits, mine first, each with a way to it, at a constant cost."""

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from editorial.desk.queues import MOST, Queue, Row, register_queue
from editorial.desk.today import today_of
from editorial.drafts import create_record, discard_draft, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from editorial.review import put_in_release, return_draft, schedule, schedule_release, submit
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import DecisionFactory, FigureFactory, HubFactory, StatementFactory

pytestmark = pytest.mark.django_db

TODAY = "/admin/"


@pytest.fixture(autouse=True)
def _fresh_cache():
    cache.clear()


def drafted(by, **changes) -> Revision:
    hub = HubFactory(public=True)
    return save_draft(hub, data_of(hub) | (changes or {"tagline_vi": "Mới"}), by=by)


def queues(user, part="busy") -> dict:
    return {each.queue.name: each for each in today_of(user)[part]}


def titles(user, name) -> list[str]:
    filled = queues(user).get(name)
    return [row.title for row in filled.rows] if filled else []


def test_my_drafts_are_mine_and_lead_to_the_draft(client):
    anna = editor()
    draft = drafted(anna)
    drafted(editor("bao"))

    assert titles(anna, "my-drafts") == [draft.title]
    assert len(titles(anna, "drafts-of-others")) == 1
    client.force_login(anna)
    page = client.get(TODAY).content.decode()
    assert f'href="{reverse("admin:draft", args=[draft.pk])}"' in page
    assert page.index("My drafts") < page.index("Open drafts of others") < page.index("All records")


def test_what_is_returned_says_why():
    anna, binh = editor(), publisher()
    return_draft(submit(drafted(anna), by=anna), by=binh, reason="No accent")

    [row] = queues(anna)["returned"].rows
    assert row.note == "No accent"
    assert "returned" not in queues(binh)


def test_what_is_submitted_waits_for_publishers_and_for_its_author():
    anna, binh = editor(), publisher()
    draft = submit(drafted(anna), by=anna, message="New tagline")

    [row] = queues(binh)["to-review"].rows
    assert (row.title, row.note) == (draft.title, "by anna: New tagline")
    assert queues(binh)["to-review"].url == reverse("admin:review")
    assert titles(anna, "waiting") == [draft.title]
    assert "to-review" not in queues(anna) | queues(anna, "quiet")


def test_what_is_scheduled_within_a_week_tells_its_time():
    anna, binh, now = editor(), publisher(), timezone.now()
    late = schedule(drafted(anna), now + timedelta(days=8), by=binh)
    soon = schedule(drafted(anna), now + timedelta(days=2), by=binh)
    together = Release.objects.create(slug="autumn", title_en="Autumn")
    of_set = put_in_release(drafted(anna), together, by=anna)
    together = schedule_release(together, now + timedelta(days=1), by=binh)

    rows = queues(binh)["scheduled"].rows
    assert [row.title for row in rows] == [of_set.title, soon.title]
    assert [row.due for row in rows] == [together.publish_at, soon.publish_at]
    assert late.title not in titles(binh, "scheduled")


def test_what_the_timer_missed_is_overdue(client):
    binh = publisher()
    draft = schedule(drafted(binh), timezone.now() + timedelta(hours=1), by=binh)
    Revision.objects.filter(pk=draft.pk).update(publish_at=timezone.now() - timedelta(hours=1))
    client.force_login(binh)

    assert b"overdue" in client.get(TODAY).content


def test_release_sets_being_prepared_count_their_drafts():
    anna = editor()
    release = Release.objects.create(slug="autumn", title_en="Autumn")
    Release.objects.create(slug="past", title_en="Past", state="published")
    for _ in range(2):
        put_in_release(drafted(anna), release, by=anna)

    [row] = queues(anna)["releases"].rows
    assert (row.title, row.note) == ("Autumn", "2 drafts")
    assert row.url == reverse("admin:release", args=["autumn"])


def test_figures_that_contradict_each_other_wait_until_it_is_decided():
    anna, one = editor(), FigureFactory(value="6.46", public=True)
    same = {"hub": one.hub, "indicator": one.indicator}
    other = FigureFactory(value="5", as_published="5%", **same, public=True)
    FigureFactory(value="5", **same, period_start="2020-01-01", period_end="2020-12-31")

    [row] = queues(anna)["conflicts"].rows
    assert row.kind == f"#{one.number} #{other.number}"
    assert row.note == "6.46% / 5%"

    DecisionFactory(claims=[one.number, other.number], outcome="both", public=True)
    assert "conflicts" not in queues(anna)


def test_figures_without_a_period_may_contradict_each_other_too():
    anna = editor()
    undated = {"period_start": None, "period_end": None, "precision": ""}
    one = FigureFactory(value="6.46", **undated, public=True)
    FigureFactory(value="5", hub=one.hub, indicator=one.indicator, **undated, public=True)

    assert queues(anna)["conflicts"].count == 1


def test_claims_without_passage_are_named_by_their_number():
    anna = editor()
    claim = StatementFactory(paragraph=None)
    StatementFactory()

    [row] = queues(anna)["without-passage"].rows
    assert (row.title, row.kind) == (f"#{claim.number}", "Statement")
    assert row.url == reverse("admin:hubs_statement_change", args=[claim.pk])


def test_drafts_of_records_that_readers_never_saw_wait():
    anna = editor()
    draft = create_record(Hub(), data_of(Hub()) | {"slug": "port", "name_en": "Port"}, by=anna)
    drafted(anna)

    assert titles(anna, "never-published") == [draft.title]


def test_a_translator_is_not_asked_about_claims():
    shown = queues(translator()) | queues(translator("bao"), "quiet")

    assert not {"conflicts", "without-passage", "to-review"} & set(shown)


def test_where_nothing_waits_it_says_what_will(client):
    client.force_login(editor())

    page = client.get(TODAY).content.decode()

    assert "Nothing waits for you" in page
    assert "it is kept here until you submit it" in page


def test_the_latest_work_is_mine_and_everybodys(client):
    anna, binh = editor(), publisher()
    draft = drafted(anna)
    publish_draft(drafted(binh), by=binh, message="Tagline")

    mine, everybodys = today_of(anna)["my_work"], today_of(anna)["all_work"]
    assert [row.title for row in mine] == [draft.title]
    assert [row.note for row in everybodys] == ["edited · binh · Tagline", "Draft · anna"]
    assert everybodys[0].url.startswith("/admin/desk/history/hub/")


def test_a_draft_that_was_given_up_is_told_as_such():
    anna = editor()
    discard_draft(drafted(anna), by=anna)

    assert [row.note for row in today_of(anna)["my_work"]] == ["discarded · anna"]


def test_more_than_can_be_counted_is_said_so(client):
    anna = editor()
    register_queue(Queue("long", "Long", "", lambda user: [Row("x")] * (MOST + 1), position=1))
    client.force_login(anna)
    try:
        page = client.get(TODAY).content.decode()
        whole = client.get(reverse("admin:queue", args=["long"])).content.decode()
    finally:
        register_queue(Queue("long", "Long", "", list, position=1, for_whom=lambda user: False))

    assert "99+" in page
    assert whole.count("desk-row__title") == MOST


@pytest.mark.parametrize("name", ["my-drafts", "missing-translations", "conflicts"])
def test_every_queue_has_a_page_of_its_own(client, name):
    client.force_login(editor())

    assert client.get(reverse("admin:queue", args=[name])).status_code == 200


def test_a_queue_for_others_has_no_page_for_me(client):
    client.force_login(translator())

    assert client.get(reverse("admin:queue", args=["conflicts"])).status_code == 404
    assert client.get(reverse("admin:queue", args=["nothing"])).status_code == 404


def test_the_models_come_in_the_order_of_the_work(client):
    client.force_login(publisher())
    apps = client.get(TODAY).context["app_list"]

    assert [app["app_label"] for app in apps][:4] == ["sources", "hubs", "companies", "pages"]
    assert apps[1]["models"][0]["object_name"] == "HubFigure"


def fill_every_queue(anna, binh):
    """Put one more thing into each queue."""
    now = timezone.now()
    drafted(anna)
    drafted(binh)
    return_draft(submit(drafted(anna), by=anna), by=binh, reason="No")
    submit(drafted(anna), by=anna)
    schedule(drafted(anna), now + timedelta(days=1), by=binh)
    release = Release.objects.create(slug=f"set-{now.timestamp():f}".replace(".", ""))
    put_in_release(drafted(anna), release, by=anna)
    figure = FigureFactory(public=True)
    FigureFactory(value="5", hub=figure.hub, indicator=figure.indicator, public=True)
    StatementFactory(paragraph=None)
    create_record(Hub(), data_of(HubFactory.build()), by=anna)
    publish_draft(drafted(binh), by=binh)


@pytest.mark.parametrize("role", [editor, publisher])
def test_today_costs_the_same_however_much_waits(client, count_queries, role):
    anna, binh = editor(), publisher()
    fill_every_queue(anna, binh)
    client.force_login(anna if role is editor else binh)
    few = count_queries(TODAY)
    for _ in range(6):
        fill_every_queue(anna, binh)

    assert count_queries(TODAY) == few < 30
