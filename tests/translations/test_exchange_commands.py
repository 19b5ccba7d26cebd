"""The commands of the exchange: one count line, JSON lines, a bad end where something is wrong."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from editorial.drafts import draft_of
from tests.editorial.people import editor
from tests.factories import HubFactory
from tests.translations.exchanged import fill

pytestmark = pytest.mark.django_db


def run(*arguments) -> str:
    out = StringIO()
    call_command(*map(str, arguments), stdout=out)
    return out.getvalue()


def lines(*arguments) -> list[dict]:
    return [json.loads(line) for line in run(*arguments, "--json").splitlines()]


@pytest.fixture
def hub():
    return HubFactory(slug="hue", name_en="Hue", name_vi="Huế", public=True, tagline_en="Capital")


@pytest.fixture
def filled(hub, tmp_path):
    file = tmp_path / "vi.xlf"
    run("export_translations", "vi", file)
    file.write_bytes(fill(file.read_bytes(), {"tagline": "Cố đô"}))
    return file


def test_an_export_ends_with_its_count(hub, tmp_path):
    assert run("export_translations", "vi", tmp_path / "a.csv") == "2 texts\n"
    assert (tmp_path / "a.csv").read_text().startswith("model,key,field")
    run("export_translations", "vi", tmp_path / "a.csv", "--bom")
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbfmodel")
    file = tmp_path / "none.xlf"
    assert run("export_translations", "vi", file, "--state", "stale") == (
        "0 texts; no file was written\n"
    )
    assert not file.exists()
    (line,) = lines("export_translations", "vi", file, "--model", "hub", "--state", "missing")
    assert line == {"file": str(file), "texts": 1}


def test_an_export_from_several_languages_asks_for_an_archive(hub, tmp_path):
    HubFactory(name_en="Port", name_vi="Cảng", tagline_zh_hans="港口")

    with pytest.raises(CommandError, match=r"is a \.zip file"):
        run("export_translations", "vi", tmp_path / "a.xlf")
    run("export_translations", "vi", tmp_path / "a.zip")
    assert run("export_translations", "vi", tmp_path / "a.xlf", "--from", "en") == "3 texts\n"


def test_a_dry_run_saves_nothing(filled, hub):
    told, counts = lines("import_translations", filled, "--dry-run")

    assert (told["kind"], told["key"], told["field"], told["row"]) == (
        "create",
        "hue",
        "tagline",
        2,
    )
    assert (counts["create"], counts["unchanged"], counts["drafts"]) == (1, 1, 0)
    assert draft_of(hub, None) is None


def test_an_import_may_run_twice(filled, hub):
    anna = editor()

    assert run("import_translations", filled, "--by", "anna").endswith("1 unchanged, 1 drafts\n")
    assert draft_of(hub, anna).data["tagline_vi"] == "Cố đô"
    assert run("import_translations", filled, "--by", "anna") == (
        "0 error, 0 conflict, 0 reviewed, 0 stale, 0 update, 0 create, 2 unchanged, 0 drafts\n"
    )


def test_an_error_saves_nothing_and_ends_badly(filled, hub, tmp_path):
    file = tmp_path / "wrong.xlf"
    file.write_bytes(filled.read_bytes().replace(b'id="name"', b'id="nom"'))

    with pytest.raises(CommandError, match="1 texts have an error; nothing was saved"):
        run("import_translations", file)
    assert draft_of(hub, None) is None
    run("import_translations", file, "--valid-only")
    assert draft_of(hub, None).data["tagline_vi"] == "Cố đô"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["import_translations", "/nowhere.xlf"], "No such file"),
        (["import_translations", __file__], "lacks these columns"),
        (["import_translations", __file__, "--by", "nobody"], "nobody: no such user"),
        (["export_translations", "vi", "/nowhere/a.csv", "--model", "hut"], "hut: not among"),
        (["export_translations", "vi", "/nowhere/a.csv"], "No such file"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_line(hub, arguments, words):
    with pytest.raises(CommandError, match=words):
        run(*arguments)
