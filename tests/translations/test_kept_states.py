"""The states of texts travel with the content files."""

import pytest
import yaml

from editorial.files import ContentError, write_items
from editorial.loading import load_content
from hubs.models import Hub
from tests.editorial.people import editor
from translations.marks import REVIEWED, STALE
from translations.models import FieldState
from translations.services import say
from translations.work import open_work

pytestmark = pytest.mark.django_db

HUE = {
    "slug": "hue",
    "name": {"en": "Hue", "vi": "Huế"},
    "tagline": {"en": "Old capital", "vi": "Cố đô"},
    "states": {
        "name": {"vi": "reviewed from en at 2026-11-01T08:00:00+00:00"},
        "tagline": {"vi": {"said": "in_review", "from": "en", "original": "Former capital"}},
    },
}


def folder_with(tmp_path, hub):
    (tmp_path / "hubs").mkdir(exist_ok=True)
    text = yaml.safe_dump([hub], allow_unicode=True)
    (tmp_path / "hubs" / "hue.yaml").write_text(text, encoding="utf-8")
    return tmp_path


@pytest.fixture
def hub(tmp_path):
    load_content(folder_with(tmp_path, HUE))
    return Hub.objects.get(slug="hue")


def test_states_are_loaded_as_they_hold_now(hub):
    assert open_work(hub, editor()).state("name", "vi") == REVIEWED
    assert FieldState.objects.get(field="tagline").state == STALE


def test_states_are_dumped_as_they_were_loaded(hub, tmp_path):
    write_items(tmp_path / "out")

    dumped = yaml.safe_load((tmp_path / "out" / "hubs" / "hue.yaml").read_text("utf-8"))
    assert dumped[0]["states"] == HUE["states"]


def test_loading_again_changes_nothing(hub, tmp_path):
    assert load_content(tmp_path).unchanged == 1


def test_a_review_made_on_the_site_is_left_alone(hub, tmp_path):
    say(hub, {"tagline_vi": REVIEWED}, by=editor())

    report = load_content(folder_with(tmp_path, HUE | {"lat": "16.46", "lon": "107.59"}))

    assert report.kept == ["hub hue"]
    assert FieldState.objects.get(field="tagline").state == REVIEWED


def test_states_that_the_file_has_count_over_what_a_changed_text_would_say(hub, tmp_path):
    changed = HUE | {
        "tagline": {"en": "Imperial city", "vi": "Kinh thành"},
        "states": {"tagline": {"vi": {"said": "reviewed", "from": "en"}}},
    }

    load_content(folder_with(tmp_path, changed))

    states = dict(FieldState.objects.values_list("field", "state"))
    assert states == {"tagline": REVIEWED}


def test_an_unknown_language_is_named(tmp_path):
    wrong = HUE | {"states": {"name": {"fr": {"said": "reviewed"}}}}

    with pytest.raises(ContentError, match="fr"):
        load_content(folder_with(tmp_path, wrong))


def test_a_line_that_is_no_state_is_named(tmp_path):
    wrong = HUE | {"states": {"name": {"vi": "reviewed by me today"}}}

    with pytest.raises(ContentError, match="reviewed by me today"):
        load_content(folder_with(tmp_path, wrong))
