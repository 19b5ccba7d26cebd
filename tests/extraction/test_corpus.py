"""The articles with known answers: every answer names a place and records that exist.

The rules of the corpus are in corpus/README.md. Nothing here runs the extraction.
"""

import json
import re
import sys
import unicodedata
from datetime import date
from decimal import Decimal
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

HERE = Path(__file__).parent / "corpus"
CONTENT = Path(__file__).parents[2] / "content"
ARTICLES = sorted(path for path in HERE.iterdir() if path.suffix in {".txt", ".html"})
LANGUAGES = {"en": "en", "vi": "vi", "zh-hans": "zh-hans", "zh-hant": "zh-hant"}
GENRES = {"newspaper", "press-release", "blog"}
QUALIFIERS = {
    *("exact", "over", "at_least", "nearly", "about"),
    *("under", "at_most", "range", "vague"),
}
KINDS = {"actual", "provisional", "estimate", "forecast", "target"}
PRECISIONS = {"day", "month", "quarter", "half", "year", "range"}
ROLES = {
    *("headquarters", "based", "founded", "operations"),
    *("research", "manufacturing", "data_centre"),
}
FIGURE_KEYS = {
    *("paragraph", "text", "value", "value_high", "qualifier", "unit"),
    *("kind", "period", "subject_type", "subject", "indicator"),
}
BLOCKS = {
    *("address", "article", "aside", "blockquote", "body", "button", "caption", "dd", "details"),
    *("dialog", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form"),
    *("h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "legend", "li", "main", "nav", "ol"),
    *("p", "pre", "search", "section", "summary", "table", "tbody", "td", "tfoot", "th"),
    *("thead", "tr", "ul"),
}
NO_TEXT = {"head", "script", "style", "template"}


class BlockReader(HTMLParser):
    """Collects the runs of text between the edges of block elements."""

    def __init__(self):
        super().__init__()
        self.blocks, self.run, self.silent = [], [], 0

    def end_block(self):
        text = " ".join("".join(self.run).split())
        if text:
            self.blocks.append(unicodedata.normalize("NFC", text))
        self.run = []

    def handle_starttag(self, tag, attrs):
        self.silent += tag in NO_TEXT
        if tag in BLOCKS:
            self.end_block()
        elif tag == "br":
            self.run.append(" ")

    def handle_endtag(self, tag):
        self.silent -= tag in NO_TEXT
        if tag in BLOCKS:
            self.end_block()

    def handle_data(self, data):
        if not self.silent:
            self.run.append(data)


def blocks_of_html(text: str) -> list[str]:
    reader = BlockReader()
    reader.feed(text)
    reader.close()
    reader.end_block()
    return reader.blocks


def answer_of(article: Path) -> dict:
    return json.loads(article.with_suffix(".json").read_text(encoding="utf-8"))


@cache
def numbered(article: Path) -> dict[int, str]:
    """Return the paragraphs of an article by the numbers that its answer uses."""
    text = article.read_bytes().decode(answer_of(article).get("encoding", "utf-8"))
    if article.suffix == ".html":
        blocks = blocks_of_html(text)
    else:
        lines = unicodedata.normalize("NFC", text).split("\n")
        blocks = [line.strip() for line in lines if line.strip()]
    return dict(enumerate(blocks, 1))


@cache
def records(folder: str) -> dict[str, dict]:
    found = {}
    for path in sorted((CONTENT / folder).glob("*.yaml")):
        for record in yaml.safe_load(path.read_text(encoding="utf-8")):
            found[record["slug"]] = record
    return found


def figures_of(article: Path) -> list[dict]:
    return answer_of(article)["figures"]


def is_plain_decimal(value: str) -> bool:
    if not re.fullmatch(r"-?\d+(\.\d{1,6})?", value):
        return False
    return not ("." in value and value.endswith("0")) and str(Decimal(value)) == value


each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.name)


def test_every_language_has_a_newspaper_a_press_release_and_a_blog():
    names = {tuple(re.fullmatch(r"(.+?)-(n|p|b)\w.*", path.stem).groups()) for path in ARTICLES}
    assert names == {(language, genre[0]) for language in LANGUAGES for genre in GENRES}
    assert len(ARTICLES) >= 14
    assert len([path for path in ARTICLES if path.suffix == ".html"]) >= 2


def test_every_answer_has_its_article():
    answers = {path.stem for path in HERE.glob("*.json")}
    assert answers == {path.stem for path in ARTICLES}


def test_two_articles_are_in_older_chinese_encodings():
    encodings = {answer_of(article).get("encoding") for article in ARTICLES}
    assert encodings == {None, "gb18030", "big5"}


@each_article
def test_an_answer_names_language_date_and_hub(article):
    answer = answer_of(article)
    assert answer["language"] in LANGUAGES
    assert article.stem.startswith(answer["language"] + "-")
    assert answer["published_on"] is None or date.fromisoformat(answer["published_on"])
    assert answer["title"]
    assert answer["publisher"]
    assert answer["author"] is None or answer["author"].strip()
    assert answer["main_hub"] is None or answer["main_hub"] in records("hubs")


@each_article
def test_the_title_and_the_author_stand_in_the_article(article):
    answer = answer_of(article)
    kept = [numbered(article)[number] for number in answer["kept_paragraphs"]]
    assert answer["title"] in kept
    assert answer["author"] is None or any(answer["author"] in text for text in kept)


@each_article
def test_every_paragraph_is_either_kept_or_dropped(article):
    answer = answer_of(article)
    kept, dropped = answer["kept_paragraphs"], answer["dropped"]
    assert kept == sorted(kept)
    assert dropped == sorted(dropped)
    assert sorted(kept + dropped) == list(numbered(article))
    assert set(answer["either_way"]) <= set(numbered(article))


@each_article
def test_an_article_has_noise_and_twelve_to_twenty_five_figures(article):
    assert 12 <= len(figures_of(article)) <= 25
    assert len(answer_of(article)["dropped"]) >= 8


@each_article
def test_every_figure_is_printed_in_its_paragraph(article):
    answer = answer_of(article)
    for figure in answer["figures"]:
        assert figure["paragraph"] in answer["kept_paragraphs"], figure
        assert figure["paragraph"] not in answer["either_way"], figure
        assert figure["text"] in numbered(article)[figure["paragraph"]], figure


@each_article
def test_the_figures_are_listed_in_the_order_of_the_text(article):
    reached = (0, 0)
    for figure in figures_of(article):
        paragraph = numbered(article)[figure["paragraph"]]
        after = reached[1] if reached[0] == figure["paragraph"] else 0
        start = paragraph.find(figure["text"], after)
        assert start >= after, figure
        reached = (figure["paragraph"], start + len(figure["text"]))


@each_article
def test_a_figure_has_the_fields_and_values_of_the_contract(article):
    for figure in figures_of(article):
        assert set(figure) - {"note"} == FIGURE_KEYS, figure
        assert figure["qualifier"] in QUALIFIERS, figure
        assert figure["kind"] in KINDS, figure
        assert (figure["value"] is None) == (figure["qualifier"] == "vague"), figure
        assert (figure["value_high"] is not None) == (figure["qualifier"] == "range"), figure
        for value in (figure["value"], figure["value_high"]):
            assert value is None or is_plain_decimal(value), figure
        if figure["value_high"]:
            assert Decimal(figure["value"]) < Decimal(figure["value_high"]), figure


@each_article
def test_a_period_is_whole_or_an_end_alone(article):
    for figure in figures_of(article):
        period = figure["period"]
        if period is None:
            continue
        assert set(period) == {"start", "end", "precision"}, figure
        assert period["precision"] in PRECISIONS, figure
        end = date.fromisoformat(period["end"])
        if period["start"] is None:
            assert figure["kind"] == "target", figure
        else:
            assert date.fromisoformat(period["start"]) <= end, figure


@each_article
def test_the_slugs_of_a_figure_stand_in_the_content(article):
    for figure in figures_of(article):
        assert figure["unit"] is None or figure["unit"] in records("units"), figure
        folder = {"hub": "hubs", "company": "companies", None: None}[figure["subject_type"]]
        assert figure["subject"] is None or figure["subject"] in records(folder), figure
        assert figure["indicator"] is None or figure["indicator"] in records("indicators"), figure


@each_article
def test_an_indicator_fits_the_unit_and_the_subject_of_its_figure(article):
    for figure in figures_of(article):
        if figure["indicator"]:
            indicator = records("indicators")[figure["indicator"]]
            assert figure["unit"] == indicator["unit"], figure
            assert figure["subject_type"] == indicator.get("subject", "hub"), figure


@each_article
def test_a_presence_names_a_company_a_hub_and_a_role(article):
    answer = answer_of(article)
    for presence in answer["presences"]:
        assert set(presence) == {"paragraph", "company", "hub", "role"}
        assert presence["paragraph"] in answer["kept_paragraphs"]
        assert presence["company"] in records("companies")
        assert presence["hub"] in records("hubs")
        assert presence["role"] in ROLES


@each_article
def test_an_event_has_a_date_with_its_precision(article):
    answer = answer_of(article)
    for event in answer["events"]:
        assert set(event) == {"paragraph", "date", "precision", "planned"}
        assert event["paragraph"] in answer["kept_paragraphs"]
        assert event["precision"] in {"day", "month", "year"}
        day = date.fromisoformat(event["date"])
        assert event["precision"] == "day" or day.day == 1
        assert event["precision"] != "year" or day.month == 1


def lines_with_answers(article: Path):
    """Yield every paragraph with its answers, to be read beside each other."""
    answer = answer_of(article)
    yield f"=== {article.name}"
    for number, text in numbered(article).items():
        yield f"{number:3} {'kept' if number in answer['kept_paragraphs'] else 'drop'} {text}"
        for kind in ("figures", "presences", "events"):
            for claim in answer[kind]:
                if claim["paragraph"] == number:
                    said = [f"{claim[key]}" for key in claim if key != "paragraph"]
                    yield f"      {kind}: {' | '.join(said)}"


if __name__ == "__main__":
    for shown in ARTICLES:
        sys.stdout.writelines(f"{line}\n" for line in lines_with_answers(shown))
