"""What happened to one record, day by day."""

import pytest

from editorial.history import days_of
from editorial.models import Change
from editorial.services import retire
from tests.factories import FigureFactory, HubFactory

pytestmark = pytest.mark.django_db


def test_days_are_the_record_s_own_the_latest_first_and_each_said_once():
    figure = FigureFactory(public=True)
    HubFactory(public=True)
    retire(figure)
    again = {"model": "hubfigure", "object": figure.pk, "slug": figure.key, "action": "retired"}
    Change.objects.create(sequence=10**6, **again)
    days = days_of(Change.objects.of_record(figure))

    assert [day.label for day in days] == ["retired", "created"]
