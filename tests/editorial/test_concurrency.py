"""Two people, or two nodes, at the same moment: real threads, each with a connection."""

import json
import os
import subprocess
import sys
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import connection
from django.utils import timezone

from editorial.clock import read_clock
from editorial.drafts import EditConflict, Seen, create_record, discard_draft, restore, save_draft
from editorial.models import Change, Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft, publish_due, publish_release
from editorial.registry import public_models
from editorial.review import (
    put_in_release,
    schedule,
    schedule_release,
    submit,
    unschedule,
    unschedule_release,
)
from editorial.services import publish, retire, unpublish
from hubs.models import Hub
from tests.editorial.people import editor, publisher
from tests.editorial.threads import count_statements, halts, overlap, race
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db(transaction=True)

SOON = timedelta(hours=1)


@pytest.fixture
def people():
    return editor("anna"), editor("minh"), publisher("binh"), publisher("dung")


def explore(make) -> list[tuple]:
    """Let two acts overlap in every way; return [(what make gave, both results)].

    make: returns a scene, its first and its second act, on records of its own each time.
    Either goes first, and halts after one statement after the other.
    """
    seen = []
    for turn in (False, True):
        scene, *acts = make()
        statements = count_statements(acts[turn])
        for after in halts(statements):
            scene, *acts = make()
            results = overlap(acts[turn], acts[not turn], after)
            seen.append((scene, results[::-1] if turn else results))
    check_everything()
    return seen


def errors_of(results) -> list[Exception]:
    return [result for result in results if isinstance(result, Exception)]


def check_everything() -> None:
    """Check what must hold of all rows, revisions, feed and clock whatever happened."""
    sequences = list(Change.objects.values_list("sequence", flat=True))
    assert read_clock() == max(sequences, default=0)
    for model in public_models():
        for record in model._default_manager.all():
            check_record(record)


def check_record(record) -> None:
    rows = Revision.objects.of_record(record)
    live = list(rows.filter(state="published"))
    numbers = sorted(rows.numbered().values_list("number", flat=True))
    assert numbers in ([], list(range(1, record.revision + 1))), record
    if numbers:
        assert [row.number for row in live] == [record.revision] * record.is_public, record
    if live:
        assert live[0].data == data_of(record)
    feed = Change.objects.of_record(record)
    assert feed.filter(action="created").exists() == (record.published_at is not None)
    dates = [row.published_seq for row in rows.numbered().order_by("number")[1:]]
    assert dates == sorted(set(dates)), "each revision has a sequence of its own"
    assert set(dates) <= set(feed.values_list("sequence", flat=True))
    for row in rows.numbered().exclude(state="published"):
        following = rows.filter(number=row.number + 1).first()
        assert following is None or row.superseded_seq == following.published_seq


def drafted(by, hub=None, **changes):
    hub = hub or HubFactory(name_vi="Cũ", public=True)
    return save_draft(hub, data_of(hub) | (changes or {"name_vi": "Mới"}), by=by)


def due(draft):
    draft.publish_at = timezone.now() - timedelta(seconds=1)
    draft.save()
    return draft


def test_two_who_publish_one_draft_publish_it_once(people):
    anna, _, binh, dung = people

    def make():
        draft = drafted(anna)
        return draft, lambda: publish_draft(draft, by=binh), lambda: publish_draft(draft, by=dung)

    for draft, results in explore(make):
        assert errors_of(results) == []
        hub = Hub.objects.get(pk=draft.object)
        assert (hub.name_vi, hub.revision) == ("Mới", 2)
        assert Change.objects.of_record(hub).filter(action="updated").count() == 1
        assert Revision.objects.of_record(hub).count() == 2


def test_of_two_drafts_of_one_field_one_is_published_and_one_is_told(people):
    anna, minh, binh, dung = people

    def make():
        hub = HubFactory(name_vi="Cũ", public=True)
        one, two = drafted(anna, hub, name_vi="Một"), drafted(minh, hub, name_vi="Hai")
        scene = hub, (one, two)
        return scene, lambda: publish_draft(one, by=binh), lambda: publish_draft(two, by=dung)

    for (hub, drafts), results in explore(make):
        [error] = errors_of(results)
        assert isinstance(error, EditConflict), error
        lost = results.index(error)
        hub.refresh_from_db()
        left = Revision.objects.get(pk=drafts[lost].pk)
        assert (hub.name_vi, hub.revision) == (("Hai", "Một")[lost], 2)
        assert (left.state, left.data["name_vi"]) == ("draft", ("Một", "Hai")[lost])
        assert Change.objects.of_record(hub).filter(action="updated").count() == 1


