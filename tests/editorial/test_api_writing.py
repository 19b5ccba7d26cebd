"""Writing over the API: drafts, never the live row, under the rules and rights of the desk."""

import pytest
from django.test import Client

from companies.models import Presence
from editorial.drafts import save_draft
from editorial.models import Change, Revision
from editorial.patches import data_of
from editorial.review import approve, submit
from editorial.services import retire, save_record
from hubs.models import Alias, Hub, HubFigure
from tests.editorial.people import editor, publisher, translator
from tests.editorial.programs import Program
from tests.editorial.test_api_answers import problem
from tests.factories import (
    CompanyFactory,
    CorrectionFactory,
    EventFactory,
    FigureFactory,
    HubFactory,
    IndicatorFactory,
    PresenceFactory,
    SectorFactory,
    SourceFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(slug="wuhan", name_en="Wuhan", name_vi="Vũ Hán", public=True)


@pytest.fixture
def anna():
    return editor("anna")


def faulty(response, status=400) -> set[str]:
    return {fault["parameter"] for fault in problem(response, status)["errors"]}


def draft(record) -> Revision:
    return Revision.objects.of_record(record).open().get()


def test_a_patch_makes_a_draft_and_leaves_the_live_record(hub, anna):
    response = Program(anna).patch("hubs/wuhan/", {"name_vi": "Vũ Hán mới"}, tag=1)

    made = draft(hub)
    assert response.status_code == 202
    assert response.json() == {
        "model": "hub",
        "key": "wuhan",
        "revision": 1,
        "draft": made.pk,
        "state": "draft",
        "changed": ["name_vi"],
        "tag": f"1.{made.pk}.1",
        "desk_url": f"http://testserver/admin/desk/drafts/{made.pk}/",
    }
    assert (made.author, made.data["name_vi"]) == (anna, "Vũ Hán mới")
    hub.refresh_from_db()
    assert hub.name_vi == "Vũ Hán"
    assert "mới" not in Client().get("/api/v1/hubs/wuhan/?lang=vi").content.decode()


def test_a_patch_goes_on_with_the_draft_of_the_same_person(hub, anna):
    program = Program(anna)
    save_draft(hub, data_of(hub) | {"tagline_en": "On the river"}, by=anna)

    program.patch("hubs/wuhan/", {"name_vi": "Vũ Hán mới"}, tag=1)

    assert set(draft(hub).changed) == {"tagline_en", "name_vi"}


def test_the_same_patch_sent_twice_changes_nothing(hub, anna):
    program = Program(anna)
    first = program.patch("hubs/wuhan/", {"name_vi": "Mới"}, tag=1).json()
    again = program.patch("hubs/wuhan/", {"name_vi": "Mới"}, tag=1)

    assert (again.status_code, again.json()) == (202, first)


def test_a_patch_that_changes_nothing_makes_no_draft(hub, anna):
    response = Program(anna).patch("hubs/wuhan/", {"name_vi": "Vũ Hán"}, tag=1)

    assert response.status_code == 202
    assert response.json() == {
        "model": "hub",
        "key": "wuhan",
        "revision": 1,
        "draft": None,
        "state": None,
        "changed": [],
        "tag": "1",
        "desk_url": None,
    }
    assert not Revision.objects.of_record(hub).open().exists()


def test_relations_parents_and_rows_are_written_by_slug_and_whole(hub, anna):
    Alias.objects.create(hub=hub, text="Wuchang", language="en", kind="former")
    HubFactory(slug="hubei", public=True)
    SectorFactory(slug="optics", public=True)
    rows = [
        {"text": "Wuchang", "language": "en", "kind": "former"},
        {"text": "江城", "language": "zh-hans"},
    ]

    sent = {"parent": "hubei", "sectors": ["optics"], "aliases": rows, "lat": "30.60", "lon": "114"}
    response = Program(publisher()).patch("hubs/wuhan/?action=publish", sent, tag=1)

    assert response.status_code == 200
    hub.refresh_from_db()
    assert (hub.parent.slug, [s.slug for s in hub.sectors.all()]) == ("hubei", ["optics"])
    assert [(a.text, a.kind) for a in hub.aliases.all()] == [
        ("Wuchang", "former"),
        ("江城", "short"),
    ]
    assert Revision.objects.of_record(hub).get(number=2).data["lat"] == "30.6"


def test_publishing_answers_with_what_readers_see(hub):
    response = Program(publisher()).patch(
        "hubs/wuhan/?action=publish&message=Spelling", {"name_en": "Wuhan City"}, tag=1
    )

    assert response.status_code == 200
    assert (response.json()["name"], response.json()["revision"]) == ("Wuhan City", 2)
    assert response.json() == Client().get("/api/v1/hubs/wuhan/").json()
    written = Revision.objects.of_record(hub).get(number=2)
    assert (written.message, written.published_by.username) == ("Spelling", "binh")
    assert Change.objects.last().action == "updated"


def test_submitting_puts_the_draft_into_the_queue(hub, anna):
    response = Program(anna).patch("hubs/wuhan/?action=submit", {"name_en": "Wuhan City"}, tag=1)

    assert (response.status_code, response.json()["state"]) == (202, "in_review")
    assert draft(hub).state == Revision.State.IN_REVIEW


def test_a_draft_can_go_on_without_another_change(hub):
    program = Program(publisher())
    tag = program.patch("hubs/wuhan/", {"name_en": "Wuhan City"}, tag=1).json()["tag"]

    assert program.patch("hubs/wuhan/?action=submit", {}, tag=tag).json()["state"] == "in_review"
    assert program.patch("hubs/wuhan/?action=publish", {}, tag=tag).json()["name"] == "Wuhan City"


def test_what_nothing_is_to_be_published_of_answers_as_it_is(hub):
    response = Program(publisher()).patch("hubs/wuhan/?action=publish", {}, tag=1)

    assert (response.status_code, response.json()["revision"]) == (200, 1)


def test_a_new_record_is_hidden_and_leads_to_its_draft(anna):
    response = Program(anna).post("hubs/", {"slug": "hefei", "kind": "city", "name_en": "Hefei"})

    record = Hub.objects.get(slug="hefei")
    assert response.status_code == 201
    assert response["Location"] == response.json()["desk_url"]
    assert response["Location"].endswith(f"/admin/desk/drafts/{draft(record).pk}/")
    assert not record.is_public
    assert Client().get("/api/v1/hubs/hefei/").status_code == 404


def test_a_publisher_creates_and_publishes_at_once():
    response = Program(publisher()).post(
        "hubs/?action=publish", {"slug": "hefei", "name_en": "Hefei"}
    )

    assert (response.status_code, response.json()["slug"]) == (201, "hefei")
    assert response["Location"] == "http://testserver/api/v1/hubs/hefei/"
    assert Hub.objects.get(slug="hefei").is_public


def test_a_new_claim_gets_its_number():
    figure = FigureFactory(public=True)
    sent = {
        "hub": figure.hub.slug,
        "indicator": figure.indicator.slug,
        "source": figure.source.slug,
        "value": "7.10",
        "digits": 2,
        "period_end": "2025-12-31",
        "precision": "year",
        "paragraph": 3,
    }

    response = Program(publisher()).post("figures/?action=publish", sent)

    body = response.json()
    assert (response.status_code, body["value"], body["locator"]) == (201, "7.1", {"paragraph": 3})
    assert body["id"] == HubFigure.objects.last().number > figure.number
    assert response["Location"].endswith(f"/figures/{body['id']}/")


@pytest.mark.parametrize(
    "path, factory, sent",
    [
        ("hubs", HubFactory, {"tagline_vi": "Bên sông"}),
        ("indicators", IndicatorFactory, {"definition_vi": "Số đếm."}),
        ("companies", CompanyFactory, {"website": "https://example.org/"}),
        ("sectors", SectorFactory, {"name_vi": "Quang học"}),
        ("sources", SourceFactory, {"author": "Lê Anh"}),
        ("figures", FigureFactory, {"note_vi": "Làm tròn."}),
        ("presences", PresenceFactory, {"role": "research"}),
        ("events", EventFactory, {"title_vi": "Một kế hoạch"}),
        ("corrections", CorrectionFactory, {"text_vi": "Sai."}),
    ],
)
def test_every_collection_is_written(path, factory, sent):
    record = factory(public=True)

    response = Program(publisher()).patch(f"{path}/{record.key}/?action=publish", sent, tag=1)

    assert (response.status_code, response.json()["revision"]) == (200, 2)
    record.refresh_from_db()
    assert {name: getattr(record, name) for name in sent} == sent


def test_a_hidden_record_is_found_only_where_it_is_written(anna):
    HubFactory(slug="hefei", name_en="Hefei")
    program = Program(anna)

    response = program.patch("hubs/hefei/", {"name_vi": "Hợp Phì"}, tag=1)

    assert response.status_code == 202
    assert Hub.objects.get(slug="hefei").name_vi == "Hợp Phì"
    assert program.send("get", "hubs/hefei/").status_code == 404


def test_a_record_that_is_not_there_or_was_renamed(hub, anna):
    program = Program(anna)
    hub.slug = "wuhan-city"
    save_record(hub)

    assert problem(program.patch("hubs/none/", {}, tag=1), 404)
    moved = program.patch("hubs/wuhan/?message=x", {}, tag=1)
    assert (moved.status_code, moved["Location"]) == (
        308,
        "http://testserver/api/v1/hubs/wuhan-city/?message=x",
    )


@pytest.mark.parametrize("tag", ['W/"1"', "*", "1", '"1", "2"', '"one"', '"1.2"', '""'])
def test_a_condition_that_is_no_revision_is_refused(hub, anna, tag):
    response = Program(anna).patch("hubs/wuhan/", {}, **{"if-match": tag})

    assert faulty(response) == {"If-Match"}


def test_a_write_without_a_condition_is_refused(hub, anna):
    response = Program(anna).patch("hubs/wuhan/", {"name_vi": "Mới"})

    assert problem(response, 428)["code"] == "precondition_required"
    assert problem(Program(publisher()).delete("hubs/wuhan/"), 428)
    assert not Revision.objects.open().exists()


def outdated(response) -> dict:
    assert response.status_code == 412
    assert response["Content-Type"] == "application/problem+json"
    return response.json()


def test_a_write_of_an_old_revision_is_told_the_new_one_and_what_differs(hub, anna):
    program = Program(publisher())
    program.patch("hubs/wuhan/?action=publish", {"name_en": "Wuhan City"}, tag=1)

    sent = {"name_en": "Wuhan", "name_vi": "Vũ Hán"}
    body = outdated(Program(anna).patch("hubs/wuhan/", sent, tag=1))

    assert (body["code"], body["revision"]) == ("outdated", 2)
    assert [fault["parameter"] for fault in body["errors"]] == ["name_en"]
    assert outdated(program.delete("hubs/wuhan/", tag=1))["revision"] == 2
    assert not Revision.objects.open().exists()


@pytest.mark.parametrize("tag", ["2", "1.999999.1"])
def test_a_condition_that_nothing_fits_fails(hub, anna, tag):
    assert outdated(Program(anna).patch("hubs/wuhan/", {}, tag=tag))["revision"] == 1


def contested(response) -> dict:
    assert response.status_code == 409
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert body["code"] == "conflict"
    return body


def test_what_the_own_draft_says_already_is_not_overwritten_unseen(hub, anna):
    made = save_draft(hub, data_of(hub) | {"name_vi": "Của tôi"}, by=anna)
    program = Program(anna)

    body = contested(program.patch("hubs/wuhan/", {"name_vi": "Khác", "kind": "park"}, tag=1))

    assert body["conflicts"] == [
        {"field": "name_vi", "base": "Vũ Hán", "theirs": "Của tôi", "mine": "Khác"}
    ]
    assert body["tag"] == f"1.{made.pk}.1"
    assert draft(hub).changed == ["name_vi"]
    again = program.patch("hubs/wuhan/", {"name_vi": "Khác", "kind": "park"}, tag=body["tag"])
    assert again.status_code == 202
    assert draft(hub).data["name_vi"] == "Khác"


def test_a_tag_that_the_draft_has_left_behind_conflicts(hub, anna):
    program = Program(anna)
    tag = program.patch("hubs/wuhan/", {"name_vi": "Một"}, tag=1).json()["tag"]
    program.patch("hubs/wuhan/", {"name_vi": "Hai"}, tag=tag)

    body = contested(program.patch("hubs/wuhan/", {"name_vi": "Ba"}, tag=tag))

    assert body["conflicts"][0] == {
        "field": "name_vi",
        "base": "Một",
        "theirs": "Hai",
        "mine": "Ba",
    }
    assert program.patch("hubs/wuhan/", {"kind": "park"}, tag=tag).status_code == 202


def test_a_draft_moves_on_to_what_was_published_meanwhile(hub, anna):
    program = Program(anna)
    tag = program.patch("hubs/wuhan/", {"name_vi": "Mới"}, tag=1).json()["tag"]
    Program(publisher()).patch("hubs/wuhan/?action=publish", {"name_en": "Wuhan City"}, tag=1)

    assert outdated(program.patch("hubs/wuhan/", {"kind": "park"}, tag=tag))["revision"] == 2
    assert program.patch("hubs/wuhan/", {"kind": "park"}, tag=2).status_code == 202

    assert set(draft(hub).changed) == {"name_vi", "kind"}
    assert draft(hub).data["name_en"] == "Wuhan City"


def test_two_who_change_one_field_are_both_told(hub):
    one, other = Program(publisher("binh")), Program(publisher("dung"))
    one.patch("hubs/wuhan/", {"name_vi": "Một"}, tag=1)
    other.patch("hubs/wuhan/?action=publish", {"name_vi": "Hai"}, tag=1)

    path = "hubs/wuhan/?action=publish"
    assert outdated(one.patch(path, {}, tag=1))["revision"] == 2
    body = contested(one.patch(path, {}, tag=2))
    assert body["conflicts"] == [
        {"field": "name_vi", "base": "Vũ Hán", "theirs": "Hai", "mine": "Một"}
    ]
    assert Hub.objects.get(slug="wuhan").name_vi == "Hai"

    assert one.patch(path, {"name_vi": "Một"}, tag=body["tag"]).status_code == 200
    assert Hub.objects.get(slug="wuhan").name_vi == "Một"


def test_a_live_change_that_was_seen_is_overwritten_on_purpose(hub, anna):
    program = Program(anna)
    program.patch("hubs/wuhan/", {"kind": "park"}, tag=1)
    Program(publisher()).patch("hubs/wuhan/?action=publish", {"name_vi": "Hai"}, tag=1)

    response = program.patch("hubs/wuhan/", {"name_vi": "Ba"}, tag=2)

    assert response.status_code == 202
    assert set(draft(hub).changed) == {"kind", "name_vi"}


def test_lists_of_two_hands_are_put_together(hub, anna):
    for slug in ("optics", "steel", "cars"):
        SectorFactory(slug=slug, public=True)
    hub.sectors.set(Hub.sectors.field.related_model.objects.filter(slug="cars"))
    save_draft(hub, data_of(hub) | {"sectors": ["cars", "optics"]}, by=anna)

    response = Program(anna).patch("hubs/wuhan/", {"sectors": ["steel"]}, tag=1)

    assert response.status_code == 202
    assert sorted(draft(hub).data["sectors"]) == ["optics", "steel"]


def test_a_reviewer_goes_on_with_the_draft_of_another_and_an_editor_may_not(hub, anna):
    tag = Program(anna).patch("hubs/wuhan/?action=submit", {"name_vi": "Mới"}, tag=1).json()["tag"]

    assert problem(Program(editor("bao")).patch("hubs/wuhan/", {"kind": "park"}, tag=tag), 403)
    response = Program(publisher()).patch("hubs/wuhan/?action=publish", {"kind": "park"}, tag=tag)

    assert response.status_code == 200
    hub.refresh_from_db()
    assert (hub.name_vi, hub.kind) == ("Mới", "park")


@pytest.mark.parametrize(
    "name, value",
    [
        ("nothing", "x"),
        ("name", "Wuhan"),
        ("state", "public"),
        ("revision", 7),
        ("kind", "dream"),
        ("kind", None),
        ("kind", ["city"]),
        ("name_vi", None),
        ("name_vi", 5),
        ("name_vi", "x" * 121),
        ("name_vi", "a\x00b"),
        ("name_vi", "half \ud800 pair"),
        ("lat", 30.5),
        ("lat", "30,5"),
        ("lat", "1e3"),
        ("slug", ""),
        ("slug", "no spaces"),
        ("parent", "no spaces"),
        ("sectors", "optics"),
        ("sectors", ["optics", "optics"]),
        ("sectors", [None]),
        ("sectors", ["x"] * 201),
        ("aliases", {}),
        ("aliases", [{"text": "Wuchang"}]),
        ("aliases", [{"text": "  ", "language": "en"}]),
        ("aliases", [{"text": "Wuchang", "language": "fr"}]),
        ("aliases", [{"text": "Wuchang", "language": "en", "id": 1}]),
    ],
)
def test_a_field_that_is_unknown_or_of_another_kind_is_named(hub, anna, name, value):
    assert faulty(Program(anna).patch("hubs/wuhan/", {name: value}, tag=1)) == {name}
    assert not Revision.objects.open().exists()


@pytest.mark.parametrize(
    "name, value",
    [
        ("paragraph", 0),
        ("paragraph", 2**31),
        ("paragraph", True),
        ("paragraph", "3"),
        ("period_end", "2024"),
        ("period_end", "2024-02-30"),
        ("quote_public", 1),
        ("number", 5),
        ("passage_sha256", "abc"),
        ("source", None),
    ],
)
def test_a_field_of_a_claim_is_read_as_strictly(anna, name, value):
    figure = FigureFactory(public=True)
    response = Program(anna).patch(f"figures/{figure.number}/", {name: value}, tag=1)

    assert faulty(response) == {name}


def test_a_new_record_names_all_that_it_lacks(anna):
    assert faulty(Program(anna).post("figures/", {})) == {"hub", "indicator", "source"}


@pytest.mark.parametrize(
    "sent, named",
    [
        ({"parent": "nowhere"}, {"parent"}),
        ({"sectors": ["nothing"]}, {"sectors"}),
        ({"parent": "wuhan"}, {"parent"}),
        ({"slug": "hefei"}, {"slug"}),
        ({"slug": "old-hefei"}, {"slug"}),
        ({"lat": "91", "lon": "0"}, {"lat"}),
        ({"lat": "30"}, set()),
        ({"name_en": "", "name_vi": ""}, {"name_en"}),
        ({"summary_en": "{{figure:hub/none/none}}"}, {"summary_en"}),
        ({"aliases": [{"text": "W", "language": "en"}] * 2}, {"aliases"}),
    ],
)
def test_what_the_rules_of_a_record_forbid_is_named(hub, anna, sent, named):
    other = HubFactory(slug="old-hefei", public=True)
    other.slug = "hefei"
    save_record(other)

    response = Program(anna).patch("hubs/wuhan/", sent, tag=1)

    assert faulty(response, 422) == named
    assert response.json()["detail"]
    assert not Revision.objects.open().exists()


def test_a_quote_that_may_not_be_shown_is_refused(anna):
    figure = FigureFactory(public=True)
    response = Program(anna).patch(f"figures/{figure.number}/", {"quote_public": True}, tag=1)

    assert faulty(response, 422) == {"quote_public"}


def test_what_cannot_be_published_saves_nothing(anna):
    hidden = HubFactory(slug="hubei")
    HubFactory(slug="hefei", parent=hidden)

    response = Program(publisher()).patch("hubs/hefei/?action=publish", {"name_vi": "x"}, tag=1)

    assert (
        "hubei" in problem(response, 422)["detail"].lower()
        or hidden.name_en in response.json()["detail"]
    )
    assert not Revision.objects.exists()
    assert Hub.objects.get(slug="hefei").name_vi in ("", None)


def test_spaces_around_a_text_are_dropped_as_in_the_desk(hub, anna):
    Program(anna).patch("hubs/wuhan/", {"tagline_en": "  On the river \n"}, tag=1)

    assert draft(hub).data["tagline_en"] == "On the river"


def test_a_translator_writes_texts_and_nothing_else(hub):
    program = Program(translator())

    assert program.patch("hubs/wuhan/?action=submit", {"name_vi": "Mới"}, tag=1).status_code == 202
    assert "kind" in problem(program.patch("hubs/wuhan/", {"kind": "park"}, tag=1), 403)["detail"]
    assert problem(program.patch("hubs/wuhan/", {"slug": "x", "name_vi": "y"}, tag=1), 403)
    assert problem(program.post("hubs/", {"slug": "hefei", "name_en": "Hefei"}), 403)
    assert problem(program.patch("hubs/wuhan/?action=publish", {}, tag=1), 403)
    assert problem(program.delete("hubs/wuhan/", tag=1), 403)
    assert set(draft(hub).changed) == {"name_vi"}


def test_an_editor_drafts_and_never_publishes(hub, anna):
    program = Program(anna)

    assert problem(program.patch("hubs/wuhan/?action=publish", {"kind": "park"}, tag=1), 403)
    assert problem(program.post("hubs/?action=publish", {"slug": "hefei", "name_en": "H"}), 403)
    assert problem(program.delete("hubs/wuhan/", tag=1), 403)
    assert not Revision.objects.open().exists()
    assert not Hub.objects.filter(slug="hefei").exists()


def test_a_token_loses_what_its_owner_loses(hub):
    binh = publisher()
    program = Program(binh)
    binh.groups.clear()

    assert problem(program.patch("hubs/wuhan/", {"kind": "park"}, tag=1), 403)
    assert problem(program.delete("hubs/wuhan/", tag=1), 403)


def test_who_may_not_look_at_hidden_records_finds_none():
    HubFactory(slug="hefei")
    binh = publisher()
    program = Program(binh)
    binh.groups.clear()

    assert problem(program.patch("hubs/hefei/", {}, tag=1), 404)


def test_two_people_are_asked_for_where_the_site_demands_them(hub, settings):
    settings.REVIEW_BY_TWO = True
    binh, dung = publisher("binh"), publisher("dung")
    program, path = Program(binh), "hubs/wuhan/?action=publish"

    assert problem(program.patch(path, {"kind": "park"}, tag=1), 422)
    assert not Revision.objects.open().exists()
    tag = program.patch("hubs/wuhan/?action=submit", {"kind": "park"}, tag=1).json()["tag"]
    assert problem(program.patch(path, {}, tag=tag), 422)
    approve(draft(hub), by=dung)
    assert problem(program.patch(path, {"name_vi": "Thêm"}, tag=tag), 422)
    assert program.patch(path, {}, tag=tag).json()["kind"] == "park"


def test_retiring_tells_the_reason_and_takes_along_what_stands_on_it(hub):
    presence = PresenceFactory(hub=hub, public=True)
    HubFactory(slug="greater-wuhan", public=True)

    response = Program(publisher()).delete(
        "hubs/wuhan/?message=Twice", {"because": "merged", "replaced_by": "greater-wuhan"}, tag=1
    )

    hub.refresh_from_db()
    assert response.status_code == 200
    assert response.json() == {
        "retired": [
            {"model": "hub", "key": "wuhan", "revision": 2},
            {"model": "presence", "key": presence.key, "revision": 2},
        ]
    }
    assert (hub.state, hub.retired_because, hub.replaced_by.slug) == (
        "retired",
        "merged",
        "greater-wuhan",
    )
    assert Revision.objects.of_record(hub).get(number=2).message == "Twice"
    assert not Presence.objects.published().exists()
    assert problem(Client().get("/api/v1/hubs/wuhan/"), 410)


def test_retiring_needs_no_reason(hub):
    assert Program(publisher()).delete("hubs/wuhan/", tag=1).status_code == 200


@pytest.mark.parametrize(
    "sent, status, named",
    [
        ({"because": "whim"}, 400, {"because"}),
        ({"replaced_by": "nowhere"}, 422, {"replaced_by"}),
        ({"reason": "x"}, 400, {"reason"}),
        ({"replaced_by": "wuhan"}, 422, set()),
    ],
)
def test_a_reason_or_replacement_that_is_none_is_refused(hub, sent, status, named):
    response = Program(publisher()).delete("hubs/wuhan/", sent, tag=1)

    assert faulty(response, status) == named
    hub.refresh_from_db()
    assert hub.is_public


def test_only_what_readers_see_can_be_retired(hub):
    program = Program(publisher())
    retire(hub)

    assert problem(program.delete("hubs/wuhan/", tag=2), 422)
    HubFactory(slug="hefei")
    assert problem(program.delete("hubs/hefei/", tag=1), 422)


def test_a_draft_in_review_that_is_changed_is_no_longer_approved(hub, anna):
    made = save_draft(hub, data_of(hub) | {"name_vi": "Mới"}, by=anna)
    submit(made, by=anna)
    approve(made, by=publisher())

    tag = f"1.{made.pk}.1"
    Program(anna).patch("hubs/wuhan/", {"kind": "park"}, tag=tag)

    assert draft(hub).state == Revision.State.DRAFT
    assert draft(hub).approved_by is None


def test_what_is_said_of_a_field_is_never_longer_than_it_is_described(hub, anna):
    sent = {"sectors": [f"sector-that-nobody-knows-{n}" for n in range(200)]}
    response = Program(anna).patch("hubs/wuhan/", sent, tag=1)

    assert len(problem(response, 422)["errors"][0]["detail"]) == 1000
