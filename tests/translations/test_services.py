"""What is written and said of texts, in drafts and of what readers see."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from editorial.clock import read_clock
from editorial.drafts import create_record, draft_of, restore, save_draft
from editorial.models import Revision
from editorial.patches import data_of, flat
from editorial.publishing import publish_draft
from editorial.shapes import shape_of
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import HubFactory
from tests.translations.exchanged import exported, fill
from translations.converting import conversions_of, convert_texts, converter_to
from translations.exchange.services import import_texts
from translations.marks import (
    BEHIND,
    CHANGED,
    CONVERTED,
    IN_REVIEW,
    MISSING,
    REVIEWED,
    SAME,
    STALE,
    WRITTEN,
    minor_edit,
)
from translations.models import FieldState
from translations.services import assign_languages, confirm, save_texts, say, set_original
from translations.states import marks_of
from translations.work import Work, open_work

pytestmark = pytest.mark.django_db


def live(hub):
    """Return a hub as readers see it, with the states of its texts."""
    hub = Hub.objects.get(pk=hub.pk)
    return Work(hub, None, data_of(hub), marks_of(hub))


def states(hub, field="tagline"):
    work = live(hub)
    return {code: work.state(field, code) for code in ("en", "vi", "zh-hans", "zh-hant")}


def reasons(hub):
    return {code: live(hub).reason("tagline", code) for code in ("en", "zh-hans", "zh-hant")}


def diff(hub, language):
    """Return the original of the hub's tagline as it was and as it is."""
    work = live(hub)
    mark = work.mark("tagline", language)
    return mark.original_text, work.text("tagline", mark.original_language)


def publish_as(hub, changes, by, told=None):
    draft = save_draft(hub, data_of(hub) | changes, by=by, **({"told": told} if told else {}))
    publish_draft(draft, by=by)
    hub.refresh_from_db()


@pytest.fixture
def hub():
    return HubFactory(
        tagline_en="Makes chips", tagline_vi="Làm chip", tagline_zh_hans="制造芯片", public=True
    )


def test_one_record_goes_through_all_states():
    anna, binh = editor(), publisher()
    start = {"slug": "hue", "kind": "city", "name_vi": "Huế", "tagline_vi": "Cố đô bên sông Hương"}
    draft = create_record(Hub(), flat(shape_of(Hub), {}) | start, by=anna)
    publish_draft(draft, by=binh)
    hub = Hub.objects.get(slug="hue")
    assert states(hub) == {"en": MISSING, "vi": WRITTEN, "zh-hans": MISSING, "zh-hant": MISSING}

    written = {
        "tagline_en": "Old capital on the Perfume River",
        "tagline_zh_hans": "香江畔的古都",
        "tagline_zh_hant": "香江畔的古都",
    }
    draft = save_texts(hub, written, by=anna, said=IN_REVIEW)
    assert states(hub)["en"] == MISSING, "readers see no draft"
    assert open_work(hub, anna).state("tagline", "en") == IN_REVIEW
    publish_draft(draft, by=binh)
    assert states(hub) == {
        "en": IN_REVIEW,
        "vi": WRITTEN,
        "zh-hans": IN_REVIEW,
        "zh-hant": IN_REVIEW,
    }
    assert live(hub).source("tagline", "en") == "vi"

    say(hub, {"tagline_en": REVIEWED, "tagline_zh_hans": REVIEWED}, by=binh)
    assert states(hub)["en"] == REVIEWED

    hub.refresh_from_db()
    publish_as(hub, {"tagline_vi": "Cố đô bên bờ sông Hương"}, binh)
    publish_as(hub, {"tagline_vi": "Cố đô của nhà Nguyễn"}, binh)
    assert states(hub) == {"en": STALE, "vi": WRITTEN, "zh-hans": STALE, "zh-hant": STALE}
    assert live(hub).mark("tagline", "en").original_text == "Cố đô bên sông Hương"

    confirm(hub, ["tagline_zh_hans"], by=binh)
    assert states(hub)["zh-hans"] == REVIEWED

    change = {"tagline_vi": "Cố đô của nhà Nguyễn."}
    publish_as(hub, change, binh, minor_edit(list(change), data_of(hub), data_of(hub) | change))
    assert states(hub) == {"en": STALE, "vi": WRITTEN, "zh-hans": REVIEWED, "zh-hant": STALE}
    assert live(hub).mark("tagline", "en").original_text == "Cố đô bên sông Hương"

    first = Revision.objects.of_record(hub).get(number=2)
    publish_draft(restore(first, hub, by=binh), by=binh)
    work = live(hub)
    assert work.text("tagline", "vi") == "Cố đô bên sông Hương"
    assert states(hub)["en"] == REVIEWED, "its original reads again as it did when reviewed"
    assert states(hub)["zh-hans"] == STALE, "it was confirmed for another original since"
    assert work.mark("tagline", "zh-hans").original_text == "Cố đô của nhà Nguyễn."


