"""Translations that come back: judged one by one, saved as drafts, nothing lost."""

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.clock import read_clock
from editorial.drafts import draft_of, save_draft
from editorial.models import Release, Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import Hub
from tests.editorial.people import editor, publisher, translator
from tests.factories import HubFactory
from tests.translations.exchanged import exported, fill, rows
from translations.exchange.judging import (
    CONFLICT,
    CREATE,
    ERROR,
    STALE,
    UNCHANGED,
    UPDATE,
    counts_of,
    fingerprint,
)
from translations.exchange.services import OutOfDate, import_texts, look_at
from translations.marks import IN_REVIEW, REVIEWED, WRITTEN
from translations.marks import STALE as STALE_STATE
from translations.services import assign_languages, save_texts, say
from translations.work import open_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(
        slug="hue",
        name_en="Hue",
        name_vi="Huế",
        tagline_en="Old capital",
        summary_en="On the river.",
        summary_vi="Bên sông.",
        public=True,
    )


def publish_as(record, by, **changes):
    record.refresh_from_db()
    publish_draft(save_draft(record, data_of(record) | changes, by=by), by=by)
    record.refresh_from_db()


def review(record, name, by):
    record.refresh_from_db()
    say(record, {name: REVIEWED}, by=by)


def kinds(raw, by):
    return {verdict.row.field: verdict.kind for verdict in look_at(raw, by)}


def table(*lines):
    head = "model,key,field,original_language,original,language,translation"
    return "\n".join([head, *lines]).encode()


def test_an_export_that_comes_back_as_it_was_changes_nothing(hub):
    anna = editor()

    for kind in ("xliff", "csv"):
        raw = exported(anna, kind=kind)
        assert set(kinds(raw, anna).values()) == {UNCHANGED}
        assert import_texts(raw, by=anna).drafts == []
    assert not Revision.objects.open().exists()


def test_texts_become_a_draft_of_who_imports_them(hub):
    anna = editor()
    raw = fill(exported(anna), {"tagline": "Cố đô", "summary": "Bên sông Hương."})
    assert kinds(raw, anna) == {"name": UNCHANGED, "tagline": CREATE, "summary": UPDATE}
    clock = read_clock()

    import_texts(raw, by=anna, name="vi.xlf")

    draft = draft_of(hub, anna)
    assert draft.data["tagline_vi"] == "Cố đô"
    assert draft.message == "Import of vi.xlf"
    work = open_work(hub, anna)
    assert work.state("tagline", "vi") == work.state("summary", "vi") == IN_REVIEW
    assert work.mark("tagline", "vi").origin == "exchange"
    assert Hub.objects.get(slug="hue").tagline_vi in (None, "")
    assert read_clock() == clock, "readers see no change"


def test_importing_twice_changes_nothing(hub):
    anna = editor()
    raw = fill(exported(anna), {"tagline": "Cố đô"})
    import_texts(raw, by=anna)
    version = draft_of(hub, anna).version

    assert set(kinds(raw, anna).values()) == {UNCHANGED}
    import_texts(raw, by=anna)
    assert draft_of(hub, anna).version == version
    assert Revision.objects.open().count() == 1


def test_what_was_translated_from_an_earlier_original_arrives_as_stale(hub):
    anna, binh = editor(), publisher()
    raw = fill(exported(anna), {"tagline": "Cố đô", "summary": "Bên sông Hương."})
    publish_as(hub, binh, tagline_en="Old capital of Vietnam", summary_en="On the Perfume River.")

    verdicts = look_at(raw, anna)
    assert kinds(raw, anna)["tagline"] == kinds(raw, anna)["summary"] == STALE
    import_texts(raw, by=anna)

    for name, then in (("tagline", "Old capital"), ("summary", "On the river.")):
        work = open_work(hub, anna)
        assert work.state(name, "vi") == STALE_STATE
        assert work.mark(name, "vi").original_text == then
    assert "The original was changed" in verdicts[1].message
    publish_draft(draft_of(hub, anna), by=binh)
    work = open_work(Hub.objects.get(), anna)
    assert work.state("tagline", "vi") == STALE_STATE, "readers get it as stale, too"
    assert set(kinds(raw, anna).values()) == {UNCHANGED}


