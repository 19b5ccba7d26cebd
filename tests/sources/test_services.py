"""Claims and their one sequence of numbers."""

import pytest
from django.db import IntegrityError, transaction

from hubs.models import HubFigure
from sources.models import ClaimNumber
from sources.services import continue_numbers
from tests.factories import CorrectionFactory, EventFactory, FigureFactory

pytestmark = pytest.mark.django_db


def test_claims_of_all_kinds_share_one_sequence():
    numbers = [FigureFactory().number, EventFactory().number, CorrectionFactory().number]

    assert numbers == sorted(set(numbers))


def test_a_number_is_never_given_again():
    number = FigureFactory().number
    HubFigure.objects.all().delete()

    assert FigureFactory().number > number


def test_a_number_from_outside_is_taken_over_and_followed():
    FigureFactory(number=500)
    continue_numbers()

    assert ClaimNumber.objects.get(number=500).model == "hubs.hubfigure"
    assert EventFactory().number == 501


def test_a_claim_without_source_is_refused_by_the_database():
    figure = FigureFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        HubFigure.objects.filter(pk=figure.pk).update(source=None)


@pytest.mark.parametrize(
    "change",
    [
        {"value": None},
        {"qualifier": "vague"},
        {"value_high": "7"},
        {"qualifier": "range", "value_high": "6"},
        {"qualifier": "range"},
        {"period_end": "2023-12-31"},
        {"period_end": None},
        {"precision": ""},
        {"start": 5, "end": 5},
        {"start": None, "end": 5},
        {"base_on": "2024-01-01"},
    ],
)
def test_the_database_refuses_a_figure_that_contradicts_itself(change):
    figure = FigureFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        HubFigure.objects.filter(pk=figure.pk).update(**change)


@pytest.mark.parametrize(
    "change",
    [
        {"value": None, "qualifier": "vague"},
        {"qualifier": "range", "value_high": "7"},
        {"period_start": None},
        {"period_start": None, "period_end": None, "precision": ""},
        {"start": 5, "end": 9},
    ],
)
def test_the_database_takes_a_figure_that_agrees_with_itself(change):
    figure = FigureFactory()

    assert HubFigure.objects.filter(pk=figure.pk).update(**change) == 1
