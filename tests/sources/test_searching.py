"""What an article is suggested to say is searched for once, and again when names change."""

import pytest
from django.utils import timezone

from companies.models import Company
from editorial.drafts import create_record, save_draft
from editorial.patches import data_of, flat
from editorial.services import delete_draft, publish
from editorial.shapes import shape_of
from hubs.models import Hub
from sources.articles import paragraphs, text_sha256
from sources.searching import search_article
from tests.editorial.people import editor
from tests.factories import HubFactory, SourceFactory

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("store")]

TEXT = "Portville and Brightbot grow.\nSo does Newhaven."


@pytest.fixture
def snapshot():
    source = SourceFactory(language="en")
    return source.snapshots.create(
        raw=b"", text=TEXT, sha256=text_sha256(TEXT), fetched_at=timezone.now()
    )


def named_in(snapshot) -> list[str]:
    found = search_article(snapshot.source, snapshot, paragraphs(TEXT))
    return [mention.subject for mention in found.mentions]


def draft_of(model, slug: str, name: str, by):
    data = flat(shape_of(model), {"slug": slug, "name": {"en": name}})
    record = model()
    create_record(record, data, by=by)
    return record


def test_a_text_is_searched_once(snapshot, django_assert_num_queries):
    HubFactory(slug="portville", name_en="Portville", public=True)
    assert named_in(snapshot) == ["portville"]

    with django_assert_num_queries(2):
        assert named_in(snapshot) == ["portville"]


def test_what_is_published_is_found_at_once(snapshot):
    hub = HubFactory(slug="portville", name_en="Elsewhere")
    assert named_in(snapshot) == []
    Hub.objects.filter(pk=hub.pk).update(name_en="Portville")

    publish(Hub.objects.get())

    assert named_in(snapshot) == ["portville"]


def test_a_draft_is_found_from_its_first_to_its_last_moment(snapshot):
    anna = editor()
    assert named_in(snapshot) == []

    record = draft_of(Company, "brightbot", "Brightbot", anna)
    assert named_in(snapshot) == ["brightbot"]
    record.refresh_from_db()
    save_draft(record, data_of(record) | {"name_en": "Newhaven"}, by=anna)
    assert named_in(snapshot) == ["brightbot"]
    assert search_article(snapshot.source, snapshot, paragraphs(TEXT)).mentions[0].place.start == 8
    delete_draft(Company.objects.get())
    assert named_in(snapshot) == []


def test_blocks_that_are_left_out_are_not_searched(snapshot):
    HubFactory(slug="portville", name_en="Portville", public=True)
    assert named_in(snapshot) == ["portville"]

    snapshot.dropped = [1]

    assert named_in(snapshot) == []


def test_a_cache_that_is_gone_costs_time_alone(snapshot, settings):
    HubFactory(slug="portville", name_en="Portville", public=True)
    gone = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:1",
    }
    settings.CACHES = settings.CACHES | {"default": gone}

    assert named_in(snapshot) == ["portville"]
