"""One Chinese script filled from the other: never over what somebody reviewed."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from editorial.drafts import EditConflict, draft_of, save_draft
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from tests.editorial.people import editor, publisher, translator
from tests.factories import CompanyFactory, HubFactory
from translations.converting import Chosen, conversions_of, convert_all, convert_texts, converter_to
from translations.desk.converting_address import convert_address
from translations.marks import (
    BEHIND,
    CHANGED,
    CONVERTED,
    IN_REVIEW,
    REVIEWED,
    SAME,
    STALE,
    WRITTEN,
    hash_of,
)
from translations.models import FieldState, GlossaryTerm
from translations.records import names_in, translated_models
from translations.services import assign_languages, save_texts, say, set_original
from translations.work import open_work

pytestmark = pytest.mark.django_db

HANT = "zh-hant"


@pytest.fixture
def hub():
    return HubFactory(
        name_en="Shenzhen",
        name_zh_hans="深圳",
        tagline_en="Makes chips",
        tagline_zh_hans="制造芯片",
        summary_zh_hans="这里发展很快。",
        public=True,
    )


def found(record, by, target=HANT):
    record.refresh_from_db()
    return {each.name: each for each in conversions_of(open_work(record, by), converter_to(target))}


def convert(record, by, *columns, seen=None, target=HANT):
    record.refresh_from_db()
    there = {each.column: each.fingerprint for each in found(record, by, target).values()}
    texts = {name: there[name] for name in columns or there}
    return convert_texts(record, texts, converter_to(target), by=by, seen=seen)


def publish_as(record, by=None, **changes):
    record.refresh_from_db()
    publish_draft(save_draft(record, data_of(record) | changes, by=by), by=by)
    record.refresh_from_db()


def work(record, by):
    record.refresh_from_db()
    return open_work(record, by)


# What can be converted


def test_what_is_missing_is_made_from_the_other_script(hub):
    made = found(hub, editor())

    assert {name: each.conversion.text for name, each in made.items()} == {
        "name": "深圳",
        "tagline": "製造芯片",
        "summary": "這裡發展很快。",
    }
    assert not any(each.keeps_because for each in made.values())


def test_both_scripts_are_made_from_each_other():
    port = HubFactory(name_zh_hant="臺灣")

    assert found(port, editor(), "zh-hans")["name"].conversion.text == "台湾"


def test_the_glossary_and_names_of_other_records_decide_before_characters(hub):
    GlossaryTerm.objects.create(slug="chip", term_zh_hans="芯片", term_zh_hant="晶片")
    CompanyFactory(name_zh_hans="发展", name_zh_hant="發展集團", public=True)

    made = found(hub, editor())

    assert made["tagline"].conversion.text == "製造晶片"
    assert made["summary"].conversion.text == "這裡發展集團很快。"


def test_names_that_a_script_made_or_that_stand_within_any_word_decide_nothing(hub):
    port = HubFactory(name_zh_hans="发展", name_zh_hant="髮展")
    HubFactory(name_zh_hans="发", name_zh_hant="髮")
    say(port, {"name_zh_hant": CONVERTED}, by=editor())

    assert names_in("zh-hans", HANT) == {}
    assert found(hub, editor("dao"))["summary"].conversion.text == "這裡發展很快。"


def test_names_take_one_query_a_model(django_assert_num_queries):
    HubFactory.create_batch(4, name_zh_hans="广州", name_zh_hant="廣州")
    named = [texts for _model, texts in translated_models() if "name" in texts]

    with django_assert_num_queries(len(named)):
        assert names_in("zh-hans", HANT) == {"广州": "廣州"}


@pytest.mark.parametrize("said", [WRITTEN, IN_REVIEW, REVIEWED])
def test_what_a_person_wrote_is_kept_unless_asked_for(hub, said):
    publish_as(hub, tagline_zh_hant="造晶片")
    say(hub, {"tagline_zh_hant": said}, by=editor())

    made = found(hub, editor("dao"))["tagline"]

    assert made.keeps_because == said
    assert made.is_left_alone == (said == REVIEWED)


def test_what_is_empty_on_purpose_is_kept_unless_asked_for(hub):
    say(hub, {"tagline_zh_hant": SAME}, by=editor())

    made = found(hub, editor("dao"))["tagline"]

    assert (made.keeps_because, made.is_left_alone) == (SAME, False)


def test_a_reviewed_text_stays_reviewed_when_it_is_stale(hub):
    publish_as(hub, tagline_zh_hant="造晶片")
    say(hub, {"tagline_zh_hant": REVIEWED}, by=editor())
    publish_as(hub, tagline_en="Makes robots")

    assert found(hub, editor("dao"))["tagline"].is_left_alone


def test_the_original_is_never_made_from_its_translation(hub):
    publish_as(hub, tagline_en="", tagline_zh_hant="製造機器")
    set_original(hub, "tagline", HANT, by=editor())

    made = found(hub, editor("dao"), "zh-hans")["tagline"]
    assert made.keeps_because == WRITTEN
    made = found(hub, editor("hoa"))["tagline"]
    assert (made.keeps_because, made.is_left_alone) == ("original", True)


def test_what_the_original_was_converted_to_is_never_converted_back():
    binh, port = publisher(), HubFactory(tagline_zh_hant="很臺灣", public=True)
    publish_draft(convert(port, binh, target="zh-hans"), by=binh)
    publish_as(port, tagline_zh_hant="非常臺灣")

    assert found(port, binh)["tagline"].keeps_because == "original"


def test_what_was_converted_is_made_anew_when_its_source_changed(hub):
    anna = editor()
    publish_draft(convert(hub, anna), by=publisher())
    assert found(hub, anna) == {}

    publish_as(hub, tagline_zh_hans="制造机器")

    made = found(hub, anna)
    assert list(made) == ["tagline"]
    assert made["tagline"].keeps_because == ""


# What is saved


def test_conversions_become_a_draft_of_who_asks_for_them(hub):
    anna = editor()

    draft = convert(hub, anna)

    assert draft == draft_of(hub, anna)
    assert draft.data["tagline_zh_hant"] == "製造芯片"
    assert work(hub, anna).state("tagline", HANT) == CONVERTED
    mark = work(hub, anna).mark("tagline", HANT)
    assert (mark.origin, mark.original_language) == ("script", "zh-hans")
    assert mark.by == anna.pk
    assert not hub.tagline_zh_hant, "readers see no draft"


def test_readers_are_told_until_somebody_reviews_it(client, hub):
    publish_draft(convert(hub, editor()), by=publisher())
    page = f"/zh-hant/hubs/{hub.slug}/"
    hub.refresh_from_db()
    assert "tagline_zh_hant" in hub.converted
    before = client.get(page).content.decode()

    say(hub, dict.fromkeys(hub.converted, REVIEWED), by=editor("dao"))

    hub.refresh_from_db()
    assert hub.converted == []
    after = client.get(page).content.decode()
    assert before.count("fallback-notice") > after.count("fallback-notice")


def test_a_conversion_is_stale_when_its_script_changes_and_behind_when_that_is(hub):
    anna = editor()
    publish_draft(convert(hub, anna), by=publisher())

    publish_as(hub, tagline_en="Makes robots")
    assert work(hub, anna).reason("tagline", "zh-hans") == CHANGED
    assert work(hub, anna).reason("tagline", HANT) == BEHIND

    publish_as(hub, tagline_zh_hans="制造机器人")
    row = FieldState.objects.get(field="tagline", language=HANT)
    assert (row.state, row.reason) == (STALE, CHANGED)
    assert row.original_text == "制造芯片", "the diff is that of the script it was made from"


def test_a_translator_fills_own_languages_alone(hub):
    chen = translator()
    assign_languages(chen, ["vi"])
    with pytest.raises(PermissionDenied):
        convert(hub, chen)
    assign_languages(chen, [HANT])

    assert convert(hub, chen).data["tagline_zh_hant"] == "製造芯片"


def test_a_text_that_is_reviewed_meanwhile_is_refused(hub):
    anna = editor()
    publish_as(hub, tagline_zh_hant="造晶片")
    there = found(hub, anna)["tagline"]
    say(hub, {"tagline_zh_hant": REVIEWED}, by=editor("dao"))

    with pytest.raises(ValidationError, match="left alone: Tagline"):
        convert_texts(hub, {there.column: there.fingerprint}, converter_to(HANT), by=anna)

    assert draft_of(hub, anna) is None


def test_what_would_read_otherwise_by_now_is_refused(hub):
    anna, seen = editor(), found(hub, editor("dao"))["tagline"]
    GlossaryTerm.objects.create(slug="chip", term_zh_hans="芯片", term_zh_hant="晶片")

    with pytest.raises(ValidationError, match="look again"):
        convert_texts(hub, {seen.column: seen.fingerprint}, converter_to(HANT), by=anna)


def test_what_someone_wrote_meanwhile_is_a_conflict(hub):
    anna = editor()
    seen = work(hub, anna).seen
    publish_as(hub, tagline_zh_hant="造晶片")

    with pytest.raises(EditConflict):
        convert_texts(
            hub,
            {"tagline_zh_hant": hash_of("製造芯片")},
            converter_to(HANT),
            by=anna,
            seen=seen,
        )


def test_many_records_are_converted_all_or_none_and_each_that_refuses_is_named(hub):
    anna, other = editor(), HubFactory(name_en="Port", tagline_zh_hans="发展", public=True)
    third = HubFactory(name_en="Rest", tagline_zh_hans="发展", public=True)
    seen = {one.pk: work(one, anna).seen for one in (hub, other, third)}
    publish_as(other, tagline_zh_hant="有人寫了")
    publish_as(third, tagline_zh_hant="有人寫了")
    shown = {hub.pk: "製造芯片", other.pk: "發展", third.pk: "發展"}
    chosen = [
        Chosen(one, {"tagline_zh_hant": hash_of(shown[one.pk])}, seen[one.pk])
        for one in (hub, other, third)
    ]

    with pytest.raises(ValidationError) as refused:
        convert_all(chosen, HANT, by=anna)

    assert [words.split(":")[0] for words in refused.value.messages] == ["Port", "Rest"]
    assert not Revision.objects.open().exists()
    assert convert_all(chosen[:1], HANT, by=anna) == [draft_of(hub, anna)]


# The page


@pytest.fixture
def anna(client):
    user = editor("anna")
    client.force_login(user)
    return user


def address(*records, language=HANT):
    return convert_address(type(records[0]), [one.pk for one in records], language)


def texts(page) -> dict:
    return {text.converted.name: text for one in page.context["records"] for text in one.texts}


def press(client, *records, page=None, take=None, **sent):
    page = page or client.get(address(*records))
    carried = {f"seen-{one.work.record.pk}": str(one.seen) for one in page.context["records"]}
    ticks = [text.key for one in page.context["records"] for text in one.texts if text.is_taken]
    ticks = ticks if take is None else take
    return client.post(address(*records), carried | {"take": ticks} | sent)


def test_the_page_shows_what_changes_and_ticks_what_nobody_wrote(client, anna, hub):
    GlossaryTerm.objects.create(slug="chip", term_zh_hans="芯片", term_zh_hant="晶片")
    publish_as(hub, summary_zh_hant="這裡很快。")
    publish_as(hub, body_zh_hans="发展", body_zh_hant="變")
    say(hub, {"body_zh_hant": REVIEWED}, by=editor("dao"))

    page = client.get(address(hub))

    html = page.content.decode()
    assert '<mark class="converting__mark converting__mark--changed">製</mark>造' in html
    assert '<mark class="converting__mark converting__mark--fixed">晶片</mark>' in html
    assert {name: text.is_taken for name, text in texts(page).items()} == {
        "name": True,
        "tagline": True,
        "summary": False,
        "body": False,
    }
    assert "Reviewed, left alone" in html
    assert texts(page)["body"].key not in html
    assert "這裡很快。" in html


def test_two_presses_fill_a_record_from_its_page(client, anna, hub):
    sides = reverse("admin:sides", args=["hub", hub.pk, HANT])
    way = client.get(sides).context["fill"]
    assert way.url == address(hub)
    assert way.url.replace("&", "&amp;") in client.get(sides).content.decode()

    response = press(client, hub)

    assert response.url == sides
    page = client.get(sides)
    assert "3 texts are converted, in your drafts." in page.content.decode()
    assert {row.state for row in page.context["rows"] if row.state} == {CONVERTED}


def test_two_presses_fill_chosen_records_of_the_matrix(client, anna, hub):
    other = HubFactory(tagline_zh_hans="发展", public=True)
    sent = {"model": "hub", "records": [hub.pk, other.pk], "fill": HANT}
    response = client.post("/admin/desk/translations/", sent)
    assert response.url == address(hub, other)

    response = press(client, hub, other)

    assert response.url == reverse("admin:queue", args=["my-drafts"])
    assert draft_of(hub, anna).data["tagline_zh_hant"] == "製造芯片"
    assert draft_of(other, anna).data["tagline_zh_hant"] == "發展"


def test_the_matrix_asks_to_choose_and_leads_to_the_exchange(client, anna, hub):
    page = client.post("/admin/desk/translations/", {"model": "hub", "fill": HANT}, follow=True)

    html = page.content.decode()
    assert "Choose the records that you mean." in html
    assert f'<a href="{reverse("admin:exchange")}">Export and import</a>' in html
    assert 'name="fill"' in html


def test_a_tick_replaces_what_a_person_wrote_but_never_what_is_reviewed(client, anna, hub):
    publish_as(hub, tagline_zh_hant="造晶片", summary_zh_hant="這裡很快。")
    page = client.get(address(hub))
    ticks = [texts(page)[name].key for name in ("tagline", "summary")]
    say(hub, {"summary_zh_hant": REVIEWED}, by=editor("dao"))

    refused = press(client, hub, page=page, take=ticks)
    assert "left alone: Summary" in refused.content.decode()
    assert {name: text.is_taken for name, text in texts(refused).items()} == {
        "name": False,
        "tagline": True,
        "summary": False,
    }
    press(client, hub, page=refused)

    draft = draft_of(hub, anna)
    assert draft.data["tagline_zh_hant"] == "製造芯片"
    assert draft.data["summary_zh_hant"] == "這裡很快。"


def test_a_conflict_is_shown_with_its_record_and_nothing_is_saved(client, anna, hub):
    page = client.get(address(hub))
    publish_as(hub, tagline_zh_hant="造晶片")

    html = press(client, hub, page=page).content.decode()

    assert "Shenzhen: Someone else changed these meanwhile: Tagline" in html
    assert draft_of(hub, anna) is None


def test_nothing_ticked_or_nothing_to_convert_is_said(client, anna, hub):
    assert "Tick the texts" in press(client, hub, take=[]).content.decode()
    assert "look again" in press(client, hub, take=[f"{hub.pk}.x.y"]).content.decode()
    assert "There is nothing to convert" in client.get(reverse("admin:convert")).content.decode()
    empty = client.get(address(HubFactory()))
    assert "There is nothing to convert" in empty.content.decode()
    bad = client.post(address(hub), {"take": [texts(client.get(address(hub)))["tagline"].key]})
    assert "open it anew" in bad.content.decode()


def test_who_does_not_write_the_language_gets_no_page_and_no_button(client, hub):
    chen = translator("chen")
    assign_languages(chen, ["vi"])
    client.force_login(chen)

    assert client.get(address(hub)).status_code == 403
    assert client.get(reverse("admin:sides", args=["hub", hub.pk, HANT])).context["fill"] is None
    assert 'name="fill"' not in client.get("/admin/desk/translations/?model=hub").content.decode()
    assign_languages(chen, [HANT])
    assert client.get(address(hub)).status_code == 200
    assert client.get(address(hub, language="zh-hans")).status_code == 403


def test_more_records_cost_no_more_queries(client, anna, hub, count_queries):
    several = [hub, *HubFactory.create_batch(6, tagline_zh_hans="发展", public=True)]
    save_texts(several[1], {"tagline_zh_hant": "造晶片"}, by=anna)
    client.get(address(hub))

    assert count_queries(address(*several)) == count_queries(address(*several[:2]))
