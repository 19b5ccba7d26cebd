"""Quotes of stored claims: saved, shown and exported within the limits (check 14 of ux.md)."""

import hashlib
import re

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from companies.models import CompanyFigure
from hubs.models import HubFigure
from sources.articles import passage_sha256, passage_text
from sources.models import Passage, Snapshot, Source
from sources.quotes import passage_of, show_quotes
from sources.registry import claim_models
from sources.services import check_quote, save_claim
from tests.factories import (
    CompanyFigureFactory,
    CorrectionFactory,
    EventFactory,
    FigureFactory,
    HubFactory,
    MembershipFactory,
    PresenceFactory,
    SourceFactory,
    StatementFactory,
    publish_whole,
)

pytestmark = pytest.mark.django_db

SHARED_RUN = 20


def sentence(n: int) -> str:
    """Return a sentence no piece of which stands in another."""
    letters = hashlib.sha256(str(n).encode()).hexdigest()
    return " ".join(letters[i : i + 8] for i in range(0, 64, 8)) + ". "


TEXT = "\n".join("".join(sentence(p * 6 + i) for i in range(6)).strip() for p in range(26))
LIMIT = 900
WORD = re.compile(r"[0-9a-f]{8}")
SOUGHT = sentence(30).split()[0]


@pytest.fixture
def source():
    """Return a public source under copyright."""
    return SourceFactory(slug="s", title_en="A source", public=True)


def receive(source: Source, text: str = TEXT) -> Snapshot:
    return Snapshot.objects.create(
        source=source,
        raw=text.encode(),
        text=text,
        sha256=passage_sha256(text),
        fetched_at=timezone.now(),
    )


def locate(paragraph: int, start: int = 0, end: int = 60, text: str = TEXT) -> dict:
    """Return a locator with its hash."""
    passage = passage_text(text, paragraph, start, end)
    place = {"paragraph": paragraph, "start": start, "end": end}
    return place | {"passage_sha256": passage_sha256(passage)}


def mark(claim):
    """Mark a claim public without asking whether it may be."""
    type(claim).objects.filter(pk=claim.pk).update(quote_public=True)
    claim.quote_public = True
    return claim


def mark_everything(source: Source) -> None:
    """Draw a claim of every kind from every paragraph, and mark all of it public."""
    receive(source)
    hub = HubFactory(slug="h", public=True)
    for paragraph in range(1, 9):
        for start in (0, 260):
            place = locate(paragraph, start, start + 130) | {"source": source, "public": True}
            FigureFactory(hub=hub, **place)
        EventFactory(hubs=[hub], **place)
        StatementFactory(hubs=[hub], **place)
        CorrectionFactory(**place)
        CompanyFigureFactory(**place)
        PresenceFactory(hub=hub, **place)
        MembershipFactory(**place)
    for model in claim_models():
        model.objects.update(quote_public=True, quote_translation_vi="Bản dịch.")


def shared_with(text: str, answer: str) -> int:
    """Return how many characters of a text stand in runs of at least 20 in an answer.

    A run of that length holds a whole word of the text, so others need no look.
    """
    words = set(WORD.findall(answer))
    found: set[int] = set()
    for at in range(len(text) - SHARED_RUN + 1):
        run = text[at : at + SHARED_RUN]
        if words.intersection(WORD.findall(run)) and run in answer:
            found.update(range(at, at + SHARED_RUN))
    return len(found)


def public_addresses() -> list[str]:
    """Return one address of every kind of page, every list of the API and every export."""
    figure, company = HubFigure.objects.first(), CompanyFigure.objects.first().company
    resources = ["figures", "company-figures", "presences", "events", "statements", "corrections"]
    return [
        "/en/", "/en/hubs/", "/en/hubs/h/", "/vi/hubs/h/", "/en/sources/", "/en/sources/s/",
        "/vi/sources/s/", "/en/corrections/", "/en/companies/", company.get_absolute_url(),
        "/en/indicators/", figure.get_absolute_url(), figure.indicator.get_absolute_url(),
        f"/en/search/?q={SOUGHT}", f"/api/v1/search/?q={SOUGHT}",
        "/api/v1/sources/", "/api/v1/sources/s/", f"/api/v1/figures/{figure.number}/",
        "/api/v1/figures/?limit=500", "/api/v1/hubs/h/", "/api/v1/changes/", "/api/v1/groups/",
        *(f"/api/v1/{name}/?expand=source&limit=500" for name in resources),
        *(f"/api/v1/{name}/?format={kind}" for name in resources for kind in ("csv", "ndjson")),
        "/api/v1/sources/?format=csv",
    ]  # fmt: skip


def body(client, path: str) -> str:
    response = client.get(path, follow=True)
    assert response.status_code == 200, path
    content = b"".join(response.streaming_content) if response.streaming else response.content
    return content.decode().replace("\\n", "\n")


