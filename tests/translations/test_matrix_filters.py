"""The states of texts as filters of every list of the desk."""

import pytest
from django.contrib import admin
from django.urls import reverse

from editorial.models import Public
from editorial.shapes import shape_of
from tests.editorial.people import editor, translator
from tests.factories import CompanyFactory, HubFactory
from translations.languages import LANGUAGES
from translations.marks import IN_REVIEW, SAME
from translations.services import say

pytestmark = pytest.mark.django_db

HUBS = "/admin/hubs/hub/"
RECORDS = [model for model in admin.site._registry if issubclass(model, Public)]


@pytest.fixture
def desk(client):
    """Return a client that an editor signed in with."""
    client.force_login(editor("dung"))
    return client


def found(client, address=HUBS, **asked) -> set[str]:
    return {str(row) for row in client.get(address, asked).context["cl"].result_list}


def test_a_list_keeps_the_records_with_a_text_in_a_state(desk):
    anna = editor()
    say(HubFactory(name_en="A", name_vi="A"), {"name_vi": IN_REVIEW}, by=anna)
    say(HubFactory(name_en="B"), {"name_vi": SAME}, by=anna)
    HubFactory(name_en="C")

    assert found(desk, texts_vi="missing") == {"C"}
    assert found(desk, texts_vi="in_review") == {"A"}
    assert found(desk, texts_vi="same", texts_zh_hans="missing") == {"B"}
    assert found(desk) == {"A", "B", "C"}


def test_facets_count_each_state(desk):
    say(HubFactory(name_vi="A"), {"name_vi": IN_REVIEW}, by=editor())
    HubFactory.create_batch(2)

    page = desk.get(HUBS, {"_facets": "True", "q": "hub"}).content.decode()

    assert "Missing (2)" in page
    assert "In review (1)" in page


def test_what_is_no_state_is_refused(desk):
    assert desk.get(HUBS, {"texts_vi": "good"}).headers["Location"] == "/admin/hubs/hub/?e=1"


@pytest.mark.parametrize("model", RECORDS, ids=lambda model: model.__name__)
def test_every_list_of_translated_records_has_the_filters(desk, model):
    address = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")

    filters = desk.get(address, {"_facets": "True"}).context["cl"].filter_specs

    offered = [each for each in filters if getattr(each, "language", "")]
    assert len(offered) == (len(LANGUAGES) if shape_of(model).texts else 0)


@pytest.mark.parametrize("query", ["?texts_vi=missing", "?texts_vi=written&_facets=True"])
@pytest.mark.parametrize("role", [editor, translator])
def test_their_cost_does_not_grow_with_the_records(client, count_queries, query, role):
    client.force_login(role("em"))
    CompanyFactory.create_batch(2)
    few = count_queries("/admin/companies/company/" + query)
    CompanyFactory.create_batch(10)

    assert count_queries("/admin/companies/company/" + query) == few
