"""What readers ask finds first what they expect, on either database."""

from statistics import mean

import pytest
from django.conf import settings

from editorial.loading import load_content
from tests.search.questions import every_name, reciprocal_ranks, written_questions

pytestmark = pytest.mark.django_db


@pytest.fixture
def content():
    load_content(settings.CONTENT_DIR)


@pytest.mark.usefixtures("content")
def test_every_name_and_alias_finds_its_record_first():
    questions = every_name()
    ranks = reciprocal_ranks(questions)

    missed = [name for (name, _), rank in zip(questions, ranks, strict=True) if rank < 1]
    assert mean(ranks) >= 0.99, missed


@pytest.mark.usefixtures("content")
def test_sixty_questions_find_first_what_is_expected():
    questions = written_questions()
    ranks = reciprocal_ranks(questions)

    missed = [(*q, rank) for q, rank in zip(questions, ranks, strict=True) if rank < 1]
    assert len(questions) == 60
    assert mean(ranks) >= 0.95, missed
