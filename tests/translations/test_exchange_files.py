"""Exchange files: valid, lossless, and read without trusting them."""

import zipfile
from io import BytesIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from lxml import etree

from tests.translations.exchanged import NAMES, entry, require_valid, rows, whole
from translations.exchange.csv_files import armed, disarmed
from translations.exchange.entries import UnreadableFile
from translations.exchange.files import FORMATS, MOST_BYTES, write, write_csv, write_xliff
from translations.exchange.inline import REFERENCE

FIGURE = "{{figure:hub/shenzhen/rd-intensity@2024}}"
TEXTS = st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]))
TEXTS |= st.lists(
    st.sampled_from(
        [FIGURE, "{{claim:17}}", "\n", "\r\n", " ", '"', "=1+1", "'", "深圳", "🏙️", "&<>"]
    )
).map("".join)


@settings(deadline=None)
@given(original=TEXTS, translation=TEXTS)
@example(" \tđầu\r\nvà cuối\r ", "'=SUM(A1)\n\x0b\ufffe]]>")
@example(FIGURE * 2 + "{{claim:1}}", "{{claim:1}}" + FIGURE + FIGURE + "{{claim:2}}")
@example("{{claim:<b>}}", "{{}} {{claim:1\n}}")
def test_any_text_survives_both_kinds_of_files(original, translation):
    text = entry(original=original, translation=translation, state="written")

    for kind in FORMATS:
        (row,) = rows(whole(write([text], "vi", kind, bom=kind == "csv")))
        assert (row.original, row.translation) == (original, translation)
        assert row.problem == ""


@given(TEXTS)
@example("'=1")
@example("''@x")
@example("-5")
def test_no_cell_is_a_formula_and_each_is_restored(text):
    cell = armed(text)

    assert disarmed(cell) == text
    assert not cell.lstrip().startswith(("=", "@", "＝", "＠"))


def test_an_apostrophe_that_a_translator_wrote_stays():
    assert disarmed("'tis") == "'tis"


@settings(deadline=None, max_examples=30)
@given(original=TEXTS.filter(bool), translation=TEXTS)
def test_every_document_is_valid(original, translation):
    texts = [
        entry(original=original, translation=translation, state="stale", longest=200),
        entry(field="summary", original=translation, link="https://example.org/?a&b"),
        entry(key="hue", state="same"),
    ]

    require_valid(whole(write_xliff(texts, "vi")))


def test_a_document_says_what_it_is():
    root = etree.fromstring(whole(write_xliff([entry(longest=200)], "vi")))

    assert (root.get("version"), root.get("srcLang"), root.get("trgLang")) == ("2.1", "en", "vi")
    assert root.find("x:file", NAMES).get("original") == "hub/shenzhen"
    assert root.find(".//x:segment", NAMES).get("state") == "initial"
    assert root.find(".//x:note", NAMES).text == "Tagline · Tiếng Việt"


def test_a_reference_is_one_code_on_both_sides():
    text = entry(original=f"Spends {FIGURE}.", translation=f"Chi {FIGURE}.", state="written")

    root = etree.fromstring(whole(write_xliff([text], "vi")))

    ids = [code.get("id") for code in root.iterfind(".//x:ph", NAMES)]
    assert ids == ["1", "1"]
    assert root.find(".//x:data", NAMES).text == FIGURE
    assert REFERENCE.fullmatch(FIGURE)


def test_texts_of_several_languages_are_an_archive_of_documents():
    texts = [
        entry(),
        entry(field="summary", original_language="zh-hans", original="深圳"),
        entry(field="body", original="Text"),
    ]

    raw = whole(write_xliff(texts, "vi"))

    with zipfile.ZipFile(BytesIO(raw)) as archive:
        assert archive.namelist() == [
            "hub-atlas-vi-from-en.xlf",
            "hub-atlas-vi-from-zh-Hans.xlf",
        ]
        for name in archive.namelist():
            require_valid(archive.read(name))
    assert [row.field for row in rows(raw)] == ["tagline", "body", "summary"]
    assert [row.number for row in rows(raw)] == [1, 2, 3]


def test_segments_that_a_tool_cut_are_one_text_again():
    raw = whole(write_xliff([entry(original="One. Two.")], "vi")).decode()
    cut = (
        '<segment state="final"><source>One.</source><target>Một.</target></segment>'
        "<ignorable><source> </source></ignorable>"
        '<segment state="final"><source>Two.</source><target>Hai.</target></segment>'
    )
    start, end = raw.index("<segment"), raw.index("</segment>") + len("</segment>")

    (row,) = rows((raw[:start] + cut + raw[end:]).encode())
    assert (row.original, row.translation, row.is_done) == ("One. Two.", "Một. Hai.", True)

    (row,) = rows((raw[:start] + cut.replace("<target>Hai.</target>", "") + raw[end:]).encode())
    assert "Only a part" in row.problem


ENTITY = '<!DOCTYPE xliff [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
LAUGHS = (
    "<!DOCTYPE xliff ["
    + '<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]>"
)


@pytest.mark.parametrize("head", [ENTITY, LAUGHS, '<!DOCTYPE xliff SYSTEM "http://127.0.0.1:9/x">'])
def test_a_document_with_a_document_type_is_refused(head):
    raw = whole(write_xliff([entry()], "vi")).decode()
    hostile = raw.replace("<xliff", head + "<xliff", 1).replace("Makes chips", "&a9;&a;")

    with pytest.raises(UnreadableFile):
        rows(hostile.encode())


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"<xliff", "no XML"),
        (b"<html/>", "no XLIFF 2.0 or 2.1"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:1.2" version="1.2"/>', "no XLIFF 2.0"),
        (b'<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" srcLang="de"/>', "“de” is no lang"),
        (b"model,key\nhub,hue\n", "lacks these columns: field"),
        (b"\x89PNG\r\n\x1a\n\0", "not in UTF-8"),
        (b"PK\x03\x04 not an archive", "cannot be opened"),
        (b"a" * (MOST_BYTES + 1), "larger than 10 MB"),
    ],
)
def test_a_file_of_another_kind_is_refused_in_words(raw, words):
    with pytest.raises(UnreadableFile, match=words):
        rows(raw)


def test_an_archive_counts_what_it_unpacks_to():
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("large.xlf", b" " * (MOST_BYTES + 1))

    with pytest.raises(UnreadableFile, match="larger than 10 MB"):
        rows(buffer.getvalue())


def test_a_table_may_come_with_the_delimiter_and_encoding_of_a_spreadsheet():
    table = whole(write_csv([entry(translation="Làm chip", state="written")], "vi")).decode()

    for raw in (
        table.replace(",", ";").encode("utf-8-sig"),
        table.replace(",", "\t").encode("utf-16"),
    ):
        (row,) = rows(raw)
        assert row.translation == "Làm chip"


def test_a_row_with_too_few_cells_is_named():
    table = whole(write_csv([entry()], "vi")).decode()

    *_, row = rows((table + "hub,hue,tagline\r\n").encode())

    assert row.problem
    assert row.place == "row 3, hub/hue tagline"