def test_two_drafts_of_different_fields_are_both_published(people):
    anna, minh, binh, dung = people

    def make():
        hub = HubFactory(name_vi="Cũ", public=True)
        one, two = drafted(anna, hub, name_vi="Một"), drafted(minh, hub, tagline_vi="Câu")
        return hub, lambda: publish_draft(one, by=binh), lambda: publish_draft(two, by=dung)

    for hub, results in explore(make):
        assert errors_of(results) == []
        hub.refresh_from_db()
        assert (hub.name_vi, hub.tagline_vi, hub.revision) == ("Một", "Câu", 3)


@pytest.mark.parametrize("verb", [unpublish, retire])
def test_what_is_withdrawn_is_not_brought_back_by_a_draft_of_before(people, verb):
    anna, _, binh, _ = people

    def make():
        draft = drafted(anna)
        hub = Hub.objects.get(pk=draft.object)
        return (hub, draft), lambda: publish_draft(draft, by=binh), lambda: verb(hub)

    for (hub, draft), results in explore(make):
        hub.refresh_from_db()
        draft.refresh_from_db()
        assert not hub.is_public
        assert not isinstance(results[1], Exception)
        if errors := errors_of(results):
            assert "withdrawn" in str(errors)
            assert (hub.name_vi, hub.revision, draft.state) == ("Cũ", 2, "draft")
        else:
            assert (hub.name_vi, hub.revision, draft.state) == ("Mới", 3, "superseded")


def test_a_figure_is_never_public_on_a_hub_that_was_retired_meanwhile(people):
    anna, _, binh, _ = people

    def make():
        figure = FigureFactory()
        for under in (figure.hub, figure.indicator, figure.source.publisher, figure.source):
            publish(under)
        draft = save_draft(figure, data_of(figure), by=anna)
        return figure, lambda: publish_draft(draft, by=binh), lambda: retire(figure.hub)

    for figure, results in explore(make):
        figure = type(figure).objects.select_related("hub").get(pk=figure.pk)
        assert figure.hub.state == "retired"
        assert figure.state == ("draft" if errors_of(results) else "retired")
        assert all("public first" in str(error) for error in errors_of(results))


def test_records_published_by_two_hands_are_published_once(people):
    def make():
        hub = HubFactory()
        one, two = Hub.objects.get(pk=hub.pk), Hub.objects.get(pk=hub.pk)
        return hub, lambda: publish(one), lambda: publish(two)

    for hub, results in explore(make):
        assert errors_of(results) == []
        assert Change.objects.of_record(hub).count() == 1


def test_two_nodes_publish_what_is_due_once(people):
    anna, _, binh, _ = people

    def make():
        draft = due(schedule(drafted(anna), timezone.now() + SOON, by=binh))
        now = timezone.now()
        return draft, lambda: list(publish_due(now)), lambda: list(publish_due(now))

    for draft, results in explore(make):
        assert errors_of(results) == []
        [outcome] = results[0] + results[1]
        assert outcome.error == ""
        hub = Hub.objects.get(pk=draft.object)
        assert (hub.name_vi, hub.revision) == ("Mới", 2)
        assert Change.objects.of_record(hub).filter(action="updated").count() == 1


def test_what_is_scheduled_twice_at_once_has_one_time_and_is_published_once(people):
    anna, _, binh, dung = people

    def make():
        draft, now = drafted(anna), timezone.now()
        one = lambda: schedule(draft, now + SOON, by=binh)  # noqa: E731
        return (draft, now), one, lambda: schedule(draft, now + 2 * SOON, by=dung)

    for (draft, now), results in explore(make):
        assert errors_of(results) == []
        draft.refresh_from_db()
        times = {now + SOON: "binh", now + 2 * SOON: "dung"}
        assert draft.published_by.username == times[draft.publish_at]
    outcomes = race(*[lambda: list(publish_due(timezone.now() + 3 * SOON))] * 2)
    assert errors_of(outcomes) == []
    titles = [outcome.title for found in outcomes for outcome in found]
    assert len(titles) == len(set(titles)) == Revision.objects.filter(state="published").count()
    assert set(Hub.objects.values_list("revision", flat=True)) <= {1, 2}
    check_everything()