def test_no_answer_holds_more_than_the_limit_of_a_text_under_copyright(client, source):
    mark_everything(source)
    answers = {path: body(client, path) for path in public_addresses()}

    shared = {path: shared_with(TEXT, answer) for path, answer in answers.items()}

    assert max(shared.values()) <= LIMIT
    assert shared_with(TEXT, "\n".join(answers.values())) <= LIMIT
    assert shared["/en/sources/s/"] > 0
    assert shared["/api/v1/figures/?format=csv"] > 0
    assert shared[f"/en/search/?q={SOUGHT}"] == 0


def test_no_answer_holds_a_piece_of_a_source_that_allows_no_excerpt(client, source):
    mark_everything(source)
    Source.objects.update(rights="no_excerpt")

    for path in public_addresses():
        answer = body(client, path)
        assert shared_with(TEXT, answer) == 0, path
        assert "Bản dịch." not in answer, path


def test_an_open_text_shows_whole_on_its_page_and_nowhere_else(client, source):
    receive(source)
    Source.objects.update(rights="open_licence")
    html = body(client, "/en/sources/s/")

    assert all(paragraph in html for paragraph in TEXT.split("\n"))
    assert shared_with(TEXT, body(client, "/api/v1/sources/s/")) == 0


def test_a_text_under_copyright_is_not_shown_though_it_is_stored(client, source):
    receive(source)

    assert shared_with(TEXT, body(client, "/en/sources/s/")) == 0


def test_only_marked_passages_are_shown(client, source):
    receive(source)
    seen = mark(FigureFactory(source=source, **locate(5), public=True))
    FigureFactory(source=source, **locate(6), public=True)
    html = body(client, "/en/sources/s/")

    assert html.count("quote__text") == 1
    assert passage_of(seen) in html


def test_a_quote_stands_before_its_translation_each_in_its_language(client):
    source = SourceFactory(slug="s", language="vi", public=True)
    receive(source)
    figure = FigureFactory(source=source, **locate(5), public=True)
    mark(figure)
    HubFigure.objects.update(quote_translation_en="They counted them.")
    html = body(client, "/en/sources/s/")

    assert re.search(r'<blockquote class="quote__text name" lang="vi">', html)
    assert html.index("quote__text") < html.index("They counted them.") < html.rindex("our trans")
    assert "They counted them." not in body(client, "/vi/sources/s/")
    assert "They counted them." in body(client, f"/en/figures/{figure.number}/")


def test_a_translation_is_never_shown_without_its_quote(client, source):
    figure = mark(FigureFactory(source=source, **locate(5), public=True))
    HubFigure.objects.update(quote_translation_vi="Bản dịch.")

    assert "Bản dịch." not in body(client, "/vi/sources/s/")
    assert "Bản dịch." not in body(client, f"/api/v1/figures/{figure.number}/?translations=all")


def test_the_api_gives_the_quote_of_every_kind_of_claim(client, source):
    receive(source)
    figure = mark(FigureFactory(source=source, **locate(5), public=True))
    mark(CorrectionFactory(source=source, **locate(6), public=True))
    mark(PresenceFactory(source=source, **locate(7), public=True))
    paths = (f"figures/{figure.number}", "corrections", "presences")

    bodies = [client.get(f"/api/v1/{path}/").json() for path in paths]

    assert bodies[0]["quote"] == passage_text(TEXT, 5, 0, 60)
    assert bodies[0]["locator"] == {"paragraph": 5}
    assert bodies[1]["results"][0]["quote"] == passage_text(TEXT, 6, 0, 60)
    assert bodies[2]["results"][0]["quote"] == passage_text(TEXT, 7, 0, 60)


def test_a_comparison_gives_the_quotes_of_its_figures(client, source):
    receive(source)
    figures = [FigureFactory(hub__slug=slug, source=source, **locate(5)) for slug in ("a", "b")]
    HubFigure.objects.update(indicator=figures[0].indicator, quote_public=True)
    for figure in HubFigure.objects.all():
        publish_whole(figure)

    (row,) = client.get("/api/v1/compare/?hub=a&hub=b").json()["rows"]

    assert [cell["quote"] for cell in row["cells"]] == [passage_text(TEXT, 5, 0, 60)] * 2


@pytest.mark.parametrize("path", ["/api/v1/figures/", "/api/v1/statements/", "/en/sources/"])
def test_query_count_does_not_grow_with_quotes_and_sources(count_queries, path):
    def quote(times: int) -> None:
        for _ in range(times):
            source = SourceFactory(public=True)
            receive(source)
            mark(FigureFactory(source=source, **locate(5), public=True))
            mark(StatementFactory(source=source, **locate(6), public=True))

    quote(2)
    few = count_queries(path)
    quote(8)

    assert count_queries(path) == few