def test_a_reviewed_text_is_left_unless_it_is_ticked(hub):
    anna, binh = editor(), publisher()
    review(hub, "summary_vi", binh)
    raw = fill(exported(anna), {"summary": "Bên sông Hương."})
    verdict = next(v for v in look_at(raw, anna) if v.row.field == "summary")
    assert verdict.kind == REVIEWED

    imported = import_texts(raw, by=anna)
    assert imported.drafts == []
    assert [left.row.field for left in imported.left] == ["summary"]

    import_texts(raw, by=anna, taken=[verdict.row.number])
    assert draft_of(hub, anna).data["summary_vi"] == "Bên sông Hương."


def test_a_text_that_was_changed_on_the_site_since_is_a_conflict(hub):
    anna, binh = editor(), publisher()
    raw = fill(exported(anna), {"summary": "Bên sông Hương."})
    untouched = exported(anna)
    publish_as(hub, binh, summary_vi="Nằm bên sông.")

    verdict = next(v for v in look_at(raw, anna) if v.row.field == "summary")
    assert (verdict.kind, verdict.now) == (CONFLICT, "Nằm bên sông.")
    assert kinds(untouched, anna)["summary"] == UNCHANGED, "the file has nothing new"
    assert import_texts(raw, by=anna).drafts == []

    import_texts(raw, by=anna, taken=[verdict.row.number])
    assert draft_of(hub, anna).data["summary_vi"] == "Bên sông Hương."


def test_a_file_that_does_not_tell_what_it_was_made_over_never_overwrites(hub):
    raw = table(
        "hub,hue,tagline,en,Old capital,vi,Cố đô",
        "hub,hue,summary,en,On the river.,vi,Bên sông Hương.",
    )

    assert kinds(raw, editor()) == {"tagline": CREATE, "summary": CONFLICT}


def test_an_empty_text_takes_nothing_away(hub):
    anna = editor()

    assert set(kinds(fill(exported(anna), {"summary": "", "name": " "}), anna).values()) == {
        UNCHANGED
    }


def test_a_stale_text_that_a_translator_finds_right_is_so_again(hub):
    anna, binh = editor(), publisher()
    publish_as(hub, binh, summary_en="On the great river.")
    raw = exported(anna, states=["stale"])
    assert kinds(raw, anna) == {"summary": UNCHANGED}
    raw = fill(raw, {"summary": "Bên sông."})
    assert kinds(raw, anna) == {"summary": UPDATE}

    import_texts(raw, by=anna)

    assert open_work(hub, anna).state("summary", "vi") == IN_REVIEW
    assert kinds(raw, anna) == {"summary": UNCHANGED}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("hut,hue,tagline,en,Old capital,vi,x", "no kind of record “hut”"),
        ("hub,hoi-an,tagline,en,Old capital,vi,x", "no record hub/hoi-an"),
        ("hubfigure,x17,note,en,Old capital,vi,x", "no record hubfigure/x17"),
        ("hub,hue,slug,en,Old capital,vi,x", "no translated field “slug”"),
        ("hub,hue,tagline,en,Old capital,de,x", "“de” is no language"),
        ("hub,hue,tagline,de,Old capital,vi,x", "“de” is no language"),
        ("hub,hue,tagline,vi,Cố đô,en,x", "an original on the site"),
        ("hub,hue,tagline,en,,vi,x", "does not say what"),
        ("hub,hue,name,en,Hue,vi," + "x" * 500, "at most"),
        ("hub,hue", "not as many cells"),
    ],
)
def test_what_cannot_be_imported_is_named_with_its_row(hub, line, words):
    raw = table(line, "hub,hue,tagline,en,Old capital,zh-hans,古都")
    anna = editor()

    verdict, _good = look_at(raw, anna)

    assert verdict.kind == ERROR
    assert words in verdict.message
    with pytest.raises(ValidationError, match=rf"row 2, {line.split(',')[0]}/"):
        import_texts(raw, by=anna)
    assert draft_of(hub, anna) is None, "all or nothing"
    import_texts(raw, by=anna, valid_only=True)
    assert draft_of(hub, anna).data["tagline_zh_hans"] == "古都"


