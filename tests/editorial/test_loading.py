"""Content files: loading is whole, repeatable, and loses no editor's work."""

import pytest
import yaml

from editorial.clock import read_clock
from editorial.files import ContentError, write_items
from editorial.loading import load_content
from editorial.models import Change
from editorial.services import save_record
from hubs.models import Hub, HubFigure
from sources.models import ClaimNumber
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db

CHINA = {"slug": "china", "kind": "country", "name": {"en": "China", "vi": "Trung Quốc"}}
SHENZHEN = {
    "slug": "a-city",
    "parent": "china",
    "name": {"en": "Shenzhen"},
    "aliases": [{"text": "Thâm Quyến", "language": "vi", "kind": "short"}],
}


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes hubs as content files and returns their folder."""

    def write(*hubs: dict):
        (tmp_path / "hubs").mkdir(exist_ok=True)
        for hub in hubs:
            path = tmp_path / "hubs" / f"{hub['slug']}.yaml"
            path.write_text(yaml.safe_dump([hub], allow_unicode=True), encoding="utf-8")
        return tmp_path

    return write


def test_a_child_is_loaded_after_its_parent_whatever_the_file_names(folder):
    report = load_content(folder(SHENZHEN, CHINA))

    assert report.created == 2
    assert Hub.objects.published().get(slug="a-city").parent.slug == "china"


def test_a_second_load_changes_nothing(folder):
    load_content(folder(CHINA, SHENZHEN))
    lines = Change.objects.count()

    assert load_content(folder(CHINA, SHENZHEN)).unchanged == 2
    assert Change.objects.count() == lines


def test_a_load_raises_the_clock_where_it_changes_anything(folder):
    load_content(folder(CHINA))
    before = read_clock()

    load_content(folder(CHINA))
    assert read_clock() == before
    load_content(folder(SHENZHEN))
    assert read_clock() == before + 1


def test_a_changed_file_changes_its_record(folder):
    load_content(folder(CHINA))

    report = load_content(folder(CHINA | {"name": {"en": "China", "vi": "Trung Hoa"}}))

    assert (report.updated, report.unchanged) == (1, 0)
    assert Hub.objects.get().name_vi == "Trung Hoa"


def test_a_record_changed_on_the_site_is_left_alone_and_listed(folder):
    load_content(folder(CHINA))
    hub = Hub.objects.get()
    hub.name_en = "PR China"
    save_record(hub)

    report = load_content(folder(CHINA))

    assert report.kept == ["hub china"]
    assert Hub.objects.get().name_en == "PR China"


def test_overwrite_takes_the_side_of_the_files(folder):
    HubFactory(slug="china", name_en="Mine", public=True)

    load_content(folder(CHINA), overwrite=True)

    assert Hub.objects.get().name_en == "China"


def test_check_writes_nothing(folder):
    report = load_content(folder(CHINA), check=True)

    assert report.created == 1
    assert not Hub.objects.exists()


@pytest.mark.parametrize(
    "hub, said",
    [
        (CHINA | {"kind": "planet"}, "planet"),
        (CHINA | {"parent": "earth"}, "no hub “earth”"),
        (CHINA | {"mayor": "x"}, "unknown mayor"),
        (CHINA | {"name": {"fr": "Chine"}}, "unknown language fr"),
        (CHINA | {"lat": "12"}, "Latitude and longitude go together."),
    ],
)
def test_a_wrong_file_is_named_and_nothing_is_written(folder, hub, said):
    with pytest.raises(ContentError, match=said) as caught:
        load_content(folder(hub, {"slug": "zz", "name": {"en": "Zz"}}))

    assert "hubs/china.yaml" in str(caught.value)
    assert not Hub.objects.exists()


def test_a_file_that_is_no_list_is_named(folder):
    path = folder(CHINA) / "hubs" / "china.yaml"
    path.write_text("just: a mapping", encoding="utf-8")

    with pytest.raises(ContentError, match="hubs/china.yaml: expected a list"):
        load_content(path.parent.parent)


def test_drafts_and_retired_records_come_back_as_they_were(folder):
    load_content(
        folder(CHINA | {"state": "retired"}, SHENZHEN | {"state": "draft", "parent": None})
    )

    assert dict(Hub.objects.values_list("slug", "state")) == {
        "china": "retired",
        "a-city": "draft",
    }


def test_dump_keeps_claim_numbers_and_removes_stale_files(tmp_path):
    figure = FigureFactory(number=77, public=True)
    (tmp_path / "hubs").mkdir()
    (tmp_path / "hubs" / "gone.yaml").write_text("[]", encoding="utf-8")

    write_items(tmp_path)
    HubFigure.objects.all().delete()
    load_content(tmp_path)

    assert HubFigure.objects.get().number == figure.number
    assert not (tmp_path / "hubs" / "gone.yaml").exists()


def test_a_new_claim_follows_the_numbers_that_were_loaded(tmp_path):
    FigureFactory(number=77, public=True)
    write_items(tmp_path)
    HubFigure.objects.all().delete()
    ClaimNumber.objects.all().delete()
    load_content(tmp_path)

    assert FigureFactory().number > 77


def test_a_marked_quote_is_dumped_and_loaded_although_no_text_is_stored(tmp_path):
    figure = FigureFactory(number=77, quote_translation_vi="Bản dịch.", public=True)
    HubFigure.objects.update(quote_public=True)
    write_items(tmp_path)
    (path,) = (tmp_path / "claims").glob("*.yaml")
    dumped = path.read_bytes()
    HubFigure.objects.all().delete()
    load_content(tmp_path)
    write_items(tmp_path)

    assert b"quote_public: true" in dumped
    assert path.read_bytes() == dumped
    assert HubFigure.objects.get().quote_public
    assert figure.number == HubFigure.objects.get().number


def test_what_no_editor_marked_leaves_no_line(tmp_path):
    FigureFactory(public=True)
    write_items(tmp_path)
    (path,) = (tmp_path / "claims").glob("*.yaml")

    assert b"quote" not in path.read_bytes()