def test_one_record_is_translated_converted_exchanged_and_restored():
    anna, binh = editor(), publisher()
    start = {"slug": "hue", "kind": "city", "name_vi": "Huế", "tagline_vi": "Cố đô bên sông Hương"}
    publish_draft(create_record(Hub(), flat(shape_of(Hub), {}) | start, by=anna), by=binh)
    hub = Hub.objects.get(slug="hue")
    written = {"tagline_en": "Old capital on the Perfume River", "tagline_zh_hans": "香江边的古都"}
    publish_draft(save_texts(hub, written, by=anna), by=binh)
    say(hub, dict.fromkeys(written, REVIEWED), by=binh)

    made = {each.column: each for each in conversions_of(live(hub), converter_to("zh-hant"))}
    taken = {"tagline_zh_hant": made["tagline_zh_hant"].fingerprint}
    publish_draft(convert_texts(hub, taken, converter_to("zh-hant"), by=anna), by=binh)
    hub.refresh_from_db()
    converted_at = hub.revision
    assert live(hub).text("tagline", "zh-hant") == "香江邊的古都"
    assert reasons(hub) == {"en": "", "zh-hans": "", "zh-hant": ""}
    assert states(hub) == {
        "en": REVIEWED,
        "vi": WRITTEN,
        "zh-hans": REVIEWED,
        "zh-hant": CONVERTED,
    }

    hub.refresh_from_db()
    publish_as(hub, {"tagline_vi": "Cố đô bên bờ sông Hương"}, binh)
    file = exported(anna, language="en", original="vi")
    publish_as(hub, {"tagline_vi": "Cố đô của nhà Nguyễn"}, binh)
    assert reasons(hub) == {"en": CHANGED, "zh-hans": CHANGED, "zh-hant": BEHIND}
    assert diff(hub, "en") == ("Cố đô bên sông Hương", "Cố đô của nhà Nguyễn")

    file = fill(file, {"tagline": "Old capital by the Perfume River"})
    [draft] = import_texts(file, by=anna).drafts
    publish_draft(draft, by=binh)
    assert reasons(hub)["en"] == CHANGED, "it was made from the original between the changes"
    assert diff(hub, "en") == ("Cố đô bên bờ sông Hương", "Cố đô của nhà Nguyễn")

    confirm(hub, ["tagline_en"], by=binh)
    assert states(hub)["en"] == IN_REVIEW
    hub.refresh_from_db()
    change = {"tagline_vi": "Cố đô của nhà Nguyễn."}
    publish_as(hub, change, binh, minor_edit(list(change), data_of(hub), data_of(hub) | change))
    assert states(hub)["en"] == IN_REVIEW, "the change was a minor one"
    assert diff(hub, "zh-hans") == ("Cố đô bên sông Hương", "Cố đô của nhà Nguyễn.")

    hub.refresh_from_db()
    publish_as(hub, {"tagline_zh_hans": "阮朝的古都，香江边"}, binh)
    assert reasons(hub)["zh-hant"] == CHANGED
    assert diff(hub, "zh-hant") == ("香江边的古都", "阮朝的古都，香江边")

    with_all = Revision.objects.of_record(hub).get(number=converted_at)
    publish_draft(restore(with_all, hub, by=binh), by=binh)
    assert live(hub).text("tagline", "vi") == "Cố đô bên sông Hương"
    assert reasons(hub) == {"en": "", "zh-hans": "", "zh-hant": ""}
    assert states(hub) == {
        "en": REVIEWED,
        "vi": WRITTEN,
        "zh-hans": REVIEWED,
        "zh-hant": CONVERTED,
    }


def test_a_changed_original_tells_the_table_what_is_stale(hub):
    publish_as(hub, {"tagline_en": "Makes robots"}, publisher())

    rows = FieldState.objects.filter(state=STALE, reason="changed")
    assert set(rows.values_list("language", flat=True)) == {"vi", "zh-hans"}


def test_stale_translations_wait_in_the_draft_of_their_original(hub):
    anna = editor()

    save_draft(hub, data_of(hub) | {"tagline_en": "Makes robots"}, by=anna)

    assert states(hub)["vi"] == WRITTEN
    assert open_work(hub, anna).state("tagline", "vi") == STALE


def test_what_is_said_of_a_text_readers_see_holds_at_once(hub):
    before = read_clock()

    say(hub, {"tagline_vi": REVIEWED}, by=editor())

    assert states(hub)["vi"] == REVIEWED
    assert read_clock() == before + 1


def test_what_is_said_of_a_draft_holds_when_it_is_published(hub):
    anna, binh = editor(), publisher()
    draft = save_texts(hub, {"tagline_zh_hant": "製造晶片"}, by=anna)
    before = read_clock()

    say(hub, {"tagline_zh_hant": REVIEWED}, by=binh, draft=draft)

    assert read_clock() == before
    assert states(hub)["zh-hant"] == MISSING
    draft.refresh_from_db()
    publish_draft(draft, by=binh)
    assert states(hub)["zh-hant"] == REVIEWED


