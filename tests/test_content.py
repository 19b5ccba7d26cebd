"""The starter content: whole, cited, in four languages, and agreeing with its inventory."""

import re
import unicodedata
from functools import cache

import pytest
from django.conf import settings
from opencc import OpenCC

from editorial.files import read_items, write_items
from editorial.loading import load_content
from sources.articles import paragraphs, passage_sha256, passage_text, text_sha256
from sources.prose import TOKEN, references_in, without_references
from translations.counting import tally
from translations.languages import LANGUAGES
from translations.marks import MISSING, STALE
from translations.records import translated_records

CONTENT = settings.CONTENT_DIR
SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"
PROPER_NAMES = re.compile(r"Ne Zha 2|哪吒2|5G|3D|V2")
# In Markdown: examples of how numbers are written, addresses, and the marks of a list.
NO_PROSE = re.compile(r"`[^`]*`|\]\([^)]*\)|^\d+\. ", re.MULTILINE)
NAMES_OF_BRANDS = {"昇", "吒"}
HAN = re.compile(r"[\u4e00-\u9fff]")
# The references after one sentence: `…hardware.{{claim:8}}{{claim:17}}`.
TOGETHER = re.compile(r"(?:\{\{claim:\d+\}\})+")


@cache
def items():
    return read_items(CONTENT)


def claims():
    return [item for item in items() if item.shape.folder == "claims"]


def inventory() -> dict[str, dict[int, str]]:
    found = {}
    for path in sorted((CONTENT / "inventory").glob("*.txt")):
        lines = [line.partition(": ") for line in path.read_text(encoding="utf-8").splitlines()]
        found[path.stem] = {int(number): said for number, _, said in lines}
    return found


def texts():
    for item in items():
        for field in item.shape.texts:
            if field in item.mapping:
                yield item, field, item.mapping[field]


def summaries_of_hubs():
    for item, field, text in texts():
        if (item.shape.folder, field) == ("hubs", "summary"):
            yield item, text


def test_every_claim_stands_in_the_inventory_of_its_source():
    claimed = {(c.mapping["source"], c.mapping["paragraph"], c.mapping["number"]) for c in claims()}
    listed = {
        (source, paragraph, int(number))
        for source, lines in inventory().items()
        for paragraph, said in lines.items()
        if not said.startswith("none: ")
        for number in said.split()
    }

    assert claimed == listed


def test_every_paragraph_has_its_claims_or_its_reason():
    for source, lines in inventory().items():
        assert list(lines) == list(range(1, len(lines) + 1)), source
        for said in lines.values():
            assert re.fullmatch(r"\d+( \d+)*|none: (opinion|anecdote|noise)", said), said


def test_claim_numbers_are_given_once():
    numbers = [claim.mapping["number"] for claim in claims()]

    assert len(numbers) == len(set(numbers))


def test_every_text_is_there_in_four_languages():
    short = [(item.place, field) for item, field, text in texts() if set(text) != set(LANGUAGES)]

    assert short == []


def test_texts_are_composed_and_without_stray_spaces():
    for item, field, text in texts():
        for written in text.values():
            assert written == unicodedata.normalize("NFC", written).strip(), (item.place, field)


def test_no_han_letter_is_parted_from_latin_by_a_space():
    for item, field, text in texts():
        for code in ("zh-hans", "zh-hant"):
            found = re.search(r"[\u4e00-\u9fff] [A-Za-z]|[A-Za-z] [\u4e00-\u9fff]", text[code])
            assert not found, (item.place, field, found)


def test_prose_holds_no_digits_since_numbers_are_figures():
    for item, field, text in texts():
        if field == "keywords":
            continue
        for written in map(without_references, text.values()):
            prose = NO_PROSE.sub("", PROPER_NAMES.sub("", written))
            assert not re.search(r"\d", prose), (item.place, field, written)


def test_the_languages_of_a_summary_name_the_same_references():
    for item, text in summaries_of_hubs():
        named = {tuple(TOKEN.findall(written)) for written in text.values()}
        assert len(named) == 1, (item.place, named)


def test_a_reference_follows_its_sentence_and_names_a_source_once():
    source_of = {claim.mapping["number"]: claim.mapping["source"] for claim in claims()}
    for item, text in summaries_of_hubs():
        for written in text.values():
            assert not re.search(r"[^.。}]\{\{claim", written), (item.place, written)
            for together in TOGETHER.findall(written):
                sources = [source_of[each.number] for each in references_in(together)]
                assert len(sources) == len(set(sources)) <= 3, (item.place, together)


def test_a_summary_of_a_hub_is_short():
    for item, text in summaries_of_hubs():
        assert len(without_references(text["en"]).split()) <= 120, item.place


def test_traditional_texts_hold_no_simplified_character():
    for item, field, text in texts():
        written = NO_PROSE.sub("", text["zh-hant"])
        found = {c for c in written if _in(c, "gb2312") and not _in(c, "big5")}
        assert not {c for c in found if HAN.match(c)}, (item.place, field, found)


def test_simplified_texts_hold_no_traditional_character():
    convert = OpenCC("t2s").convert
    for item, field, text in texts():
        written = NO_PROSE.sub("", text["zh-hans"])
        found = {c for c in written if convert(c) != c} - NAMES_OF_BRANDS
        assert not found, (item.place, field, found)


def _in(character: str, encoding: str) -> bool:
    """Tell whether a national character set has a character: GB 2312 or Taiwan's Big5."""
    try:
        character.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


@pytest.mark.django_db
def test_content_loads_and_dumps_to_the_same_bytes(tmp_path):
    report = load_content(CONTENT)
    assert report.created == len(items())

    write_items(tmp_path)

    ours = {p.relative_to(CONTENT): p.read_bytes() for p in CONTENT.glob("*/*.yaml")}
    dumped = {p.relative_to(tmp_path): p.read_bytes() for p in tmp_path.glob("*/*.yaml")}
    assert dumped == ours
    assert load_content(CONTENT).unchanged == report.created


@pytest.mark.django_db
def test_the_site_counts_every_text_as_there_and_none_as_stale():
    load_content(CONTENT)

    counted = tally(translated_records(public=True))

    lacking = [one for one in counted if one.states[MISSING] or one.states[STALE]]
    assert lacking == []


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not part of the repository")
def test_every_locator_still_fits_its_article():
    articles = {}
    for path in sorted(SEEDS.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        articles[text_sha256(text)] = text
    sources = {i.mapping["slug"]: i.mapping for i in items() if i.shape.folder == "sources"}
    for claim in claims():
        text = articles[sources[claim.mapping["source"]]["text_sha256"]]
        place = [claim.mapping.get(name) for name in ("paragraph", "start", "end")]
        assert passage_sha256(passage_text(text, *place)) == claim.mapping["passage_sha256"]
    for slug, lines in inventory().items():
        assert len(lines) == len(paragraphs(articles[sources[slug]["text_sha256"]]))


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles are not part of the repository")
def test_content_holds_no_sentence_of_an_article():
    articles = "\n".join(p.read_text(encoding="utf-8") for p in sorted(SEEDS.glob("*.txt")))
    for item, field, text in texts():
        if field not in {"keywords", "title"}:
            for language, written in text.items():
                bare = re.sub(r"《[^》]*》", "", written)
                assert not _shares_a_clause(bare, language, articles), (item.place, field, written)


def _shares_a_clause(text: str, language: str, articles: str) -> bool:
    """Tell whether 16 characters of Chinese or 60 of Latin letters stand in the articles too."""
    length = 16 if language.startswith("zh") else 60
    return any(text[i : i + length] in articles for i in range(len(text) - length))