def test_what_is_taken_off_the_timer_in_time_is_not_published(people):
    anna, _, binh, _ = people

    def make():
        draft = due(schedule(drafted(anna), timezone.now() + SOON, by=binh))
        now = timezone.now()
        return draft, lambda: list(publish_due(now)), lambda: unschedule(draft, by=binh)

    for draft, (outcomes, off) in explore(make):
        draft.refresh_from_db()
        hub = Hub.objects.get(pk=draft.object)
        if isinstance(off, Exception):
            assert (draft.state, hub.name_vi, len(outcomes)) == ("published", "Mới", 1)
        else:
            assert (draft.state, hub.name_vi, outcomes) == ("draft", "Cũ", [])


def test_a_set_that_is_taken_off_the_timer_in_time_is_not_published(people):
    anna, _, binh, _ = people
    count = iter(range(10_000))

    def make():
        release = Release.objects.create(slug=f"set-{next(count)}")
        draft = put_in_release(drafted(anna), release, by=anna)
        release = due(schedule_release(release, timezone.now() + SOON, by=binh))
        now = timezone.now()
        off = lambda: unschedule_release(release, by=binh)  # noqa: E731
        return draft, lambda: list(publish_due(now)), off

    for draft, (outcomes, off) in explore(make):
        assert errors_of((outcomes, off)) == []
        hub = Hub.objects.get(pk=draft.object)
        draft = Revision.objects.select_related("release").get(pk=draft.pk)
        if outcomes:
            assert (draft.release.state, draft.state, hub.name_vi) == (
                "published", "published", "Mới",
            )  # fmt: skip
        else:
            assert (draft.release.state, draft.state, hub.name_vi) == ("open", "in_review", "Cũ")


def test_an_edit_and_a_restore_of_one_author_never_overwrite_each_other(people):
    anna, _, binh, _ = people

    def make():
        draft = drafted(anna)
        publish_draft(draft, by=binh)
        hub = Hub.objects.get(pk=draft.object)
        first = Revision.objects.of_record(hub).get(number=1)
        written = data_of(hub) | {"name_vi": "Sửa"}
        edit = lambda: save_draft(hub, written, by=anna, seen=Seen(2))  # noqa: E731
        return hub, edit, lambda: restore(first, hub, by=anna)

    for hub, (edited, restored) in explore(make):
        [error] = errors_of((edited, restored))
        assert isinstance(error, ValidationError)
        [left] = Revision.objects.of_record(hub).open()
        if edited is error:
            assert isinstance(error, EditConflict)
            assert [c.mine for c in error.conflicts] == ["Sửa"]
            assert left.data["name_vi"] == "Cũ"
        else:
            assert left.data["name_vi"] == "Sửa"


def test_what_is_written_while_its_draft_is_published_is_not_lost(people):
    anna, _, binh, _ = people

    def make():
        draft = drafted(anna)
        hub = Hub.objects.get(pk=draft.object)
        seen = Seen(1, draft.pk, draft.version)
        written = draft.data | {"tagline_vi": "Câu"}
        save = lambda: save_draft(hub, written, by=anna, seen=seen)  # noqa: E731
        return draft, lambda: publish_draft(draft, by=binh), save

    for draft, results in explore(make):
        assert errors_of(results) == []
        hub = Hub.objects.get(pk=draft.object)
        assert (hub.name_vi, hub.revision) == ("Mới", 2)
        kept = [hub.tagline_vi, *(d.data["tagline_vi"] for d in open_drafts(hub))]
        assert "Câu" in kept


def open_drafts(record):
    return Revision.objects.of_record(record).open()


def test_two_windows_of_one_author_begin_one_draft(people):
    anna, *_ = people

    def make():
        hub = HubFactory(name_vi="Cũ", public=True)
        data, seen = data_of(hub), Seen(1)
        one = lambda: save_draft(hub, data | {"name_vi": "Một"}, by=anna, seen=seen)  # noqa: E731
        two = lambda: save_draft(hub, data | {"tagline_vi": "Hai"}, by=anna, seen=seen)  # noqa: E731
        return hub, one, two

    for hub, results in explore(make):
        assert errors_of(results) == []
        [draft] = open_drafts(hub)
        assert (draft.data["name_vi"], draft.data["tagline_vi"]) == ("Một", "Hai")
        assert draft.version == 2


