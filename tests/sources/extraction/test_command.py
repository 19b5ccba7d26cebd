"""The command that shows suggestions, over hubs, companies and indicators of the database."""

import json

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sources.extraction import load_lexicon
from tests.factories import CompanyFactory, HubFactory, SourceFactory

TEXT = (
    "In 2024, Portville reported over 25,000 companies.\nBrightbot is headquartered in Portville.\n"
)


@pytest.fixture
def article(tmp_path, db):
    HubFactory(slug="portville", name_en="Portville")
    CompanyFactory(slug="brightbot", name_en="Brightbot")
    path = tmp_path / "article.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_a_file_gives_one_json_line_a_suggestion(article, capsys):
    call_command("suggest_claims", file=article, json=True)

    figure, presence = map(json.loads, capsys.readouterr().out.splitlines())
    assert figure["text"] == "over 25,000 companies" == TEXT[figure["start"] : figure["end"]]
    assert (figure["paragraph"], figure["value"], figure["qualifier"]) == (1, "25000", "over")
    assert figure["period"] == {"start": "2024-01-01", "end": "2024-12-31", "precision": "year"}
    assert (figure["subject_type"], figure["subject"], figure["indicator"]) == (
        "hub",
        "portville",
        None,
    )
    assert (presence["claim"], presence["role"]) == ("presence", "headquarters")


def test_without_json_a_table_ends_in_a_count(article, capsys):
    call_command("suggest_claims", file=article)

    lines = capsys.readouterr().out.splitlines()
    assert lines[-1] == "2 suggestions"
    assert "over 25000 companies" in lines[0]


def test_a_source_without_text_is_an_error(db):
    source = SourceFactory(slug="untold")

    with pytest.raises(CommandError, match="not imported"):
        call_command("suggest_claims", source=source.slug)


def test_a_file_that_is_not_there_is_an_error(db, tmp_path):
    with pytest.raises(CommandError, match=r"nowhere\.txt"):
        call_command("suggest_claims", file=tmp_path / "nowhere.txt")


def test_the_lexicon_takes_as_many_queries_for_many_names(db):
    HubFactory.create_batch(2)
    with CaptureQueriesContext(connection) as few:
        load_lexicon()
    HubFactory.create_batch(5)
    CompanyFactory.create_batch(5)
    with CaptureQueriesContext(connection) as many:
        load_lexicon()

    assert len(many) <= len(few) + 1