def test_query_count_of_a_source_does_not_grow_with_its_quotes(count_queries, source):
    snapshot = receive(source)

    def quote(paragraph: int) -> None:
        place = locate(paragraph, 0, 20)
        exact = passage_text(TEXT, paragraph, 0, 20)
        place.pop("passage_sha256")
        held = Passage.objects.create(snapshot=snapshot, exact=exact, **place)
        mark(FigureFactory(source=source, passage=held, public=True))
        mark(StatementFactory(source=source, **locate(paragraph), public=True))

    quote(5)
    few = count_queries("/en/sources/s/")
    for paragraph in range(6, 12):
        quote(paragraph)

    assert count_queries("/en/sources/s/") == few


def test_where_nothing_is_marked_no_query_runs(django_assert_num_queries, source):
    figure = FigureFactory(source=source, public=True)

    with django_assert_num_queries(0):
        assert show_quotes([figure])[0].shown_quote == ""


def test_drafts_take_no_room_from_what_readers_see(source):
    receive(source)
    for paragraph in range(3, 9):
        mark(FigureFactory(source=source, **locate(paragraph, 0, 250)))
    seen = mark(FigureFactory(source=source, **locate(12), public=True))

    assert show_quotes([seen])[0].shown_quote


def test_a_text_that_changed_at_the_place_gives_no_quote(source):
    receive(source)
    figure = mark(FigureFactory(source=source, **locate(5), public=True))
    receive(source, TEXT.upper())

    assert show_quotes([figure])[0].shown_quote == ""


def test_a_marked_passage_is_quoted_from_its_own_snapshot(source):
    first = receive(source)
    exact = passage_text(TEXT, 5, 0, 60)
    held = Passage.objects.create(snapshot=first, paragraph=5, start=0, end=60, exact=exact)
    figure = mark(FigureFactory(source=source, passage=held, public=True))
    receive(source, TEXT.replace(". ", "; "))

    assert show_quotes([figure])[0].shown_quote == exact


def test_a_passage_of_another_source_is_no_quote(source):
    other = receive(SourceFactory(rights="open_licence"))
    exact = passage_text(TEXT, 5, 0, 60)
    held = Passage.objects.create(snapshot=other, paragraph=5, start=0, end=60, exact=exact)
    figure = mark(FigureFactory(source=source, passage=held, public=True))

    assert show_quotes([figure])[0].shown_quote == ""


def test_a_passage_that_says_more_than_its_place_holds_is_no_quote(source):
    first = receive(source)
    whole = Passage.objects.create(snapshot=first, paragraph=5, start=0, end=9, exact=TEXT)
    figure = mark(FigureFactory(source=source, passage=whole, public=True))

    assert show_quotes([figure])[0].shown_quote == ""


def test_marking_is_refused_where_no_passage_is_known(source):
    figure = FigureFactory(source=source, public=True)
    figure.quote_public = True

    with pytest.raises(ValidationError, match="No passage is known") as caught:
        save_claim(figure)

    assert set(caught.value.message_dict) == {"quote_public"}


def test_marking_is_refused_with_what_is_left(source):
    receive(source)
    for paragraph in (3, 4, 5):
        mark(FigureFactory(source=source, **locate(paragraph, 0, 290)))
    figure = FigureFactory(source=source, **locate(6, 0, 100))
    figure.quote_public = True

    with pytest.raises(ValidationError, match=r"100 characters; 30 of the 900 .* are left"):
        save_claim(figure)


def test_marking_is_refused_where_the_rights_allow_none(source):
    receive(source)
    Source.objects.update(rights="no_excerpt")
    source.refresh_from_db()
    figure = FigureFactory(source=source, **locate(6))
    figure.quote_public = True

    with pytest.raises(ValidationError, match="No excerpt"):
        save_claim(figure)


def test_a_marked_claim_is_still_saved_after_the_rights_have_changed(source):
    receive(source)
    figure = mark(FigureFactory(source=source, **locate(6)))
    Source.objects.update(rights="no_excerpt")
    figure.refresh_from_db()
    figure.note_en = "Read twice."

    assert save_claim(figure).quote_public


def test_a_locator_that_fits_may_be_marked_and_gets_its_hash(source):
    receive(source)
    figure = FigureFactory(source=source, paragraph=5, start=0, end=60)
    assert figure.passage_sha256 == locate(5)["passage_sha256"]

    figure.paragraph, figure.quote_public = 6, True
    save_claim(figure)

    assert figure.passage_sha256 == locate(6)["passage_sha256"]
    check_quote(figure)


def test_a_moved_locator_loses_a_hash_that_no_text_confirms(source):
    figure = FigureFactory(source=source, **locate(5))
    figure.paragraph = 6

    assert save_claim(figure).passage_sha256 == ""