def test_a_translator_takes_texts_of_own_languages_up_to_in_review(hub):
    chen = translator()
    assign_languages(chen, ["zh-hant"])

    save_texts(hub, {"tagline_zh_hant": "製造晶片"}, by=chen, said=IN_REVIEW)
    with pytest.raises(PermissionDenied):
        save_texts(hub, {"tagline_zh_hant": "製造晶片。"}, by=chen, said=REVIEWED)
    with pytest.raises(PermissionDenied):
        say(hub, {"tagline_vi": IN_REVIEW}, by=chen)
    with pytest.raises(PermissionDenied):
        set_original(hub, "tagline", "vi", by=chen)

    assert draft_of(hub, chen).data["tagline_zh_hant"] == "製造晶片"


def test_a_translator_confirms_a_reviewed_text_no_further_than_in_review(hub):
    say(hub, {"tagline_vi": REVIEWED}, by=editor())
    publish_as(hub, {"tagline_en": "Makes robots"}, publisher())

    confirm(hub, ["tagline_vi"], by=translator())

    assert states(hub)["vi"] == IN_REVIEW


def test_where_two_are_demanded_nobody_reviews_what_they_wrote(hub, settings):
    settings.REVIEW_BY_TWO = True
    anna = editor()
    save_texts(hub, {"tagline_zh_hant": "製造晶片"}, by=anna)

    with pytest.raises(ValidationError):
        say(hub, {"tagline_zh_hant": REVIEWED}, by=anna)
    with pytest.raises(ValidationError):
        save_texts(hub, {"tagline_vi": "Làm chip."}, by=anna, said=REVIEWED)

    say(hub, {"tagline_zh_hant": REVIEWED}, by=editor("dao"), draft=draft_of(hub, anna))


def test_a_returned_translation_is_stale_with_the_reason(hub):
    say(hub, {"tagline_vi": WRITTEN}, by=editor(), note="“chip” is meant as in snacks")

    row = FieldState.objects.get(language="vi")
    assert (row.state, row.reason) == ("stale", "returned")
    assert row.note == "“chip” is meant as in snacks"


def test_a_text_can_be_the_same_on_purpose(hub):
    say(hub, {"tagline_zh_hant": SAME}, by=editor())

    assert states(hub)["zh-hant"] == SAME


def test_any_language_can_be_made_the_original(hub):
    set_original(hub, "tagline", "vi", by=editor())
    assert live(hub).source("tagline", "en") == "vi"

    hub.refresh_from_db()
    publish_as(hub, {"tagline_vi": "Làm robot"}, publisher())

    assert states(hub) == {"en": STALE, "vi": WRITTEN, "zh-hans": STALE, "zh-hant": MISSING}


def test_an_original_that_moved_on_makes_what_arrives_stale(hub):
    binh = publisher()
    draft = save_texts(
        hub,
        {"tagline_zh_hant": "舊文"},
        by=binh,
        said=IN_REVIEW,
        originals={"tagline_zh_hant": "Made chips"},
    )
    publish_draft(draft, by=binh)

    assert states(hub)["zh-hant"] == STALE
    assert live(hub).mark("tagline", "zh-hant").original_text == "Made chips"


def test_the_history_knows_the_states_of_its_time(hub):
    binh = publisher()
    say(hub, {"tagline_vi": REVIEWED}, by=editor())
    publish_as(hub, {"tagline_vi": "Làm con chip"}, binh)
    assert states(hub)["vi"] == WRITTEN

    publish_draft(restore(Revision.objects.of_record(hub).get(number=1), hub, by=binh), by=binh)

    assert states(hub)["vi"] == REVIEWED


def test_a_reviewed_translation_survives_the_restore_of_other_texts(hub):
    binh = publisher()
    publish_as(hub, {"summary_en": "Text"}, binh)
    say(hub, {"tagline_vi": REVIEWED}, by=editor())

    publish_draft(restore(Revision.objects.of_record(hub).get(number=1), hub, by=binh), by=binh)

    assert states(hub)["vi"] == REVIEWED


def test_a_draft_over_a_hidden_record_moves_its_states(hub):
    anna = editor()
    hidden = HubFactory(tagline_en="One", tagline_vi="Một")

    save_draft(hidden, data_of(hidden) | {"tagline_en": "Two"}, by=anna)
    assert states(hidden)["vi"] == STALE
    hidden.refresh_from_db()
    save_texts(hidden, {"tagline_vi": "Hai"}, by=anna, said=IN_REVIEW)

    assert states(hidden)["vi"] == IN_REVIEW


def test_a_converted_text_keeps_where_it_came_from(hub):
    draft = save_texts(
        hub, {"tagline_zh_hant": "製造芯片"}, by=editor(), said=CONVERTED, origin="script"
    )
    publish_draft(draft, by=publisher())

    row = FieldState.objects.get(language="zh-hant")
    assert (row.state, row.origin) == (CONVERTED, "script")
