"""The index says what readers may see, right after each change and in the same transaction."""

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection, models

from editorial.clock import hold_clock
from editorial.drafts import create_record, restore, save_draft
from editorial.loading import load_content
from editorial.models import Revision
from editorial.patches import data_of
from editorial.publishing import publish_draft
from editorial.services import delete_draft, publish, retire, save_record, unpublish
from hubs.models import Alias, Hub
from pages.setup import prepare_site
from search.engines import engine
from search.engines.statements import first_of_each_kind
from search.expressions import token
from search.finding import matching_for_staff
from search.models import Document, Name
from search.registry import registered_models
from search.services import is_empty, rebuild
from sources.intake.store import store_text
from sources.models import Source
from tests.editorial.people import editor, publisher
from tests.factories import HubFactory, SourceFactory
from tests.search.finds import found

pytestmark = pytest.mark.django_db


@pytest.fixture
def hub():
    return HubFactory(slug="lake", name_en="Lake City", name_vi="Hồ Thành", public=True)


def draft_of(hub, **changes) -> Revision:
    return save_draft(hub, data_of(hub) | changes, by=editor())


def rows() -> list[tuple]:
    """Return the whole index, without the ids of its rows."""
    document = ("model", "object", "part", "language", "title", "sort", "text")
    name = ("model", "object", "key", "marked", "is_alias", "sort", "text")
    as_text = models.functions.Cast("tokens", models.TextField())
    documents = Document.objects.annotate(text=as_text).values_list(*document)
    names = Name.objects.annotate(text=as_text).values_list(*name)
    return sorted([*documents, *names], key=repr)


def test_a_record_is_found_once_it_is_published():
    hub = HubFactory(slug="lake", name_en="Lake City")
    assert found("lake city") == []

    publish(hub)
    assert found("lake city") == ["hub/lake"]


@pytest.mark.parametrize("withdraw", [retire, unpublish])
def test_a_record_that_is_withdrawn_is_not_found(hub, withdraw):
    withdraw(hub)

    assert found("lake city") == []
    assert rows() == []


def test_a_draft_is_found_by_what_it_says_once_it_is_published(hub):
    draft = draft_of(hub, name_en="Harbour", summary_vi="Một thành phố cảng.")
    assert found("harbour") == []

    publish_draft(draft, by=publisher())
    assert found("harbour") == found("thanh pho cang") == ["hub/lake"]
    assert found("lake") == []


def test_aliases_of_a_draft_are_found_once_it_is_published(hub):
    draft = draft_of(hub, aliases=[{"text": "Bích Trì", "language": "vi", "kind": "short"}])
    assert found("bich tri") == []

    publish_draft(draft, by=publisher())
    assert found("bich tri") == ["hub/lake"]


def test_a_record_is_found_by_its_new_slug_and_language(hub):
    hub.slug, hub.name_zh_hans = "lake-2", "湖城"
    save_record(hub)

    assert found("湖城") == ["hub/lake-2"]


def test_what_is_restored_and_published_is_found_again(hub):
    publish_draft(draft_of(hub, name_en="Harbour"), by=publisher())
    first = Revision.objects.of_record(hub).get(number=1)
    binh = publisher("binh2")

    publish_draft(restore(first, hub, by=binh), by=binh)

    assert found("lake city") == ["hub/lake"]
    assert found("harbour") == []


def test_a_failed_transaction_changes_nothing(hub):
    before = rows()

    with pytest.raises(ValidationError):
        retire_and_fail(hub)

    assert rows() == before
    assert found("lake city") == ["hub/lake"]


def retire_and_fail(hub):
    with hold_clock():
        retire(hub)
        publish(HubFactory(name_en="Harbour"))
        raise ValidationError("no")


