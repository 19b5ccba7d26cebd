"""Release sets: made, filled, published and taken back; who may, and what their pages say."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from editorial.drafts import discard_draft, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft, publish_due, publish_release
from editorial.releasing import (
    add_drafts,
    create_release,
    delete_release,
    leave_languages,
    rename_release,
    restore_release,
)
from editorial.review import put_in_release, return_draft, schedule_release, submit
from editorial.services import save_record
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import CompanyFactory, HubFactory

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=1)
LIST = "/admin/desk/releases/"
CODES = ("en", "vi", "zh_hans", "zh_hant")


@pytest.fixture
def anna():
    return editor()


@pytest.fixture
def binh():
    return publisher()


@pytest.fixture
def release():
    return Release.objects.create(slug="autumn", title_en="Autumn", title_vi="Mùa thu")


def drafted(by, record=None, **changes) -> Revision:
    record = record or HubFactory(tagline_vi="Cũ", public=True)
    return save_draft(record, data_of(record) | (changes or {"tagline_vi": "Mới"}), by=by)


def filled(release, by, count=2) -> list[Revision]:
    return [put_in_release(drafted(by), release, by=by) for _n in range(count)]


def look(client, user, release, query=""):
    client.force_login(user)
    return client.get(reverse("admin:release", args=[release.slug]) + query)


def act(client, user, release, verb, **values):
    client.force_login(user)
    return client.post(reverse("admin:release_act", args=[release.slug, verb]), values)


def verbs(response) -> list[str]:
    return [verb.name for verb, _form in response.context["forms"]]


def test_an_editor_begins_a_set_with_titles_in_four_languages(client, anna):
    client.force_login(anna)

    response = client.post(LIST, {"title_en": "Autumn 2026", "title_zh_hant": "秋季"})

    made = Release.objects.get()
    assert (made.slug, made.title_en, made.title_zh_hant) == ("autumn-2026", "Autumn 2026", "秋季")
    assert response.url == reverse("admin:release", args=["autumn-2026"])


@pytest.mark.parametrize(
    "sent,words",
    [
        ({"slug": "x"}, "one language at least"),
        ({"title_vi": "Thu"}, "there is no English title"),
        ({"title_en": "Autumn", "slug": "autumn"}, "already exists"),
    ],
    ids=["no title", "no slug", "taken"],
)
def test_a_set_needs_a_title_and_a_slug_of_its_own(client, anna, release, sent, words):
    client.force_login(anna)

    page = client.post(LIST, sent).content.decode()

    assert words in page
    assert Release.objects.count() == 1


def test_a_translator_looks_at_sets_and_makes_none(client, release):
    chen = translator()
    assert "Begin a release set" not in look(client, chen, release).content.decode()
    assert client.get(LIST).context["form"] is None

    with pytest.raises(PermissionDenied):
        create_release("x", {"en": "X"}, by=chen)
    assert act(client, chen, release, "add", drafts=[1]).status_code == 403


def test_who_has_no_part_in_the_desk_sees_no_sets(client, release):
    outsider = get_user_model().objects.create_user("outsider", is_staff=True)

    assert look(client, outsider, release).status_code == 403
    assert client.get(LIST).status_code == 403


def test_the_list_says_how_each_set_stands(client, anna, binh, release):
    filled(release, anna)
    schedule_release(release, timezone.now() + SOON, by=binh)
    Release.objects.create(slug="done", title_en="Done", state="published")
    client.force_login(anna)

    page = client.get(LIST).content.decode()

    assert page.index("Autumn") < page.index("Done")
    assert "2 drafts" in page
    assert "Scheduled" in page


def test_drafts_are_found_by_name_in_any_script_and_put_in(client, anna, release):
    one = drafted(editor("minh"), HubFactory(name_zh_hans="杭州", name_vi="Hàng Châu", public=True))
    other = drafted(editor("bao"))
    response = look(client, anna, release, "?q=hang chau")
    assert [entry.draft for entry in response.context["found"]] == [one]

    response = act(client, anna, release, "add", drafts=[one.pk, other.pk])

    assert response.status_code == 302
    assert set(release.revisions.all()) == {one, other}


def test_without_a_question_ones_own_free_drafts_are_offered(client, anna, release):
    mine = drafted(anna)
    drafted(editor("minh"))
    put_in_release(drafted(anna), Release.objects.create(slug="other"), by=anna)

    found = look(client, anna, release).context["found"]

    assert [entry.draft for entry in found] == [mine]


def test_of_several_drafts_none_is_put_in_when_one_cannot_be(anna, release):
    good, closed = drafted(anna), drafted(anna)
    discard_draft(closed, by=anna)

    with pytest.raises(ValidationError):
        add_drafts(release, [good, closed], by=anna)

    assert not release.revisions.exists()


def test_a_draft_is_taken_out_and_stays_open(client, anna, release):
    draft, _other = filled(release, anna)

    act(client, anna, release, "remove", drafts=[draft.pk])

    draft.refresh_from_db()
    assert (draft.release, draft.state) == (None, "draft")


def test_each_role_is_offered_what_it_may_do(client, anna, binh, release):
    assert verbs(look(client, anna, release)) == ["rename", "delete"]
    filled(release, anna)
    assert verbs(look(client, anna, release)) == ["rename", "later"]
    assert verbs(look(client, binh, release)) == ["publish", "schedule", "rename", "later"]
    assert act(client, anna, release, "publish").status_code == 403

    schedule_release(release, timezone.now() + SOON, by=binh)
    assert verbs(look(client, binh, release)) == ["publish", "unschedule", "rename"]
    assert look(client, anna, release).context["found"] is None


def test_a_set_is_published_from_its_page_and_says_what_it_did(client, anna, binh, release):
    drafts = filled(release, anna)

    response = act(client, binh, release, "publish")

    assert response.status_code == 302
    assert set(Hub.objects.values_list("tagline_vi", flat=True)) == {"Mới"}
    page = look(client, anna, release)
    assert verbs(page) == ["restore"]
    drafts[0].refresh_from_db()
    assert reverse("admin:batch", args=[drafts[0].batch]) in page.content.decode()


def test_a_set_is_scheduled_in_the_zone_of_the_editor(client, anna, binh, release):
    filled(release, anna)

    act(client, binh, release, "schedule", publish_at="2040-01-01T10:00", offset="420")

    release.refresh_from_db()
    assert release.publish_at.isoformat() == "2040-01-01T03:00:00+00:00"
    act(client, binh, release, "unschedule")
    release.refresh_from_db()
    assert (release.state, release.publish_at) == ("open", None)


def test_a_time_that_has_passed_is_said_at_the_field(client, anna, binh, release):
    filled(release, anna)

    page = act(client, binh, release, "schedule", publish_at="2020-01-01T10:00")

    assert "still to come" in page.content.decode()
    assert 'value="2020-01-01T10:00"' in page.content.decode()


def test_the_page_names_what_keeps_a_set_from_being_published(client, anna, binh, release):
    conflicting, returned = filled(release, anna)
    hub = Hub.objects.get(pk=conflicting.object)
    hub.tagline_vi = "Khác"
    save_record(hub)
    return_draft(submit(returned, by=anna), by=binh, reason="No")

    response = look(client, anna, release)

    assert response.context["held_up"] == 2
    assert verbs(look(client, binh, release)) == ["rename", "later"]
    page = response.content.decode()
    assert "Someone else changed the same fields" in page
    assert "Returned to its author" in page


def test_a_set_that_failed_when_it_was_due_says_why(client, anna, binh, release):
    draft, _other = filled(release, anna)
    release = schedule_release(release, timezone.now() + SOON, by=binh)
    hub = Hub.objects.get(pk=draft.object)
    save_draft(hub, draft.data | {"tagline_vi": "Sau"}, by=anna)
    assert "Edited after the set was scheduled" in look(client, anna, release).content.decode()

    [outcome] = publish_due(timezone.now() + 2 * SOON)

    assert outcome.error
    assert (
        "edited after the release set was scheduled" in look(client, anna, release).content.decode()
    )


def test_what_a_set_published_is_taken_back_by_another_set(client, anna, binh, release):
    old, new = HubFactory(tagline_vi="Cũ", public=True), CompanyFactory()
    put_in_release(drafted(anna, old), release, by=anna)
    put_in_release(save_draft(new, data_of(new), by=anna), release, by=anna)
    publish_release(release, by=binh)
    live = Hub.objects.get(pk=old.pk)
    live.name_vi = "Tên sau"
    save_record(live)

    response = act(client, anna, release, "restore")

    back = Release.objects.exclude(pk=release.pk).get()
    assert response.url == reverse("admin:release", args=[back.slug])
    assert (back.title_en, back.title_vi) == ("Before “Autumn”", "Trước “Mùa thu”")
    assert str(new) in client.get(response.url).content.decode()
    publish_release(back, by=binh)
    live.refresh_from_db()
    assert (live.tagline_vi, live.name_vi) == ("Cũ", "Tên sau")
    new.refresh_from_db()
    assert new.is_public


def test_a_draft_that_was_published_alone_is_not_taken_back_with_its_set(anna, binh, release):
    alone, other = filled(release, anna)
    publish_draft(alone, by=binh)
    publish_release(release, by=binh)

    restored = restore_release(Release.objects.get(pk=release.pk), by=anna)

    assert [draft.object for draft in restored.drafts] == [other.object]


def test_a_set_that_was_not_published_is_not_taken_back(anna, release):
    filled(release, anna)

    with pytest.raises(ValidationError, match="not published"):
        restore_release(release, by=anna)


def test_only_an_empty_set_is_deleted(client, anna, release):
    draft, other = filled(release, anna)
    with pytest.raises(ValidationError, match="empty"):
        delete_release(release, by=anna)

    act(client, anna, release, "remove", drafts=[draft.pk, other.pk])
    assert act(client, anna, release, "delete").url == LIST

    assert not Release.objects.exists()


@pytest.mark.parametrize("path", [LIST, f"{LIST}autumn/"])
def test_query_count_does_not_grow_with_rows(client, count_queries, binh, release, path):
    client.force_login(binh)

    def grow(count):
        filled(release, editor(f"for-{count}"), count)
        for n in range(count):
            Release.objects.create(slug=f"set-{count}-{n}", title_en="Set")
        for _n in range(count):
            drafted(binh, HubFactory(public=True))

    grow(2)
    few = count_queries(path)
    grow(5)

    assert count_queries(path) == few


def renamed(client, user, release, seen=(), **titles):
    """Send the form of the titles as it stands, but for some languages."""
    old = {f"title_{code}": getattr(release, f"title_{code}") or "" for code in CODES}
    sent = {f"initial-{name}": text for name, text in (old | dict(seen)).items()}
    return act(client, user, release, "rename", **(old | sent | titles))


def test_an_editor_changes_the_titles_of_a_set_and_its_address_stays(client, anna, release):
    page = look(client, anna, release).content.decode()
    assert 'name="initial-title_vi" value="Mùa thu"' in page

    response = renamed(client, anna, release, title_vi="Thu 2026", title_zh_hant="秋季")

    assert response.url == reverse("admin:release", args=["autumn"])
    release.refresh_from_db()
    texts = [getattr(release, f"title_{code}") or "" for code in CODES]
    assert texts == ["Autumn", "Thu 2026", "", "秋季"]


def test_titles_in_other_languages_that_someone_changed_meanwhile_stay(client, anna, release):
    Release.objects.update(title_en="Fall")

    renamed(client, anna, release, title_vi="Thu 2026")

    release.refresh_from_db()
    assert (release.title_en, release.title_vi) == ("Fall", "Thu 2026")


def test_a_title_that_someone_else_changed_is_not_overwritten(client, anna, release):
    Release.objects.update(title_vi="Khác")

    page = renamed(client, anna, release, title_vi="Thu 2026").content.decode()

    assert "Someone else made this “Khác” meanwhile" in page
    assert 'value="Thu 2026"' in page
    release.refresh_from_db()
    assert release.title_vi == "Khác"


def test_a_set_keeps_one_title_at_least(client, anna, release):
    page = renamed(client, anna, release, title_en="", title_vi="").content.decode()

    assert "Give a title in one language at least." in page
    release.refresh_from_db()
    assert release.title_en == "Autumn"


def test_who_may_not_make_sets_changes_no_title(client, release):
    reader = translator()
    assert renamed(client, reader, release, title_en="Winter").status_code == 403
    with pytest.raises(PermissionDenied):
        rename_release(release, {"en": "Winter"}, seen={"en": "Autumn"}, by=reader)


def test_a_published_set_keeps_the_titles_that_history_knows(client, anna, binh, release):
    filled(release, anna, 1)
    publish_release(release, by=binh)

    assert "rename" not in look(client, anna, release).content.decode()
    with pytest.raises(ValidationError, match="keeps them"):
        rename_release(release, {"en": "Winter"}, seen={"en": "Autumn"}, by=binh)


def test_the_page_of_a_set_tells_which_languages_are_ready(client):
    anna = editor()
    hub = HubFactory(name_vi="", tagline_en="Old", public=True)
    release = create_release("spring", {"en": "Spring"}, by=anna)
    put_in_release(draft_over(hub, anna, tagline_en="New"), release, by=anna)
    client.force_login(anna)

    languages = client.get(f"/admin/desk/releases/{release.slug}/").context["languages"]

    assert {one.language: one.is_ready for one in languages} == {
        "en": True,
        "vi": False,
        "zh-hans": False,
        "zh-hant": False,
    }


def test_languages_are_left_for_later_in_all_drafts_of_a_set():
    anna, binh = editor(), publisher()
    both, one = HubFactory(public=True), HubFactory(public=True)
    release = create_release("spring", {"en": "Spring"}, by=anna)
    mixed = put_in_release(draft_over(both, anna, tagline_en="A", tagline_vi="B"), release, by=anna)
    alone = put_in_release(draft_over(one, anna, tagline_vi="B"), release, by=anna)

    leave_languages(release, ["vi"], by=anna)
    publish_release(release, by=binh)

    for draft in (mixed, alone):
        draft.refresh_from_db()
    both.refresh_from_db()
    assert (both.tagline_en, both.tagline_vi or "") == ("A", "")
    assert alone.is_open
    assert alone.release is None


def draft_over(record, by, **changes):
    return save_draft(record, data_of(record) | changes, by=by)
