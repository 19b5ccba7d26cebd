"""The glossary: its terms in a text, what is expected for them, and who may change it."""

import pytest
import yaml
from django.conf import settings

from editorial.files import read_items
from editorial.loading import load_content
from tests.editorial.people import editor, translator
from translations.glossary import Entry, forms_of, hits
from translations.languages import LANGUAGES
from translations.models import GlossaryTerm

CHIP = Entry("chip", {"en": ("chip", "microchip"), "vi": ("chip",), "zh-hant": ("晶片",)})
AI = Entry("ai", {"en": ("artificial intelligence", "AI"), "zh-hant": ("人工智慧",)})
CHIP_MAKER = Entry("chip-maker", {"en": ("chip maker",), "zh-hant": ("晶片廠商",)})
DATA = Entry("data", {"zh-hans": ("数据",), "zh-hant": ("資料", "數據")})
DATA_CENTRE = Entry("data-centre", {"zh-hans": ("数据中心",), "zh-hant": ("資料中心",)})


def told(original, language, text, other, *entries):
    found = hits(original, language, text, other, entries)
    return [(hit.entry.slug, original[hit.start : hit.end], hit.kept) for hit in found]


def test_the_longest_term_counts():
    text = "各地的数据中心保存数据"

    assert told(text, "zh-hans", "", "zh-hant", DATA, DATA_CENTRE) == [
        ("data-centre", "数据中心", False),
        ("data", "数据", False),
    ]
    assert told("Chip makers", "en", "", "zh-hant", CHIP, CHIP_MAKER) == [
        ("chip-maker", "Chip makers", False)
    ]


def test_a_translation_keeps_a_term_by_any_of_its_forms():
    assert told("数据", "zh-hans", "一項數據", "zh-hant", DATA) == [("data", "数据", True)]
    assert told("chips", "en", "nhiều con chip", "vi", CHIP) == [("chip", "chips", True)]


def test_words_are_found_whole_and_capitals_only_as_capitals():
    assert told("He said that it was chipped", "en", "", "zh-hant", CHIP, AI) == []
    assert told("AI, ai", "en", "人工智慧", "zh-hant", AI) == [("ai", "AI", True)]


def test_forms_are_parted_by_semicolons_of_either_width():
    assert forms_of(" 电子商务；电商; ") == ("电子商务", "电商")


@pytest.mark.django_db
def test_entries_hold_every_form_in_one_query(django_assert_num_queries):
    GlossaryTerm.objects.create(slug="chip", term_en="chip; microchip", term_zh_hant="晶片")

    with django_assert_num_queries(1):
        (entry,) = GlossaryTerm.objects.entries()

    assert entry.forms == {
        "en": ("chip", "microchip"), "vi": (), "zh-hans": (), "zh-hant": ("晶片",)
    }  # fmt: skip


@pytest.mark.django_db
def test_the_starter_glossary_is_loaded_with_the_content(tmp_path):
    folder = tmp_path / "glossary"
    folder.mkdir()
    file = settings.CONTENT_DIR / "glossary" / "glossary.yaml"
    (folder / file.name).write_bytes(file.read_bytes())

    load_content(tmp_path)

    assert GlossaryTerm.objects.count() == len(yaml.safe_load(file.read_text("utf-8")))


def test_the_starter_glossary_has_its_terms_in_four_languages():
    rows = [item.mapping for item in read_items(settings.CONTENT_DIR) if "glossary" in item.place]

    assert len(rows) >= 80
    assert [row["slug"] for row in rows if set(row["term"]) != set(LANGUAGES)] == []


@pytest.mark.django_db
def test_an_editor_changes_the_glossary_and_a_translator_reads_it(client):
    term = GlossaryTerm.objects.create(slug="chip", term_en="chip")
    address = f"/admin/translations/glossaryterm/{term.pk}/change/"
    sent = {"slug": "chip", "part": "noun", "term_en": "chip", "term_zh_hant": "晶片"}

    client.force_login(translator())
    assert client.get(address).status_code == 200
    assert client.post(address, sent).status_code == 403
    client.force_login(editor())
    assert client.post(address, sent).status_code == 302

    term.refresh_from_db()
    assert term.term_zh_hant == "晶片"


@pytest.mark.django_db
def test_the_inputs_of_a_term_name_their_language(client):
    client.force_login(editor())

    html = client.get("/admin/translations/glossaryterm/add/").content.decode()

    for code in ("en", "vi", "zh-Hans", "zh-Hant"):
        assert f'lang="{code}"' in html.partition("<form")[2]