def test_a_text_that_a_file_holds_twice_is_an_error_where_the_two_differ(hub):
    first, other = (f"hub,hue,tagline,en,Old capital,vi,{text}" for text in ("Cố đô", "Kinh đô"))

    assert [v.kind for v in look_at(table(first, first), editor())] == [CREATE, UNCHANGED]
    _first, again = look_at(table(first, other), None)
    assert (again.kind, "at row 2" in again.message) == (ERROR, True)


def test_a_reference_that_got_lost_is_said(hub):
    raw = table("hub,hue,tagline,en,Has {{claim:1}},vi,Có")

    (verdict,) = look_at(raw, editor())

    assert "References are missing: {{claim:1}}." in verdict.message


def test_a_translator_exports_and_imports_the_own_languages_alone(hub):
    chen = translator()
    assign_languages(chen, ["vi"])

    assert exported(chen, "zh-hans") == b""
    assert exported(chen, "vi")
    raw = fill(exported(None, "zh-hans"), {"tagline": "古都"})
    (verdict,) = (v for v in look_at(raw, chen) if v.row.field == "tagline")
    assert (verdict.kind, verdict.message) == (ERROR, "You may not write this text.")


def test_an_export_can_be_narrowed(hub):
    other = HubFactory(slug="hoi-an", name_en="Hoi An", tagline_zh_hans="古镇")
    HubFactory(slug="gone", name_en="Gone", state="retired")

    def names(**wanted):
        return [f"{row.key} {row.field}" for row in rows(exported(**wanted))]

    assert names(states=["missing"], original="en") == ["hue tagline", "hoi-an name"]
    assert names(key=other.pk, models=["hub"], original="zh-hans") == ["hoi-an tagline"]
    assert exported(models=["company"]) == b""


def test_an_export_continues_where_its_translator_is(hub):
    anna = editor()
    save_texts(hub, {"tagline_vi": "Cố đô"}, by=anna)

    assert not exported(anna, states=["missing"])
    assert [row.field for row in rows(exported(None, states=["missing"]))] == ["tagline"]


def test_what_changed_since_the_look_is_looked_at_again(hub):
    anna, binh = editor(), publisher()
    raw = fill(exported(anna), {"tagline": "Cố đô"})
    seen = fingerprint(look_at(raw, anna))
    publish_as(hub, binh, tagline_en="Old capital of Vietnam")

    with pytest.raises(OutOfDate):
        import_texts(raw, by=anna, seen=seen)
    assert draft_of(hub, anna) is None


def test_an_import_can_be_one_release_set(hub):
    other = HubFactory(slug="hoi-an", name_en="Hoi An", tagline_en="Old port")
    anna = editor()
    raw = fill(exported(anna), {"tagline": "Cổ kính"})

    imported = import_texts(raw, by=anna, name="vi.xlf", said=WRITTEN, together=True)

    release = Release.objects.get()
    assert imported.release == release
    assert {d.object for d in release.revisions.all()} == {hub.pk, other.pk}
    assert release.title_en == "Translations from vi.xlf"


def test_counts_name_every_kind(hub):
    assert counts_of(look_at(table("hub,hue,tagline,en,Old capital,vi,Cố đô"), None)) == {
        "error": 0,
        "conflict": 0,
        "reviewed": 0,
        "stale": 0,
        "update": 0,
        "create": 1,
        "unchanged": 0,
    }


def test_an_export_takes_as_many_queries_for_few_records_as_for_many(hub):
    anna = editor()

    def count():
        for record in Hub.objects.all():
            save_texts(record, {"tagline_vi": "Cảng"}, by=anna)
        with CaptureQueriesContext(connection) as captured:
            exported(anna)
        return len(captured)

    few = count()
    HubFactory.create_batch(10, tagline_en="Port", public=True)
    HubFactory.create_batch(10, tagline_en="Port")
    assert count() == few
