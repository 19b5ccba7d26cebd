"""What is looked at in a claim before it is published."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from editorial.candidates import candidates_of
from editorial.drafts import save_draft
from editorial.patches import data_of
from editorial.publish_checks import findings_of
from editorial.publishing import publish_draft
from sources.articles import passage_sha256
from sources.models import Passage, Snapshot
from tests.editorial.people import editor, publisher
from tests.factories import (
    FigureFactory,
    PresenceFactory,
    SourceFactory,
    StatementFactory,
)

pytestmark = pytest.mark.django_db

SENTENCE = "In 2024 the city spent 6.46% of its output on research, over 25,000 firms among them."
TEXT = "A title\n" + "\n".join([SENTENCE, *(f"Filling {n} " * 40 for n in range(20))])


def receive(source, text=TEXT):
    return Snapshot.objects.create(
        source=source, raw=b"", text=text, sha256=passage_sha256(text), fetched_at=timezone.now()
    )


def findings(record, **changes):
    changes = changes or {"note_en": "Seen"}
    anna = get_user_model().objects.filter(username="anna").first() or editor()
    revision = save_draft(record, data_of(record) | changes, by=anna)
    [found] = findings_of(candidates_of([revision]).values()).values()
    return revision, [(finding.level, finding.field) for finding in found]


def found(record, **changes) -> list:
    return findings(record, **changes)[1]


@pytest.fixture
def figure():
    """Return a public figure read in the second paragraph of a stored text."""
    made = FigureFactory(paragraph=2, public=True)
    receive(made.source)
    return made


def test_a_sound_figure_raises_nothing(figure):
    assert found(figure) == []


def test_a_number_needs_its_paragraph_and_another_claim_should_have_one():
    assert found(FigureFactory(paragraph=None, public=True)) == [("error", "paragraph")]
    presence = PresenceFactory(paragraph=None, public=True)
    assert found(presence, note_vi="Đã xem") == [("warning", "paragraph")]


def test_a_marked_passage_stands_for_a_paragraph():
    figure = FigureFactory(paragraph=None, public=True)
    passage = Passage.objects.create(
        snapshot=receive(figure.source), paragraph=2, start=0, end=60, exact=SENTENCE[:60]
    )
    type(figure).objects.filter(pk=figure.pk).update(passage=passage)

    assert found(figure) == []


def test_words_that_the_passage_does_not_say_forbid_publishing(figure):
    revision, seen = findings(figure, as_published="6.64%")

    assert seen == [("error", "as_published")]
    with pytest.raises(ValidationError, match="as published: The passage does not say “6.64%”"):
        publish_draft(revision, by=publisher())


def test_the_range_of_the_quote_decides_not_the_paragraph(figure):
    assert found(figure, start=0, end=20) == [("error", "as_published")]


def test_a_value_that_the_printed_words_do_not_mean_is_warned_of(figure):
    assert found(figure, value="64.6", as_published="6.46%", end=60, start=0) == [
        ("warning", "value")
    ]


@pytest.mark.parametrize(
    "value, seen", [("25000", []), ("6.46", []), ("24000", [("warning", "value")])]
)
def test_without_printed_words_the_digits_are_looked_for(figure, value, seen):
    assert found(figure, value=value, as_published="") == seen


def test_spaces_and_widths_of_signs_do_not_count():
    figure = FigureFactory(as_published="25000 家", value="25000", paragraph=1, public=True)
    receive(figure.source, "深圳有２５０００\u3000家企业")

    assert found(figure) == []


def test_nothing_is_said_of_a_text_that_is_not_stored():
    assert found(FigureFactory(as_published="no such words", public=True)) == []


def test_a_value_restated_where_the_citation_stays_asks_for_a_second_look(figure):
    assert found(figure, period_end="2023-12-31", period_start="2023-01-01") == [
        ("warning", "period_start")
    ]
    moved = {"period_start": "2022-01-01", "period_end": "2022-12-31", "start": 0, "end": 80}
    assert found(figure, **moved) == []


def test_a_presence_is_restated_too():
    presence = PresenceFactory(public=True)

    assert found(presence, role="founded") == [("warning", "role")]


def test_a_number_without_a_period_is_warned_of():
    figure = FigureFactory(period_start=None, period_end=None, precision="", public=True)
    assert found(figure) == [("warning", "period_end")]
    assert found(FigureFactory(
        period_start=None, period_end=None, precision="", window_months=120, public=True
    ), note_vi="Đã xem") == []  # fmt: skip


def test_a_quote_beyond_what_the_rights_allow_forbids_publishing(figure):
    assert found(figure, quote_public=True) == [("error", "quote_public")]
    assert found(figure, quote_public=True, start=0, end=28) == []


def test_a_quote_that_was_public_before_is_not_asked_again(figure):
    type(figure).objects.filter(pk=figure.pk).update(quote_public=True)
    figure.refresh_from_db()

    assert found(figure) == []


def test_many_claims_of_many_sources_take_as_many_queries_as_few():
    anna = editor()
    drafts = []
    for _n in range(5):
        source = SourceFactory(public=True)
        receive(source)
        for factory in (FigureFactory, StatementFactory):
            claim = factory(source=source, paragraph=2, public=True)
            data = data_of(claim) | {"quote_public": True, "start": 0, "end": 28}
            drafts.append(save_draft(claim, data, by=anna))

    def queries(some):
        with CaptureQueriesContext(connection) as counted:
            findings_of(candidates_of(some).values())
        return len(counted)

    few = queries(drafts[:2])
    assert queries(drafts) == few
