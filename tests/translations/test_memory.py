"""What was translated once is found again by its original, the same or a near one."""

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial.drafts import save_draft
from editorial.loading import load_content
from editorial.patches import data_of
from editorial.publishing import publish_draft
from tests.editorial.people import publisher
from tests.factories import CompanyFactory, HubFactory, PageFactory
from translations.marks import CONVERTED, REVIEWED
from translations.memory import Original, matches
from translations.models import MemoryEntry, MemoryKey
from translations.paragraphs import aligned, joined, paragraphs
from translations.services import save_texts, say
from translations.sketches import sketch_of

pytestmark = pytest.mark.django_db

LONG = "Shenzhen spends more on research and development than any other city of the province."
NEAR = "Shenzhen spends less on research and development than any other city of the country."
VI = "Thâm Quyến chi cho nghiên cứu và phát triển nhiều hơn mọi thành phố khác trong tỉnh."


def publish_as(record, changes, by=None):
    draft = save_draft(record, data_of(record) | changes, by=by)
    publish_draft(draft, by=by)
    record.refresh_from_db()


def found(text, language="vi", source="en", **more):
    original = Original(source, text)
    return matches([original], language, **more)[original]


@pytest.fixture
def hub():
    hub = HubFactory(public=True)
    publish_as(hub, {"tagline_en": LONG, "tagline_vi": VI})
    return hub


def test_the_same_original_gives_its_translation(hub):
    [match] = found(LONG)

    assert (match.text, match.score, match.is_exact, match.reviewed) == (VI, 100, True, False)


def test_a_near_original_gives_it_with_what_it_was_made_from(hub):
    [match] = found(NEAR)

    assert 70 <= match.score < 100
    assert (match.text, match.original) == (VI, LONG)


@pytest.mark.parametrize(
    "text", ["Chengdu hosts two hundred makers of games.", "Shenzhen", "", "   ", "？！"]
)
def test_another_text_gives_nothing(hub, text):
    assert matches([Original("en", text)], "vi").get(Original("en", text), []) == []


def test_only_texts_of_the_same_pair_of_languages_are_found(hub):
    assert found(LONG, "zh-hant") == []
    assert found(LONG, source="zh-hans") == []


def test_near_sentences_in_han_are_found():
    publish_as(
        HubFactory(public=True),
        {"tagline_zh_hans": "深圳的研发投入占地区生产总值的比重全国最高"}
        | {"tagline_zh_hant": "深圳的研發投入占地區生產總值的比重全國最高"},
    )
    original = MemoryEntry.objects.get(language="zh-hant").original_language

    [match] = found("深圳的研发投入占地区生产总值的比重全省最高", "zh-hant", original)

    assert match.score > 80


def test_a_record_does_not_find_itself(hub):
    assert found(LONG, beside=hub) == []


def test_what_is_reviewed_comes_first(hub):
    other = HubFactory(public=True)
    publish_as(other, {"tagline_en": LONG, "tagline_vi": VI + "!"})
    say(other, {"tagline_vi": REVIEWED}, by=publisher())

    assert [(m.text, m.reviewed) for m in found(LONG)] == [(VI + "!", True), (VI, False)]


def test_the_memory_follows_its_texts(hub):
    publish_as(hub, {"tagline_vi": "Khác"})
    assert [m.text for m in found(LONG)] == ["Khác"]

    publish_as(hub, {"tagline_vi": ""})

    assert found(LONG) == []
    assert not MemoryKey.objects.exists()


def test_a_stale_text_is_kept_beside_the_original_that_it_was_made_from(hub):
    publish_as(hub, {"tagline_en": "Something else entirely"})

    assert found("Something else entirely") == []
    assert [m.text for m in found(LONG)] == [VI]


def test_what_was_converted_or_returned_is_no_model(hub):
    binh = publisher()
    draft = save_texts(hub, {"tagline_zh_hant": "深圳"}, by=binh, said=CONVERTED, origin="script")
    publish_draft(draft, by=binh)
    say(hub, {"tagline_vi": "written"}, by=binh, note="wrong")

    assert not MemoryEntry.objects.exists()


def test_prose_is_kept_by_paragraph_where_both_have_as_many():
    company = CompanyFactory(public=True)
    publish_as(
        company, {"body_en": f"{LONG}\n\nA second paragraph.", "body_vi": f"{VI}\n\nĐoạn hai."}
    )

    assert [m.text for m in found(LONG)] == [VI]
    assert [m.text for m in found("A second paragraph.")] == ["Đoạn hai."]


def test_a_page_asks_twice_whatever_it_asks_for(hub):
    asked = [Original("en", f"{LONG} {n}") for n in range(40)]

    with CaptureQueriesContext(connection) as captured:
        found = matches(asked, "vi")

    assert len(captured) == 2
    assert all(found.values())


def test_texts_from_content_files_are_remembered(tmp_path):
    (tmp_path / "hubs").mkdir()
    (tmp_path / "hubs" / "hue.yaml").write_text(
        "- slug: hue\n  name: {en: Hue, vi: Huế}\n", encoding="utf-8"
    )

    load_content(tmp_path)

    assert [m.text for m in found("Hue")] == ["Huế"]


def test_a_site_that_was_filled_before_is_remembered_by_command(capsys):
    HubFactory(name_en="Hue", name_vi="Huế", public=True)
    PageFactory(title_en="About", title_vi="Giới thiệu")

    call_command("remember_texts")
    call_command("remember_texts")

    assert [m.text for m in found("Hue")] == ["Huế"]
    assert MemoryEntry.objects.count() == 2


def test_keys_are_few_and_the_same_wherever_a_text_stands():
    assert sketch_of(LONG) == sketch_of(LONG.upper())
    assert len(sketch_of(LONG)) == 8
    assert sketch_of("Hue") == []


@pytest.mark.parametrize(
    "original, text, count",
    [
        ("One.\n\nTwo.", "Một.\r\n\r\nHai.", 2),
        ("One.\n \nTwo.", "", 2),
        ("One.\n\nTwo.", "Một.", 1),
        ("One.", "Một.", 1),
        ("", "", 1),
    ],
)
def test_paragraphs_stand_beside_each_other_where_they_are_as_many(original, text, count):
    assert len(aligned(original, text)) == count


def test_paragraphs_make_the_text_again():
    assert joined([*paragraphs("One.\n\n\n  Two\nlines.\n\n"), " "]) == "One.\n\nTwo\nlines."
