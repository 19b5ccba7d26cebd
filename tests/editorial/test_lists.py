"""Public lists: pages that end before they get slow."""

import pytest

from companies.models import Company
from editorial import lists
from tests.factories import CompanyFactory

pytestmark = pytest.mark.django_db


def test_pages_end_at_the_last_row_and_say_so(monkeypatch):
    monkeypatch.setattr(lists, "LAST_ROW", 3)
    CompanyFactory.create_batch(5)
    paginator = lists.FirstRowsPaginator(Company.objects.by_name(), 2)

    assert paginator.count == 3
    assert paginator.num_pages == 2
    assert paginator.is_cut


def test_a_list_within_the_limit_is_not_cut(monkeypatch):
    monkeypatch.setattr(lists, "LAST_ROW", 3)
    CompanyFactory.create_batch(3)
    paginator = lists.FirstRowsPaginator(Company.objects.by_name(), 2)

    assert paginator.count == 3
    assert not paginator.is_cut


def test_counting_runs_one_query(django_assert_num_queries):
    CompanyFactory.create_batch(3)
    paginator = lists.FirstRowsPaginator(Company.objects.by_name(), 2)

    with django_assert_num_queries(1):
        assert paginator.count == 3
        assert not paginator.is_cut