def test_two_windows_of_one_author_with_one_field_conflict(people):
    anna, *_ = people

    def make():
        hub = HubFactory(name_vi="Cũ", public=True)
        data, seen = data_of(hub), Seen(1)
        one = lambda: save_draft(hub, data | {"name_vi": "Một"}, by=anna, seen=seen)  # noqa: E731
        two = lambda: save_draft(hub, data | {"name_vi": "Hai"}, by=anna, seen=seen)  # noqa: E731
        return hub, one, two

    for hub, results in explore(make):
        [error] = errors_of(results)
        assert isinstance(error, EditConflict)
        [draft] = open_drafts(hub)
        assert draft.data["name_vi"] == ("Một", "Hai")[1 - results.index(error)]


@pytest.mark.parametrize("field", ["name_vi", "tagline_vi"])
def test_two_authors_of_a_hidden_record_share_its_draft_and_row(people, field):
    anna, minh, *_ = people

    def make():
        hub = Hub()
        data = data_of(HubFactory.build()) | {"name_vi": "Cũ"}
        draft = create_record(hub, data, by=anna)
        seen = Seen(1, draft.pk, draft.version)
        data = draft.data
        one = lambda: save_draft(hub, data | {"name_vi": "Một"}, by=anna, seen=seen)  # noqa: E731
        two = lambda: save_draft(hub, data | {field: "Hai"}, by=minh, seen=seen)  # noqa: E731
        return hub, one, two

    for hub, results in explore(make):
        hub.refresh_from_db()
        [draft] = open_drafts(hub)
        assert draft.data == data_of(hub)
        if field == "tagline_vi":
            assert errors_of(results) == []
            assert (hub.name_vi, hub.tagline_vi) == ("Một", "Hai")
        else:
            [error] = errors_of(results)
            assert isinstance(error, EditConflict)
            assert hub.name_vi == ("Một", "Hai")[1 - results.index(error)]


def test_one_slug_goes_to_one_of_two_hidden_records(people):
    anna, minh, *_ = people
    count = iter(range(10_000))

    def make():
        slug = f"wanted-{next(count)}"
        hubs = [Hub(), Hub()]
        for hub in hubs:
            create_record(hub, data_of(HubFactory.build()), by=anna)
        acts = [
            lambda hub=hub, by=by: save_draft(hub, data_of(hub) | {"slug": slug}, by=by)
            for hub, by in zip(hubs, (anna, minh), strict=True)
        ]
        return slug, *acts

    for slug, results in explore(make):
        [error] = errors_of(results)
        assert isinstance(error, ValidationError), error
        assert "slug" in error.message_dict
        assert Hub.objects.filter(slug=slug).count() == 1


def test_one_slug_goes_to_one_of_two_drafts(people):
    anna, minh, binh, dung = people
    count = iter(range(10_000))

    def make():
        slug = f"wanted-{next(count)}"
        one = drafted(anna, slug=slug)
        two = drafted(minh)
        # Both saves may pass each other; so the second draft holds the slug as well.
        Revision.objects.filter(pk=two.pk).update(data=two.data | {"slug": slug})
        return slug, lambda: publish_draft(one, by=binh), lambda: publish_draft(two, by=dung)

    for slug, results in explore(make):
        [error] = errors_of(results)
        assert isinstance(error, ValidationError), error
        assert Hub.objects.filter(slug=slug).count() == 1


def test_a_draft_is_published_or_discarded(people):
    anna, _, binh, _ = people

    def make():
        draft = drafted(anna)
        return draft, lambda: publish_draft(draft, by=binh), lambda: discard_draft(draft, by=anna)

    for draft, results in explore(make):
        [error] = errors_of(results)
        draft.refresh_from_db()
        hub = Hub.objects.get(pk=draft.object)
        published = error is results[1]
        assert draft.state == ("published" if published else "superseded")
        assert hub.name_vi == ("Mới" if published else "Cũ")


def test_a_draft_in_the_queue_that_is_published_meanwhile_stays_published(people):
    anna, _, binh, _ = people

    def make():
        draft = drafted(anna)
        return draft, lambda: publish_draft(draft, by=binh), lambda: submit(draft, by=anna)

    for draft, results in explore(make):
        assert not isinstance(results[0], Exception)
        draft.refresh_from_db()
        assert (draft.state, draft.number) == ("published", 2)


