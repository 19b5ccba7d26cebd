"""The exchange with the Translate Toolkit as the other side."""

from io import BytesIO

import pytest
from translate.storage import csvl10n, xliff2

from editorial.drafts import draft_of
from tests.editorial.people import editor
from tests.factories import HubFactory
from tests.translations.exchanged import entry, exported, require_valid, rows, whole
from translations.exchange.files import write_xliff
from translations.exchange.services import import_texts

pytestmark = pytest.mark.django_db

VIETNAMESE = 'Cố đô  "bên sông" & <núi>\n\n🏯 của nhà Nguyễn'


@pytest.fixture
def hub():
    return HubFactory(
        slug="hue",
        name_en="Hue",
        name_vi="Huế",
        tagline_en="  The “old”\n\ncapital & <more> 🏯",
        public=True,
    )


def store_of(raw, kind=xliff2.Xliff2File):
    return kind.parsestring(raw)


def written(store) -> bytes:
    buffer = BytesIO()
    store.serialize(buffer)
    return buffer.getvalue()


def test_the_toolkit_reads_our_documents(hub):
    store = store_of(exported())

    assert (store.sourcelanguage, store.targetlanguage) == ("en", "vi")
    units = {unit.getid(): unit for unit in store.units}
    assert units["name"].target == "Huế"
    assert units["tagline"].source == hub.tagline_en
    assert not units["tagline"].istranslated()
    assert "Tagline" in units["tagline"].getunitelement()[1][0].text


def test_translations_made_with_the_toolkit_come_back_as_drafts(hub):
    anna = editor()
    store = store_of(exported(anna))
    unit = next(unit for unit in store.units if unit.getid() == "tagline")
    unit.target = VIETNAMESE
    unit.marktranslated()
    raw = written(store)
    require_valid(raw)

    import_texts(raw, by=anna)

    assert draft_of(hub, anna).data["tagline_vi"] == VIETNAMESE
    assert import_texts(raw, by=anna).drafts == []


def test_a_file_that_only_went_through_the_toolkit_changes_nothing(hub):
    for kind, reader in (("xliff", xliff2.Xliff2File), ("tool-csv", csvl10n.csvfile)):
        raw = written(store_of(exported(kind=kind), reader))
        assert import_texts(raw, by=editor(kind)).drafts == []


def test_references_stay_whole_in_the_toolkit():
    figure = "{{figure:hub/hue/visitors@2024}}"
    text = entry(original=f"Has {figure} guests.", translation=f"Có {figure}.", state="written")
    store = store_of(whole(write_xliff([text], "vi")))

    (unit,) = store.units
    unit.rich_target = unit.rich_source
    (row,) = rows(written(store))

    assert row.translation == text.original


def test_tables_come_back_from_the_toolkit(hub):
    anna = editor()
    store = store_of(exported(anna, kind="tool-csv"), csvl10n.csvfile)
    unit = next(unit for unit in store.units if unit.source == hub.tagline_en)
    assert (unit.getid(), unit.target) == ("hub/hue/tagline", "")
    unit.target = VIETNAMESE
    raw = written(store)

    import_texts(raw, by=anna)

    assert draft_of(hub, anna).data["tagline_vi"] == VIETNAMESE
