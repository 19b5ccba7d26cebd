"""Claims and their one sequence of numbers."""

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from editorial.drafts import save_draft
from editorial.patches import data_of
from editorial.publishing import publish_draft
from hubs.models import HubFigure
from sources.articles import passage_sha256
from sources.models import ClaimNumber, Snapshot
from sources.services import continue_numbers
from tests.factories import CorrectionFactory, EventFactory, FigureFactory, SourceFactory

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


def test_the_hash_of_a_passage_follows_the_locator_through_a_draft():
    source = SourceFactory(public=True)
    text = "One port.\nTwo ports."
    Snapshot.objects.create(
        source=source, raw=b"", text=text, sha256="1", fetched_at=timezone.now()
    )
    claim = CorrectionFactory(source=source, paragraph=1, public=True)
    before = claim.passage_sha256

    draft = save_draft(claim, data_of(claim) | {"paragraph": 2}, by=None)
    publish_draft(draft, by=None)

    claim.refresh_from_db()
    assert before == passage_sha256("One port.")
    assert claim.passage_sha256 == passage_sha256("Two ports.")