def test_a_draft_goes_along_with_its_set_or_is_refused(people):
    anna, minh, binh, _ = people
    count = iter(range(10_000))

    def make():
        release = Release.objects.create(slug=f"set-{next(count)}")
        put_in_release(drafted(anna), release, by=anna)
        late = drafted(minh)
        put = lambda: put_in_release(late, release, by=minh)  # noqa: E731
        return (release, late), lambda: publish_release(release, by=binh), put

    for (release, late), (published, put) in explore(make):
        late.refresh_from_db()
        release.refresh_from_db()
        assert release.state == "published"
        refused = isinstance(put, Exception)
        assert (late.state, late.release) == (
            ("draft", None) if refused else ("published", release)
        )
        assert len(published) == 2 - refused


def test_a_set_is_published_by_one_of_two_nodes(people):
    anna, _, binh, _ = people
    count = iter(range(10_000))

    def make():
        release = Release.objects.create(slug=f"set-{next(count)}")
        for _n in range(2):
            put_in_release(drafted(anna), release, by=anna)
        release = due(schedule_release(release, timezone.now() + SOON, by=binh))
        now = timezone.now()
        return release, lambda: list(publish_due(now)), lambda: list(publish_due(now))

    for release, results in explore(make):
        assert errors_of(results) == []
        [outcome] = results[0] + results[1]
        assert (outcome.kind, outcome.error) == ("release", "")
        hubs = Hub.objects.filter(pk__in=release.revisions.values("object"))
        assert [hub.revision for hub in hubs] == [2, 2]


def test_an_author_saves_while_the_set_of_the_draft_is_published(people):
    """They take record and draft in one order, so that nobody waits in a circle."""
    anna, _, binh, _ = people
    count = iter(range(10_000))

    def make():
        release = Release.objects.create(slug=f"set-{next(count)}")
        drafts = [put_in_release(drafted(anna), release, by=anna) for _n in range(2)]
        hub = Hub.objects.get(pk=drafts[0].object)
        seen = Seen(1, drafts[0].pk, drafts[0].version)
        written = drafts[0].data | {"tagline_vi": "Câu"}
        save = lambda: save_draft(hub, written, by=anna, seen=seen)  # noqa: E731
        return hub, lambda: publish_release(release, by=binh), save

    for hub, results in explore(make):
        assert errors_of(results) == []
        hub.refresh_from_db()
        kept = [hub.tagline_vi, *(d.data["tagline_vi"] for d in open_drafts(hub))]
        assert hub.name_vi == "Mới"
        assert "Câu" in kept


def test_three_processes_publish_what_is_due_once(people):
    anna, _, binh, _ = people
    release = Release.objects.create(slug="autumn", title_en="Autumn")
    for _n in range(4):
        put_in_release(drafted(anna), release, by=anna)
    due(schedule_release(release, timezone.now() + SOON, by=binh))
    for _n in range(8):
        due(schedule(drafted(anna), timezone.now() + SOON, by=binh))

    nodes = [start("publish_due", "--json") for _n in range(3)]
    outputs = [node.communicate(timeout=120) for node in nodes]

    assert [node.returncode for node in nodes] == [0, 0, 0], outputs
    lines = [json.loads(line) for out, _err in outputs for line in out.splitlines()]
    published = [line for line in lines if isinstance(line["published"], str)]
    assert len(published) == 9
    assert sum(line["published"] for line in lines if "failed" in line) == 9
    assert set(Hub.objects.values_list("revision", flat=True)) == {2}
    assert Change.objects.filter(action="updated").count() == 12
    check_everything()


def start(*arguments: str) -> subprocess.Popen:
    """Start a command of the site on the database of this test."""
    entry = connection.settings_dict
    if connection.vendor == "sqlite":
        address = f"sqlite:///{entry['NAME']}"
    else:
        login = f"{entry['USER']}:{entry['PASSWORD']}".rstrip(":")
        address = f"postgres://{login}@{entry['HOST']}:{entry['PORT'] or 5432}/{entry['NAME']}"
    environment = os.environ | {
        "DATABASE_URL": address,
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "INSECURE_HTTP": "1",
    }
    return subprocess.Popen(  # noqa: S603
        [sys.executable, "manage.py", *arguments],
        cwd=settings.BASE_DIR,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