def test_a_load_indexes_what_it_brings_in_bulk(tmp_path):
    folder = tmp_path / "hubs"
    folder.mkdir()
    hubs = "".join(f"- slug: h{n}\n  name: {{en: Harbour {n}}}\n" for n in range(60))
    (folder / "all.yaml").write_text(hubs, encoding="utf-8")

    load_content(tmp_path)
    assert len(found("harbour", most=100)) == 60

    text = (folder / "all.yaml").read_text(encoding="utf-8").replace("Harbour", "Haven")
    (folder / "all.yaml").write_text(text, encoding="utf-8")
    counting = Counting()
    with connection.execute_wrapper(counting):
        load_content(tmp_path)
    assert len(found("haven", most=100)) == 60
    assert found("harbour") == []
    assert counting.writes < 20


def test_a_rebuild_gives_what_publishing_gave(hub):
    source = SourceFactory(slug="news", title_en="Lake news", public=True)
    store_text(source, b"x", "The lake froze.", (), by=None)
    before = rows()

    call_command("rebuild_search", verbosity=0)
    assert rows() == before


def test_a_rebuild_brings_back_what_is_missing_and_takes_out_what_is_gone(hub):
    for table in (Document, Name):
        engine().erase(table.objects.all())
    Hub.objects.filter(pk=hub.pk).update(name_en="Harbour")
    publish(ghost := HubFactory(name_en="Ghost"))
    Hub.objects.filter(pk=ghost.pk).delete()

    call_command("rebuild_search", verbosity=0)

    assert found("harbour") == ["hub/lake"]
    assert {row[1] for row in rows()} == {hub.pk}


def test_the_old_index_stays_until_the_new_one_is_there(hub):
    steps = rebuild(Hub)
    assert found("lake city") == ["hub/lake"]

    next(steps)
    assert found("lake city") == ["hub/lake"]


def test_a_start_indexes_a_site_whose_index_is_empty(hub):
    for table in (Document, Name):
        engine().erase(table.objects.all())
    assert is_empty()

    list(prepare_site())
    assert found("lake city") == ["hub/lake"]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL reads the table anyway")
def test_what_is_read_of_found_rows_stands_apart_from_their_tokens(hub):
    statement = first_of_each_kind([token("^lake")], ["hub"], None, 5, "sqlite")
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {statement.sql}", statement.params)
        plan = " ".join(row[3] for row in cursor.fetchall())

    assert "COVERING INDEX search_document_found" in plan


def test_full_texts_are_found_by_staff_alone():
    source = SourceFactory(slug="news", title_en="Lake news", public=True)
    store_text(source, b"x", "Thành phố 深圳創新 has walruses.", (), by=None)

    for question in ("walruses", "深圳创新", "thanh pho", "!walrus"):
        assert found(question) == []
    assert list(matching_for_staff("source", "walruses 深圳创新")) == [{"object": source.pk}]


def test_staff_find_the_text_of_a_source_that_is_not_public(client):
    draft = create_record(
        Source(),
        data_of(Source()) | {"slug": "news", "title_en": "News", "original_title": "News",
                             "language": "en"},
        by=publisher(),
    )  # fmt: skip
    source = Source.objects.get(pk=draft.object)
    store_text(source, b"x", "It has walruses.", (), by=None)
    assert list(matching_for_staff("source", "walruses"))

    delete_draft_with_text(source)
    assert not Document.objects.exists()


def delete_draft_with_text(source):
    source.snapshots.all().delete()
    delete_draft(source)


def test_a_wrong_name_is_found_and_never_shown(client, hub):
    Alias.objects.create(hub=hub, text="Pond Town", language="en", kind="wrong")
    save_record(hub)

    page = client.get("/en/search/", {"q": "pond town"}).content.decode()
    assert "Lake City</a>" in page
    assert "Pond Town" not in page


def test_every_model_that_is_found_is_a_public_record():
    assert all(hasattr(model.objects, "published") for model in registered_models())


class Counting:
    """Count what is written."""

    def __init__(self):
        self.writes = 0

    def __call__(self, execute, sql, params, many, context):
        self.writes += "search_" in sql and not sql.startswith("SELECT")
        return execute(sql, params, many, context)
